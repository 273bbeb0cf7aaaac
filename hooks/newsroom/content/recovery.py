"""Front matter with faults of syntax: all of them, and what can be read in spite of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .frontmatter import Fault, FrontMatter, FrontMatterError, parse

_MOST = 20
"""Faults that are named at once; a text with more is no front matter."""
_FIELD = re.compile(r"[^\s#-][^:]*:(?:\s|$)")


def parse_through(source: str, first_line: int) -> tuple[FrontMatter, list[Fault]]:
    """The fields that can be read, and a fault for each that cannot, which is left out.

    The parser stops at the first; a field that is left out makes the front matter not whole.
    """
    faults: list[Fault] = []
    rows = source.split("\n")
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


def _field_around(rows: Sequence[str], row: int) -> tuple[int, int]:
    """The rows of the field that a row belongs to, up to the next field."""
    start = min(row, len(rows) - 1)
    while start and (not rows[start].strip() or rows[start][0] in " \t-#"):
        start -= 1
    end = start + 1
    while end < len(rows) and not _FIELD.match(rows[end]):
        end += 1
    return start, end
