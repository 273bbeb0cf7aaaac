"""The figures of an index as a table, each with its source, and where a series does not go on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from ..content.collection import Collection
from ..content.fields import Figure
from ..content.models import Index, Place
from ..text.citations import bare_place
from ..text.dates import short_date
from ..text.periods import Period
from ..text.spreadsheets import render_csv


@dataclass(frozen=True)
class Value:
    """One figure as readers see it."""

    period: str
    number: Decimal
    shown: str
    source: int
    """The number of its source in the list under the table."""
    break_reason: str
    """Why it is not joined to the one before; empty when it is."""


@dataclass(frozen=True)
class Row:
    """One unit; a value for each period of the table, none where the source gives none."""

    unit: str
    url: str
    values: tuple[Value | None, ...]

    @property
    def breaks(self) -> bool:
        return any(value and value.break_reason for value in self.values)


@dataclass(frozen=True)
class Source:
    number: int
    title: str
    url: str


@dataclass(frozen=True)
class FigureTable:
    """Units in the order the editor gives, periods from the oldest."""

    unit: str
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    gaps: bool
    """Whether a value is missing somewhere."""


def figure_table(index: Index, collection: Collection) -> FigureTable:
    """The table of all figures of an index."""
    spans = sorted({figure.span for figure in index.series})
    sources = _sources(index)
    places = {bare_place(place.title): place for place in collection.of(Place)}
    units: dict[str, dict[Period, Figure]] = {}
    for figure in index.series:
        units.setdefault(figure.unit, {})[figure.span] = figure
    rows = []
    for unit, figures in units.items():
        place = places.get(bare_place(unit))
        breaks = _breaks(unit, sorted(figures), figures, collection)
        values = tuple(
            Value(
                span.label,
                figures[span].value,
                shown_number(figures[span].value),
                sources[figures[span].source].number,
                breaks.get(span, ""),
            )
            if span in figures
            else None
            for span in spans
        )
        rows.append(Row(unit, place.url if place else "", values))
    return FigureTable(
        index.unit,
        tuple(span.label for span in spans),
        tuple(rows),
        tuple(sources.values()),
        any(value is None for row in rows for value in row.values),
    )


def figures_csv(index: Index) -> bytes:
    """The figures for a spreadsheet, one a line, with a decimal comma as the page shows them."""
    head = ("Đơn vị", "Kỳ", "Giá trị", "Đơn vị tính", "Nguồn")
    rows = (
        (one.unit, one.span.label, f"{one.value:f}".replace(".", ","), index.unit, one.source)
        for one in index.series
    )
    return render_csv((head, *rows))


def shown_number(number: Decimal) -> str:
    """With a decimal comma and points between thousands: 1250.5 → "1.250,5"."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def _sources(index: Index) -> dict[str, Source]:
    """By address, in the order of first use; the named source of the index under its name."""
    periods: dict[str, dict[str, None]] = {}
    for figure in index.series:
        periods.setdefault(figure.source, {})[figure.span.label] = None
    sources: dict[str, Source] = {}
    for number, (address, labels) in enumerate(periods.items(), 1):
        title = f"{urlsplit(address).netloc.removeprefix('www.')} ({', '.join(labels)})"
        if address == index.source.url:
            day = f", {short_date(index.source.day)}" if index.source.day else ""
            title = f"{index.source.title}{day}"
        sources[address] = Source(number, title, address)
    return sources


def _breaks(
    unit: str, spans: list[Period], figures: dict[Period, Figure], collection: Collection
) -> dict[Period, str]:
    """Where a unit is no longer what it was: what an editor says, and mergers of places."""
    found = {span: figure.break_reason for span, figure in figures.items() if figure.break_reason}
    for place in collection.of(Place):
        end = place.valid_to
        if not end or not place.successor:
            continue
        successor = collection.find(Place, place.successor)
        name = successor.title if successor else place.successor
        if bare_place(place.title) == bare_place(unit):
            words = f"hợp nhất sau {short_date(end)}"
        elif bare_place(name) == bare_place(unit):
            words = (
                f"gồm cả {place.title[0].lower()}{place.title[1:]} (hợp nhất sau {short_date(end)})"
            )
        else:
            continue
        after = next((span for span in spans if span.last > end), None)
        if after and after != spans[0]:
            found[after] = "; ".join(filter(None, (found.get(after), words)))
    return found
