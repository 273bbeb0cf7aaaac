"""The one reader: folders to a checked collection and everything that is wrong, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..text.markup import Rendering
from .cache import BodyCache
from .checking import check
from .collection import Collection
from .consistency import inconsistencies
from .item import Item
from .linking import link_bodies
from .models import Agency, Bulletin, Place, Plan, Topic
from .placing import placed
from .privacy import personal_data
from .problems import Level, Problem
from .reading import Reading
from .releases import read_releases, withdrawn
from .scaffolds import forgotten_guidance
from .settings import Settings
from .task_reading import read_tasks
from .tree import read_tree

_NAMED_IN_TASKS = (Agency, Place, Topic)
"""While one of these cannot be read, the tasks that name it seem to be wrong too."""


def collect(
    root: Path, settings: Settings, *, preview: bool = False, cache: Path | None = None
) -> tuple[Collection, list[Problem]]:
    """The collection of a repository and all its problems, sorted by file and line.

    A preview shows drafts too. What is wrong in an unpublished text is a notice, so that it never
    keeps the others from being published. `cache` is the file of rendered bodies.
    """
    tree = read_tree(root)
    places, misplaced = placed(tree)
    reading = Reading(tree)
    for place in places:
        reading.read(place)
    all_names = not any(place.model in _NAMED_IN_TASKS for place in reading.broken.values())
    tasks = read_tasks(reading.everything, reading.task_tables(), all_names=all_names)
    reading.unread_tasks |= tasks.unread
    renderings = _rendered(reading.everything, cache)

    collection = Collection(root, settings, task_notes=tasks.notes)
    for item in reading.items:
        if item.published or preview:
            collection.items[item.kind][item.slug] = item
    collection.tasks = {
        id: task for id, task in tasks.tasks.items() if task.plan in collection.items["ke-hoach"]
    }
    collection.releases, damaged = read_releases(tree)
    collection.unread = frozenset(
        [*(f"{place.model.kind}/{place.slug}" for place in reading.broken.values())]
        + [f"{Bulletin.kind}/{problem.path.split('/')[1]}" for problem in damaged]
    )
    problems = [*tree.problems, *misplaced, *reading.problems, *damaged, *tasks.problems]
    problems += _faults(reading.everything, renderings)
    problems += forgotten_guidance(tree, reading.everything)
    problems += check(reading, tasks.tasks, settings.office)
    problems += inconsistencies(collection, reading.everything)
    problems += personal_data(reading.everything, tasks.tasks.values(), settings.office)
    problems += link_bodies(collection, reading, renderings, tasks.tasks)
    problems = list(_softened(problems, reading.unpublished))
    problems += withdrawn(collection.releases, reading.items, problems)
    return collection, sorted(set(problems))


def _rendered(items: list[Item], cache: Path | None) -> dict[str, Rendering]:
    """The rendered body of every item, by its path."""
    bodies = BodyCache(cache)
    bodies.prepare([(item.origin.body, isinstance(item, Plan)) for item in items])
    renderings = {
        item.origin.path: bodies.render(item.origin.body, verbatim=isinstance(item, Plan))
        for item in items
    }
    bodies.close()
    return renderings


def _faults(items: list[Item], renderings: dict[str, Rendering]) -> Iterator[Problem]:
    for item in items:
        for fault in renderings[item.origin.path].faults:
            line = item.origin.body_line + fault.line - 1
            level = Level.NOTICE if fault.repaired else Level.ERROR
            yield Problem(item.origin.path, line, fault.sentence, level)


def _softened(problems: list[Problem], unpublished: set[str]) -> Iterator[Problem]:
    """The problems, those of unpublished texts as notices."""
    for problem in problems:
        yield replace(problem, level=Level.NOTICE) if problem.path in unpublished else problem
