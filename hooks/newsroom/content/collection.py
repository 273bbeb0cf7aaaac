"""All content of a site, typed and looked up by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ..text.dates import PartialDate
from ..text.markup import Heading, Passage
from ..text.vietnamese import sort_key
from .item import Item
from .models import BY_KIND, Article, Bulletin, Document, Topic
from .releases import Release
from .settings import Masthead, Settings
from .tasks import Task

AnyItem = TypeVar("AnyItem", bound=Item)


@dataclass(frozen=True)
class Body:
    """A rendered body; addresses inside the site are written `newsroom:/…` (text.markup)."""

    html: str = ""
    headings: tuple[Heading, ...] = ()
    passages: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    """The items it links to, as "<folder>/<file name>"."""
    cited: tuple[str, ...] = ()
    """The documents and plans that it, or a field of its item, cites; in order, as `links`."""
    acronyms: tuple[str, ...] = ()
    """Those of text.acronyms that it uses."""


@dataclass
class Collection:
    """What outputs work on: only what may be shown (published; in a preview drafts too).

    Its items are complete before the first list of them is asked for.
    """

    root: Path
    settings: Settings
    items: dict[str, dict[str, Item]] = field(
        default_factory=lambda: {kind: {} for kind in BY_KIND}
    )
    bodies: dict[str, Body] = field(default_factory=dict)
    """By the path of the source file."""
    releases: dict[str, Release] = field(default_factory=dict)
    """What was recorded at the publication of an issue, by issue."""
    unread: frozenset[str] = frozenset()
    """Entries that cannot be judged: their file, or the record of their publication, is unreadable."""
    tasks: dict[str, Task] = field(default_factory=dict)
    task_notes: dict[str, str] = field(default_factory=dict)
    """What stands above a plan's task table that is not part of the plan, by plan."""
    files: dict[str, Path] = field(default_factory=dict)
    """Site path to file, for every file that published items refer to."""
    file_urls: dict[tuple[str, str], str] = field(default_factory=dict)
    """Site path by source file of the item and the file name written in it."""
    evidence_files: dict[tuple[str, str], Path] = field(default_factory=dict)
    """Every file of evidence, as `file_urls`; those that are not public are for reports alone."""
    cited_in_fields: dict[tuple[str, str], str] = field(default_factory=dict)
    """The document that the words of a field cite, by source file of the item and the words."""
    _ordered: dict[str, list[Item]] = field(default_factory=dict)

    def of(self, model: type[AnyItem]) -> list[AnyItem]:
        """All items of a type: dated ones newest first, others in Vietnamese alphabetical order."""
        if model.kind not in self._ordered:
            self._ordered[model.kind] = sorted(self.items[model.kind].values(), key=order)
        return [item for item in self._ordered[model.kind] if isinstance(item, model)]

    @cached_property
    def articles_by_month(self) -> Mapping[tuple[int, int], list[Article]]:
        """The articles dated to the month, oldest first, by year and month."""
        months: dict[tuple[int, int], list[Article]] = defaultdict(list)
        for article in reversed(self.of(Article)):
            if article.date.month:
                months[article.date.year, article.date.month].append(article)
        return dict(months)

    def find(self, model: type[AnyItem], slug: str | None) -> AnyItem | None:
        found = self.items[model.kind].get(slug or "")
        return found if isinstance(found, model) else None

    def entry(self, entry: str) -> Item | None:
        """The item a bulletin names as "tin-tuc/<file name>"."""
        kind, _, slug = entry.partition("/")
        return self.items.get(kind, {}).get(slug)

    def body(self, item: Item) -> Body:
        return self.bodies.get(item.origin.path, Body())

    def file_url(self, item: Item, written: str | None) -> str:
        """The site path of a file that a field names, a web address unchanged, "" for none."""
        if not written:
            return ""
        return self.file_urls.get((item.origin.path, written), written)

    def __iter__(self) -> Iterator[Item]:
        for model in BY_KIND.values():
            yield from self.of(model)

    @property
    def today(self) -> PartialDate | None:
        """AS_OF, else the newest published content date: the only "today" a build knows."""
        if self.settings.as_of:
            return PartialDate.of(self.settings.as_of)
        # The day a document of others was issued says nothing of when this site had something new.
        items = (item for item in self if not isinstance(item, Document))
        dates = [item.dated for item in items if item.dated]
        return max(dates, default=None)

    def masthead(self, issue: Bulletin) -> Masthead:
        """The masthead of an issue: as it was when the issue was published, else today's."""
        release = self.releases.get(issue.slug)
        return release.masthead if release else self.settings.office.bulletin

    def plan_tasks(self, plan: str) -> list[Task]:
        return [task for task in self.tasks.values() if task.plan == plan]


def order(item: Item) -> tuple[object, ...]:
    """Newest first for dated items (ties by file name); topics by number; others by title."""
    if item.dated is not None:
        day = item.dated.first_day
        return (0, -day.toordinal(), item.slug)
    if isinstance(item, Topic):
        return (1, item.order, item.slug)
    return (2, sort_key(item.title), item.slug)
