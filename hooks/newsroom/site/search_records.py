"""What search knows of the site: one record a passage."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.item import Item
from ..content.models import Index, Plan, Question
from ..search.records import Record
from ..views.cards import summary_of
from .frame import Desk


def list_records(desk: Desk) -> list[Record]:
    """The passages of every item, in the order of the collection."""
    return [record for item in desk.collection for record in _records(desk, item)]


def _records(desk: Desk, item: Item) -> Iterator[Record]:
    card = desk.cards.of(item)
    passages = desk.collection.body(item).passages
    opening = passages[0].text if passages and not passages[0].anchor else ""
    texts = [("", "", " ".join(filter(None, (summary_of(item), *_fields(item), opening))))]
    texts += [
        (passage.anchor, passage.heading, passage.text) for passage in passages if passage.anchor
    ]
    if isinstance(item, Plan):
        texts += _tasks_beside(desk, item)
    for anchor, heading, text in texts:
        yield Record(
            url=f"{item.url}#{anchor}" if anchor else item.url,
            page=item.url,
            title=card.title,
            section=heading,
            text=text,
            kind=card.kind_label,
            date=card.date.iso if card.date else "",
            topics=tuple(topic.title for topic in card.topics),
            agency=card.agency.title if card.agency else "",
            place=card.place.title if card.place else "",
            number=str(getattr(item, "number", None) or ""),
            sample=item.sample,
        )


def _tasks_beside(desk: Desk, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """The tasks of the table beside a plan; those of its own appendix are in its text already."""
    for task in desk.tasks.of_plan(plan.slug):
        if task.path != plan.origin.path:
            words = filter(None, (task.title, task.lead, task.partners, task.time, task.product))
            yield task.anchor, f"Nhiệm vụ {task.number}", ". ".join(words)


def _fields(item: Item) -> tuple[str, ...]:
    """What a page shows of its fields as text."""
    if isinstance(item, Question):
        return (item.question or "", *item.legal_basis)
    if isinstance(item, Index):
        return tuple(dict.fromkeys(figure.unit for figure in item.series))
    return ()
