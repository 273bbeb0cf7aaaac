"""Points of the calendar as plans write them: "quý II", "tháng 5/2024", "ngày 15 tháng 6"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from . import periods
from .periods import Period

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:(?: ?/ ?|\.| ?- ?| (?:cua )?nam | )(?P<year>(?:19|20)\d{2})\b)?"
_FORMS = (
    ("half", re.compile(rf"(?:0?6|sau) thang (?P<half>dau|cuoi)(?: nam\b)?{_YEAR}")),
    ("nine", re.compile(rf"(?:0?9|chin) thang(?: dau)?(?: nam\b)?{_YEAR}")),
    ("quarter", re.compile(rf"quy (?P<number>iv|i{{1,3}}|[1-4])\b{_YEAR}")),
    ("month", re.compile(rf"thang (?P<number>\d{{1,2}})\b{_YEAR}")),
    ("day", re.compile(rf"(?:ngay )?(?P<day>\d{{1,2}}) thang (?P<number>\d{{1,2}})\b{_YEAR}")),
    ("month", re.compile(r"(?P<number>\d{1,2}) ?/ ?(?P<year>(?:19|20)\d{2})\b")),
    (
        "day",
        re.compile(
            r"(?:ngay )?(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)"
            r"(?P<year>(?:19|20)\d{2})\b"
        ),
    ),
    ("day", re.compile(r"(?:ngay )?(?P<day>\d{1,2})/(?P<number>\d{1,2})\b(?!/)")),
    ("day", re.compile(r"ngay (?P<day>\d{1,2})\b")),
    ("year", re.compile(r"(?:(?:trong )?nam )?(?P<year>(?:19|20)\d{2})\b")),
    ("year", re.compile(r"trong nam\b")),
)
_ALIKE = {
    "quarter": re.compile(rf"(?P<number>iv|i{{1,3}}|[1-4])\b{_YEAR}"),
    "month": re.compile(rf"(?P<number>\d{{1,2}})\b(?! (?:thang|lan)\b){_YEAR}"),
}
"""A number alone that goes on with what stood before it: "III" in "quý II, III/2021"."""
_FOUR_DIGITS = re.compile(r"\b(?:19|20)\d{2}\b")
_AND = re.compile(r",(?: va\b)?|va\b|&")


class NotATime(Exception):
    """The words say nothing about time that is known here."""


@dataclass(frozen=True)
class Point:
    """A place in the calendar whose year, and for a day whose month, may not be written."""

    unit: str
    number: int = 0
    """Of the half, the quarter or the month."""
    day: int = 0
    year: int | None = None

    def period(self, year: int) -> Period:
        """Its days, in its own year or the given one; raises NotATime where there are none."""
        year = self.year or year
        try:
            if self.unit == "half":
                return periods.half(year, self.number)
            if self.unit == "nine":
                return periods.nine_months(year)
            if self.unit == "quarter":
                return periods.quarter(year, self.number)
            if self.unit == "month":
                return periods.month(year, self.number)
            if self.unit == "day":
                return periods.day(date(year, self.number, self.day))
            return periods.whole_year(year)
        except ValueError:
            raise NotATime from None

    def like(self, other: Point) -> Point:
        """A day without a month in that of another: "ngày 01" before "ngày 15/6"."""
        return self if self.number or self.unit != "day" else replace(self, number=other.number)


class PointReader:
    """Reads folded words from left to right, one blank between them."""

    def __init__(self, words: str, years: Sequence[int]) -> None:
        self.position = 0
        self.years = tuple(years)
        self._words = words
        self._said = {int(year) for year in _FOUR_DIGITS.findall(words)}

    @property
    def only_year(self) -> int | None:
        """The year that is meant where none is written: the only one said, else the plan's."""
        said = tuple(self._said) if len(self._said) == 1 else self.years
        return said[0] if len(said) == 1 else None

    @property
    def at_end(self) -> bool:
        return not self._words[self.position :].strip(" .")

    def peek(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        while self._words[self.position : self.position + 1] == " ":
            self.position += 1
        return pattern.match(self._words, self.position)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = self.peek(pattern)
        if found:
            self.position = found.end()
        return found

    def points(self, of: Point | None = None) -> list[Point]:
        """The points of a list, at least one; a bare number continues the one before it (or `of`)."""
        found = [self._point(of)]
        while True:
            mark = self.position
            try:
                if not self.take(_AND):
                    return found
                found.append(self._point(found[-1]))
            except NotATime:
                self.position = mark
                return found

    def _point(self, before: Point | None) -> Point:
        for unit, form in _FORMS:
            match = self.take(form)
            if match:
                return _point(unit, match)
        alike = _ALIKE.get(before.unit) if before else None
        match = self.take(alike) if alike else None
        if match is None or before is None:
            raise NotATime
        return _point(before.unit, match)


def _point(unit: str, match: re.Match[str]) -> Point:
    said = match.groupdict()
    year = int(said["year"]) if said.get("year") else None
    if unit == "half":
        return Point(unit, 1 if said["half"] == "dau" else 2, year=year)
    if unit == "quarter":
        return Point(unit, _QUARTERS[said["number"]], year=year)
    return Point(unit, int(said.get("number") or 0), int(said.get("day") or 0), year)
