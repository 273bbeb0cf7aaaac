"""The passages themselves, some to a file, for titles and snippets of the results shown."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .records import Record

SMALLEST, LARGEST = 3_600, 6_000
"""Bounds of the wanted size of a file in bytes, before deflating: small sites get few files."""
_AROUND = 120
"""What a passage has besides its text, roughly."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """`count` passages that follow one another."""

    count: int
    content: bytes


def split_into_chunks(records: Sequence[Record]) -> Iterator[Chunk]:
    """Chunks of about the same size; a long passage has one to itself.

    A chunk is a deflated JSON list of rows. What the sections of a page have in common stands at
    the end of their rows, where deflating makes one back reference of it. A number or agency that
    the title says is left out.
    """
    wanted = min(LARGEST, max(SMALLEST, 134_000 / (len(records) or 1) ** 0.5))
    rows: list[list[str]] = []
    size = 0
    for record in records:
        if rows and size + len(record.text) > wanted:
            yield _chunk(rows)
            rows, size = [], 0
        rows.append(_row(record))
        size += len(record.text) + _AROUND
    if rows:
        yield _chunk(rows)


def _row(record: Record) -> list[str]:
    anchor = record.url.removeprefix(record.page)
    return [
        record.section, anchor, record.text, record.title, record.page, record.kind,
        record.date, "" if record.agency == record.title else record.agency,
        "1" if record.sample else "",
        "" if record.number in record.title else record.number,
    ]  # fmt: skip


def _chunk(rows: list[list[str]]) -> Chunk:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Chunk(len(rows), zlib.compress(text.encode(), 9))
