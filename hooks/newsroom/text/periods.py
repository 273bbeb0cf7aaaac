"""Spans of days that plans and reports speak of: months, quarters, half-years, years."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from .dates import PartialDate, short_date

QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """The days from the first to the last one, both included; equal when its days are."""

    first: date
    last: date
    label: str = field(default="", compare=False)
    """For readers: "Quý II/2021", "Tháng 5/2024"."""
    open: bool = field(default=False, compare=False)
    """Whether only its last day was said: "Trước 15/6/2024"."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} lies before {self.first}")

    def overlaps(self, other: Period) -> bool:
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last

    def holds(self, value: date | PartialDate) -> bool:
        """Whether a date surely lies in it: every day that a vague one may mean."""
        if isinstance(value, PartialDate):
            return self.first <= value.first_day and value.last_day <= self.last
        return self.first <= value <= self.last


class Rhythm(Enum):
    """How often something is due again; the value is what readers are told."""

    CONTINUOUS = "Thường xuyên, cả năm"
    MONTHLY = "Hằng tháng"
    QUARTERLY = "Hằng quý"
    HALF_YEARLY = "6 tháng một lần"
    YEARLY = "Hằng năm"

    def periods(self, span: Period) -> tuple[Period, ...]:
        """The whole months, quarters … inside a span; none for what goes on all the time."""
        return tuple(period for period in self._of_years(span) if span.covers(period))

    def _of_years(self, span: Period) -> Iterator[Period]:
        for year in range(span.first.year, span.last.year + 1):
            if self is Rhythm.MONTHLY:
                yield from (month(year, number) for number in range(1, 13))
            elif self is Rhythm.QUARTERLY:
                yield from (quarter(year, number) for number in range(1, 5))
            elif self is Rhythm.HALF_YEARLY:
                yield from (half(year, number) for number in (1, 2))
            elif self is Rhythm.YEARLY:
                yield whole_year(year)


def day(value: date) -> Period:
    return Period(value, value, f"Ngày {short_date(value)}")


def month(year: int, number: int) -> Period:
    """Raises ValueError for a month that is not in the calendar."""
    written = f"{number:02}" if number < 3 else f"{number}"  # NĐ 30/2020/NĐ-CP pads 1 and 2
    return _months(year, number, number, f"Tháng {written}/{year}")


def quarter(year: int, number: int) -> Period:
    """Raises ValueError for a quarter other than 1 to 4."""
    if not 1 <= number <= 4:
        raise ValueError(f"no quarter {number}")
    return _months(year, 3 * number - 2, 3 * number, f"Quý {QUARTERS[number - 1]}/{year}")


def half(year: int, number: int) -> Period:
    """The first (1) or the last (2) six months of a year."""
    words = {1: "đầu", 2: "cuối"}[number]
    return _months(year, 6 * number - 5, 6 * number, f"6 tháng {words} năm {year}")


def nine_months(year: int) -> Period:
    return _months(year, 1, 9, f"9 tháng đầu năm {year}")


def whole_year(year: int) -> Period:
    return _months(year, 1, 12, f"Năm {year}")


def joined(first: Period, last: Period, label: str) -> Period:
    """From the start of one to the end of another; raises ValueError when that lies before."""
    return Period(first.first, last.last, label)


def _months(year: int, first: int, last: int, label: str) -> Period:
    if not 1 <= first <= 12:
        raise ValueError(f"no month {first}")
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), label)
