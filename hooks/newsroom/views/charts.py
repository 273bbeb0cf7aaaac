"""Where the marks of a chart stand, in the units of its drawing; a template draws them.

At the width of a phone one unit is about one pixel, so letters keep their size there. Two periods
are two dots on a line; more are a small line for each unit, all on one scale: no colour has to be
told from another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from .indices import FigureTable, Row, Value, shown_number

WIDTH = 340
_LEFT, _RIGHT = 46, 294
_TOP = 40
_ROW = 50
_PANEL, _PANEL_PLOT = 104, 52
_STEPS = tuple(
    Decimal(step) for step in ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100")
)
_MOST_TICKS = 6


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
    """SVG's text-anchor: start, middle, end."""
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


def chart_of(table: FigureTable) -> Chart | None:
    """The chart of a table; none for a table of fewer than two values."""
    numbers = [value.number for row in table.rows for value in row.values if value]
    if len(numbers) < 2:
        return None
    ticks = _ticks(min(numbers), max(numbers))
    description = "; ".join(_in_words(row, table.periods) for row in table.rows)
    if len(table.periods) <= 2:
        return _dot_chart(table, ticks, description)
    return _line_chart(table, ticks, description)


def _dot_chart(table: FigureTable, ticks: list[Decimal], description: str) -> Chart:
    drawings = tuple(
        _dots(row, _TOP + number * _ROW, ticks, len(table.periods))
        for number, row in enumerate(table.rows)
    )
    bottom = _TOP + len(table.rows) * _ROW
    return Chart(
        WIDTH,
        bottom + 24,
        tuple(Tick(_across(tick, ticks), shown_number(tick)) for tick in ticks),
        table.periods,
        drawings,
        f"{description}.",
        ticks[0] == 0,
        bottom,
    )


def _dots(row: Row, top: float, ticks: list[Decimal], periods: int) -> Drawing:
    y = top + 32
    placed = [
        (_across(value.number, ticks), value, number == periods - 1)
        for number, value in enumerate(row.values)
        if value
    ]
    placed.sort(key=lambda found: (found[0], found[2]))
    dots = []
    for number, (x, value, latest) in enumerate(placed):
        first = number == 0 and len(placed) > 1
        anchor, label_x = ("end", x - 9) if first else ("start", x + 9)
        dots.append(Dot(x, y, value.shown, label_x, y + 4.5, anchor, latest))
    joined = len(placed) > 1 and not row.breaks
    strands = (Strand(f"{placed[0][0]},{y} {placed[-1][0]},{y}"),) if joined else ()
    return Drawing(row.unit, top + 14, tuple(dots), strands, ())


def _line_chart(table: FigureTable, ticks: list[Decimal], description: str) -> Chart:
    drawings = tuple(_line(row, number * _PANEL, ticks) for number, row in enumerate(table.rows))
    bottom = len(table.rows) * _PANEL
    step = (_RIGHT - _LEFT) / (len(table.periods) - 1)
    shown = {0, len(table.periods) - 1} if len(table.periods) > 6 else range(len(table.periods))
    ends = tuple(Tick(round(_LEFT + number * step, 1), table.periods[number]) for number in shown)
    return Chart(WIDTH, bottom + 24, ends, (), drawings, f"{description}.", ticks[0] == 0, bottom)


def _line(row: Row, top: float, ticks: list[Decimal]) -> Drawing:
    step = (_RIGHT - _LEFT) / (len(row.values) - 1)
    low, high = top + 34 + _PANEL_PLOT, top + 34
    known = [number for number, value in enumerate(row.values) if value]
    dots: list[Dot] = []
    runs: list[list[str]] = []
    breaks: list[Break] = []
    before = -2
    for number in known:
        value = row.values[number]
        assert value is not None
        x = round(_LEFT + number * step, 1)
        y = round(low - float(_share(value.number, ticks)) * _PANEL_PLOT, 1)
        if value.break_reason:
            breaks.append(Break(round(x - step / 2, 1), high, low))
        if number != before + 1 or value.break_reason:
            runs.append([])
        runs[-1].append(f"{x},{y}")
        dots.append(_line_dot(value, x, y, number == known[0], number == known[-1]))
        before = number
    strands = tuple(Strand(" ".join(points)) for points in runs if len(points) > 1)
    return Drawing(row.unit, top + 16, tuple(dots), strands, tuple(breaks))


def _line_dot(value: Value, x: float, y: float, first: bool, last: bool) -> Dot:
    """The first and the last value are written beside the line; the others stand in the table."""
    label = value.shown if first or last else ""
    anchor, label_x = ("start", x + 8) if last else ("end", x - 8)
    return Dot(x, y, label, label_x, y + 4.5, anchor, last)


def _in_words(row: Row, periods: tuple[str, ...]) -> str:
    values = (
        f"{period} {value.shown}" + (f" ({value.break_reason})" if value.break_reason else "")
        for period, value in zip(periods, row.values, strict=True)
        if value
    )
    return f"{row.unit}: {', '.join(values)}"


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from below the lowest value to above the highest, few enough to be read."""
    for step in _steps():
        first = floor(low / step) * step
        if 0 < first <= high - low:
            first = Decimal(0)
        count = ceil((high - first) / step) + 1
        if 2 <= count <= _MOST_TICKS:
            return [first + number * step for number in range(count)]
        if count < 2:
            return [first, first + step]
    raise AssertionError("steps grow without end")


def _steps() -> Iterator[Decimal]:
    factor = Decimal(1)
    while True:
        yield from (step * factor for step in _STEPS)
        factor *= 1000


def _share(number: Decimal, ticks: list[Decimal]) -> Decimal:
    return (number - ticks[0]) / (ticks[-1] - ticks[0])


def _across(number: Decimal, ticks: list[Decimal]) -> float:
    return round(_LEFT + float(_share(number, ticks)) * (_RIGHT - _LEFT), 1)
