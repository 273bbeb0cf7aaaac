"""What readers may know of a period: what was done. No gaps, no ranking, no comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, get_args

from ..content.collection import Collection
from ..content.fields import Channel, Genre
from ..content.item import Item
from ..content.models import Article, Bulletin, Topic
from ..content.tasks import Task
from ..views.tasks import TaskBook
from .counting import totals
from .figures import MEASURES, Measure
from .ledger import Ledger
from .periods import ReportPeriod, periods_of

Key = TypeVar("Key")
_PUBLIC = frozenset(
    ("items", "issues", "broadcasts", "minutes", "readers", "events", "people", "answered")
)
"""Numbers of what was done; none tells what was not."""


@dataclass(frozen=True)
class Summary:
    """A finished period as its page shows it; what is nought is left out."""

    period: ReportPeriod
    figures: tuple[tuple[Measure, float], ...]
    topics: tuple[tuple[Topic, int], ...]
    genres: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    issues: tuple[Bulletin, ...]
    events: tuple[Article, ...]
    tasks: tuple[tuple[Task, tuple[Item, ...]], ...]
    """Those that something was done for, with it, newest first."""
    items: tuple[Item, ...]
    """Everything that it counts or names."""


class Summaries:
    """The public summaries of a site: of every finished period in which something was done."""

    def __init__(self, collection: Collection, book: TaskBook) -> None:
        settings = collection.settings
        self._collection = collection
        self._ledger = Ledger(collection, book, until=settings.as_of)
        self._made: dict[ReportPeriod, Summary] = {}
        self.periods: tuple[ReportPeriod, ...] = ()
        """The newest year first; in a year the longest first."""
        if settings.office.reporting.public and collection.today:
            today, months = collection.today.last_day, self._ledger.months
            self.periods = tuple(
                period
                for year in sorted({year for year, _ in months}, reverse=True)
                for period in periods_of(year, settings.office.reporting.cut_off)
                if period.span.last <= today and not months.isdisjoint(period.months)
            )

    def of(self, period: ReportPeriod) -> Summary:
        if period not in self._made:
            self._made[period] = self._make(period)
        return self._made[period]

    def _make(self, period: ReportPeriod) -> Summary:
        ledger = self._ledger
        counted = totals(ledger, period)
        published, events = ledger.published(period), tuple(ledger.events(period))
        issues = tuple(ledger.issues(period))
        tasks = tuple(
            (account.task, tuple(entry.item for entry in account.evidence))
            for account in ledger.accounts(period)
            if account.evidence
        )
        topics = self._collection.of(Topic)
        return Summary(
            period=period,
            figures=tuple(
                (measure, value)
                for measure in MEASURES
                if measure.key in _PUBLIC and (value := measure.of(counted))
            ),
            topics=_counts(topics, lambda topic, one: topic.slug in one.topics, published),
            genres=_counts(get_args(Genre), lambda genre, one: genre == one.genre, published),
            channels=_counts(
                get_args(Channel), lambda channel, one: channel in one.channels, published
            ),
            issues=issues,
            events=events,
            tasks=tasks,
            items=(*published, *events, *issues, *(one for _, done in tasks for one in done)),
        )


def _counts(
    keys: Iterable[Key], holds: Callable[[Key, Article], bool], items: Iterable[Article]
) -> tuple[tuple[Key, int], ...]:
    """How many items each key holds, without noughts."""
    items = list(items)
    counts = ((key, sum(holds(key, one) for one in items)) for key in keys)
    return tuple((key, number) for key, number in counts if number)
