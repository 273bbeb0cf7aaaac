"""One passage of the site as search knows it: an article, a document, a section of a plan."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Record:
    """`url` may end in "#anchor"; `page` is the same address without it. Labels are readers' words."""

    url: str
    page: str
    title: str
    section: str
    text: str
    kind: str
    date: str
    topics: tuple[str, ...]
    agency: str
    place: str
    number: str
    sample: bool

    @property
    def opens_page(self) -> bool:
        """Whether this is the passage that stands for the whole page."""
        return self.url == self.page


def render_records(records: Iterable[Record]) -> bytes:
    """`records.jsonl`: one JSON object a line, for search servers; `id` is unique and stable."""
    names = [field.name for field in fields(Record)]
    lines = (
        json.dumps(
            {"id": record_id(record), **{name: getattr(record, name) for name in names}},
            ensure_ascii=False,
        )
        for record in records
    )
    return "".join(f"{line}\n" for line in lines).encode()


def record_id(record: Record) -> str:
    """The address as an identifier every search server accepts: letters, digits, "-" and "_"."""
    kept = (letter if letter.isascii() and letter.isalnum() else "-" for letter in record.url)
    return "".join(kept).strip("-").replace("--", "_") or "trang-chu"
