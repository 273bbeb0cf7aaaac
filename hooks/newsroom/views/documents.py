"""What became of an official document, what cites it, and which documents an item cites."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..content.citing import later_note
from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Document, StandingPage
from ..text.citations import find_citations
from ..text.dates import office_date
from .cards import Link


@dataclass(frozen=True)
class CitedDocument:
    title: str
    url: str
    note: str
    """What became of it since; empty when nothing is known."""


@dataclass(frozen=True)
class Outcome:
    """A sentence about a document that is no longer the last word, and the one to read instead."""

    text: str
    title: str = ""
    url: str = ""


class DocumentBook:
    """Looked up once a build: the items that cite each document, newest first.

    The words of a card are ours, not those of its document, and a standing page is no item.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._citing: dict[str, list[Item]] = defaultdict(list)
        for item in collection:
            if isinstance(item, Document | StandingPage):
                continue
            for entry in collection.body(item).cited:
                self._citing[entry].append(item)
        for items in self._citing.values():
            items.sort(key=_newest_first)

    def citing(self, document: Document) -> list[Item]:
        return self._citing[document.entry]

    def cited_by(self, item: Item) -> list[CitedDocument]:
        """The documents an item cites, in the order of its text."""
        found = map(self._collection.entry, self._collection.body(item).cited)
        return [
            CitedDocument(document.heading, document.url, later_note(document, self._collection))
            for document in found
            if isinstance(document, Document)
        ]

    def outcomes(self, document: Document) -> list[Outcome]:
        """Everything known of what came after a document, the most final first."""
        found: list[Outcome] = []
        if document.replaced_by:
            link = document_link(document.replaced_by, document, self._collection)
            found.append(Outcome("Đã được thay thế bởi", link.title, link.url))
        if document.in_force_until:
            found.append(Outcome(f"Hết hiệu lực từ {office_date(document.in_force_until)}"))
        if document.newer:
            link = document_link(document.newer, document, self._collection)
            found.append(Outcome("Về cùng việc, hiện có", link.title, link.url))
        return found


def document_link(written: str, item: Item, collection: Collection) -> Link:
    """A document that a field names by file name or in words; no address for one without a card."""
    entry = collection.cited_in_fields.get((item.origin.path, written), "")
    found = collection.find(Document, written) or collection.entry(entry)
    if not isinstance(found, Document):
        return Link(written, found.url if found else "")
    # Words of the editor stay when they say more than the bare name.
    title = written if any(find_citations(written)) else found.name
    return Link(title, found.url)


def _newest_first(item: Item) -> tuple[bool, int, str]:
    day = item.dated.first_day.toordinal() if item.dated else 0
    return item.dated is None, -day, item.entry
