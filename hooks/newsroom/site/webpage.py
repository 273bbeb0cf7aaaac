"""One page of the site, ready for a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..content.collection import Body
from ..content.item import Item
from ..text.dates import PartialDate
from ..text.markup import Heading
from ..views.cards import Link

Context = Mapping[str, object]
EMPTY_BODY = Body()


@dataclass(frozen=True)
class FeedLink:
    title: str
    url: str
    media_type: str


@dataclass(frozen=True)
class OutlineEntry:
    """A heading with those below it."""

    level: int
    id: str
    text: str
    children: tuple[OutlineEntry, ...]


@dataclass(frozen=True)
class WebPage:
    """What a template gets as `view`; `context` makes the rest when the page is written."""

    url: str
    """Site path; ends with "/" unless the page is a file of its own (404.html)."""
    template: str
    kind: str
    title: str
    context: Callable[[], Context]
    description: str = ""
    body: Body = EMPTY_BODY
    source: str | None = None
    """Path of the file an editor changes to change this page."""
    line: int = 1
    """Where in it the address is written."""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    changed: PartialDate | None = None
    """When what it shows last changed."""
    updated: PartialDate | None = None
    """The correction that readers are told of."""
    sample: bool = False
    draft: bool = False
    noindex: bool = False

    @property
    def file(self) -> str:
        """The file the page is written to, relative to the site."""
        return self.url if self.url.endswith(".html") else f"{self.url}index.html"

    @property
    def section(self) -> str:
        """Site path of the section it lies in or is."""
        return f"{self.url.partition('/')[0]}/"

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        return nest(self.body.headings)


def last_change(items: Iterable[Item]) -> PartialDate | None:
    """The newest date at which one of the items was published or updated."""
    dates = (PartialDate.of(item.updated) if item.updated else item.dated for item in items)
    return max(filter(None, dates), default=None)


def nest(headings: tuple[Heading, ...]) -> tuple[OutlineEntry, ...]:
    """The headings as a tree, each below the nearest one before it of a higher level."""
    entries: list[OutlineEntry] = []
    at = 0
    while at < len(headings):
        end = at + 1
        while end < len(headings) and headings[end].level > headings[at].level:
            end += 1
        heading = headings[at]
        children = nest(headings[at + 1 : end])
        entries.append(OutlineEntry(heading.level, heading.id, heading.text, children))
        at = end
    return tuple(entries)
