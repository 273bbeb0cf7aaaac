"""The first use of an acronym on a page is explained, and nothing else is touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from newsroom.text.acronyms import acronyms, symbols
from newsroom.text.annotations import annotated
from newsroom.text.citations import linked
from newsroom.text.markup import Renderer
from tests.bad_input.sound import PLAN, article, changed, look_at

CCHC = "CCHC (cải cách hành chính)"


def explained(text: str, *, verbatim: bool = False) -> str:
    rendering = annotated(Renderer().render(text), verbatim=verbatim)
    return linked(rendering.html, [])


def words(html: str) -> str:
    return " ".join(lxml_html.fragment_fromstring(html, create_parent="div").text_content().split())


def test_the_first_use_is_given_in_full_and_the_next_ones_are_not() -> None:
    assert explained("Công tác CCHC. CCHC là việc chung.") == (
        f"<p>Công tác {CCHC}. CCHC là việc chung.</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "cải cách hành chính (CCHC) và CCHC",
        "cải cách hành chính (viết tắt là CCHC) và CCHC",
        "cải cách hành chính (sau đây gọi tắt là CCHC) và CCHC",
        "CCHC (cải cách hành chính) và CCHC",
        "CCHC (Cải cách hành chính) và CCHC",
    ],
)
def test_what_the_text_explains_itself_is_left(text: str) -> None:
    assert explained(text) == f"<p>{text}</p>"


@pytest.mark.parametrize("text", ["TT", "CT", "TH", "TT Tỉnh ủy", "CT UBKT"])
def test_acronyms_of_several_meanings_are_never_explained(text: str) -> None:
    assert not {"TT", "CT", "TH"} & acronyms().keys()
    assert explained(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "text",
    ["47/KH-UBND", "QĐ-UBND", "số 5/QĐ-UBND ngày 05/01/2024", "CCHCVTLT", "xCCHC", "TT-TTHC"],
)
def test_no_part_of_a_number_or_a_longer_word_is_taken_for_an_acronym(text: str) -> None:
    assert explained(text) == f"<p>{text}</p>"


def test_the_longer_acronym_is_read_first() -> None:
    assert "UBMTTQVN (Ủy ban Mặt trận Tổ quốc Việt Nam)" in explained("UBMTTQVN tỉnh")
    assert "VH&amp;TT (Văn hóa và Thông tin)" in explained("Phòng VH&TT huyện")


def test_headings_links_code_and_heads_of_tables_wait_for_the_text() -> None:
    text = "## Về CCHC\n\n[CCHC](https://a.vn) `CCHC`\n\n| CCHC |\n|---|\n| CCHC |\n"
    html = explained(text)
    assert html.count(CCHC) == 1 and f"<td>{CCHC}</td>" in html


def test_a_quotation_keeps_its_words() -> None:
    html = explained("“Đẩy mạnh CCHC” là yêu cầu.\n\n> CCHC năm nay.\n\nKết quả CCHC.")
    assert html.count(CCHC) == 1 and f"Kết quả {CCHC}" in html


def test_the_text_of_a_plan_keeps_every_word() -> None:
    text = "Công tác CCHC, TTHC tại Phòng VH&TT; CCHC."
    html = explained(text, verbatim=True)
    assert words(html) == text
    assert html.count('<abbr title="cải cách hành chính">CCHC</abbr>') == 1
    assert '<abbr title="Văn hóa và Thông tin">VH&amp;TT</abbr>' in html


def test_search_reads_the_text_without_our_words() -> None:
    rendering = annotated(Renderer().render("Công tác CCHC."), verbatim=False)
    assert [passage.text for passage in rendering.passages] == ["Công tác CCHC."]
    assert rendering.acronyms == ("CCHC",)


def test_plans_are_verbatim_and_articles_are_not(tmp_path: Path) -> None:
    news = "docs/tin-tuc/2024/viet-tat.md"
    plan = changed(PLAN, "Nâng cao nhận thức.", "Nâng cao nhận thức về CCHC.")
    found = look_at(tmp_path, {**plan, news: article(body="Nói về CCHC.")}).collection
    assert '<abbr title="cải cách hành chính">CCHC</abbr>' in found.bodies[PLAN].html
    assert found.bodies[PLAN].acronyms == ("CCHC", "STT")
    assert CCHC in found.bodies[news].html


def test_the_table_has_one_meaning_for_each() -> None:
    source = (Path(__file__).parents[2] / "hooks/newsroom/text/acronyms.json").read_text("utf-8")
    pairs = json.loads(source, object_pairs_hook=list)
    keys = [key for _, table in pairs for key, _ in table]
    assert sorted(keys) == sorted({*acronyms(), *symbols()})


def test_acronyms_that_differ_in_separators_have_the_same_meaning() -> None:
    meanings: dict[str, set[str]] = {}
    for acronym, full in acronyms().items():
        meanings.setdefault(re.sub("[^A-ZĐ]", "", acronym), set()).add(full)
    assert all(letters and len(found) == 1 for letters, found in meanings.items())
