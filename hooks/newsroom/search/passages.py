"""The passages themselves, some to a file, for titles and snippets of the results shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .records import Record

TARGET = 2400
"""Wanted size of a file in bytes before deflating."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """`count` passages that follow one another."""

    count: int
    content: bytes


def split_into_chunks(records: Sequence[Record]) -> Iterator[Chunk]:
    """Chunks of about the same size; a long passage has one to itself.

    A chunk is a deflated JSON list of passages. Values equal to those of the passage before are
    left out at the end of a row, so the sections of a page do not repeat what the page says.
    """
    rows: list[list[str]] = []
    size = 0
    for record in records:
        row = _row(record)
        if rows and size + len(record.text) > TARGET:
            yield _chunk(rows)
            rows, size = [], 0
        rows.append(row)
        size += len(record.text) + 120
    if rows:
        yield _chunk(rows)


def _row(record: Record) -> list[str]:
    anchor = record.url.removeprefix(record.page)
    return [
        record.section, anchor, record.text, record.title, record.page, record.kind,
        record.date, record.agency, record.number, "1" if record.sample else "",
    ]  # fmt: skip


def _chunk(rows: list[list[str]]) -> Chunk:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Chunk(len(rows), zlib.compress(text.encode(), 9))
