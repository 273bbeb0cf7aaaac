"""How to reach the office and the agencies: numbers to call, mail, address, where feedback goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..content.collection import Collection
from ..content.models import Agency, Place
from ..content.settings import Office
from ..text.contacts import call_link
from .cards import Link

_CALLABLE = re.compile(r"[+(]?\d[\d\s().-]*\d")
_FEWEST_DIGITS = 3


@dataclass(frozen=True)
class ContactCard:
    name: str
    url: str
    hotline: tuple[Link, ...]
    """In pieces; those that can be called have an address."""
    phone: tuple[Link, ...]
    email: str
    address: str
    website: str
    feedback: str


@dataclass(frozen=True)
class ContactGroup:
    title: str
    url: str
    cards: tuple[ContactCard, ...]


def contact_groups(collection: Collection) -> list[ContactGroup]:
    """The office that keeps the site, then the agencies by place; only those with a contact.

    An agency that has ended is left out: its number may be somebody else's by now.
    """
    today = collection.today
    agencies = [
        agency
        for agency in collection.of(Agency)
        if not (agency.valid_to and today and agency.valid_to < today.first_day)
    ]
    office = collection.settings.office
    groups = [ContactGroup("", "", tuple(_cards([(office.name, "", office)])))]
    places = {place.slug: place for place in collection.of(Place)}
    for place in [None, *places.values()]:
        of_place = [
            (agency.title, agency.url, agency)
            for agency in agencies
            if (places.get(agency.place or "") is place)
        ]
        title, url = (place.title, place.url) if place else ("Cơ quan, đơn vị", "")
        groups.append(ContactGroup(title, url, tuple(_cards(of_place))))
    return [group for group in groups if group.cards]


def _cards(contacts: Sequence[tuple[str, str, Agency | Office]]) -> Iterator[ContactCard]:
    for name, url, contact in contacts:
        website = contact.website if isinstance(contact, Agency) else None
        card = ContactCard(
            name,
            url,
            tuple(_pieces(contact.hotline)),
            tuple(_pieces(contact.phone)),
            contact.email or "",
            contact.address or "",
            website or "",
            contact.feedback or "",
        )
        if card.hotline or card.phone or card.email or card.address or card.feedback:
            yield card


def _pieces(written: str | None) -> Iterator[Link]:
    """The words as written, in pieces: "0273 3873 123 (giờ hành chính)"."""
    text = written or ""
    done = 0
    for found in _CALLABLE.finditer(text):
        number = found[0].rstrip(" .-(")
        if len(re.sub(r"\D", "", number)) < _FEWEST_DIGITS:
            continue
        if text[done : found.start()]:
            yield Link(text[done : found.start()], "")
        yield Link(number, call_link(number))
        done = found.start() + len(number)
    if text[done:]:
        yield Link(text[done:], "")
