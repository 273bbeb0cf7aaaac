"""Tables in Markdown, with the line of every row, their cells as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?|\s*\|?\s*:?-{2,}:?\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
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
    """The tables of a text in order; `first_line` is the line its first row has in the file."""
    lines = text.split("\n")
    fenced = False
    at = 0
    while at + 1 < len(lines):
        fenced ^= bool(_FENCE.match(lines[at]))
        if fenced or "|" not in lines[at] or not _SEPARATOR.fullmatch(lines[at + 1]):
            at += 1
            continue
        header = Row(first_line + at, _cells(lines[at]))
        rows = []
        at += 2
        while at < len(lines) and "|" in lines[at]:
            rows.append(Row(first_line + at, _cells(lines[at])))
            at += 1
        yield Table(header, tuple(rows))


def _cells(row: str) -> tuple[str, ...]:
    cells = _CELL_END.split(row.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return tuple(_plain(cell) for cell in cells)


def _plain(cell: str) -> str:
    """What a reader sees of it: without links' targets, emphasis and tags."""
    text = _LINK.sub(r"\1", cell)
    text = _EMPHASIS.sub(r"\2", _BREAK.sub("\n", text))
    text = html.unescape(_ESCAPED.sub(r"\1", _TAG.sub("", text)))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
