"""Calendar entries as an iCalendar file (RFC 5545, with the names and colours of RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event, vText

from .entries import AgendaEntry

MEDIA_TYPE = "text/calendar"


def render_calendar(title: str, url: str, authority: str, entries: Iterable[AgendaEntry]) -> bytes:
    """The entries in UTF-8, lines of at most 75 octets ending in CRLF; the same bytes every time.

    `authority` makes the ids of the entries unique in the world; it must never change.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//newsroom//nhiem-vu//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", vText(title))
    calendar.add("x-wr-timezone", vText("Asia/Ho_Chi_Minh"))
    calendar.add("url", url)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, authority))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, authority: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{authority}")
    event.add("dtstamp", entry.written.astimezone(UTC))
    event.add("dtstart", entry.first_and_last.first)
    # The end of whole days is the first day after them.
    event.add("dtend", entry.first_and_last.last + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("categories", list(entry.categories))
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    return event
