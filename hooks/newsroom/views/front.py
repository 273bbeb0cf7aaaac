"""What the front page gathers: what was done lately, what comes next, the latest figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Article, Bulletin, Index
from ..text.dates import short_date
from ..text.periods import Period
from .cards import Card, Cards, Link, cover_label, title_of
from .indices import figure_table
from .issues import bulletin_name
from .tasks import TaskBook

DONE, AHEAD, FIGURES, INDICES = 5, 6, 3, 4
HORIZON = 92
"""Days: what comes later than in three months is no news yet."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover of an issue."""

    name: str
    """Without the words "Bản tin", which stand above it."""
    label: str
    """As `cover_label` gives it."""
    title: str
    """The title of the issue when it has one of its own."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something done, and the tasks it was done for."""

    card: Card
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that takes place or falls due."""

    when: str
    title: str
    url: str
    event: bool


@dataclass(frozen=True, slots=True)
class Highlight:
    """An index and the latest values of its first units."""

    title: str
    url: str
    period: str
    unit: str
    values: tuple[tuple[str, str], ...]


def cover_of(issue: Bulletin, collection: Collection) -> Cover:
    """The cover of an issue."""
    return Cover(bulletin_name(collection.masthead(issue).name), cover_label(issue), issue.title)


def done_lately(book: TaskBook, cards: Cards) -> list[Done]:
    """The newest things done for tasks, each once, newest first."""
    served: dict[str, tuple[Item, list[Link]]] = {}
    dates: dict[str, int] = {}
    for task in book.tasks:
        for evidence in book.evidence(task)[:DONE]:
            item = evidence.item
            links = served.setdefault(item.origin.path, (item, []))[1]
            links.append(Link(task.title, f"{book.plan(task).url}#{task.anchor}"))
            dates[item.origin.path] = evidence.days.last.toordinal()
    newest = sorted(served, key=lambda path: (-dates[path], path))[:DONE]
    return [Done(cards.of(served[path][0]), tuple(served[path][1])) for path in newest]


def dates_ahead(collection: Collection, book: TaskBook) -> list[Ahead]:
    """Events and the next period of each task, soonest first; samples are left out."""
    today = collection.today
    if today is None:
        return []
    start = today.last_day
    found = [*_events(collection), *_next_due(book, start)]
    soon = [
        (period, ahead)
        for period, ahead in found
        if period.last > start and (period.first - start).days <= HORIZON
    ]
    soon.sort(key=lambda entry: (_moment(*entry), entry[1].title))
    return [ahead for _, ahead in soon[:AHEAD]]


def highlights(collection: Collection) -> list[Highlight]:
    """The latest values of the indices that have any."""
    found: list[Highlight] = []
    for index in collection.of(Index):
        table = figure_table(index, collection)
        if not table.periods:
            continue
        latest = table.periods[-1]
        values = tuple(
            (row.unit, value.shown) for row in table.rows if (value := row.values[-1]) is not None
        )
        title = title_of(index, collection)
        found.append(Highlight(title, index.url, latest, table.unit, values[:FIGURES]))
    return found[:INDICES]


def _events(collection: Collection) -> Iterator[tuple[Period, Ahead]]:
    for article in collection.of(Article):
        if article.happened is None or article.sample:
            continue
        days = Period(article.happened, max(article.happened, article.until or article.happened))
        when = short_date(days.first)
        if days.last != days.first:
            when = f"{when} – {short_date(days.last)}"
        yield days, Ahead(when, article.title, article.url, event=True)


def _next_due(book: TaskBook, start: date) -> Iterator[tuple[Period, Ahead]]:
    for task in book.tasks:
        coming = next((period for period in task.due if period.last > start), None)
        if coming:
            url = f"{book.plan(task).url}#{task.anchor}"
            yield coming, Ahead(coming.label, task.title, url, event=False)


def _moment(days: Period, ahead: Ahead) -> date:
    """What it is sorted by: the day an event begins, the last day of something due."""
    return days.first if ahead.event else days.last
