"""One entry of any list, flat enough for a template to print without asking about its type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import (
    Agency,
    Article,
    Bulletin,
    Document,
    Place,
    Procedure,
    Question,
    Topic,
)
from ..text.dates import PartialDate, month_name


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    kind: str
    kind_label: str
    title: str
    url: str
    summary: str
    date: PartialDate | None
    genre: str
    section: str
    agency: Link | None
    topics: tuple[Link, ...]
    place: Link | None
    image: Link | None
    sample: bool
    draft: bool
    state: str = ""
    """What a reader of the list must know first: still waiting for an answer, replaced …"""
    cover: str = ""
    """What stands on the cover of an issue."""


@dataclass(frozen=True, slots=True)
class Group:
    """A titled part of a list; without a title no heading, with an address a link to more."""

    title: str
    url: str
    cards: tuple[Card, ...]


class Cards:
    """Makes the card of an item, each once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._made: dict[str, Card] = {}

    def of(self, item: Item) -> Card:
        card = self._made.get(item.origin.path)
        if card is None:
            card = self._made[item.origin.path] = self._make(item)
        return card

    def all(self, items: Iterable[Item]) -> tuple[Card, ...]:
        return tuple(map(self.of, items))

    def in_issue(self, issue: Bulletin, items: Iterable[Item]) -> tuple[Card, ...]:
        """The cards as an issue shows them: agencies under the names they had when it came out."""
        release = self._collection.releases.get(issue.slug)
        if release is None:
            return self.all(items)
        return tuple(
            _renamed(self.of(item), release.agencies.get(item.agency_slug or "")) for item in items
        )

    def link(self, item: Item | None) -> Link | None:
        return Link(title_of(item, self._collection), item.url) if item else None

    def topics(self, item: Item) -> tuple[Link, ...]:
        found = (self._collection.find(Topic, slug) for slug in item.topic_slugs)
        return tuple(Link(topic.title, topic.url) for topic in found if topic)

    def agency(self, item: Item) -> Link | None:
        return self.link(self._collection.find(Agency, item.agency_slug))

    def place(self, item: Item) -> Link | None:
        return self.link(self._collection.find(Place, place_of(item, self._collection)))

    def _make(self, item: Item) -> Card:
        image = self._collection.file_url(item, item.value("image"))
        return Card(
            kind=item.kind,
            kind_label=item.label,
            title=title_of(item, self._collection),
            url=item.url,
            summary=summary_of(item),
            date=item.dated,
            genre=item.genre if isinstance(item, Article) else "",
            section=item.section if isinstance(item, Article) else "",
            agency=self.agency(item),
            topics=self.topics(item),
            place=self.place(item),
            image=Link(item.value("alt") or "", image) if image else None,
            sample=item.sample,
            draft=not item.published,
            state=state_of(item),
            cover=cover_label(item) if isinstance(item, Bulletin) else "",
        )


def _renamed(card: Card, agency: str | None) -> Card:
    """The card with its agency under another name."""
    if not agency or not card.agency:
        return card
    return replace(card, agency=Link(agency, card.agency.url))


def title_of(item: Item, collection: Collection) -> str:
    """The title; of a document its number too; of an issue without one its number and month."""
    if isinstance(item, Document):
        return item.heading
    if item.title or not isinstance(item, Bulletin):
        return item.title
    name = collection.masthead(item).name
    if item.sample:
        return f"{name} – Số mẫu, {month_name(item.month)}"
    return f"{name} – {item.number_label}"


def cover_label(issue: Bulletin) -> str:
    """ "Số 01/2024"; of a sample "Tháng 01/2024", for no office gave it a number."""
    year, month = issue.slug.split("-")
    return f"Tháng {month}/{year}" if issue.sample else issue.number_label


def summary_of(item: Item) -> str:
    if item.summary:
        return item.summary
    return (item.lead or item.focus or "") if isinstance(item, Bulletin) else ""


def state_of(item: Item) -> str:
    """How things stand with a question, a document or a procedure; "" for everything else."""
    if isinstance(item, Question):
        return "Đang chờ trả lời" if item.waiting else "Đã trả lời"
    if isinstance(item, Document):
        return "Đã được thay thế" if item.replaced_by else ""
    return f"Dịch vụ công {item.level}" if isinstance(item, Procedure) else ""


def place_of(item: Item, collection: Collection) -> str | None:
    """The place an item belongs to: its own, else that of its agency."""
    if item.place_slug:
        return item.place_slug
    agency = collection.find(Agency, item.agency_slug)
    return agency.place if agency else None
