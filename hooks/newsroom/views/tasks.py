"""What became of the tasks: evidence, the periods it covers, what is in force when.

Pages show what was done. What is missing is for the office's own reports, which ask `in_force`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Agency, Article, Bulletin, Plan
from ..content.tasks import Task
from ..text.dates import PartialDate
from ..text.names import Names
from ..text.periods import Period, Rhythm
from ..text.vietnamese import fold


@dataclass(frozen=True)
class Evidence:
    """A published item that serves a task, and when what it tells of was done."""

    item: Item
    first: PartialDate
    last: PartialDate
    month: PartialDate | None = None
    """The month an issue of the bulletin is for."""

    @property
    def days(self) -> Period:
        """Its days; a vague date stands for the first one it may mean, so it is counted once."""
        return Period(self.first.first_day, max(self.first.first_day, self.last.first_day))

    def serves(self, due: Period) -> bool:
        """Whether it surely belongs to a due period: an issue by its month, others by their days."""
        if self.month is not None:
            return due.holds(self.month)
        if self.first.precision == self.last.precision == "day":
            return due.overlaps(self.days)
        return due.holds(self.first) or due.holds(self.last)


@dataclass(frozen=True)
class DonePeriod:
    """A due period in which something was done."""

    period: Period
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class AgencyTask:
    """A task and the part an agency has in it, perhaps as one of a group."""

    task: Task
    leads: bool
    group: Agency | None = None


class TaskBook:
    """The tasks of the plans that are shown, with what was done; looked up once a build.

    Samples never count, unless a report asks for them (`samples`); drafts never do, nor what lies
    ahead of `until`, which is the newest content date when it is not given.
    """

    def __init__(
        self, collection: Collection, *, samples: bool = False, until: date | None = None
    ) -> None:
        self._collection = collection
        self._plans = {plan.slug: plan for plan in collection.of(Plan)}
        self.tasks: tuple[Task, ...] = tuple(
            task for slug in self._plans for task in collection.plan_tasks(slug)
        )
        """Those of the newest plan first, each plan's in the order of its table."""
        self._as_of = until or (collection.today.last_day if collection.today else date.max)
        self._bulletin_tasks = [task for task in self.tasks if _is_bulletin_task(task)]
        self._agency_names = _agency_names(collection)
        self._evidence: dict[str, list[Evidence]] = defaultdict(list)
        for item in collection:
            if item.published and (samples or not item.sample):
                self._file(item)
        for found in self._evidence.values():
            found.sort(key=lambda entry: (-entry.days.last.toordinal(), entry.item.entry))
        self._roles = self._list_roles()

    def plan(self, task: Task) -> Plan:
        return self._plans[task.plan]

    @property
    def plans(self) -> list[Plan]:
        """The plans that have tasks, newest first."""
        return [self._plans[slug] for slug in dict.fromkeys(task.plan for task in self.tasks)]

    def of_plan(self, slug: str) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.plan == slug)

    def of_agency(self, slug: str) -> tuple[AgencyTask, ...]:
        """Each task an agency has a part in once: what it leads, joins, then shares in a group."""
        return self._roles.get(slug, ())

    def evidence(self, task: Task) -> tuple[Evidence, ...]:
        """What was done for a task, newest first."""
        return tuple(self._evidence.get(task.id, ()))

    def done_periods(self, task: Task) -> tuple[DonePeriod, ...]:
        """The due periods in which something was done, oldest first."""
        return tuple(
            DonePeriod(period, evidence)
            for period in task.due
            if (evidence := tuple(e for e in self.evidence(task) if e.serves(period)))
        )

    def in_force(self, meets: Callable[[Period], bool]) -> tuple[Task, ...]:
        """The tasks that something is to be done for in days that a period meets."""
        return tuple(task for task in self.tasks if _in_force(task, meets))

    def _file(self, item: Item) -> None:
        evidence = _evidence(item)
        if evidence is not None and evidence.days.first <= self._as_of:
            for task in dict.fromkeys((*item.task_ids, *self._served(item))):
                self._evidence[task].append(evidence)

    def _served(self, item: Item) -> list[str]:
        """The bulletin tasks an issue serves by itself: those of the office that are due in its month.

        Where its masthead names no agency of the site, the tasks must be those of one place.
        """
        if not isinstance(item, Bulletin):
            return []
        office = self._office_places(item)
        due = [
            task
            for task in self._bulletin_tasks
            if any(period.holds(item.month) for period in task.due)
            and (not office or self.plan(task).place in office)
        ]
        return [task.id for task in due] if len({self.plan(t).place for t in due}) == 1 else []

    def _office_places(self, issue: Bulletin) -> set[str]:
        """The places of the agencies that the masthead of an issue or the site's office name."""
        owners: set[str] = set()
        office = self._collection.settings.office.name
        for written in (self._collection.masthead(issue).issuer, office):
            mentions, unknown = self._agency_names.read(written)
            owners |= {mention.owner for mention in mentions if mention.owner}
            owners |= {owner for piece in unknown for owner in piece.owners}
        agencies = (self._collection.find(Agency, owner) for owner in owners)
        return {agency.place for agency in agencies if agency and agency.place}

    def _list_roles(self) -> dict[str, tuple[AgencyTask, ...]]:
        groups: dict[str, list[Agency]] = defaultdict(list)
        for group in self._collection.of(Agency):
            for member in group.members:
                groups[member].append(group)
        roles: dict[str, dict[str, AgencyTask]] = defaultdict(dict)
        for leads in (True, False):
            for task in self.tasks:
                for slug in task.leads if leads else task.partner_agencies:
                    roles[slug].setdefault(task.id, AgencyTask(task, leads))
        direct = {slug: list(tasks.values()) for slug, tasks in roles.items()}
        for member, found in groups.items():
            for group in found:
                for part in direct.get(group.slug, []):
                    shared = AgencyTask(part.task, part.leads, group)
                    roles[member].setdefault(part.task.id, shared)
        return {slug: tuple(tasks.values()) for slug, tasks in roles.items()}


def _evidence(item: Item) -> Evidence | None:
    if isinstance(item, Article) and item.happened:
        ends = item.until or item.happened
        return Evidence(item, PartialDate.of(item.happened), PartialDate.of(ends))
    if item.dated is None:
        return None
    month = item.month if isinstance(item, Bulletin) else None
    return Evidence(item, item.dated, item.dated, month)


def _is_bulletin_task(task: Task) -> bool:
    """Whether its words speak of a bulletin ("bản tin") that comes every month."""
    monthly = any(timing.rhythm is Rhythm.MONTHLY for timing in task.timings)
    return monthly and "ban tin" in fold(task.title)


def _in_force(task: Task, meets: Callable[[Period], bool]) -> bool:
    """While something is due; what goes on all the time, or says no time, while its plan runs."""
    if any(map(meets, task.due)):
        return True
    standing = not task.timings or any(
        timing.rhythm is Rhythm.CONTINUOUS or not timing.understood for timing in task.timings
    )
    return standing and task.span is not None and meets(task.span)


def _agency_names(collection: Collection) -> Names:
    return Names(
        (name, agency.slug)
        for agency in collection.of(Agency)
        for name in (agency.title, agency.short_name, *agency.aliases)
        if name
    )
