"""Where the marks of a chart stand, in the units of its drawing; a template draws them.

At the width of a phone one unit is about one pixel, so letters keep their size there. Two periods
are two dots on a line; more are a small line for each unit, all on one scale: no colour has to be
told from another.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from .indices import FigureTable, Row, Value, shown_number

WIDTH = 340
LETTER = 7.5
"""The width of a digit, at most."""
_BESIDE = 9
"""From the middle of a dot to its number."""
_TOP = 40
_ROW = 50
_PANEL, _PANEL_PLOT = 104, 52
_MOST_TICKS = 6
_MOST_PERIODS = 6
"""More names of periods than these would touch each other."""


@dataclass(frozen=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    label: str
    """Empty where the number stands only in the table."""
    label_x: float
    label_y: float
    anchor: str
    """SVG's text-anchor: start, end."""
    latest: bool


@dataclass(frozen=True)
class Strand:
    """A line through values that may be compared with each other."""

    points: str


@dataclass(frozen=True)
class Break:
    x: float
    y1: float
    y2: float


@dataclass(frozen=True)
class Drawing:
    """One unit: its name, its dots, and the lines between them."""

    name: str
    y: float
    dots: tuple[Dot, ...]
    strands: tuple[Strand, ...]
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    ticks: tuple[Tick, ...]
    legend: tuple[str, ...]
    """The two periods of a chart of dots, the older one hollow."""
    drawings: tuple[Drawing, ...]
    description: str
    from_zero: bool
    bottom: float


@dataclass(frozen=True)
class _Scale:
    """The round numbers that hold all values, and the room between the numbers at both ends."""

    ticks: list[Decimal]
    left: float
    right: float

    def share(self, number: Decimal) -> float:
        return float((number - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))

    def along(self, share: float) -> float:
        return round(self.left + share * (self.right - self.left), 1)


def chart_of(table: FigureTable) -> Chart | None:
    """The chart of a table; none for a table of fewer than two values."""
    values = [value for row in table.rows for value in row.values if value]
    if len(values) < 2:
        return None
    numbers = [value.number for value in values]
    margin = _BESIDE + LETTER * max(len(value.shown) for value in values)
    scale = _Scale(round_ticks(min(numbers), max(numbers)), margin, WIDTH - margin)
    few = len(table.periods) <= 2
    draw, height = (_dots, _ROW) if few else (_line, _PANEL)
    top = _TOP if few else 0
    bottom = top + len(table.rows) * height
    return Chart(
        WIDTH,
        bottom + 24,
        tuple(_value_ticks(scale) if few else _period_ticks(table.periods, scale)),
        table.periods if few else (),
        tuple(draw(row, top + number * height, scale) for number, row in enumerate(table.rows)),
        "; ".join(map(_in_words, table.rows)) + ".",
        scale.ticks[0] == 0,
        bottom,
    )


def round_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from below the lowest value to above the highest, few enough to be read."""
    for step in _steps():
        first = floor(low / step) * step
        if 0 < first <= high - low:
            first = Decimal(0)
        count = max(2, ceil((high - first) / step) + 1)
        if count <= _MOST_TICKS:
            return [first + number * step for number in range(count)]
    raise AssertionError("steps grow without end")


def _steps() -> Iterator[Decimal]:
    yield from map(Decimal, ("0.1", "0.2", "0.5"))
    for power in itertools.count():
        yield from (Decimal(digit * 10**power) for digit in (1, 2, 5))


def _value_ticks(scale: _Scale) -> Iterator[Tick]:
    for tick in scale.ticks:
        yield Tick(scale.along(scale.share(tick)), shown_number(tick))


def _period_ticks(periods: tuple[str, ...], scale: _Scale) -> Iterator[Tick]:
    last = len(periods) - 1
    for number, period in enumerate(periods):
        if len(periods) <= _MOST_PERIODS or number in (0, last):
            yield Tick(scale.along(number / last), period)


def _dots(row: Row, top: float, scale: _Scale) -> Drawing:
    y = top + 32
    last = len(row.values) - 1
    placed = [
        (scale.along(scale.share(value.number)), number == last, value.shown)
        for number, value in enumerate(row.values)
        if value
    ]
    placed.sort()
    dots = tuple(
        _dot(x, y, shown, before=number == 0 and len(placed) > 1, latest=latest)
        for number, (x, latest, shown) in enumerate(placed)
    )
    joined = len(placed) > 1 and not row.breaks
    strands = (Strand(f"{placed[0][0]},{y} {placed[-1][0]},{y}"),) if joined else ()
    return Drawing(row.unit, top + 14, dots, strands, ())


def _line(row: Row, top: float, scale: _Scale) -> Drawing:
    low, high = top + 34 + _PANEL_PLOT, top + 34
    last = len(row.values) - 1
    known = [number for number, value in enumerate(row.values) if value]
    dots: list[Dot] = []
    runs: list[list[str]] = []
    breaks: list[Break] = []
    for number, value in enumerate(row.values):
        if value is None:
            continue
        x = scale.along(number / last)
        y = round(low - scale.share(value.number) * _PANEL_PLOT, 1)
        if value.break_reason:
            breaks.append(Break(scale.along((number - 0.5) / last), high, low))
        if value.break_reason or number - 1 not in known:
            runs.append([])
        runs[-1].append(f"{x},{y}")
        # Between the ends of a line its numbers would touch: they stand in the table.
        shown = value.shown if number in (known[0], known[-1]) else ""
        before, latest = number != known[-1], number == known[-1]
        dots.append(_dot(x, y, shown, before=before, latest=latest))
    strands = tuple(Strand(" ".join(points)) for points in runs if len(points) > 1)
    return Drawing(row.unit, top + 16, tuple(dots), strands, tuple(breaks))


def _dot(x: float, y: float, label: str, *, before: bool, latest: bool) -> Dot:
    """A dot with its number before or behind it."""
    label_x = round(x - _BESIDE if before else x + _BESIDE, 1)
    return Dot(x, y, label, label_x, y + 4.5, "end" if before else "start", latest)


def _in_words(row: Row) -> str:
    values = (_value_in_words(value) for value in row.values if value)
    return f"{row.unit}: {', '.join(values)}"


def _value_in_words(value: Value) -> str:
    reason = f" ({value.break_reason})" if value.break_reason else ""
    return f"{value.period} {value.shown}{reason}"
