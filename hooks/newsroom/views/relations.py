"""Which items belong together: of one topic, agency, place, task or issue; before and after."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from heapq import nsmallest

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import MODELS, Agency, Bulletin, Plan
from .cards import place_of
from .issues import issue_sections

NEIGHBOURHOOD = 12
"""How far, in its agency's or topic's list, a related item is looked for on either side."""
RELATED = 4


class Relations:
    """Looked up once a build; every list is newest first."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._position: dict[str, int] = {}
        self._series: dict[str, list[Item]] = {}
        self._of: dict[tuple[str, str], list[Item]] = defaultdict(list)
        self._places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        """Where in its series stands what one kind has of a topic, a task …"""
        self._carrying: dict[str, list[Bulletin]] = defaultdict(list)
        for model in MODELS:
            self._series[model.kind] = list(collection.of(model))
            for number, item in enumerate(self._series[model.kind]):
                self._position[item.origin.path] = number
                for _, key in self._weighted_keys(item) if item.dated else ():
                    self._places[item.kind, *key].append(number)
        for item in self._dated():
            for key in self._keys(item):
                self._of[key].append(item)
        for issue in collection.of(Bulletin):
            for section in issue_sections(issue, collection):
                for entry in section.items:
                    self._carrying[entry.origin.path].append(issue)

    def of_topic(self, slug: str) -> list[Item]:
        return self._of["topic", slug]

    def of_agency(self, slug: str) -> list[Item]:
        return self._of["agency", slug]

    def of_place(self, slug: str) -> list[Item]:
        return self._of["place", slug]

    def of_plan(self, plan: Plan) -> list[Item]:
        """The items that name a task of the plan."""
        return self._of["plan", plan.slug]

    def carrying(self, item: Item) -> list[Bulletin]:
        """The issues that carry an item, newest first."""
        return self._carrying[item.origin.path]

    def agencies_of_place(self, slug: str) -> list[Agency]:
        return [agency for agency in self._collection.of(Agency) if agency.place == slug]

    def neighbours(self, item: Item) -> tuple[Item | None, Item | None]:
        """The item before it in time (or in the alphabet) and the one after it, in its series."""
        series, at = self._series[item.kind], self._position[item.origin.path]
        earlier = series[at + 1] if at + 1 < len(series) else None
        later = series[at - 1] if at else None
        # The series is newest first, or in alphabetical order when nothing in it has a date.
        return (earlier, later) if series[0].dated else (later, earlier)

    def related(self, item: Item) -> list[Item]:
        """The items nearest to one: same task, then same topics and agency, then near in time.

        Of two equally near the older one comes first.
        """
        if not item.dated:
            return []
        series, at = self._series[item.kind], self._position[item.origin.path]
        scores: Counter[int] = Counter()
        for weight, key in self._weighted_keys(item):
            for place in _around(at, self._places[item.kind, *key]):
                scores[place] += weight
        nearest = nsmallest(
            RELATED, scores, key=lambda place: (-scores[place], abs(place - at), -place)
        )
        return [series[place] for place in nearest]

    def _dated(self) -> Iterator[Item]:
        dated = [item for items in self._series.values() for item in items if item.dated]
        dated.sort(
            key=lambda item: (-item.dated.first_day.toordinal() if item.dated else 0, item.entry)
        )
        yield from dated

    def _keys(self, item: Item) -> set[tuple[str, str]]:
        keys = {("topic", slug) for slug in item.topic_slugs}
        keys |= {("plan", task.partition("#")[0]) for task in item.task_ids}
        body = self._collection.body(item)
        links = (entry.split("/") for entry in {*body.links, *body.cited})
        keys |= {("plan", slug) for kind, slug in links if kind == Plan.kind and slug != item.slug}
        if item.agency_slug:
            keys.add(("agency", item.agency_slug))
        if place := place_of(item, self._collection):
            keys.add(("place", place))
        return keys

    def _weighted_keys(self, item: Item) -> Iterator[tuple[int, tuple[str, str]]]:
        yield from ((8, ("task", task)) for task in sorted(set(item.task_ids)))
        yield from ((2, ("topic", slug)) for slug in sorted(set(item.topic_slugs)))
        if item.agency_slug:
            yield 3, ("agency", item.agency_slug)
        if place := place_of(item, self._collection):
            yield 1, ("place", place)


def _around(at: int, places: list[int]) -> Iterator[int]:
    """The places next to one of them, on either side."""
    here = bisect_left(places, at)
    yield from places[max(0, here - NEIGHBOURHOOD) : here]
    yield from places[here + 1 : here + 1 + NEIGHBOURHOOD]
