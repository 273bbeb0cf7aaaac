"""PDF of a manuscript, set by typst: tagged for screen readers (PDF/UA-1), the same bytes twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import typst

from ..text.dates import PartialDate, at_fixed_hour, short_date
from .document import Cell, Document, Heading, Picture, Table, walk
from .manuscript import IssueManuscript, PlanManuscript

TEMPLATES = Path(__file__).parent.parent / "templates"
STANDARD = "ua-1"
LONG_CELL = 800
"""Letters from which a cell may go on over the page; shorter ones are kept in one piece."""

Data = dict[str, object]
Pictures = Mapping[str, Path]
"""The files of pictures, by the site path that names them."""


def print_issue(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The PDF of an issue."""
    body = issue.body
    documents = {piece.id: issue.document(piece) for piece in issue.pieces}
    ids = _ids([body, *documents.values()])
    ids += [part.id for part in issue.parts] + [piece.id for piece in issue.pieces]
    ids += [f"{piece.id}-toan-van" for piece in issue.pieces if piece.annexed]
    sheet = _Sheet(pictures)
    data: Data = {
        **sheet.data(issue),
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
    return _compile("issue.typ", data, issue.date, sheet)


def print_plan(plan: PlanManuscript, pictures: Pictures) -> bytes:
    """The PDF of a plan's reading copy, which says on every page that it is one."""
    document = plan.document
    sheet = _Sheet(pictures)
    data: Data = {
        **sheet.data(plan),
        **sheet.data(document),
        "mark": plan.mark,
        "short_title": _shortened(plan.title, 60),
        "date": [plan.file_date.first_day.year, 1, 1],
        "ids": _ids([document]),
    }
    return _compile("plan.typ", data, plan.file_date, sheet)


class _Sheet:
    """Turns a manuscript into data for the templates, and gathers the pictures it shows."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.files: dict[str, bytes] = {}

    def data(self, value: object) -> Data:
        """The fields of a dataclass; blocks also say what kind they are."""
        assert is_dataclass(value)
        made = {field.name: self._plain(getattr(value, field.name)) for field in fields(value)}
        made["kind"] = type(value).__name__.lower()
        if isinstance(value, Table):
            made["widths"] = _widths(value)
        if isinstance(value, Cell):
            made["breakable"] = len(Document(value.blocks).plain_text()) > LONG_CELL
        if isinstance(value, Picture):
            made |= self._picture(value)
        return made

    def _plain(self, value: object) -> object:
        if isinstance(value, str):
            return value
        if isinstance(value, PartialDate):
            day = value.first_day
            return [day.year, day.month, day.day]
        if isinstance(value, tuple):
            return [self._plain(inner) for inner in value]
        return self.data(value) if is_dataclass(value) else value

    def _picture(self, picture: Picture) -> Data:
        file = self._pictures.get(picture.source)
        if file is None:
            return {"file": "", "remote": picture.remote, "wide": False}
        name = f"pictures/{len(self.files)}{PurePosixPath(picture.source).suffix}"
        self.files[name] = file.read_bytes()
        return {"file": name, "remote": False, "wide": True}


def _compile(template: str, data: Data, date: PartialDate, sheet: _Sheet) -> bytes:
    # Its type stubs do not know yet that several sources can be given by name.
    set_type: Any = typst.compile
    pdf = set_type(
        {
            "main.typ": _template(template),
            "print.typ": _template("print.typ"),
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
            **sheet.files,
        },
        format="pdf",
        font_paths=_fonts(),
        pdf_standards=[STANDARD],
        timestamp=at_fixed_hour(date, "00:00"),
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Ours alone, whatever the machine has."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[TEMPLATES / "fonts"],
    )


@cache
def _template(name: str) -> bytes:
    return (TEMPLATES / "print" / name).read_bytes()


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


def _widths(table: Table) -> list[float]:
    """A share for each column by the length of its texts; 0 for one as narrow as its text."""
    longest = [1] * table.width
    total = [1] * table.width
    for row in (*table.head, *table.rows):
        at = 0
        for cell in row:
            length = len(Document(cell.blocks).plain_text())
            if cell.columns == 1 and at < table.width:
                longest[at] = max(longest[at], length)
                total[at] += length
            at += cell.columns
    if max(longest) <= 12:
        return [0.0] * table.width
    # Slow growth and a least share keep columns of short texts readable beside long ones.
    shares = [length**0.5 for length in total]
    return [
        0.0 if most <= 6 else round(max(share, 0.4 * max(shares)), 1)
        for most, share in zip(longest, shares, strict=True)
    ]
