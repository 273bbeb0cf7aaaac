"""Which document of this repository a citation means, and what is said where it is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.citations import (
    Citation,
    CitedLink,
    bare_place,
    find_citations,
    linked,
    same_number,
)
from ..text.dates import PartialDate, office_date
from ..text.rendering import SITE_URL
from .collection import Collection
from .item import Item
from .models import Agency, Document, Place, Plan, Procedure, Question

Cited = Document | Plan


@dataclass(frozen=True)
class _Target:
    item: Cited
    place: str
    """The folded name of the place whose office issued it; empty for one of the whole country."""


class Citations:
    """Finds cited documents by number, within the place of who cites them.

    Offices of every province count from 1 each year, so a number alone names dozens of documents:
    what is not the only candidate in its place, or has another date, is no answer.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._targets: dict[str, list[_Target]] = defaultdict(list)
        cited: list[Cited] = [*collection.of(Document), *collection.of(Plan)]
        for item in cited:
            if item.number:
                target = _Target(item, self._place_of(item))
                self._targets[same_number(item.number)].append(target)

    def find(self, citation: Citation, item: Item) -> Cited | None:
        """The document that an item means by a citation; none when it may mean another or itself."""
        found: list[Cited] = [
            target.item
            for target in self._targets.get(citation.number, ())
            if _agrees(target.item.issued, citation) and self._is_near(target, citation, item)
        ]
        if len(found) != 1 or found[0].origin == item.origin:
            return None
        return found[0]

    def in_text(self, text: str, item: Item) -> Cited | None:
        """The first document that a field of an item cites."""
        cited = (self.find(found.citation, item) for found in find_citations(text))
        return next((one for one in cited if one), None)

    def link(self, item: Item, html: str, citations: tuple[Citation, ...]) -> tuple[str, list[str]]:
        """The body with its citations as links, and the entries of the documents they lead to."""
        cited = [self.find(citation, item) for citation in citations]
        links = [
            CitedLink(f"{SITE_URL}{found.url}", self._note(found, item)) if found else None
            for found in cited
        ]
        return linked(html, links), [found.entry for found in cited if found]

    def _note(self, found: Cited, item: Item) -> str:
        """What became of a document; nothing on the page of the one that came after it."""
        if isinstance(found, Document) and item.slug in (found.replaced_by, found.newer):
            return ""
        return later_note(found, self._collection)

    def in_fields(self, item: Item) -> Iterator[tuple[str, Cited]]:
        """The words of the fields that cite a document, and the document."""
        for words in _citing_fields(item):
            if found := self.in_text(words, item):
                yield words, found

    def _is_near(self, target: _Target, citation: Citation, item: Item) -> bool:
        """Whether its place is the one the text names, else one that the citing item belongs to."""
        if citation.place:
            return target.place == bare_place(citation.place)
        near = self._places(item)
        if not target.place or target.place in near:
            return True
        # A text of no place may cite any, if it gives the day.
        return not near and bool(citation.day) and _is_day(target.item.issued)

    def _places(self, item: Item) -> set[str]:
        """The names of the item's place and of those it lies in."""
        slug = item.place_slug
        agency = self._collection.find(Agency, item.agency_slug)
        if slug is None and agency:
            slug = agency.place
        if slug is None and isinstance(item, Place):
            slug = item.slug
        if slug is None and isinstance(item, Document):
            return {self._place_of(item)} - {""}
        names: set[str] = set()
        while slug:
            place = self._collection.find(Place, slug)
            name = bare_place(place.title if place else slug)
            if name in names:
                break
            names.add(name)
            slug = place.parent if place else None
        return names

    def _place_of(self, item: Cited) -> str:
        place = self._collection.find(Place, item.place)
        return bare_place(place.title if place else item.place or "")


def later_note(item: Item, collection: Collection) -> str:
    """What became of a cited document, as words in brackets; empty for one that has no successor."""
    if not isinstance(item, Document):
        return ""
    if item.replaced_by:
        return f"đã được thay thế bởi {document_name(item.replaced_by, collection)}"
    if item.newer:
        return f"hiện có {document_name(item.newer, collection)}"
    if item.in_force_until:
        return f"hết hiệu lực từ {office_date(item.in_force_until)}"
    return ""


def document_name(written: str, collection: Collection) -> str:
    """The name of a document that a field gives by file name or in words."""
    found = collection.find(Document, written)
    return found.name if found else written


def _citing_fields(item: Item) -> tuple[str, ...]:
    if isinstance(item, Plan):
        return item.based_on
    if isinstance(item, Question):
        return item.legal_basis
    if isinstance(item, Procedure):
        return tuple(filter(None, (item.decision,)))
    if isinstance(item, Document):
        return tuple(filter(None, (item.replaced_by, item.newer, *item.amended_by)))
    return ()


def _agrees(issued: PartialDate | None, citation: Citation) -> bool:
    """Whether a document can be of the day the text gives."""
    if issued is None or not citation.day:
        return True
    return citation.day.startswith(issued.iso)


def _is_day(issued: PartialDate | None) -> bool:
    return issued is not None and issued.day is not None
