"""What counts towards reports, by the month of figures it falls in: each thing exactly once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Agency, Article, Bulletin, Question
from ..content.tasks import Task
from ..text.periods import Period
from ..views.tasks import Evidence, TaskBook
from .periods import Month, ReportPeriod, month_of

Entry = TypeVar("Entry", bound=Item)


@dataclass(frozen=True)
class Scope:
    """What a report is limited to; everything when nothing is named."""

    agency: Agency | None = None
    plan: str = ""


@dataclass(frozen=True)
class Account:
    """A task of a period, and what was done for it then, newest first."""

    task: Task
    due: tuple[Period, ...]
    evidence: tuple[Evidence, ...]


class Ledger:
    """The published items of a collection as reports count them.

    What an office published counts on its publication day, what took place on its first day; a
    vague date counts on the first day it may mean. So quarters add up to their year. Only evidence
    of tasks counts in every period that its days touch.
    """

    def __init__(
        self,
        collection: Collection,
        book: TaskBook,
        *,
        until: date | None,
        samples: bool = False,
        scope: Scope | None = None,
    ) -> None:
        """`book` must be made with the same `until` and `samples`."""
        self._cut_off = collection.settings.office.reporting.cut_off
        self._book = book
        self._scope = scope or Scope()
        self._until = until or date.max
        self._published: dict[Month, list[Article]] = defaultdict(list)
        self._events: dict[Month, list[Article]] = defaultdict(list)
        self._issues: dict[Month, list[Bulletin]] = defaultdict(list)
        self._asked: dict[Month, list[Question]] = defaultdict(list)
        self._answered: dict[Month, list[Question]] = defaultdict(list)
        self._evidence: dict[Month, dict[str, list[Evidence]]] = {}
        self._own = self._own_tasks()
        self.tasks = [task for task in book.tasks if self._own is None or task.id in self._own]
        served = set(self._file_evidence())
        for item in collection:
            if item.published and (samples or not item.sample) and self._concerns(item, served):
                self._file(item)

    @property
    def months(self) -> frozenset[Month]:
        """Those in which anything was published, took place, was asked or answered."""
        records = (self._published, self._events, self._issues, self._asked, self._answered)
        return frozenset(month for record in records for month in record)

    @property
    def counts_questions(self) -> bool:
        """Questions belong to no plan."""
        return not self._scope.plan

    def knows(self, period: ReportPeriod) -> bool:
        """Whether the records reach back to a period; before them is nothing known, not nought."""
        return bool(self.months) and min(self.months) <= (period.year, period.last_month)

    def published(self, period: ReportPeriod) -> list[Article]:
        """The articles published in a period, oldest first."""
        return sorted(_within(self._published, period), key=lambda one: (one.date, one.slug))

    def events(self, period: ReportPeriod) -> list[Article]:
        """What began in a period, oldest first."""
        found = _within(self._events, period)
        return sorted(found, key=lambda one: (one.happened or date.min, one.slug))

    def issues(self, period: ReportPeriod) -> list[Bulletin]:
        return sorted(_within(self._issues, period), key=lambda one: one.slug)

    def asked(self, period: ReportPeriod) -> list[Question]:
        return sorted(_within(self._asked, period), key=lambda one: (one.asked, one.slug))

    def answered(self, period: ReportPeriod) -> list[Question]:
        found = _within(self._answered, period)
        return sorted(found, key=lambda one: (one.answered or date.min, one.slug))

    def waiting(self, period: ReportPeriod) -> list[Question]:
        """The questions that had no answer when the figures were closed, oldest first."""
        closed = min(period.span.last, self._until)
        asked = (question for questions in self._asked.values() for question in questions)
        waiting = [
            one
            for one in asked
            if one.asked <= closed and (one.answered is None or one.answered > closed)
        ]
        return sorted(waiting, key=lambda one: (one.asked, one.slug))

    def accounts(self, period: ReportPeriod) -> list[Account]:
        """Every task in force in a period, or served in it, with what was done for it then."""
        in_force = {task.id for task in self._book.in_force(period.meets)}
        done: dict[str, dict[str, Evidence]] = defaultdict(dict)
        for month in period.months:
            for task_id, entries in self._evidence.get(month, {}).items():
                done[task_id] |= {entry.item.entry: entry for entry in entries}
        return [
            Account(
                task,
                tuple(filter(period.meets, task.due)),
                tuple(sorted(done[task.id].values(), key=_newest_first)),
            )
            for task in self.tasks
            if task.id in in_force or task.id in done
        ]

    def _own_tasks(self) -> Mapping[str, bool] | None:
        """The tasks in scope, and whether all that was done for them counts; none for all tasks.

        What an agency leads by itself counts as a whole; of what it joins or shares in a group,
        only what it did.
        """
        scope = self._scope
        if scope.agency is None:
            return dict.fromkeys((t.id for t in self._book.of_plan(scope.plan)), True) or None
        parts = self._book.of_agency(scope.agency.slug)
        return {
            part.task.id: part.leads and part.group is None
            for part in parts
            if not scope.plan or part.task.plan == scope.plan
        }

    def _file_evidence(self) -> Iterator[str]:
        """Files what was done for the tasks; yields the entries that serve one."""
        for task in self.tasks:
            for entry in self._book.evidence(task):
                if self._own is None or self._own[task.id] or self._is_own(entry.item):
                    yield entry.item.entry
                    for month in self._touched(entry.days):
                        of_month = self._evidence.setdefault(month, defaultdict(list))
                        of_month[task.id].append(entry)

    def _concerns(self, item: Item, served: set[str]) -> bool:
        if self._scope.plan or (self._scope.agency and isinstance(item, Bulletin)):
            return item.entry in served
        return self._scope.agency is None or self._is_own(item)

    def _is_own(self, item: Item) -> bool:
        agency = self._scope.agency
        return agency is not None and item.agency_slug in (agency.slug, *agency.members)

    def _file(self, item: Item) -> None:
        if isinstance(item, Question):
            self._enter(self._asked, item.asked, item)
            if item.answered:
                self._enter(self._answered, item.answered, item)
        elif isinstance(item, Bulletin):
            self._enter(self._issues, item.published_on.first_day, item)
        elif isinstance(item, Article):
            self._enter(self._published, item.date.first_day, item)
            if item.happened:
                self._enter(self._events, item.happened, item)

    def _enter(self, record: dict[Month, list[Entry]], day: date, item: Entry) -> None:
        if day <= self._until:
            record[month_of(day, self._cut_off)].append(item)

    def _touched(self, days: Period) -> Iterator[Month]:
        """The months of figures that a span of days has a day in."""
        year, month = month_of(days.first, self._cut_off)
        last = month_of(days.last, self._cut_off)
        while (year, month) <= last:
            yield year, month
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _within(record: Mapping[Month, list[Entry]], period: ReportPeriod) -> list[Entry]:
    return [item for month in period.months for item in record.get(month, ())]


def _newest_first(entry: Evidence) -> tuple[int, str]:
    return -entry.days.last.toordinal(), entry.item.entry
