"""The notice sheet: one page, as many texts as it holds, and the way to the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from newsroom.editions.manuscript import IssueManuscript
from newsroom.editions.notice import write_notice_a4, write_notice_a5
from newsroom.editions.pictures import Pictures
from tests.unit.edition_samples import make_issue, pdf_pages, structure

Writer = Callable[[IssueManuscript, Pictures], bytes]
SHEETS = [(write_notice_a4, (210, 297)), (write_notice_a5, (149, 210))]


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> IssueManuscript:
    return make_issue(tmp_path_factory.mktemp("issue"))[0]


def with_pieces(issue: IssueManuscript, count: int, title: str, summary: str) -> IssueManuscript:
    pieces = tuple(
        replace(issue.pieces[1], id=f"p{number}", title=f"{title} {number}", summary=summary)
        for number in range(1, count + 1)
    )
    return replace(issue, parts=(replace(issue.parts[0], pieces=pieces),))


@pytest.mark.parametrize(("write", "millimetres"), SHEETS)
def test_it_is_one_sheet_of_its_size(
    issue: IssueManuscript, write: Writer, millimetres: tuple[int, int]
) -> None:
    with pikepdf.open(BytesIO(write(issue, {}))) as opened:
        (page,) = opened.pages
        box = [round(float(edge) * 25.4 / 72) for edge in page.mediabox]
    assert tuple(box[2:]) == millimetres


def test_it_leads_to_the_issue(issue: IssueManuscript) -> None:
    pdf = write_notice_a4(issue, {})
    assert "cchc.example.org/ban-tin/2024-01" in pdf_pages(pdf)[0]
    code = "Mã QR của địa chỉ https://cchc.example.org/ban-tin/2024-01/"
    assert ("/Figure", code) in structure(pdf)


def test_it_says_what_it_leaves_out(issue: IssueManuscript) -> None:
    many = with_pieces(
        issue, 30, "Bài số", "Một câu tóm tắt vừa phải cho người đứng trước bảng tin."
    )
    text = " ".join(pdf_pages(write_notice_a4(many, {}))[0].split())
    shown = sum(f"Bài số {number} Một câu" in text for number in range(1, 31))
    assert shown >= 4
    assert f"Và {30 - shown} tin, bài khác trong số này." in text


@pytest.mark.parametrize(("write", "millimetres"), SHEETS)
@pytest.mark.parametrize("count", [0, 1, 3, 12])
def test_long_texts_stay_on_the_one_sheet(
    issue: IssueManuscript, write: Writer, millimetres: tuple[int, int], count: int
) -> None:
    title = "Tiêu đề rất dài về cải cách thủ tục hành chính tại bộ phận một cửa " * 2
    sheet = write(with_pieces(issue, count, title, "Câu tóm tắt. " * 25), {})
    (page,) = pdf_pages(sheet)
    assert "Quét mã" in page


def test_a_sample_says_so(issue: IssueManuscript) -> None:
    page = pdf_pages(write_notice_a5(replace(issue, sample=True, number_label="Số mẫu"), {}))[0]
    assert "SỐ MẪU" in page


def test_the_same_issue_gives_the_same_bytes(issue: IssueManuscript) -> None:
    assert write_notice_a4(issue, {}) == write_notice_a4(issue, {})
