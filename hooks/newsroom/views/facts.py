"""The data of a document, an agency, a place …, as label and value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..content.citing import later_note
from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Agency, Document, Index, Place, Plan, Procedure, Question, Topic
from ..text.dates import PartialDate, office_date
from ..text.vietnamese import sentence_case
from .cards import Cards, state_of
from .documents import document_link

UNKNOWN = "(không rõ)"


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    url: str = ""


def facts_of(item: Item, collection: Collection, cards: Cards) -> list[Fact]:
    """What is known of an item, in the order readers look for it; unknown document data is said."""
    kinds: dict[type[Item], Callable[..., Iterator[Fact]]] = {
        Plan: _plan,
        Agency: _agency,
        Place: _place,
        Topic: _topic,
        Document: _document,
        Procedure: _procedure,
        Question: _question,
        Index: _index,
    }
    facts = kinds.get(type(item))
    return list(facts(item, collection, cards)) if facts else []


def _plan(plan: Plan, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield Fact(_label(plan, "number"), plan.number or UNKNOWN)
    yield Fact(_label(plan, "issued"), _known_date(plan.issued))
    yield _linked(_label(plan, "issuer"), collection.find(Agency, plan.issuer), cards)
    signer = ", ".join(filter(None, (plan.signer_position, plan.signer or UNKNOWN)))
    yield Fact(_label(plan, "signer"), signer)
    yield from _given(plan, "period")
    yield _linked(_label(plan, "place"), collection.find(Place, plan.place), cards)
    for number, words in enumerate(plan.based_on, 1):
        label = _label(plan, "based_on")
        fact = _citing(label, words, plan, collection)
        yield fact if len(plan.based_on) == 1 else replace(fact, label=f"{label} {number}")
    if plan.original:
        yield Fact(
            _label(plan, "original"), "Tải bản gốc", collection.file_url(plan, plan.original)
        )


def _agency(agency: Agency, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield from _given(agency, "short_name", "level")
    if place := collection.find(Place, agency.place):
        yield _linked(_label(agency, "place"), place, cards)
    for slug in agency.members:
        yield _linked(_label(agency, "members"), collection.find(Agency, slug), cards)
    yield from _given(agency, "address", "phone", "hotline")
    if agency.email:
        yield Fact(_label(agency, "email"), agency.email, f"mailto:{agency.email}")
    for name in ("website", "feedback"):
        if address := getattr(agency, name):
            yield Fact(_label(agency, name), address, address)
    yield from _given(agency, "valid_from", "valid_to")
    yield from _successor(
        agency, agency.successor, collection.find(Agency, agency.successor), cards
    )
    yield from _sources(agency)


def _place(place: Place, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield from _given(place, "level")
    if place.parent:
        parent = collection.find(Place, place.parent)
        yield _linked("Thuộc", parent, cards) if parent else Fact("Thuộc", place.parent)
    yield from _given(place, "valid_to")
    yield from _successor(place, place.successor, collection.find(Place, place.successor), cards)
    yield from _sources(place)


def _topic(topic: Topic, collection: Collection, cards: Cards) -> Iterator[Fact]:
    for name in topic.earlier_names:
        yield Fact(_label(topic, "earlier_names"), f"“{name.name}” ({name.where})")
    yield from _sources(topic)


def _document(document: Document, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield from _given(document, "number", "form")
    yield Fact(_label(document, "issued"), _known_date(document.issued))
    yield Fact(_label(document, "issuer_name"), document.issuer_name or UNKNOWN)
    if document.place:
        place = collection.find(Place, document.place)
        label = _label(document, "place")
        yield _linked(label, place, cards) if place else Fact(label, document.place)
    yield from _given(document, "in_force_from", "in_force_until")
    for name in ("replaced_by", "newer", "amended_by"):
        written = getattr(document, name) or ()
        for words in (written,) if isinstance(written, str) else written:
            link = document_link(words, document, collection)
            yield Fact(_label(document, name), link.title, link.url)
    if document.link:
        yield Fact(_label(document, "link"), document.link, document.link)
    if document.file:
        address = collection.file_url(document, document.file)
        yield Fact(_label(document, "file"), "Tải văn bản", address)


def _procedure(procedure: Procedure, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield from _given(procedure, "code", "field")
    yield _linked(_label(procedure, "agency"), collection.find(Agency, procedure.agency), cards)
    yield from _given(procedure, "level")
    if procedure.decision:
        yield _citing(_label(procedure, "decision"), procedure.decision, procedure, collection)
    yield from _given(procedure, "in_force_from")
    yield Fact("Cổng Dịch vụ công quốc gia", procedure.link, procedure.link)


def _question(question: Question, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield Fact("Tình trạng", state_of(question))
    yield from _given(question, "form", "field")
    yield _linked(_label(question, "agency"), collection.find(Agency, question.agency), cards)
    yield from _given(question, "asked", "answered")
    if procedure := collection.find(Procedure, question.procedure):
        yield _linked(_label(question, "procedure"), procedure, cards)
    for words in question.legal_basis:
        yield _citing(_label(question, "legal_basis"), words, question, collection)


def _index(index: Index, collection: Collection, cards: Cards) -> Iterator[Fact]:
    yield from _given(index, "short_name", "unit")
    day = f", {_text(index.source.day).lower()}" if index.source.day else ""
    yield Fact(_label(index, "source"), f"{index.source.title}{day}", index.source.url or "")


def _citing(label: str, words: str, item: Item, collection: Collection) -> Fact:
    """The words of a field, leading to the document they cite, and what became of it."""
    found = collection.entry(collection.cited_in_fields.get((item.origin.path, words), ""))
    if found is None:
        return Fact(label, words)
    note = later_note(found, collection)
    return Fact(label, f"{words} ({note})" if note else words, found.url)


def _label(item: Item, name: str) -> str:
    return str(type(item).model_fields[name].title)


def _given(item: Item, *names: str) -> Iterator[Fact]:
    """The fields that have a value, as text."""
    for name in names:
        value = getattr(item, name)
        if value is not None:
            yield Fact(_label(item, name), _text(value))


def _text(value: object) -> str:
    if isinstance(value, date | PartialDate):
        value = office_date(value)
    return sentence_case(str(value))


def _known_date(issued: PartialDate | None) -> str:
    if issued is None:
        return UNKNOWN
    missing = {"day": "", "month": " (không rõ ngày)", "year": " (không rõ ngày, tháng)"}[
        issued.precision
    ]
    return _text(issued) + missing


def _linked(label: str, item: Item | None, cards: Cards) -> Fact:
    link = cards.link(item)
    return Fact(label, link.title, link.url) if link else Fact(label, UNKNOWN)


def _successor(
    item: Item, name: str | None, successor: Item | None, cards: Cards
) -> Iterator[Fact]:
    """The item that took over; a plain name where it is not in this repository."""
    label = _label(item, "successor")
    if successor:
        yield _linked(label, successor, cards)
    elif name:
        yield Fact(label, name)


def _sources(item: Agency | Place | Topic) -> Iterator[Fact]:
    for source in item.sources:
        day = f" ({_text(source.day).lower()})" if source.day else ""
        yield Fact(_label(item, "sources"), f"{source.title}{day}", source.url or "")
