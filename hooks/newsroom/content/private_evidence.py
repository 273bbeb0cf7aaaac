"""Evidence that is not public: its files never reach the site, whoever refers to them."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from .fields import ATTENDANCE
from .item import Item

Place = tuple[str, int]
"""A file and a line of it."""


@dataclass(frozen=True)
class Kept:
    """A file that stays in the office."""

    path: str
    place: str
    """Where it is named, as file:line."""
    always: bool
    """Whether no word of the office can make it public: it names people."""


def evidence_path(item: Item, written: str) -> str:
    """The path in the repository of a file that an item names as evidence."""
    path = unicodedata.normalize("NFC", unquote(written))
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.origin.path), path))


def private_files(items: Iterable[Item]) -> dict[str, Kept]:
    """What is kept private, by its path; that of drafts and samples too."""
    kept: dict[str, Kept] = {}
    for item in items:
        for number, evidence in enumerate(item.value("evidence") or ()):
            if evidence.file and not evidence.published:
                path = evidence_path(item, evidence.file)
                place = f"{item.origin.path}:{item.origin.line('evidence', number, 'file')}"
                kept[path] = Kept(path, place, evidence.kind == ATTENDANCE)
    return kept


def revealing(
    published: Mapping[str, list[Place]], private: Mapping[str, Kept], files: Mapping[str, Path]
) -> Iterator[tuple[Place, str]]:
    """Where a published file has the very bytes of a private one, and the sentence about it.

    `published` says from where each file is published.
    """
    by_size: dict[int, list[Kept]] = defaultdict(list)
    for kept in private.values():
        if kept.path in files:
            by_size[files[kept.path].stat().st_size].append(kept)
    for path, places in published.items() if by_size else ():
        for kept in by_size.get(files[path].stat().st_size, ()):
            if kept.path != path and files[path].read_bytes() == files[kept.path].read_bytes():
                yield from ((place, _copy(path, kept)) for place in places)


def _copy(path: str, kept: Kept) -> str:
    cure = "Hãy bỏ liên kết."
    if not kept.always:
        cure = (
            "Hãy bỏ liên kết; nếu nội dung ấy được công khai, hãy ghi public: true ở tài liệu đó."
        )
    return (
        f'Tệp "{path}" giống hệt "{kept.path}", là tài liệu kiểm chứng không công khai '
        f"({kept.place}). {cure}"
    )
