"""An issue as a Word file, for comments and for the leader who approves it."""

from __future__ import annotations

from ..text.dates import at_fixed_hour, office_date
from .document import Paragraph, Run
from .manuscript import IssueManuscript, Piece
from .pictures import Pictures
from .word import WordFile

_FULL_TEXT = "-toan-van"


def write_issue(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The .docx of an issue; one that is not published yet ends in a form for the decision."""
    word = WordFile(pictures)
    mark = f"{issue.mark.upper()}. " if issue.mark else ""
    word.header(f"{mark}Bản tin {issue.name}, {issue.number_label}, {issue.month_label.lower()}")
    _masthead(word, issue)
    _contents(word, issue)
    word.document(issue.body, shift=-1)
    for part in issue.parts:
        word.heading(1, part.title, part.id)
        if part.text:
            word.paragraph(part.text, "Summary")
        for piece in part.pieces:
            _piece(word, issue, piece)
    if issue.corrections:
        word.heading(1, "Đính chính", "dinh-chinh")
        for day, text in issue.corrections:
            word.paragraph([Run(f"{day}: ", bold=True), Run(text)])
    for piece in issue.pieces:
        if piece.annexed:
            word.heading(1, f"Toàn văn: {piece.title}", piece.id + _FULL_TEXT)
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
    for part in issue.parts:
        word.paragraph([Run(part.title, bold=True, link=f"#{part.id}")], "Contents")
        for piece in part.pieces:
            word.paragraph([Run("– "), Run(piece.title, link=f"#{piece.id}")], "Contents")
    if issue.corrections:
        word.paragraph([Run("Đính chính", bold=True, link="#dinh-chinh")], "Contents")
    word.paragraph("")


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
