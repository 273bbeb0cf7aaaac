"""Calendar entries as an iCalendar file (RFC 5545, with the name of RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event, vText

from .entries import AgendaEntry


class CalendarWriter:
    """Writes calendars that share entries; each entry is written once for all of them.

    `authority` makes the ids of the entries unique in the world; it must never change.
    """

    def __init__(self, authority: str) -> None:
        self._authority = authority
        self._written: dict[str, bytes] = {}

    def render(self, title: str, url: str, entries: Iterable[AgendaEntry]) -> bytes:
        """The entries in UTF-8, lines of at most 75 octets ending in CRLF; the same bytes always."""
        head, end, _ = _empty_calendar(title, url).to_ical().partition(b"END:VCALENDAR\r\n")
        return bytes(head + b"".join(map(self._entry, entries)) + end)

    def _entry(self, entry: AgendaEntry) -> bytes:
        if entry.uid not in self._written:
            self._written[entry.uid] = bytes(_event(entry, self._authority).to_ical())
        return self._written[entry.uid]


def _empty_calendar(title: str, url: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//newsroom//nhiem-vu//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", vText(title))
    calendar.add("x-wr-timezone", vText("Asia/Ho_Chi_Minh"))
    calendar.add("url", url)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    return calendar


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
