"""A task as the pages print it, flat, with its links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby

from ..content.collection import Collection
from ..content.models import Agency, Topic
from ..content.tasks import Task
from ..text.names import Mention
from ..text.periods import Period, Rhythm, quarter
from .cards import Card, Cards, Link
from .tasks import AgencyTask, DonePeriod, TaskBook

RHYTHMS = {
    Rhythm.CONTINUOUS: "thuong-xuyen",
    Rhythm.MONTHLY: "hang-thang",
    Rhythm.QUARTERLY: "hang-quy",
    Rhythm.HALF_YEARLY: "6-thang",
    Rhythm.YEARLY: "hang-nam",
}
"""How addresses of filtered lists call a rhythm; never changed, people keep such addresses."""
NAMED = ("ky-han", "Có kỳ hạn cụ thể")
OTHER = ("khac", "Cách ghi khác")
NOT_SAID = ("khong-ghi", "Không ghi thời gian")


@dataclass(frozen=True, slots=True)
class DoneMark:
    """One due period in which something was done."""

    label: str
    """Without the year, which stands in front of all of one year."""
    full_label: str
    count: int
    url: str
    """The newest item of it."""


@dataclass(frozen=True, slots=True)
class DoneYear:
    year: int
    marks: tuple[DoneMark, ...]


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """What templates get of a task."""

    id: str
    number: str
    anchor: str
    title: str
    url: str
    """Its row on the page of the plan."""
    plan: Link
    lead: tuple[Link, ...]
    """The words of the cell in pieces; those that name an agency have an address."""
    partners: tuple[Link, ...]
    time: str
    product: str
    topics: tuple[Link, ...]
    evidence: tuple[Card, ...]
    done: tuple[DoneYear, ...]
    facets: dict[str, tuple[str, ...]]
    """The values of the filters it is found by: co-quan, noi-dung, thoi-gian."""
    leads: bool = True
    group: Link | None = None


class TaskEntries:
    """Makes the entry of a task, each once."""

    def __init__(self, collection: Collection, book: TaskBook, cards: Cards) -> None:
        self._collection = collection
        self._book = book
        self._cards = cards
        self._made: dict[str, TaskEntry] = {}
        self._agencies: dict[str, list[str]] = defaultdict(list)
        for agency in collection.of(Agency):
            for part in book.of_agency(agency.slug):
                self._agencies[part.task.id].append(agency.slug)

    def of(self, task: Task) -> TaskEntry:
        if task.id not in self._made:
            self._made[task.id] = self._make(task)
        return self._made[task.id]

    def part(self, part: AgencyTask) -> TaskEntry:
        """The entry as the page of an agency shows it."""
        return replace(self.of(part.task), leads=part.leads, group=self._cards.link(part.group))

    def _make(self, task: Task) -> TaskEntry:
        plan = self._book.plan(task)
        evidence = self._book.evidence(task)
        topics = [self._collection.find(Topic, slug) for slug in task.topics]
        # A task is also found by the contents of what was done for it.
        found_by = [*task.topics, *(slug for e in evidence for slug in e.item.topic_slugs)]
        return TaskEntry(
            id=task.id,
            number=task.number,
            anchor=task.anchor,
            title=task.title,
            url=f"{plan.url}#{task.anchor}",
            plan=Link(plan.title, plan.url),
            lead=self._linked(task.lead_names),
            partners=self._linked(task.partner_names),
            time=task.time,
            product=task.product,
            topics=tuple(Link(topic.title, topic.url) for topic in topics if topic),
            evidence=self._cards.all(entry.item for entry in evidence),
            done=tuple(_by_year(self._book.done_periods(task))),
            facets={
                "co-quan": tuple(self._agencies[task.id]),
                "noi-dung": tuple(dict.fromkeys(found_by)),
                "thoi-gian": times_of(task),
            },
        )

    def _linked(self, mentions: tuple[Mention, ...]) -> tuple[Link, ...]:
        return tuple(
            Link(mention.text, agency.url if agency else "")
            for mention in mentions
            for agency in [self._collection.find(Agency, mention.owner)]
        )


def times_of(task: Task) -> tuple[str, ...]:
    """How a filter by time finds a task: its rhythms, and the quarters in which something is due."""
    values: dict[str, None] = {}
    for timing in task.timings:
        if timing.rhythm:
            values[RHYTHMS[timing.rhythm]] = None
        else:
            values[NAMED[0] if timing.periods else OTHER[0]] = None
    if not task.timings:
        values[NOT_SAID[0]] = None
    for due in task.due:
        last_day = Period(due.last, due.last) if due.open else due
        values |= dict.fromkeys(quarter_value(found) for found in quarters_of(last_day))
    return tuple(values)


def quarters_of(period: Period) -> list[Period]:
    """The quarters a period has a day in."""
    years = range(period.first.year, period.last.year + 1)
    quarters = [quarter(year, number) for year in years for number in range(1, 5)]
    return [found for found in quarters if found.overlaps(period)]


def quarter_value(found: Period) -> str:
    """2021-q2: how an address calls a quarter."""
    return f"{found.first.year}-q{(found.first.month + 2) // 3}"


def _by_year(done: tuple[DonePeriod, ...]) -> list[DoneYear]:
    years = []
    for year, of_year in groupby(done, key=lambda entry: entry.period.last.year):
        marks = tuple(
            DoneMark(
                label=_without_year(entry.period.label, year),
                full_label=entry.period.label,
                count=len(entry.evidence),
                url=entry.evidence[0].item.url,
            )
            for entry in of_year
        )
        years.append(DoneYear(year, marks))
    return years


def _without_year(label: str, year: int) -> str:
    return label.removesuffix(f"/{year}").removesuffix(f" năm {year}")
