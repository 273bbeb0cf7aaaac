"""The notice sheet of an issue: one page for a public board, with the way to the whole text."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Literal

import segno

from .manuscript import IssueManuscript
from .pictures import Pictures
from .typesetting import Sheet

MOST_PIECES = 8


def write_notice_a4(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The notice sheet as an A4 PDF."""
    return _notice(issue, "A4")


def write_notice_a5(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The notice sheet as an A5 PDF."""
    return _notice(issue, "A5")


def _notice(issue: IssueManuscript, paper: Literal["A4", "A5"]) -> bytes:
    responsible = dict(issue.colophon).get("Chịu trách nhiệm nội dung", "")
    corrections = [f"Đính chính ({day}): {text}" for day, text in issue.corrections]
    sheet = Sheet()
    sheet.files["code.svg"] = _code(issue.url)
    data = {
        "paper": paper,
        "title": f"Tờ tin: {issue.title}",
        "name": issue.name,
        "number_label": issue.number_label,
        "month_label": issue.month_label,
        "issuer": issue.issuer,
        "mark": issue.mark,
        "lead": " ".join([issue.focus or issue.lead, *corrections]).strip(),
        "pieces": [
            {"title": piece.title, "summary": piece.summary} for piece in issue.pieces[:MOST_PIECES]
        ],
        "total": len(issue.pieces),
        "url": issue.url,
        "address": issue.url.partition("://")[2].rstrip("/"),
        "responsible": f"Chịu trách nhiệm nội dung: {responsible}" if responsible else "",
    }
    texts = {name: sheet.plain(value) for name, value in data.items()}
    return sheet.pdf("notice.typ", texts, issue.date)


@lru_cache(maxsize=1)
def _code(url: str) -> bytes:
    """The QR code of an address; it survives the loss of a quarter of it, as boards get torn."""
    drawn = BytesIO()
    segno.make(url, error="q", micro=False).save(drawn, kind="svg", border=2, xmldecl=False)
    return drawn.getvalue()
