"""The filters of the page of all tasks, with the values that occur and no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.collection import Collection
from ..content.models import Agency, Place, Topic
from ..text.periods import Period, Rhythm
from .task_entries import NAMED, NOT_SAID, OTHER, RHYTHMS, TaskEntries, quarter_value, quarters_of
from .tasks import TaskBook


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    """Its key in the address."""
    label: str
    everything: str
    """What it says when nothing is chosen."""
    groups: tuple[ChoiceGroup, ...]


def task_filters(collection: Collection, book: TaskBook, entries: TaskEntries) -> list[Filter]:
    """By plan, agency, content and time; one that leaves no choice is left out."""
    occurring: dict[str, set[str]] = {"co-quan": set(), "noi-dung": set(), "thoi-gian": set()}
    for task in book.tasks:
        for name, values in entries.of(task).facets.items():
            occurring[name].update(values)
    plans = tuple(Choice(plan.slug, plan.title) for plan in book.plans)
    topics = tuple(
        Choice(topic.slug, topic.title)
        for topic in collection.of(Topic)
        if topic.slug in occurring["noi-dung"]
    )
    filters = [
        Filter("ke-hoach", "Kế hoạch", "Mọi kế hoạch", _group("", plans)),
        Filter(
            "co-quan",
            "Cơ quan, đơn vị",
            "Mọi cơ quan, đơn vị",
            tuple(_agencies(collection, occurring["co-quan"])),
        ),
        Filter("noi-dung", "Nội dung CCHC", "Mọi nội dung", _group("", topics)),
        Filter(
            "thoi-gian",
            "Thời gian",
            "Mọi thời gian",
            (*_group("Cách thực hiện", _manners(occurring["thoi-gian"])), *_due(book)),
        ),
    ]
    return [found for found in filters if sum(len(group.choices) for group in found.groups) > 1]


def _group(label: str, choices: tuple[Choice, ...]) -> tuple[ChoiceGroup, ...]:
    return (ChoiceGroup(label, choices),) if choices else ()


def _agencies(collection: Collection, occurring: set[str]) -> Iterator[ChoiceGroup]:
    """Those of each place together; those of no place first."""
    agencies = [agency for agency in collection.of(Agency) if agency.slug in occurring]
    places = [("", None), *((place.title, place.slug) for place in collection.of(Place))]
    for title, slug in places:
        choices = tuple(Choice(a.slug, a.title) for a in agencies if a.place == slug)
        yield from _group(title, choices)


def _manners(occurring: set[str]) -> tuple[Choice, ...]:
    rhythms = [(RHYTHMS[rhythm], rhythm.value) for rhythm in Rhythm]
    return tuple(
        Choice(value, label)
        for value, label in (*rhythms, NAMED, OTHER, NOT_SAID)
        if value in occurring
    )


def _due(book: TaskBook) -> tuple[ChoiceGroup, ...]:
    """The quarters in which something falls due, newest first."""
    days = {Period(due.last, due.last) if due.open else due for t in book.tasks for due in t.due}
    quarters = sorted({found for period in days for found in quarters_of(period)}, reverse=True)
    choices = tuple(Choice(quarter_value(found), found.label) for found in quarters)
    return _group("Đến kỳ, đến hạn trong", choices)
