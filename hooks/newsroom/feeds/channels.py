"""Which feeds the site has, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..content.collection import Collection
from ..content.fields import Correction
from ..content.item import Item
from ..content.models import FED, Agency, Article, Bulletin, Question, Topic
from ..text.dates import PartialDate, at_fixed_hour, short_date
from ..text.markup import with_base
from ..text.vietnamese import slug
from ..views.cards import Cards, summary_of, title_of
from ..views.issues import issue_sections
from ..views.relations import Relations
from . import archives
from .json_feed import render_json_feed
from .model import ATOM, FORMATS, JSON, RSS, Category, Enclosure, Entry, Feed, Link, tag_uri
from .rss_and_atom import render_atom, render_rss

SUFFIXES = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".pdf": "application/pdf",
}
_IDS_SINCE = 2026
"""The year in the ids of the feeds themselves (RFC 4151 wants one); it never changes."""
_EMPTY_SINCE = PartialDate(_IDS_SINCE)
"""What an empty site gives as its last change, for it has no dated content and no clock."""


@dataclass(frozen=True)
class Channel:
    """One feed of the site: its page, its items newest first, and whether it keeps all history."""

    title: str
    url: str
    """Site path of the page it belongs to; its files lie below."""
    items: tuple[Item, ...]
    complete: bool = False

    def file(self, name: str) -> str:
        return f"{self.url}{name}"

    def documents(self) -> Iterator[str]:
        """Site path of every document, archives included."""
        archived = archives.archive_count(len(self.items)) if self.complete else 0
        for form in FORMATS:
            yield self.file(f"{form.stem}{form.suffix}")
            for number in range(1, archived + 1):
                yield self.file(f"{form.stem}-{number}{form.suffix}")


@dataclass(frozen=True)
class ChannelGroup:
    title: str
    channels: tuple[Channel, ...]


def list_channels(collection: Collection, relations: Relations) -> list[ChannelGroup]:
    """Every feed that has something in it, as readers are offered them; the first one has all."""
    sections = [
        Channel(model.section_title, f"{model.kind}/", _fed(collection.of(model)), complete=True)
        for model in FED
    ]
    everything = sorted(
        (item for section in sections for item in section.items),
        key=lambda item: (item.dated.first_day, item.entry) if item.dated else (),
        reverse=True,
    )
    whole = Channel(collection.settings.site_name, "", tuple(everything))
    topics = [
        Channel(topic.title, topic.url, _fed(relations.of_topic(topic.slug)))
        for topic in collection.of(Topic)
    ]
    agencies = [
        Channel(agency.title, agency.url, _fed(relations.of_agency(agency.slug)))
        for agency in collection.of(Agency)
    ]
    groups = {
        "Toàn trang": [whole],
        "Theo chuyên trang": sections,
        "Theo nội dung cải cách hành chính": topics,
        "Theo cơ quan, đơn vị": agencies,
    }
    offered = (
        ChannelGroup(
            title, tuple(channel for channel in channels if channel.items or channel is whole)
        )
        for title, channels in groups.items()
    )
    return [group for group in offered if group.channels]


def _fed(items: Sequence[Item]) -> tuple[Item, ...]:
    """Those a feed can hold: not a plan of unknown date, nor a question before its answer.

    An entry never moves, and a question gets another day with its answer. A draft, which only a
    preview has, may have the id of the text it was copied from.
    """
    return tuple(
        item
        for item in items
        if isinstance(item, FED)
        and item.published
        and item.dated
        and not (isinstance(item, Question) and item.waiting)
    )


class FeedWriter:
    """Writes the channels; the entry of an item is made once for all feeds that hold it."""

    def __init__(
        self,
        collection: Collection,
        relations: Relations,
        cards: Cards,
        enclosures: Mapping[str, tuple[Enclosure, ...]] | None = None,
    ) -> None:
        """`enclosures` are the editions to take along, by the source file of their item."""
        self._collection = collection
        self._relations = relations
        self._enclosures = enclosures or {}
        self._cards = cards
        self._site_url = collection.settings.site_url
        self._office = collection.settings.office
        self._entries: dict[str, Entry] = {}

    def files(self, channel: Channel) -> Iterator[tuple[str, bytes]]:
        """Site path and bytes of every document of a channel, archives included."""
        feed = self.feed(channel)
        documents = archives.documents(feed) if channel.complete else (archives.newest(feed),)
        for document in documents:
            for form, render in ((RSS, render_rss), (ATOM, render_atom), (JSON, render_json_feed)):
                path = document.address(form, document.archive).removeprefix(self._site_url)
                yield path, render(document)

    def feed(self, channel: Channel) -> Feed:
        limit = None if channel.complete else archives.ENTRIES_WITHOUT_ARCHIVE
        name = self._collection.settings.site_name
        return Feed(
            id=tag_uri(
                self._office.authority, _IDS_SINCE, "nguon-tin", channel.url.strip("/") or "tat-ca"
            ),
            title=channel.title if channel.title == name else f"{channel.title} – {name}",
            subtitle=self._collection.settings.site_description,
            url=self._site_url + channel.url,
            base=self._site_url + channel.url,
            author=self._office.name,
            entries=tuple(self._entry(item) for item in channel.items[:limit]),
            updated=at_fixed_hour(_EMPTY_SINCE, self._office.publish_hour),
            related=() if channel.complete else tuple(self._sections(channel)),
        )

    def _sections(self, channel: Channel) -> Iterator[Link]:
        """The feeds that keep the whole history of what a channel shows the newest of."""
        shown = {type(item) for item in channel.items}
        for model in FED:
            if model in shown:
                yield Link(f"{self._site_url}{model.kind}/", model.section_title)

    def _entry(self, item: Item) -> Entry:
        entry = self._entries.get(item.origin.path)
        if entry is None:
            entry = self._entries[item.origin.path] = self._make(item)
        return entry

    def _make(self, item: Item) -> Entry:
        assert item.dated is not None
        published = at_fixed_hour(item.dated, self._office.publish_hour)
        changes = [item.updated] if item.updated else []
        changes += [correction.day for correction in _corrections(item)]
        updated = max(
            (at_fixed_hour(day, self._office.publish_hour) for day in changes), default=published
        )
        card = self._cards.of(item)
        author = getattr(item, "author", None) or (
            card.agency.title if card.agency else self._office.name
        )
        return Entry(
            id=entry_id(item, self._office.authority),
            title=card.title,
            url=self._site_url + item.url,
            published=published,
            updated=max(published, updated),
            summary=summary_of(item),
            html=with_base(self._content(item), self._site_url.rstrip("/")),
            author=author,
            categories=tuple(self._categories(item)),
            image=self._enclosure(item, "image"),
            enclosures=self._enclosures.get(item.origin.path, ()),
            related=tuple(
                Link(self._site_url + issue.url, title_of(issue, self._collection))
                for issue in self._relations.carrying(item)
            ),
            sample=("Số mẫu" if isinstance(item, Bulletin) else "Bài mẫu") if item.sample else "",
        )

    def _content(self, item: Item) -> str:
        """The whole text; an issue with the titles and summaries of what it carries."""
        body = self._collection.body(item).html
        if isinstance(item, Question) and item.question:
            return f"<blockquote><p>{escape(item.question)}</p></blockquote>\n{body}"
        if not isinstance(item, Bulletin):
            return body
        parts = [f"<p>{escape(item.lead)}</p>" if item.lead else "", body]
        for section in issue_sections(item, self._collection):
            parts.append(f"<h2>{escape(section.title)}</h2>")
            if section.text:
                parts.append(f"<p>{escape(section.text)}</p>")
            for carried in section.items:
                card = self._cards.of(carried)
                parts.append(f'<h3><a href="newsroom:/{card.url}">{escape(card.title)}</a></h3>')
                parts.append(f"<p>{escape(card.summary)}</p>" if card.summary else "")
        if item.corrections:
            notes = (
                f"<li>{short_date(note.day)}: {escape(note.text)}</li>" for note in item.corrections
            )
            parts.append(f"<h2>Đính chính</h2><ul>{''.join(notes)}</ul>")
        return "\n".join(filter(None, parts))

    def _categories(self, item: Item) -> Iterator[Category]:
        for topic in item.topic_slugs:
            found = self._collection.find(Topic, topic)
            if found:
                yield Category(topic, f"{self._site_url}{Topic.kind}/", found.title)
        if isinstance(item, Article):
            yield Category(slug(item.section), f"{self._site_url}{Article.kind}/", item.section)

    def _enclosure(self, item: Item, name: str) -> Enclosure | None:
        path = self._collection.file_url(item, getattr(item, name, None))
        file = self._collection.files.get(path)
        if file is None:
            return None
        media_type = SUFFIXES.get(file.suffix.lower(), "application/octet-stream")
        return Enclosure(self._site_url + path, media_type, file.stat().st_size)


def _corrections(item: Item) -> tuple[Correction, ...]:
    return item.corrections if isinstance(item, Bulletin) else ()


def entry_id(item: Item, authority: str) -> str:
    """The permanent id of an item."""
    year, key = item.feed_key
    return tag_uri(authority, year or _IDS_SINCE, item.kind, key)
