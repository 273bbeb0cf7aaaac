"""What results can be narrowed by: kind, content, agency, place, year, one column each."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from .records import Record

_COLUMNS = ("kind", "topic", "agency", "place", "year")


def facets_of(records: Sequence[Record]) -> bytes:
    """A deflated JSON object: for each column its labels and, by passage, the labels' numbers."""
    table = {
        column: _column([_labels(record, column) for record in records]) for column in _COLUMNS
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def _labels(record: Record, column: str) -> tuple[str, ...]:
    match column:
        case "kind":
            return (record.kind,)
        case "topic":
            return record.topics
        case "agency":
            return (record.agency,)
        case "place":
            return (record.place,)
        case _:
            return (record.date[:4],)


def _column(rows: list[tuple[str, ...]]) -> dict[str, object]:
    labels = sorted({label for row in rows for label in row if label})
    number = {label: place for place, label in enumerate(labels)}
    return {
        "labels": labels,
        "rows": [[number[label] for label in row if label] for row in rows],
    }
