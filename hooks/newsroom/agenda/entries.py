"""What stands in a calendar: the periods in which tasks fall due, and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from ..content.collection import Collection
from ..content.models import Agency, Article, Plan
from ..content.tasks import Task
from ..text.dates import PartialDate, at_fixed_hour
from ..text.periods import Period

SUMMARY_LENGTH = 90
"""Characters of a calendar entry's title; the description has all of it."""
_NOT_KNOWN = PartialDate(2000)
"""When a task of a plan without any date was written: the entry must say some moment."""


@dataclass(frozen=True)
class AgendaEntry:
    """Whole days in a calendar; `written` is when its words were published, never now."""

    uid: str
    first_and_last: Period
    summary: str
    description: str
    url: str
    written: datetime
    categories: tuple[str, ...]
    place: str = ""
    busy: bool = False
    """Whether it takes place on these days, rather than falling due in them."""


def list_entries(
    collection: Collection, tasks: Iterable[Task], events: Iterable[Article]
) -> list[AgendaEntry]:
    """The due periods of tasks and the events, oldest first; samples and drafts are left out."""
    entries = [entry for task in tasks for entry in _due(task, collection)]
    entries += [_event(event, collection) for event in events if _takes_place(event)]
    return sorted(entries, key=lambda entry: (entry.first_and_last, entry.uid))


def has_entries(tasks: Iterable[Task], events: Iterable[Article]) -> bool:
    """Whether a calendar of these would have anything in it."""
    return any(task.due for task in tasks) or any(map(_takes_place, events))


def _takes_place(event: Article) -> bool:
    return event.happened is not None and event.published and not event.sample


def _due(task: Task, collection: Collection) -> Iterator[AgendaEntry]:
    """One entry a period; a deadline is its last day."""
    settings = collection.settings
    plan = collection.find(Plan, task.plan)
    assert plan is not None
    lines = [
        task.title,
        f"Kế hoạch: {plan.title}" + (f" (số {plan.number})" if plan.number else ""),
        f"Cơ quan chủ trì: {task.lead}" if task.lead else "",
        f"Cơ quan phối hợp: {task.partners}" if task.partners else "",
        f"Thời gian thực hiện: {task.time}",
        f"Sản phẩm dự kiến: {task.product}" if task.product else "",
    ]
    dated = PartialDate.of(plan.updated) if plan.updated else plan.issued or _NOT_KNOWN
    for period in task.due:
        days = Period(period.last, period.last) if period.open else period
        yield AgendaEntry(
            uid=f"{Plan.kind}/{task.plan}/{task.number}/{days.first}/{days.last}",
            first_and_last=days,
            summary=_shortened(f"{period.label}: {task.title}"),
            description="\n".join(filter(None, lines)),
            url=f"{settings.site_url}{plan.url}#{task.anchor}",
            written=at_fixed_hour(dated, settings.office.publish_hour),
            categories=("Nhiệm vụ", "Hạn" if period.open else period.label),
        )


def _event(event: Article, collection: Collection) -> AgendaEntry:
    settings = collection.settings
    assert event.happened is not None
    agency = collection.find(Agency, event.agency)
    lines = [event.title, event.summary, f"Cơ quan, đơn vị: {agency.title}" if agency else ""]
    written = PartialDate.of(event.updated) if event.updated else event.date
    return AgendaEntry(
        uid=f"{Article.kind}/{event.id or event.slug}",
        first_and_last=Period(event.happened, event.until or event.happened),
        summary=_shortened(event.title),
        description="\n".join(filter(None, lines)),
        url=settings.site_url + event.url,
        written=at_fixed_hour(written, settings.office.publish_hour),
        categories=("Sự kiện",),
        place=event.venue or "",
        busy=True,
    )


def _shortened(text: str) -> str:
    """The text cut at a blank, with an ellipsis, when it is long."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
