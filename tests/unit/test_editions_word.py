"""The Word file of an issue: real styles, every word, the same bytes, a form for the decision."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn

from newsroom.editions.document import Addresses, Document
from newsroom.editions.manuscript import IssueManuscript
from newsroom.editions.pictures import Pictures
from newsroom.editions.reading import read_document
from newsroom.editions.word import WordFile
from newsroom.editions.word_issue import write_issue
from newsroom.text.dates import PartialDate, at_fixed_hour
from newsroom.text.markup import Renderer
from tests.bad_input.sound import ISSUE
from tests.unit.edition_samples import issue_source, issue_words, make_issue, words


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[IssueManuscript, Pictures]:
    return make_issue(tmp_path_factory.mktemp("issue"))


@pytest.fixture(scope="module")
def word(made: tuple[IssueManuscript, Pictures]) -> Any:
    return open_word(BytesIO(write_issue(*made)))


def written(text: str) -> Any:
    """A Word file that holds one text in Markdown."""
    rendering = Renderer().render(text)
    html = rendering.with_targets([found.target for found in rendering.references])
    file = WordFile()
    file.document(read_document(html, Addresses("https://a/")))
    return open_word(
        BytesIO(file.finished("Tên", "Cơ quan", at_fixed_hour(PartialDate(2024, 1, 9), "00:00")))
    )


def test_an_id_of_any_signs_is_a_place_of_its_own() -> None:
    """A draft in the preview may have one that the check refuses."""
    ids = ("a-b", "a_b", "A-b", "r&d", 'a"<b', "mục_1", "mục_2", "x" * 60, "x" * 61)
    word = written("\n\n".join(f"## Mục {{#{id}}}" for id in ids))
    marks = [found.get(qn("w:name")) for found in word.element.body.iter(qn("w:bookmarkStart"))]
    assert len(set(marks)) == len(ids)
    assert all(re.fullmatch("[A-Za-z0-9_]{3,40}", mark) for mark in marks)


def test_every_word_is_there(made: tuple[IssueManuscript, Pictures], word: Any) -> None:
    texts = [element.text or "" for element in word.element.body.iter(qn("w:t"))]
    assert issue_words(made[0]) - words(" ".join(texts)) == set()


def test_headings_have_the_styles_word_navigates_by(word: Any) -> None:
    headings = {
        paragraph.text: paragraph.style.name
        for paragraph in word.paragraphs
        if paragraph.style.name.startswith("Heading")
    }
    assert headings["Tin trong tỉnh"] == "Heading 1"
    assert headings["Tin hai"] == "Heading 2"
    assert headings["Bảng số liệu"] == "Heading 3"
    assert headings["Danh sách"] == "Heading 4"
    assert next(p.text for p in word.paragraphs if p.style.name == "Title") == "Cải cách hành chính"


def test_the_language_and_the_face_are_set_for_all(word: Any) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:ascii")) == "Times New Roman"
    for style in word.styles.element.iter(qn("w:rFonts")):
        assert style.get(qn("w:ascii")) == "Times New Roman"


def test_pages_are_numbered(word: Any) -> None:
    fields = [found.text for found in word.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_table_repeats_its_head_and_fills_the_page(word: Any) -> None:
    table = next(table for table in word.tables if table.cell(0, 0).text == "Đơn vị")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[1].cells] == ["Sở Nội vụ", "1.234", "98,5"]
    section = word.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    widths = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid)
    assert abs(widths * 635 - whole) < 0.01 * whole


def test_pictures_carry_their_description(word: Any) -> None:
    described = [found.get("descr") for found in word.element.body.iter(qn("wp:docPr"))]
    assert described == ["Người dân nộp hồ sơ", "Sơ đồ các bước"]


def test_links_lead_to_places_that_exist(word: Any) -> None:
    marks = {found.get(qn("w:name")) for found in word.element.body.iter(qn("w:bookmarkStart"))}
    links = list(word.element.body.iter(qn("w:hyperlink")))
    inside = {link.get(qn("w:anchor")) for link in links} - {None}
    outside = {link.get(qn("r:id")) for link in links} - {None}
    assert inside
    assert inside <= marks
    assert all(len(name) <= 40 for name in marks)
    assert "https://example.org/a?b=1&c=2" in {word.part.rels[name].target_ref for name in outside}


def test_the_contents_are_words_own_and_complete_before_anybody_updates_them(
    made: tuple[IssueManuscript, Pictures], word: Any
) -> None:
    """Updated, they list the headings of an area: those must be the entries already there."""
    body = word.element.body
    codes = [found.text.split() for found in body.iter(qn("w:instrText"))]
    assert [code[0] for code in codes] == ["TOC", "TOC"]
    kinds = [found.get(qn("w:fldCharType")) for found in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * 2
    entries = [p.text for p in word.paragraphs if p.style.name.startswith("toc ")]
    assert [title for code in codes for title in headings_of(word, code)] == entries
    assert [piece.title for piece in made[0].pieces] == [
        p.text for p in word.paragraphs if p.style.name == "toc 2"
    ]
    settings = word.settings.element
    assert settings.find(qn("w:updateFields")) is None  # Word would ask everybody a question
    assert not any(found.get(qn("w:dirty")) for found in body.iter(qn("w:fldChar")))


def headings_of(word: Any, code: list[str]) -> list[str]:
    """The headings that a contents field finds, as Word does: of some levels, in an area."""
    lowest = int(code[code.index("\\o") + 1].strip('"').split("-")[1])
    area = code[code.index("\\b") + 1]
    found: list[str] = []
    number = None
    for element in word.element.body:
        if element.tag == qn("w:bookmarkStart") and element.get(qn("w:name")) == area:
            number = element.get(qn("w:id"))
        elif element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == number:
            return found
        elif number is not None and element.tag == qn("w:p"):
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = style.get(qn("w:val")) if style is not None else ""
            if name.startswith("Heading") and int(name[-1]) <= lowest:
                found.append("".join(element.itertext(qn("w:t"))))
    raise AssertionError(f"no end of {area}")


def test_every_numbered_list_starts_anew() -> None:
    word = written("1. một\n2. hai\n\nGiữa.\n\n5. năm\n")
    starts = {
        number.get(qn("w:numId")): number.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
        for number in word.part.numbering_part.element.iter(qn("w:num"))
        if number.find(f".//{qn('w:startOverride')}") is not None
    }
    used = [found.get(qn("w:val")) for found in word.element.body.iter(qn("w:numId"))]
    assert [starts[number] for number in used] == ["1", "1", "5"]


def test_cells_over_several_rows_and_columns_keep_the_grid() -> None:
    word = written(
        '<table><tr><th colspan="2">Chung</th></tr>'
        '<tr><td rowspan="2">trái</td><td>một</td></tr><tr><td>hai</td></tr></table>'
    )
    (table,) = word.tables
    assert table.cell(0, 0).text == table.cell(0, 1).text == "Chung"
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert table.cell(2, 1).text == "hai"


def test_the_same_issue_gives_the_same_bytes(made: tuple[IssueManuscript, Pictures]) -> None:
    assert write_issue(*made) == write_issue(*made)
    with zipfile.ZipFile(BytesIO(write_issue(*made))) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_an_issue_before_release_asks_for_the_decision(tmp_path: Path) -> None:
    draft = {ISSUE: issue_source(state="trình duyệt")}
    word = open_word(BytesIO(write_issue(*make_issue(tmp_path, draft, preview=True))))
    assert word.tables[-1].cell(0, 0).text == "Người duyệt, chức vụ"
    assert word.sections[0].header.paragraphs[0].text.startswith("DỰ THẢO. ")


def test_a_released_issue_asks_nothing(word: Any) -> None:
    assert "Phê duyệt" not in [paragraph.text for paragraph in word.paragraphs]


def test_an_empty_text_is_a_sound_file() -> None:
    file = WordFile()
    file.document(Document(()))
    finished = file.finished("", "", at_fixed_hour(PartialDate(2024), "00:00"))
    assert open_word(BytesIO(finished)).paragraphs == []
