"""Tables in Markdown, with the line of every row, their cells as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from .repairs import with_asides

_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|\s*\|?\s*:?-{2,}:?\s*")
_COMMENT = re.compile("<!--.*?-->")
_CELL_END = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")


@dataclass(frozen=True)
class Row:
    line: int
    cells: tuple[str, ...]
    """One blank between words; a line break inside a cell is kept as "\\n"."""

    def cell(self, column: int) -> str:
        """The text of a cell; empty where the row is too short to have it."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    header: Row
    rows: tuple[Row, ...]


def read_tables(text: str, first_line: int = 1) -> Iterator[Table]:
    """The tables of a text in order; `first_line` is the line its first row has in the file.

    Rows of code and of comments, which no reader sees as such, are passed over.
    """
    numbered = enumerate(with_asides(text.split("\n")), first_line)
    shown = [(number, row) for number, (row, aside) in numbered if not aside]
    at = 0
    while at + 1 < len(shown):
        line, head = shown[at]
        if "|" not in head or not _SEPARATOR.fullmatch(shown[at + 1][1]):
            at += 1
            continue
        below = takewhile(lambda numbered_row: "|" in numbered_row[1], shown[at + 2 :])
        rows = tuple(Row(number, _cells(row)) for number, row in below)
        yield Table(Row(line, _cells(head)), rows)
        at += 2 + len(rows)


def loose_rows(text: str, first_line: int = 1) -> Iterator[Row]:
    """The rows with cells, divided by | or tabs, that make no table: no row of dashes is below."""
    tables = list(read_tables(text, first_line))
    taken = {row.line for table in tables for row in (table.header, *table.rows)}
    for number, (row, aside) in enumerate(with_asides(text.split("\n")), first_line):
        if ("|" in row or "\t" in row) and not aside and number not in taken:
            yield Row(number, _cells(row if "|" in row else row.replace("\t", "|")))


def _cells(row: str) -> tuple[str, ...]:
    cells = _CELL_END.split(row.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return tuple(_plain(cell) for cell in cells)


def _plain(cell: str) -> str:
    """What a reader sees of it: without links' targets, emphasis and tags."""
    text = _LINK.sub(r"\1", _COMMENT.sub("", cell))
    text = _EMPHASIS.sub(r"\2", _BREAK.sub("\n", text))
    text = html.unescape(_ESCAPED.sub(r"\1", _TAG.sub("", text)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
