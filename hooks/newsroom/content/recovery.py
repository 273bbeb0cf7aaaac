"""Front matter with faults of syntax: all of them, and what can be read in spite of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .frontmatter import Fault, FrontMatter, FrontMatterError, parse

_MOST = 20
"""Faults that are named at once; a text with more is no front matter."""
_FIELD = re.compile(r"[^\s#-][^:]*:(?:\s|$)")


def parse_through(source: str, first_line: int) -> tuple[FrontMatter, list[Fault]]:
    """The fields that can be read, and a fault for each that cannot, which is left out.

    The parser stops at the first; a field that is left out makes the front matter not whole.
    """
    rows = source.split("\n")
    faults = list(_first_indented(rows, first_line))
    while True:
        try:
            found = parse("\n".join(rows), first_line)
        except FrontMatterError as error:
            faults.append((error.line, error.sentence))
            start, end = _field_around(rows, error.line - first_line)
            if not any(rows[start:end]) or len(faults) == _MOST:
                return FrontMatter({}, whole=False), faults
            rows[start:end] = [""] * (end - start)
        else:
            return replace(found, whole=not faults), faults


def _first_indented(rows: list[str], first_line: int) -> Iterator[Fault]:
    """The first field when it stands further in than others, which would all be called wrong."""
    filled = (number for number, row in enumerate(rows) if row.strip() and row.strip()[0] != "#")
    first = next(filled, 0)
    if rows[first].startswith(" ") and any(map(_FIELD.match, rows)):
        rows[first] = rows[first].lstrip()
        yield first_line + first, "Dòng này thụt vào. Hãy xóa dấu cách ở đầu dòng."


def _field_around(rows: Sequence[str], row: int) -> tuple[int, int]:
    """The rows of the field that a row belongs to, up to the next field."""
    start = min(row, len(rows) - 1)
    while start and (not rows[start].strip() or rows[start][0] in " \t-#"):
        start -= 1
    end = start + 1
    while end < len(rows) and not _FIELD.match(rows[end]):
        end += 1
    return start, end
