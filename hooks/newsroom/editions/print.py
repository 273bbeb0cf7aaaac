"""An issue of the bulletin and the reading copy of a plan as PDF."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.dates import short_date
from .document import Document, Heading, walk
from .manuscript import IssueManuscript, PlanManuscript
from .pictures import Pictures
from .typesetting import Data, Sheet


def print_issue(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The PDF of an issue."""
    body = issue.body
    documents = {piece.id: issue.document(piece) for piece in issue.pieces}
    ids = _ids([body, *documents.values()])
    ids += [part.id for part in issue.parts] + [piece.id for piece in issue.pieces]
    ids += [f"{piece.id}-toan-van" for piece in issue.pieces if piece.annexed]
    sheet = Sheet(pictures)
    data: Data = {
        **sheet.data(issue),
        "dated": sheet.plain(issue.dated),
        **sheet.data(body),
        "mark": issue.mark,
        "parts": [
            {
                **sheet.data(part),
                "pieces": [
                    {
                        **sheet.data(piece),
                        **sheet.data(documents[piece.id]),
                        "annexed": piece.annexed,
                        "day": short_date(piece.date) if piece.date else "",
                    }
                    for piece in part.pieces
                ],
            }
            for part in issue.parts
        ],
        "ids": ids,
    }
    return sheet.pdf("issue.typ", data, issue.date)


def print_plan(plan: PlanManuscript, pictures: Pictures) -> bytes:
    """The PDF of a plan's reading copy, which says on every page that it is one."""
    document = plan.document
    sheet = Sheet(pictures)
    data: Data = {
        **sheet.data(plan),
        **sheet.data(document),
        "mark": plan.mark,
        "short_title": _shortened(plan.title, 60),
        "ids": _ids([document]),
    }
    return sheet.pdf("plan.typ", data, plan.file_date)


def _shortened(text: str, length: int) -> str:
    """The text, or its first words and an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def _ids(documents: Iterable[Document]) -> list[str]:
    """The ids that links may lead to."""
    return [
        block.id
        for document in documents
        for block in walk(document.blocks)
        if isinstance(block, Heading) and block.id
    ]
