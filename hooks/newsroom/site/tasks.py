"""The pages of the tasks: all of them, those of a plan; and their calendars and lists to download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..agenda.entries import has_entries, list_entries
from ..agenda.ics import CalendarWriter
from ..agenda.task_list import render_task_list
from ..content.item import Item
from ..content.models import Agency, Article, Plan
from ..content.tasks import Task
from ..views.cards import Link
from ..views.task_entries import TaskEntry
from ..views.task_filters import task_filters
from ..views.tasks import AgencyTask
from .frame import TASKS, Desk
from .webpage import Context, WebPage, last_change

CALENDAR = "lich.ics"
LIST = "nhiem-vu.csv"


@dataclass(frozen=True, slots=True)
class PlanTasks:
    """A plan and its tasks on the page of all tasks."""

    slug: str
    title: str
    url: str
    """The plan itself."""
    page: str
    """The page of its tasks."""
    note: str
    tasks: tuple[TaskEntry, ...]


def task_pages(desk: Desk) -> Iterator[WebPage]:
    """The page of all tasks and one a plan; none where no plan has tasks."""
    groups = [_plan_tasks(desk, plan) for plan in desk.tasks.plans]
    if not groups:
        return
    crumbs = (Link("Trang chủ", ""), TASKS)
    yield WebPage(
        url=TASKS.url,
        template="tasks.html",
        kind="tasks",
        title="Nhiệm vụ theo kế hoạch",
        context=lambda: {
            "groups": groups,
            "filters": task_filters(desk.collection, desk.tasks, desk.task_entries),
            **_downloads(desk, None),
        },
        description=(
            "Nhiệm vụ giao trong các kế hoạch: cơ quan chủ trì, cơ quan phối hợp, thời gian thực hiện; "
            "lọc theo kế hoạch, cơ quan, nội dung, thời gian."
        ),
        crumbs=crumbs,
        feeds=desk.feeds(TASKS.url),
        changed=last_change(item for plan in desk.tasks.plans for item in _shown(desk, plan)),
    )
    for plan, group in zip(desk.tasks.plans, groups, strict=True):
        yield WebPage(
            url=group.page,
            template="tasks.html",
            kind="tasks",
            title=f"Nhiệm vụ theo {group.title}",
            context=partial(dict, groups=[group], whole=True),
            description=f"Nhiệm vụ theo {group.title}: cơ quan chủ trì, phối hợp, thời gian thực hiện.",
            crumbs=(*crumbs, Link(group.title, group.page)),
            feeds=desk.feeds(group.page),
            changed=last_change(_shown(desk, plan)),
        )


def agency_tasks(desk: Desk, agency: Agency) -> Context:
    """What the page of an agency shows of tasks: those it leads, joins, shares in a group."""
    parts = desk.tasks.of_agency(agency.slug)
    return {
        "tasks": [desk.task_entries.part(part) for part in parts],
        **_downloads(desk, agency),
    }


def plan_tasks(desk: Desk, plan: Plan) -> Context:
    """What the page of a plan shows of its tasks."""
    tasks = desk.tasks.of_plan(plan.slug)
    return {
        "tasks": [desk.task_entries.of(task) for task in tasks],
        "tasks_note": desk.collection.task_notes.get(plan.slug, ""),
        "tasks_page": _page(plan) if tasks else "",
    }


def task_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The calendar and the list of all tasks and of each agency's; none that would be empty."""
    collection, settings = desk.collection, desk.collection.settings
    calendars = CalendarWriter(settings.office.authority)
    for agency in (None, *collection.of(Agency)):
        url = agency.url if agency else TASKS.url
        parts = _parts(desk, agency)
        entries = list_entries(collection, _tasks(parts), _events(desk, agency))
        if entries:
            title = f"{agency.title if agency else TASKS.title} – {settings.site_name}"
            yield url + CALENDAR, calendars.render(title, settings.site_url + url, entries)
        if parts:
            yield url + LIST, render_task_list(collection, parts, agency=agency is not None)


def _downloads(desk: Desk, agency: Agency | None) -> Context:
    """The addresses of the calendar and the list below a page; "" where there is none."""
    url = agency.url if agency else TASKS.url
    parts = _parts(desk, agency)
    some = has_entries(_tasks(parts), _events(desk, agency))
    return {
        "calendar": url + CALENDAR if some else "",
        "task_list": url + LIST if parts else "",
    }


def _parts(desk: Desk, agency: Agency | None) -> list[AgencyTask]:
    """The tasks of an agency, or all."""
    if agency is not None:
        return list(desk.tasks.of_agency(agency.slug))
    return [AgencyTask(task, leads=True) for task in desk.tasks.tasks]


def _tasks(parts: list[AgencyTask]) -> list[Task]:
    return [part.task for part in parts]


def _events(desk: Desk, agency: Agency | None) -> list[Article]:
    """The articles of an agency, or all; those that tell of an event become entries."""
    if agency is None:
        return desk.collection.of(Article)
    return [item for item in desk.relations.of_agency(agency.slug) if isinstance(item, Article)]


def _plan_tasks(desk: Desk, plan: Plan) -> PlanTasks:
    return PlanTasks(
        slug=plan.slug,
        title=plan.title,
        url=plan.url,
        page=_page(plan),
        note=desk.collection.task_notes.get(plan.slug, ""),
        tasks=tuple(desk.task_entries.of(task) for task in desk.tasks.of_plan(plan.slug)),
    )


def _shown(desk: Desk, plan: Plan) -> Iterator[Item]:
    """What the page of a plan's tasks is made of."""
    yield plan
    for task in desk.tasks.of_plan(plan.slug):
        yield from (evidence.item for evidence in desk.tasks.evidence(task))


def _page(plan: Plan) -> str:
    return f"{TASKS.url}{plan.slug}/"
