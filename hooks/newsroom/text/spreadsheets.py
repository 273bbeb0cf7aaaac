"""Rows of cells as CSV that a Vietnamese Excel opens with its marks and its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

SEPARATOR = ";"
"""Excel takes a semicolon wherever the comma is the decimal mark, as it is in Vietnam."""
_FORMULA = ("=", "+", "-", "@", "\t")
_NUMBER = re.compile(r"-\d+(?:,\d+)?")


def render_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows in UTF-8 with a byte order mark; lines end in CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes its text for a formula."""
    formula = cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if formula else cell
