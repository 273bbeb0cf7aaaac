"""The offline issue: one file that asks for nothing, with every text and links that work inside."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html as lxml_html

from newsroom.editions.manuscript import IssueManuscript
from newsroom.editions.offline import write_offline
from newsroom.editions.pictures import Pictures
from tests.unit.edition_samples import issue_words, make_issue, words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[IssueManuscript, Pictures]:
    return make_issue(tmp_path_factory.mktemp("issue"))


@pytest.fixture(scope="module")
def offline(made: tuple[IssueManuscript, Pictures]) -> Any:
    return lxml_html.document_fromstring(write_offline(*made).decode())


def test_every_word_is_there(made: tuple[IssueManuscript, Pictures], offline: Any) -> None:
    assert issue_words(made[0]) - words(" ".join(offline.itertext())) == set()


def test_nothing_is_loaded_from_elsewhere(offline: Any) -> None:
    assert offline.xpath("//script | //iframe | //object | //link[@rel='stylesheet']") == []
    sources = offline.xpath("//@src | //@srcset | //@poster")
    assert len(sources) == 2
    assert all(source.startswith("data:image/") for source in sources)
    styles = "".join(offline.xpath("//style/text()"))
    assert not re.search(r"url\(|@import", styles)
    policy = offline.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]


def test_links_inside_lead_somewhere_and_no_id_stands_twice(offline: Any) -> None:
    ids = offline.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in offline.xpath("//a/@href") if link.startswith("#")}
    assert targets - set(ids) == set()
    assert "tin-tuc-tin-hai-mot-de-muc" in targets


def test_other_links_are_whole_addresses(offline: Any) -> None:
    outside = [link for link in offline.xpath("//a/@href") if not link.startswith("#")]
    assert outside
    assert all(re.match(r"(https?://|mailto:)", link) for link in outside)


def test_headings_go_down_by_one(offline: Any) -> None:
    levels = [
        int(found.tag[1]) for found in offline.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_pictures_are_described(offline: Any) -> None:
    assert offline.xpath("//img/@alt") == ["Người dân nộp hồ sơ", "Sơ đồ các bước"]


def test_a_picture_that_is_not_here_is_described_in_words(
    made: tuple[IssueManuscript, Pictures],
) -> None:
    page: Any = lxml_html.document_fromstring(write_offline(made[0], {}).decode())
    assert page.xpath("//img") == []
    assert "(Ảnh: Sơ đồ các bước)" in page.text_content()


def test_marks_and_corrections_show(made: tuple[IssueManuscript, Pictures]) -> None:
    marked = replace(made[0], draft=True, corrections=(("05/02/2024", "Số đúng là 120."),))
    page: Any = lxml_html.document_fromstring(write_offline(marked, {}).decode())
    assert page.xpath("string(//*[@class='mark'])") == "Dự thảo"
    assert "05/02/2024: Số đúng là 120." in page.text_content()


def test_texts_are_never_markup(made: tuple[IssueManuscript, Pictures]) -> None:
    piece = replace(made[0].pieces[1], title='<script>x</script>"&', html="<p>a &lt;b&gt;</p>")
    part = replace(made[0].parts[0], pieces=(piece,))
    page: Any = lxml_html.document_fromstring(
        write_offline(replace(made[0], parts=(part,)), {}).decode()
    )
    assert page.xpath("//script") == []
    assert page.xpath("string(//h3)") == '<script>x</script>"&'


def test_the_same_issue_gives_the_same_bytes(made: tuple[IssueManuscript, Pictures]) -> None:
    assert write_offline(*made) == write_offline(*made)
