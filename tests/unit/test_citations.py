"""Which words of a text cite a document, and which document of the repository they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.collecting import collect
from newsroom.content.settings import read_settings
from newsroom.text.annotations import annotated
from newsroom.text.citations import CitedLink, bare_place, find_citations, linked, same_number
from newsroom.text.markup import Renderer
from tests.bad_input.sound import PLACE, article, look_at

FOUND = {
    "Nghị định số 61/2018/NĐ-CP": "61/2018/NĐ-CP",
    "Nghị định 61/2018/NĐ-CP": "61/2018/NĐ-CP",
    "nghị định số: 61/2018/NĐ-CP": "61/2018/NĐ-CP",
    "61/2018/NĐ-CP": "61/2018/NĐ-CP",
    "103 /KH-UBND": "103/KH-UBND",
    "Kế hoạch số 05/KH – UBND": "5/KH-UBND",
    "Thông tư liên tịch số 12/2020/TTLT-BTTTT-BNV": "12/2020/TTLT-BTTTT-BNV",
    "Văn bản số 2406/SNV-CCHCVTLT": "2406/SNV-CCHCVTLT",
    "Nghị quyết số 202/2025/QH15": "202/2025/QH15",
    "Nghị quyết số 1682/NQ-UBTVQH15": "1682/NQ-UBTVQH15",
    "Nghị quyết số 60-NQ/TW": "60-NQ/TW",
    "Công văn số 7/SVH&TT-VP": "7/SVH&TT-VP",
    "Quyết định\nsố 10/QĐ-TTg": "10/QĐ-TTg",
}
NOT_FOUND = [
    "12/4/2021",
    "mức độ 3, 4/7",
    "Quý II/2021",
    "1.004220",
    "km/h 5/h",
    "và/hoặc",
    "24/7",
    "x61/2018/NĐ-CP",
    "tep-61/2018/NĐ-CP",
    "a/61/2018/NĐ-CP",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_citation_is_found_with_its_kind(text: str) -> None:
    (found,) = find_citations(f"theo {text}, các cơ quan")
    assert found.citation.number == FOUND[text]
    assert found.end - found.start == len(text)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_number_is_left(text: str) -> None:
    assert not list(find_citations(f"ngày {text} của"))


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("103/KH-UBND ngày 12 tháng 4 năm 2021 của UBND tỉnh Tiền Giang về việc", "2021-04-12", "Tiền Giang"),
        ("103/KH-UBND ngày 12/4/2021 của UBND tỉnh về việc", "2021-04-12", ""),
        ("103/KH-UBND, ngày 12/4/2021, của tỉnh", "2021-04-12", ""),
        ("103/KH-UBND do UBND tỉnh Nghệ An ban hành", "", "Nghệ An"),
        ("103/KH-UBND của các tổ chức xã hội, UBND huyện Gò Dầu", "", ""),
        ("103/KH-UBND của UBND thành phố Hồ Chí Minh", "", "Hồ Chí Minh"),
        ("103/KH-UBND ngày 31/02/2021", "", ""),
        ("103/KH-UBND. Của tỉnh Long An", "", ""),
    ],
)  # fmt: skip
def test_the_day_and_the_place_beside_a_number_are_read(text: str, day: str, place: str) -> None:
    (found,) = find_citations(text)
    assert (found.citation.day, found.citation.place) == (day, place)


def test_two_spellings_of_a_number_are_one() -> None:
    assert same_number("05 /KH – UBND") == same_number("5/KH-UBND")


def test_a_place_is_known_without_its_level() -> None:
    assert bare_place("Tỉnh Tiền Giang") == bare_place("Tiền Giang") == "tien giang"
    assert bare_place("Xã Xuân Lộc") == "xuan loc" and bare_place("Quảng Xương") == "quang xuong"


def render(text: str, note: str = "", *, verbatim: bool = False) -> str:
    rendering = annotated(Renderer().render(text), verbatim=verbatim)
    link = CitedLink("newsroom:/van-ban/x/", note)
    return linked(rendering.html, [link] * len(rendering.citations))


def test_a_citation_becomes_a_link_around_its_own_words() -> None:
    html = render("Theo Nghị định số 61/2018/NĐ-CP và 5 < 7 & 9.")
    assert '<a class="citation" href="newsroom:/van-ban/x/">Nghị định số ' in html
    assert html.endswith("61/2018/NĐ-CP</span></a> và 5 &lt; 7 &amp; 9.</p>")


def test_headings_links_and_code_stay_as_they_are() -> None:
    text = "## Về 61/2018/NĐ-CP\n\n[61/2018/NĐ-CP](https://a.vn) và `61/2018/NĐ-CP`."
    assert "citation" not in render(text)
    assert annotated(Renderer().render(text), verbatim=False).citations == ()


def test_a_note_stands_behind_the_day_and_issuer_and_only_once() -> None:
    text = "Theo 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa; nhắc lại 61/2018/NĐ-CP."
    html = render(text, "đã được thay thế bởi A & B")
    note = '<span class="citation-note">(đã được thay thế bởi A &amp; B)</span>'
    assert f"ngày 23/4/2018 của Chính phủ {note} về một cửa" in html
    assert html.count("citation-note") == 1


def test_nothing_is_put_into_words_of_others() -> None:
    quoted = "“Thực hiện 61/2018/NĐ-CP.”\n\n> Theo 61/2018/NĐ-CP.\n"
    assert "citation-note" not in render(quoted, "đã được thay thế")
    assert "citation-note" not in render("Theo 61/2018/NĐ-CP.", "đã được thay thế", verbatim=True)
    assert render("Theo 61/2018/NĐ-CP.", verbatim=True).count('class="citation"') == 1


def test_no_mark_is_left_without_a_target() -> None:
    rendering = annotated(Renderer().render("Theo 61/2018/NĐ-CP, CCHC."), verbatim=False)
    assert (
        linked(rendering.html, [None]) == "<p>Theo 61/2018/NĐ-CP, CCHC (cải cách hành chính).</p>"
    )
    assert linked(rendering.html, []) == linked(rendering.html, [None])


def document(number: str, *lines: str) -> str:
    return "\n".join(["---", f"number: {number}", "kind: Kế hoạch", *lines, "---", ""])


HERE, THERE = "docs/van-ban/12-kh-ubnd.md", "docs/van-ban/12-kh-ubnd-khac.md"
OF_HERE = document("12/KH-UBND", "place: nghe-an", "issued: 2024-02-01")
OF_THERE = document("12/KH-UBND", "place: Tỉnh Long An", "issued: 2024-02-01")


def cited(root: Path, text: str, files: dict[str, str] | None = None) -> str:
    """What an article of Nghệ An cites with a text."""
    path = "docs/tin-tuc/2024/dan.md"
    found = look_at(
        root, {HERE: OF_HERE, THERE: OF_THERE, **(files or {}), path: article(body=text)}
    )
    assert not found.errors
    (entry, *_) = [*found.collection.bodies[path].cited, ""]
    return entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Theo số 12/KH-UBND.", "van-ban/12-kh-ubnd"),
        ("Theo số 012/KH-UBND ngày 01/02/2024 của UBND tỉnh.", "van-ban/12-kh-ubnd"),
        ("Theo số 12/KH-UBND ngày 02/02/2024.", ""),
        ("Theo số 12/KH-UBND của UBND tỉnh Long An.", "van-ban/12-kh-ubnd-khac"),
        ("Theo số 12/KH-UBND của UBND tỉnh Tiền Giang.", ""),
        ("Theo số 13/KH-UBND.", ""),
        ("Theo Kế hoạch số 47/KH-UBND.", "ke-hoach/nghe-an-2024"),
    ],
)
def test_a_number_means_the_document_of_its_place(tmp_path: Path, text: str, entry: str) -> None:
    assert cited(tmp_path, text) == entry


def test_a_district_cites_what_its_province_issued(tmp_path: Path) -> None:
    district = {
        PLACE: "---\ntitle: Huyện Gò Dầu\nlevel: huyện\nparent: Tỉnh Tây Ninh\n---\n",
        "docs/van-ban/1183-kh-ubnd.md": document("1183/KH-UBND", "place: Tỉnh Tây Ninh"),
    }
    assert cited(tmp_path, "Theo số 1183/KH-UBND.", district) == "van-ban/1183-kh-ubnd"


def test_a_document_of_the_whole_country_is_cited_everywhere(tmp_path: Path) -> None:
    files = {"docs/van-ban/61.md": document("61/2018/NĐ-CP")}
    assert cited(tmp_path, "Theo 61/2018/NĐ-CP.", files) == "van-ban/61"


def test_what_may_mean_two_documents_is_no_link(tmp_path: Path) -> None:
    other_year = document("12/KH-UBND", "place: nghe-an", "issued: 2023-02-01")
    files = {"docs/van-ban/12-kh-ubnd-2023.md": other_year}
    assert cited(tmp_path, "Theo số 12/KH-UBND.", files) == ""


def test_the_day_tells_two_years_apart(tmp_path: Path) -> None:
    other_year = document("12/KH-UBND", "place: nghe-an", "issued: 2023-02-01")
    files = {"docs/van-ban/12-kh-ubnd-2023.md": other_year}
    assert cited(tmp_path, "Theo số 12/KH-UBND ngày 01/02/2023.", files).endswith("2023")


def test_a_text_of_no_place_cites_by_number_and_day(tmp_path: Path) -> None:
    words = "Theo số 12/KH-UBND; số 12/KH-UBND ngày 01/02/2024 của UBND tỉnh Nghệ An."
    page = f"---\ntitle: Trang\n---\n\n{words}\n"
    found = look_at(tmp_path, {HERE: OF_HERE, THERE: OF_THERE, "docs/trang-khac.md": page})
    assert found.collection.bodies["docs/trang-khac.md"].cited == ("van-ban/12-kh-ubnd",)


def test_a_card_does_not_cite_itself(tmp_path: Path) -> None:
    found = look_at(tmp_path, {HERE: OF_HERE + "\nSố 12/KH-UBND giao việc.\n"})
    assert found.collection.bodies[HERE].cited == ()


def test_a_draft_is_no_target(tmp_path: Path) -> None:
    draft = {HERE: document("12/KH-UBND", "place: nghe-an", "draft: true")}
    assert cited(tmp_path, "Theo số 12/KH-UBND.", draft) == ""


def test_a_rendering_from_the_cache_is_linked_anew(tmp_path: Path) -> None:
    path, cache = "docs/tin-tuc/2024/dan.md", tmp_path / "cache.sqlite3"
    look_at(tmp_path, {path: article(body="Theo số 12/KH-UBND.")})
    before, _ = collect(tmp_path, read_settings(tmp_path), cache=cache)
    (tmp_path / HERE).parent.mkdir(parents=True)
    (tmp_path / HERE).write_text(OF_HERE, encoding="utf-8")
    after, _ = collect(tmp_path, read_settings(tmp_path), cache=cache)
    assert "citation" not in before.bodies[path].html
    assert 'href="newsroom:/van-ban/12-kh-ubnd/"' in after.bodies[path].html


def test_the_page_of_what_came_after_is_not_told_of_itself(tmp_path: Path) -> None:
    old, new = "docs/van-ban/61.md", "docs/van-ban/118.md"
    files = {
        old: document("61/2018/NĐ-CP", "replaced_by: '118'"),
        new: document("118/2025/NĐ-CP") + "\nThay thế 61/2018/NĐ-CP.\n",
        "docs/tin-tuc/2024/dan.md": article(body="Theo 61/2018/NĐ-CP."),
    }
    bodies = look_at(tmp_path, files).collection.bodies
    assert "citation-note" not in bodies[new].html
    note = "(đã được thay thế bởi Kế hoạch số 118/2025/NĐ-CP)"
    assert note in bodies["docs/tin-tuc/2024/dan.md"].html
