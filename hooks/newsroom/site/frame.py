"""What every page shares: the office, the menu, the footer; and what pages are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.collection import Collection
from ..content.models import MODELS, Plan, StandingPage
from ..content.settings import Office
from ..editions.publishing import Editions
from ..feeds.channels import Channel, ChannelGroup, list_channels
from ..feeds.model import FORMATS
from ..reports.summary import Summaries
from ..views.cards import Cards, Link
from ..views.documents import DocumentBook
from ..views.hotlines import ContactGroup, contact_groups
from ..views.relations import Relations
from ..views.task_entries import TaskEntries
from ..views.tasks import TaskBook
from .webpage import FeedLink

TASKS = Link("Nhiệm vụ", "nhiem-vu/")
REPORTS = Link("Kết quả", "bao-cao/")
HOTLINES = Link("Đường dây nóng", "duong-day-nong/")
ACRONYMS = Link("Chữ viết tắt", "chu-viet-tat/")


@dataclass(frozen=True)
class Frame:
    """What templates get as `site`."""

    name: str
    description: str
    url: str
    office: Office
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]


class Desk:
    """The collection with its lists, cards and feeds: what every page maker works with.

    Without `editions` nothing is made: for whoever asks only which pages there are.
    """

    def __init__(self, collection: Collection, *, editions: bool = True) -> None:
        self.collection = collection
        self.cards = Cards(collection)
        self.relations = Relations(collection)
        self.tasks = TaskBook(collection)
        self.summaries = Summaries(collection, self.tasks)
        self.documents = DocumentBook(collection)
        self.contacts: list[ContactGroup] = contact_groups(collection)
        self.task_entries = TaskEntries(collection, self.tasks, self.cards)
        self.editions = Editions(collection, self.cards, make=editions)
        self.channel_groups: list[ChannelGroup] = list_channels(collection, self.relations)
        self._channels = {
            channel.url: channel for group in self.channel_groups for channel in group.channels
        }
        self._general = [
            link
            for url in ("", "ban-tin/", "tin-tuc/")
            if url in self._channels
            for link in _feed_links(self._channels[url])
        ]

    @property
    def channels(self) -> list[Channel]:
        return list(self._channels.values())

    @property
    def uses_acronyms(self) -> bool:
        """Whether a text of the site uses an acronym, so that readers need the table."""
        return any(self.collection.body(item).acronyms for item in self.collection)

    def feeds(self, url: str) -> tuple[FeedLink, ...]:
        """The feeds to announce on a page: its own first, then those of the whole site."""
        own = _feed_links(self._channels[url]) if url in self._channels else []
        return (*own, *(link for link in self._general if link not in own))

    def frame(self) -> Frame:
        settings = self.collection.settings
        return Frame(
            name=settings.site_name,
            description=settings.site_description,
            url=settings.site_url,
            office=settings.office,
            menu=tuple(self._menu()),
            footer=tuple(self._footer()),
        )

    def _menu(self) -> Iterator[Link]:
        """The sections that have content; the tasks, and what was done, after the plans."""
        for model in MODELS:
            if model is not StandingPage and self.collection.items[model.kind]:
                yield Link(model.menu_title, f"{model.kind}/")
            if model is Plan and self.tasks.tasks:
                yield TASKS
            if model is Plan and self.summaries.periods:
                yield REPORTS
        if self.contacts:
            yield HOTLINES

    def _footer(self) -> Iterator[Link]:
        """The standing pages; the acronyms also without a text of the office, once one is used."""
        pages = sorted(self.collection.of(StandingPage), key=_footer_order)
        links = [Link(page.title, page.url) for page in pages if page.url]
        yield from (link for link in links if link.url != HOTLINES.url or not self.contacts)
        if self.uses_acronyms and all(link.url != ACRONYMS.url for link in links):
            yield ACRONYMS


def _footer_order(page: StandingPage) -> tuple[bool, int, str]:
    """Those with a number in its order, then the others: none is left without a link to it."""
    return page.menu is None, page.menu or 0, page.slug


def _feed_links(channel: Channel) -> list[FeedLink]:
    return [
        FeedLink(
            f"{channel.title} ({form.label})",
            channel.file(form.stem + form.suffix),
            form.media_type,
        )
        for form in FORMATS
    ]
