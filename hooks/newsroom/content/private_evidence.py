"""Evidence that is not public: its files never reach the site, whoever refers to them."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from .item import Item


def evidence_path(item: Item, written: str) -> str:
    """The path in the repository of a file that an item names as evidence."""
    path = unicodedata.normalize("NFC", unquote(written))
    return posixpath.normpath(posixpath.join(posixpath.dirname(item.origin.path), path))


def private_files(items: Iterable[Item]) -> dict[str, str]:
    """The item that keeps a file private, by the path of the file; drafts and samples too."""
    return {
        evidence_path(item, evidence.file): item.origin.path
        for item in items
        for evidence in item.value("evidence") or ()
        if evidence.file and not evidence.published
    }
