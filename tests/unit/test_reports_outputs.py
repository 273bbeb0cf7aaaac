"""Every output is read back as its reader's program reads it, and says the same figures."""

from __future__ import annotations

import csv
import hashlib
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html
from openpyxl import load_workbook

from newsroom.reports.figures import Figures
from newsroom.reports.figures_csv import write_csv
from newsroom.reports.package import LIST, write_package
from newsroom.reports.tables import tables
from newsroom.reports.web import write_page
from newsroom.reports.word import BrokenTemplate, write_word
from newsroom.reports.wording import NOTHING, SAMPLE_MARK, shown
from newsroom.reports.workbook import write_workbook
from newsroom.text.zips import zipped
from tests.unit.report_samples import DONE, NEWS, SECRET, figures_of, news

CLOSING = "Thời gian chốt số liệu: từ 15/03/2021 đến 14/06/2021"
WRITERS: dict[str, Callable[[Figures], bytes]] = {
    "docx": write_word,
    "xlsx": write_workbook,
    "csv": write_csv,
    "html": write_page,
    "zip": write_package,
}
Summary = dict[str, tuple[str, str, str]]
"""By label: now, the period before, a year ago, as printed."""


def expected(figures: Figures) -> Summary:
    return {
        line.measure.label: (shown(line.now), shown(line.before), shown(line.year_ago))
        for line in figures.lines
    }


def from_word(content: bytes) -> Summary:
    table = Document(BytesIO(content)).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return {row[0]: (row[2], row[3], row[5]) for row in rows[1:]}


def from_workbook(content: bytes) -> Summary:
    sheet = load_workbook(BytesIO(content))["Tổng hợp"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[2], str)]
    numbers = (((row[1], row[3], row[4], row[6])) for row in rows[1:])
    return {str(label): _three(*values) for label, *values in numbers}


def from_csv(content: bytes) -> Summary:
    rows = read_csv(content)
    found = (row for row in rows if row[0] == "Tổng hợp" and len(row) == 7)
    return {row[2]: _three(*(cell or "–" for cell in row[4:7])) for row in found}


def from_page(content: bytes) -> Summary:
    page: Any = html.document_fromstring(content)
    table = page.xpath("//section[h2/span[@id='tong-hop']]//tbody/tr")
    rows = [[cell.text_content() for cell in row] for row in table]
    return {row[1]: (row[3], row[4], row[6]) for row in rows}


def _three(*values: object) -> tuple[str, str, str]:
    now, before, year_ago = (
        shown(value) if isinstance(value, int | float) else str(value) for value in values
    )
    return now, before, year_ago


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def words(kind: str, content: bytes) -> str:
    """All the text of an output, headers of pages included."""
    if kind in ("docx", "xlsx", "zip"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = [archive.read(name) for name in archive.namelist()]
        return "\n".join(member.decode("utf-8", "replace") for member in members)
    return content.decode()


def test_a_report_is_the_same_bytes_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = figures_of(tmp_path)
    here = [write(figures) for write in WRITERS.values()]
    monkeypatch.setattr(sys, "platform", "win32")
    assert [write(figures) for write in WRITERS.values()] == here


def test_the_figures_agree_in_every_output(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    whole = expected(figures)
    assert whole["Thời lượng phát"] == ("15,3", "0", "0")
    plain = {label: _plain(values) for label, values in whole.items()}
    assert from_workbook(write_workbook(figures)) == whole
    assert from_page(write_page(figures)) == whole
    assert from_csv(write_csv(figures)) == plain
    assert from_word(write_word(figures)) == whole


def _plain(values: tuple[str, str, str]) -> tuple[str, str, str]:
    now, before, year_ago = (value.replace(".", "") for value in values)
    return now, before, year_ago


def test_the_counts_of_agencies_agree(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    counts = {one.tally.label: one.tally.items for one in figures.agencies}
    sheet = load_workbook(BytesIO(write_workbook(figures)))["Cơ quan"]
    rows = sheet.iter_rows(values_only=True)
    assert {row[0]: row[1] for row in rows if isinstance(row[1], int)} == counts
    part = [row for row in read_csv(write_csv(figures)) if row[0] == "Theo cơ quan, đơn vị"]
    assert {row[1]: int(row[4]) for row in part if row[2] == "Tin, bài"} == counts
    table = Document(BytesIO(write_word(figures))).tables[3]
    done = {row.cells[0].text: int(row.cells[1].text) for row in table.rows[1:]}
    assert done == {label: counts[label] for label in done}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_output_prints_the_days_figures_are_closed_on(tmp_path: Path, kind: str) -> None:
    assert CLOSING in words(kind, WRITERS[kind](figures_of(tmp_path)))


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_content_gives_the_same_bytes(tmp_path: Path, kind: str) -> None:
    first, second = (WRITERS[kind](figures_of(tmp_path / name)) for name in _two(tmp_path))
    assert first == second


def _two(folder: Path) -> tuple[str, str]:
    for name in ("a", "b"):
        (folder / name).mkdir()
    return "a", "b"


@pytest.mark.parametrize("kind", WRITERS)
def test_samples_mark_every_output_and_nothing_else_does(tmp_path: Path, kind: str) -> None:
    assert SAMPLE_MARK in words(kind, WRITERS[kind](figures_of(tmp_path, samples=True)))
    assert SAMPLE_MARK not in words(kind, WRITERS[kind](figures_of(tmp_path)))


def test_samples_mark_every_page_of_word_and_every_sheet(tmp_path: Path) -> None:
    figures = figures_of(tmp_path, samples=True)
    word = Document(BytesIO(write_word(figures)))
    for section in word.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        assert all(SAMPLE_MARK in head.paragraphs[0].text for head in heads)
    for sheet in load_workbook(BytesIO(write_workbook(figures))):
        assert SAMPLE_MARK in str(sheet.oddHeader.center.text)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_report_with_nothing_in_it_says_so(tmp_path: Path, kind: str) -> None:
    assert NOTHING in words(kind, WRITERS[kind](figures_of(tmp_path, "2019-Q1")))


@pytest.mark.parametrize("period", ["2021-Q2", "2021-9M", "2021", "2021-06", "2021-H1", "2019"])
def test_every_length_of_period_can_be_written(tmp_path: Path, period: str) -> None:
    figures = figures_of(tmp_path, period)
    assert len(load_workbook(BytesIO(write_workbook(figures))).sheetnames) == 14
    text = "\n".join(one.text for one in Document(BytesIO(write_word(figures))).paragraphs)
    assert figures.period.name in text and "{" not in text
    html.document_fromstring(write_page(figures))


def test_a_workbook_can_be_filtered_sorted_and_followed(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(write_workbook(figures_of(tmp_path))))
    for sheet in book:
        assert sheet.freeze_panes and sheet.auto_filter.ref, sheet.title
        assert all(column.width for column in sheet.column_dimensions.values())
    cells = [cell for row in book["Sự kiện"].iter_rows() for cell in row]
    assert any(cell.value == datetime(2021, 6, 1) and cell.is_date for cell in cells)
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert links == ["https://cchc.example.org/tin-tuc/2021/tap-huan/"]


def test_a_sheet_with_no_row_says_so_on_one_line(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(write_workbook(figures_of(tmp_path, "2019-Q1"))))
    cells = [cell for row in book["Sự kiện"].iter_rows() for cell in row]
    (said,) = (cell for cell in cells if cell.value == "Trong kỳ không có sự kiện.")
    assert not said.alignment.wrap_text and said.column == 1


def test_no_title_becomes_a_formula(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    sheet: Any = load_workbook(BytesIO(write_workbook(figures)))["Tin, bài"]
    (cell,) = (one for row in sheet.iter_rows() for one in row if "lần hai" in str(one.value))
    assert cell.data_type == "s"
    (row,) = (
        row
        for row in read_csv(zipfile.ZipFile(BytesIO(write_package(figures))).read(LIST))
        if "Tập huấn" in "".join(row) and "Danh sách" in row[4]
    )
    assert not row[2].startswith("=")


def test_the_word_report_leaves_number_date_and_signer_to_the_office(tmp_path: Path) -> None:
    word = Document(BytesIO(write_word(figures_of(tmp_path))))
    head = "\n".join(cell.text for cell in word.tables[0].rows[0].cells)
    assert "Số:         /BC-……" in head and "ngày …… tháng …… năm ……" in head
    signature = word.tables[2].rows[0].cells[1].text
    assert signature.strip() == "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"
    page: Any = word.sections[0]
    assert (round(page.page_width.mm), round(page.left_margin.mm)) == (210, 30)
    assert (round(page.right_margin.mm), round(page.top_margin.mm)) == (15, 20)


def test_the_word_report_says_it_in_sentences(tmp_path: Path) -> None:
    word = Document(BytesIO(write_word(figures_of(tmp_path))))
    text = "\n".join(one.text for one in word.paragraphs)
    assert (
        "đã đăng, phát 02 tin, bài (tăng 01 so với quý I/2021; tăng 01 so với quý II/2020), "
        "gồm 01 tin; 01 phóng sự." in text
    )
    assert "Phát thanh, truyền hình: 02 lượt" in text and "15,3 phút" in text
    assert "đã tổ chức 01 cuộc" in text and "1.200 lượt người" in text


def test_a_changed_template_is_used_and_a_broken_one_is_explained(tmp_path: Path) -> None:
    figures = figures_of(tmp_path)
    own = tmp_path / "mau.docx"
    template = Document()
    template.add_paragraph("Của cơ quan: {{ n.items }} tin, bài")
    template.save(str(own))
    written = Document(BytesIO(write_word(figures, own)))
    assert written.paragraphs[0].text == "Của cơ quan: 02 tin, bài"
    unknown = 'không có tên "khong_co"'
    for wrong, reason in (
        ("{{ khong_co }}", unknown),
        ("{{ n.khong_co }}", unknown),
        ("{% if %}", "viết sai"),
    ):
        template = Document()
        template.add_paragraph(wrong)
        template.save(str(own))
        with pytest.raises(BrokenTemplate, match=rf"{reason}\. .*README\.md"):
            write_word(figures, own)


@pytest.mark.parametrize("content", [None, b"", b"Word 97", zipped([("a.txt", b"a")])])
def test_a_template_that_is_no_word_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "mau.docx"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(BrokenTemplate, match="Không mở được"):
        write_word(figures_of(tmp_path), own)


def test_a_workbook_in_the_place_of_the_template_is_named(tmp_path: Path) -> None:
    own, figures = tmp_path / "mau.docx", figures_of(tmp_path)
    own.write_bytes(write_workbook(figures))
    with pytest.raises(BrokenTemplate, match="Không mở được"):
        write_word(figures, own)


def test_the_package_has_every_file_and_a_list_that_proves_it(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(BytesIO(write_package(figures_of(tmp_path))))
    rows = read_csv(archive.read(LIST))
    head = next(number for number, row in enumerate(rows) if row[0] == "STT")
    listed = {row[7]: row for row in rows[head + 1 :] if row[7]}
    assert set(archive.namelist()) == {LIST, *listed}
    assert any(SECRET in name for name in listed)
    for name, row in listed.items():
        assert row[9] == hashlib.sha256(archive.read(name)).hexdigest()
        assert row[1] == "Nhiệm vụ 1, Kế hoạch A" and row[3] == "02/06/2021"
        assert name.isascii()
    assert [row[6] for row in rows if "Video" in row] == ["https://video.example.vn/1"]


def test_no_table_is_missing_a_column(tmp_path: Path) -> None:
    for table in tables(figures_of(tmp_path)):
        assert all(len(row) == len(table.columns) for row in table.rows), table.name
        assert len(table.name) <= 31


def test_marks_of_markup_and_templates_stay_as_they_were_written(tmp_path: Path) -> None:
    title = "A & B <c> {{ d }} {% if %}"
    link = "https://bao.example.vn/?a=1&b=2"
    files = dict(DONE)
    files[f"{NEWS}/2021/dau.md"] = news(f'"{title}"', "2021-05-01", f'link: "{link}"')
    figures = figures_of(tmp_path, files=files)
    word = Document(BytesIO(write_word(figures)))
    assert title in [" ".join(cell.text for cell in row.cells[2:3]) for row in word.tables[4].rows]
    assert link in {relation.target_ref for relation in word.part.rels.values()}
    sheet: Any = load_workbook(BytesIO(write_workbook(figures)))["Tin, bài"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert title in [cell.value for cell in cells]
    assert link in [cell.hyperlink.target for cell in cells if cell.hyperlink]
    page: Any = html.document_fromstring(write_page(figures))
    assert title in page.xpath("//section[h2/span[@id='tin-bai']]//a/text()")
    assert link in page.xpath("//a/@href")
