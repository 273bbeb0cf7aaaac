"""One passage of the site as search knows it: an article, a document, a section of a plan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

LONGEST_ID = 500


@dataclass(frozen=True, slots=True)
class Record:
    """`url` starts with `page`, of which search shows one passage. Labels are readers' words."""

    url: str
    page: str
    title: str
    section: str
    text: str
    kind: str
    date: str = ""
    topics: tuple[str, ...] = ()
    agency: str = ""
    place: str = ""
    number: str = ""
    sample: bool = False
    name: str = ""
    """A numbered or dated text as others cite it: "Kế hoạch số 47/KH-UBND ngày 09/01/2024"."""

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
    """The address as an identifier that search servers accept.

    ASCII letters, digits, "-" and "_", at most 500 of them: Meilisearch takes 511 bytes, OpenSearch
    512. "_" stands for "/" and "__" for "/#", which no address has, so that no two become one.
    """
    name = record.url.replace("/#", "__").rstrip("/").replace("/", "_").replace("#", "__")
    if len(name) > LONGEST_ID:
        digest = hashlib.sha256(name.encode()).hexdigest()[:16]
        return f"{name[: LONGEST_ID - len(digest) - 1]}_{digest}"
    return name or "_trang-chu"
