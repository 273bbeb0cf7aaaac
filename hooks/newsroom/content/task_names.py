"""What the cells of a task table call agencies and contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..text.names import Names
from .item import Item
from .models import Agency, Place, Topic


class AgencyNames:
    """The names of the agencies of a place, then of the places above and below, then of no place."""

    def __init__(self, items: Iterable[Item]) -> None:
        everything = list(items)
        self.agencies = {item.slug: item for item in everything if isinstance(item, Agency)}
        places = [item for item in everything if isinstance(item, Place)]
        self.places = {place.slug for place in places}
        self._parents = {place.slug: place.parent for place in places if place.parent}
        self._names: dict[str, Names] = {}

    def of(self, place: str) -> Names:
        if place not in self._names:
            rings: tuple[set[str | None], ...] = (
                {place},
                set(self._above(place)),
                {other for other in self._parents if place in self._above(other)},
                {None},
            )
            self._names[place] = Names(*(list(self._called(ring)) for ring in rings))
        return self._names[place]

    def _above(self, place: str) -> list[str]:
        above: list[str] = []
        parent = self._parents.get(place)
        while parent and parent not in above:
            above.append(parent)
            parent = self._parents.get(parent)
        return above

    def _called(self, places: set[str | None]) -> Iterator[tuple[str, str]]:
        for agency in self.agencies.values():
            # An unknown place is a fault of the agency, not of every task that names it.
            if (agency.place if agency.place in self.places else None) in places:
                for name in (agency.title, agency.short_name, *agency.aliases):
                    if name:
                        yield name, agency.slug


class TopicNames:
    """The six contents: what a cell calls them, and which of them running text names."""

    def __init__(self, items: Iterable[Item]) -> None:
        topics = [item for item in items if isinstance(item, Topic)]
        topics.sort(key=lambda topic: topic.order)
        self._order = {topic.slug: topic.order for topic in topics}
        self._words = Names([(name, topic.slug) for topic in topics for name in _names(topic)])
        self.cells = Names(
            [(n, topic.slug) for topic in topics for n in (*_names(topic), topic.slug)]
        )

    def within(self, text: str) -> tuple[str, ...]:
        """The contents a text names by their present, former or other names, in their order."""
        return tuple(sorted(self._words.within(text), key=lambda slug: self._order[slug]))


def _names(topic: Topic) -> tuple[str, ...]:
    return (topic.title, *(earlier.name for earlier in topic.earlier_names), *topic.aliases)
