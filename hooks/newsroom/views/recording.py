"""What is recorded of an issue when it is published: who approved it, and what it showed."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..content.collection import Collection
from ..content.fields import Correction
from ..content.item import Item
from ..content.models import Agency, Article, Bulletin
from ..content.releases import Imprint, Release
from ..text.markup import SITE_URL
from .issues import issue_sections

_LETTERS = 16
"""Of a fingerprint: enough against chance, short enough to be compared by eye."""
_SOURCE = re.compile(f'src="{re.escape(SITE_URL)}([^"]*)"')
_NOT_SHOWN = frozenset(
    {"state", "approved_by", "approved_on", "corrections", "draft", "old_paths", "id", "updated"}
)
"""Fields that can change without changing what a reader of the issue sees."""
_FILED = frozenset(
    {
        *("channels", "link", "broadcast", "happened", "until", "venue", "reached", "audience"),
        *("topics", "tasks", "evidence"),
    }
)
"""Fields of articles for reports and for their own pages: no edition of an issue shows them."""


def record(issue: Bulletin, collection: Collection) -> Release:
    """The record of an approved issue as it is now; names of agencies once frozen stay."""
    earlier = collection.releases.get(issue.slug)
    found = (collection.find(Agency, item.agency_slug) for item in carried(issue, collection))
    agencies = {agency.slug: agency.title for agency in found if agency}
    return Release(
        published=issue.published_on.first_day,
        approved_by=issue.approved_by,
        approved_on=issue.approved_on,
        masthead=collection.masthead(issue),
        entries=tuple(item.entry for item in carried(issue, collection)),
        agencies=agencies | dict(earlier.agencies if earlier else {}),
        contents={
            item.entry: imprint(item, collection) for item in (issue, *carried(issue, collection))
        },
        errata=tuple(map(correction_print, issue.corrections)),
    )


def carried(issue: Bulletin, collection: Collection) -> tuple[Item, ...]:
    """What an issue carries, in its order."""
    return tuple(item for section in issue_sections(issue, collection) for item in section.items)


def imprint(item: Item, collection: Collection) -> Imprint:
    """The fingerprints of what an issue shows of an item: words in NFC, ends of lines as LF."""
    left_out = _NOT_SHOWN | _FILED if isinstance(item, Article) else _NOT_SHOWN
    fields = item.origin.front_matter.fields
    shown = {key: value for key, value in fields.items() if key not in left_out}
    return Imprint(
        head=_fingerprint(shown),
        body=_fingerprint(item.origin.body.strip()),
        files={name: _file_print(collection.files[name]) for name in _files(item, collection)},
    )


def correction_print(correction: Correction) -> str:
    return _fingerprint([correction.day.isoformat(), correction.text])


def first_form_digest(issue: Bulletin, collection: Collection) -> str:
    """The one digest of records that say no more: every field of everything, but no picture."""
    parts = [
        [item.entry, {**_all_shown(item), "": item.origin.body.strip()}]
        for item in (issue, *carried(issue, collection))
    ]
    return _digest(parts)


def _all_shown(item: Item) -> dict[str, object]:
    fields = item.origin.front_matter.fields
    return {key: fields[key] for key in fields if key not in _NOT_SHOWN}


def _files(item: Item, collection: Collection) -> Iterator[str]:
    """The site paths of the pictures and the sound that editions of an issue take from an item."""
    named = [collection.file_url(item, item.value(field)) for field in ("image", "audio")]
    named += _SOURCE.findall(collection.body(item).html)
    yield from sorted({name for name in named if name in collection.files})


def _file_print(file: Path) -> str:
    state = file.stat()
    return _file_print_of(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=10_000)
def _file_print_of(file: Path, changed: int, size: int) -> str:
    """Kept for the next build of a preview, while the file has not been written again."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:_LETTERS]


def _fingerprint(value: object) -> str:
    return _digest(value)[:_LETTERS]


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
