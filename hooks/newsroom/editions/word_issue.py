"""An issue as a Word file, for comments and for the leader who approves it."""

from __future__ import annotations

from ..text.dates import at_fixed_hour, office_date
from .document import Paragraph, Run
from .manuscript import IssueManuscript, Piece
from .pictures import Pictures
from .word import WordFile

_FULL_TEXT = "-toan-van"
_CORRECTIONS = "Đính chính"
_SECTIONS, _AFTER = "cac-chuyen-muc", "sau-cac-chuyen-muc"
"""The two areas of the contents: below the second one stand plans, whose own headings are no entries."""


def write_issue(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The .docx of an issue; one that is not published yet ends in a form for the decision."""
    word = WordFile(pictures)
    mark = f"{issue.mark.upper()}. " if issue.mark else ""
    word.header(f"{mark}Bản tin {issue.name}, {issue.number_label}, {issue.month_label.lower()}")
    _masthead(word, issue)
    _contents(word, issue)
    word.document(issue.body, shift=-1)
    with word.area(_SECTIONS):
        for part in issue.parts:
            word.heading(1, part.title, part.id)
            if part.text:
                word.paragraph(part.text, "Summary")
            for piece in part.pieces:
                _piece(word, issue, piece)
    with word.area(_AFTER):
        if issue.corrections:
            word.heading(1, _CORRECTIONS, "dinh-chinh")
            for day, text in issue.corrections:
                word.paragraph([Run(f"{day}: ", bold=True), Run(text)])
        for piece in issue.pieces:
            if piece.annexed:
                word.heading(1, _annex_title(piece), piece.id + _FULL_TEXT)
                word.paragraph([Run("Bản đọc, không thay thế bản chính.", bold=True)])
                word.document(issue.document(piece))
    _colophon(word, issue)
    if issue.draft:
        _decision(word)
    return word.finished(issue.title, issue.issuer, at_fixed_hour(issue.date, "00:00"))


def _masthead(word: WordFile, issue: IssueManuscript) -> None:
    word.paragraph("BẢN TIN", "Subtitle")
    word.paragraph(issue.name, "Title")
    word.paragraph(f"{issue.number_label}, {issue.month_label.lower()}. {issue.issuer}", "Masthead")
    word.paragraph(issue.dated, "About")
    if issue.sample:
        note = "Số này dựng để làm mẫu, không do cơ quan nào phát hành."
        word.paragraph([Run(note, italic=True)])
    if issue.focus:
        word.paragraph([Run("Trọng tâm: ", bold=True), Run(issue.focus)], "Lead")
    if issue.lead:
        word.paragraph(issue.lead, "Lead")
    if issue.picture:
        word.blocks([issue.picture])


def _contents(word: WordFile, issue: IssueManuscript) -> None:
    word.paragraph([Run("Trong số này", bold=True)], "Contents")
    sections: list[tuple[int, str, str]] = []
    for part in issue.parts:
        sections.append((1, part.title, part.id))
        sections += [(2, piece.title, piece.id) for piece in part.pieces]
    after = [(1, _CORRECTIONS, "dinh-chinh")] if issue.corrections else []
    after += [
        (1, _annex_title(piece), piece.id + _FULL_TEXT) for piece in issue.pieces if piece.annexed
    ]
    word.contents(sections, _SECTIONS, "1-2")
    word.contents(after, _AFTER, "1-1")
    word.paragraph("")


def _annex_title(piece: Piece) -> str:
    return f"Toàn văn: {piece.title}"


def _piece(word: WordFile, issue: IssueManuscript, piece: Piece) -> None:
    word.heading(2, piece.title, piece.id)
    date = office_date(piece.date) if piece.date else ""
    word.paragraph(
        ", ".join(filter(None, (piece.label, piece.sample.lower(), date, piece.agency))), "About"
    )
    if piece.summary:
        word.paragraph(piece.summary, "Summary")
    if piece.picture:
        word.blocks([piece.picture])
    for fact in piece.facts:
        word.paragraph([Run(f"{fact.label}: ", bold=True), Run(fact.value, link=fact.url)], "Cell")
    if piece.annexed:
        word.paragraph([Run("Toàn văn ở cuối số này", bold=True, link=f"#{piece.id}{_FULL_TEXT}")])
    else:
        word.document(issue.document(piece), shift=1)
    if piece.author:
        word.paragraph([Run(piece.author, bold=True)])
    if piece.source:
        word.paragraph(f"Nguồn: {piece.source}", "Source")


def _colophon(word: WordFile, issue: IssueManuscript) -> None:
    word.paragraph("", "Masthead")
    for label, value in issue.colophon:
        word.paragraph(f"{label}: {value}", "Source")
    word.blocks([Paragraph((Run("Bản trên mạng: "), Run(issue.url, link=issue.url)))])


def _decision(word: WordFile) -> None:
    word.heading(1, "Phê duyệt")
    rows = [(label, "") for label in ("Người duyệt, chức vụ", "Ý kiến", "Ngày duyệt", "Ký duyệt")]
    word.form(rows, (30, 70))
