"""Counting: from the ledger to the figures of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from statistics import median
from typing import get_args

from ..content.collection import Collection
from ..content.fields import Channel, Genre
from ..content.models import Agency, Article, Question, Topic
from ..views.tasks import TaskBook
from .figures import (
    MEASURES,
    QUESTIONS,
    AgencyTally,
    Cell,
    Figures,
    Line,
    Ranked,
    Tally,
    Totals,
)
from .ledger import Ledger, Scope
from .periods import ReportPeriod
from .records import Records

NO_TOPIC, NO_CHANNEL = "Không ghi nội dung", "Không ghi kênh"
Keys = Callable[[Article], Sequence[str]]


def count(
    collection: Collection,
    period: ReportPeriod,
    *,
    scope: Scope | None = None,
    samples: bool = False,
) -> Figures:
    """The report of a period; AS_OF keeps out what lies after it."""
    return _Count(collection, period, scope or Scope(), samples).figures()


def totals(ledger: Ledger, period: ReportPeriod) -> Totals:
    """The numbers of one period."""
    items, events = ledger.published(period), ledger.events(period)
    broadcasts = [one.broadcast for one in items if one.broadcast]
    readings = [one.reached for one in items if one.reached is not None and not one.happened]
    attended = [one.reached for one in events if one.reached is not None]
    answered = ledger.answered(period)
    accounts = ledger.accounts(period)
    return Totals(
        items=len(items),
        issues=len(ledger.issues(period)),
        broadcasts=len(broadcasts),
        minutes=_minutes(items),
        readings=len(readings),
        readers=sum(readings),
        events=len(events),
        attended=len(attended),
        people=sum(attended),
        asked=len(ledger.asked(period)),
        answered=len(answered),
        median_days=median(map(_days, answered)) if answered else None,
        waiting=len(ledger.waiting(period)),
        tasks=len(accounts),
        tasks_done=sum(bool(account.evidence) for account in accounts),
    )


class _Count:
    """One report on its way."""

    def __init__(
        self, collection: Collection, period: ReportPeriod, scope: Scope, samples: bool
    ) -> None:
        self._collection = collection
        self._period = period
        self._scope = scope
        self._samples = samples
        self._until = collection.settings.as_of
        self._book = TaskBook(collection, samples=samples, until=self._until)
        self._ledger = Ledger(
            collection, self._book, until=self._until, samples=samples, scope=scope
        )
        self._records = Records(collection)
        self._items = self._ledger.published(period)
        self._events = self._ledger.events(period)
        self._accounts = self._ledger.accounts(period)
        self._before = self._earlier(period.before)
        self._year_ago = self._earlier(period.year_ago)

    def figures(self) -> Figures:
        now = totals(self._ledger, self._period)
        closed = min(self._period.span.last, self._until or date.max)
        topics = [topic.title for topic in self._collection.of(Topic)]
        agencies = tuple(self._agencies())
        others = {one.entry: one for one in (*self._items, *self._events)}
        return Figures(
            office=self._collection.settings.office.name,
            period=self._period,
            until=self._until,
            limits=tuple(self._limits()),
            samples=self._samples,
            totals=now,
            lines=tuple(self._lines(now)),
            agencies=agencies,
            topics=self._tallies(topics, self._topics_of),
            genres=self._tallies(get_args(Genre), lambda one: (one.genre,)),
            channels=self._tallies(get_args(Channel), _channels_of),
            cells=self._cells(),
            ranking=_ranking(agencies),
            items=tuple(map(self._records.item, self._items)),
            issues=tuple(map(self._records.issue, self._ledger.issues(self._period))),
            events=tuple(map(self._records.event, self._events)),
            questions=tuple(self._records.question(one, closed) for one in self._questions()),
            tasks=tuple(map(self._records.task, self._accounts)),
            evidence=tuple(self._records.evidence(self._accounts, others.values())),
        )

    def _earlier(self, period: ReportPeriod | None) -> ReportPeriod | None:
        return period if period and self._ledger.knows(period) else None

    def _limits(self) -> Iterator[str]:
        if self._scope.agency:
            yield self._scope.agency.title
        if self._scope.plan:
            yield next(plan.title for plan in self._book.plans if plan.slug == self._scope.plan)

    def _lines(self, now: Totals) -> Iterator[Line]:
        before = totals(self._ledger, self._before) if self._before else None
        year_ago = totals(self._ledger, self._year_ago) if self._year_ago else None
        for measure in MEASURES:
            if measure.part != QUESTIONS or self._ledger.counts_questions:
                yield Line(
                    measure,
                    measure.of(now),
                    measure.of(before) if before else None,
                    measure.of(year_ago) if year_ago else None,
                )

    def _tallies(self, labels: Iterable[str], keys: Keys) -> tuple[Tally, ...]:
        """One of every label, and of those that only the content knows."""
        before, year_ago = self._published(self._before), self._published(self._year_ago)
        used = [key for one in (*self._items, *self._events) for key in keys(one)]
        return tuple(
            _tally(label, keys, self._items, self._events, before, year_ago)
            for label in dict.fromkeys((*labels, *used))
        )

    def _agencies(self) -> Iterator[AgencyTally]:
        """Every agency that did something or leads a task of the period."""
        answered = Counter(one.agency for one in self._ledger.answered(self._period))
        before, year_ago = self._published(self._before), self._published(self._year_ago)
        for agency in self._collection.of(Agency):
            items = [one for one in self._items if one.agency == agency.slug]
            tasks = list(self._led_by(agency))
            tally = _tally(agency.slug, _agency_of, items, self._events, before, year_ago)
            if items or tally.events or answered[agency.slug] or (tasks and self._named(agency)):
                yield AgencyTally(
                    tally=replace(tally, label=agency.title),
                    topics=Counter(key for one in items for key in self._topics_of(one)),
                    genres=Counter(one.genre for one in items),
                    channels=Counter(key for one in items for key in _channels_of(one)),
                    answered=answered[agency.slug],
                    tasks=len(tasks),
                    tasks_done=sum(tasks),
                )

    def _named(self, agency: Agency) -> bool:
        """Whether an agency that did nothing belongs into the report: no group does."""
        own = self._scope.agency
        return not agency.group and (own is None or agency.slug in (own.slug, *own.members))

    def _led_by(self, agency: Agency) -> Iterator[bool]:
        """Of each task that it leads in the period, whether it did something for it.

        Of a task that it shares in a group, only its own items count.
        """
        accounts = {account.task.id: account for account in self._accounts}
        for part in self._book.of_agency(agency.slug):
            account = accounts.get(part.task.id)
            if part.leads and account:
                yield any(
                    part.group is None or entry.item.agency_slug == agency.slug
                    for entry in account.evidence
                )

    def _cells(self) -> tuple[Cell, ...]:
        cells = Counter(
            (self._records.agency(one), topic, one.genre, channel)
            for one in self._items
            for topic, channel in product(self._topics_of(one), _channels_of(one))
        )
        return tuple(Cell(*key, number) for key, number in sorted(cells.items()))

    def _questions(self) -> list[Question]:
        if not self._ledger.counts_questions:
            return []
        found = (
            *self._ledger.asked(self._period),
            *self._ledger.answered(self._period),
            *self._ledger.waiting(self._period),
        )
        return sorted(
            {one.entry: one for one in found}.values(), key=lambda one: (one.asked, one.slug)
        )

    def _published(self, period: ReportPeriod | None) -> list[Article] | None:
        return self._ledger.published(period) if period else None

    def _topics_of(self, article: Article) -> Sequence[str]:
        return self._records.topics(article) or (NO_TOPIC,)


def _tally(
    label: str,
    keys: Keys,
    items: Iterable[Article],
    events: Iterable[Article],
    before: list[Article] | None,
    year_ago: list[Article] | None,
) -> Tally:
    own = [one for one in items if label in keys(one)]
    held = [one for one in events if label in keys(one)]
    return Tally(
        label=label,
        items=len(own),
        before=None if before is None else sum(label in keys(one) for one in before),
        year_ago=None if year_ago is None else sum(label in keys(one) for one in year_ago),
        broadcasts=sum(one.broadcast is not None for one in own),
        minutes=_minutes(own),
        events=len(held),
        people=sum(one.reached or 0 for one in held),
    )


def _ranking(agencies: Iterable[AgencyTally]) -> tuple[Ranked, ...]:
    """By items, then events, people, and tasks with evidence; plans set no other measure."""
    ordered = sorted(agencies, key=_achievement, reverse=True)
    ranks: dict[tuple[int, ...], int] = {}
    for place, agency in enumerate(ordered, 1):
        ranks.setdefault(_achievement(agency), place)
    return tuple(Ranked(ranks[_achievement(agency)], agency) for agency in ordered)


def _achievement(agency: AgencyTally) -> tuple[int, ...]:
    tally = agency.tally
    return tally.items, tally.events, tally.people, agency.tasks_done


def _agency_of(article: Article) -> Sequence[str]:
    return (article.agency,)


def _channels_of(article: Article) -> Sequence[str]:
    return article.channels or (NO_CHANNEL,)


def _minutes(items: Iterable[Article]) -> float:
    """To the hundredth, which keeps sums of 0.1 and 0.2 clean."""
    minutes = (one.broadcast.minutes for one in items if one.broadcast and one.broadcast.minutes)
    return round(sum(minutes), 2)


def _days(question: Question) -> int:
    assert question.answered is not None
    return (question.answered - question.asked).days
