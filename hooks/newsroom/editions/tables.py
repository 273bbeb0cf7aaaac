"""How wide the columns of a table are, and which cells stand in each of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Cell, Document, Table

NARROW = 6
"""Letters of the longest cell up to which a column is no wider than that cell."""
_LEAST = 0.5
"""Of the widest column: what any column of texts gets at least."""


def column_shares(table: Table) -> list[float]:
    """What part of the width each column gets, by the length of its texts."""
    # Slow growth keeps columns of short texts readable beside long ones.
    shares = [length**0.5 for length in _letters(table)]
    return [round(max(share, _LEAST * max(shares)), 1) for share in shares]


def column_widths(table: Table, whole: int, narrow: int) -> list[int]:
    """The width of each column in the unit of `whole`; columns of numbers get `narrow`."""
    few = narrow_columns(table)
    shares = [
        0.0 if small else share for small, share in zip(few, column_shares(table), strict=True)
    ]
    if not sum(shares):
        return [round(whole / len(few))] * len(few)
    left = whole - narrow * few.count(True)
    return [
        narrow if small else round(left * share / sum(shares))
        for small, share in zip(few, shares, strict=True)
    ]


def narrow_columns(table: Table) -> list[bool]:
    """Which columns hold only numbers and the like; all of them in a table of short words."""
    longest = _longest(table)
    if max(longest, default=0) <= 2 * NARROW:
        return [True] * len(longest)
    return [length <= NARROW for length in longest]


def grid_rows(table: Table) -> Iterator[list[tuple[Cell, bool]]]:
    """The cells of each row from left to right, those that reach down from above too (marked)."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in (*table.head, *table.rows):
        cells: list[tuple[Cell, bool]] = []
        given = iter(row)
        column = 0
        while column < table.width:
            above, left = reaching.pop(column, (None, 0))
            cell = above or next(given, None) or Cell(())
            cells.append((cell, above is not None))
            more = left if above else cell.rows
            if more > 1:
                reaching[column] = (cell, more - 1)
            column += cell.columns
        yield cells


def _longest(table: Table) -> list[int]:
    return [max(lengths, default=1) for lengths in _lengths(table)]


def _letters(table: Table) -> list[int]:
    return [max(1, sum(lengths)) for lengths in _lengths(table)]


def _lengths(table: Table) -> list[list[int]]:
    """The lengths of the texts in each column, without cells that span several."""
    lengths: list[list[int]] = [[] for _ in range(table.width)]
    for row in grid_rows(table):
        column = 0
        for cell, from_above in row:
            if cell.columns == 1 and not from_above:
                lengths[column].append(len(Document(cell.blocks).plain_text()))
            column += cell.columns
    return lengths
