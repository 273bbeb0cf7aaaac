"""The periods of reports, and the days on which their figures are closed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..text import periods
from ..text.dates import short_date
from ..text.periods import Period

Month = tuple[int, int]
"""A year and a month of figures, which need not be those of the calendar."""

_CODE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<part>(?:0[1-9]|1[0-2])|Q[1-4]|H[12]|9M))?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1901, 2099
_NINE_MONTHS = 9


class NoSuchPeriod(ValueError):
    """A period that an office cannot report on; the Vietnamese message says what to write."""


@dataclass(frozen=True)
class ReportPeriod:
    """Whole months of one year."""

    year: int
    first_month: int
    last_month: int
    cut_off: int | None
    """The last day of a month of figures; none for months of the calendar."""

    @property
    def length(self) -> int:
        return self.last_month - self.first_month + 1

    @property
    def code(self) -> str:
        """As it is asked for: 2024-01, 2024-Q1, 2024-H1, 2024-9M, 2024."""
        part = {
            1: f"-{self.first_month:02}",
            3: f"-Q{self.last_month // 3}",
            6: f"-H{self.last_month // 6}",
            _NINE_MONTHS: "-9M",
            12: "",
        }[self.length]
        return f"{self.year}{part}"

    @property
    def slug(self) -> str:
        """The end of the address of its public summary."""
        return {
            1: f"thang-{self.first_month:02}",
            3: f"quy-{self.last_month // 3}",
            6: "6-thang-dau" if self.first_month == 1 else "6-thang-cuoi",
            _NINE_MONTHS: "9-thang",
            12: "ca-nam",
        }[self.length]

    @property
    def span(self) -> Period:
        """Its days, named for readers: "Quý II/2021"."""
        first = _first_day(self.year, self.first_month, self.cut_off)
        last = _last_day(self.year, self.last_month, self.cut_off)
        return Period(first, last, self._calendar().label)

    @property
    def label(self) -> str:
        return self.span.label

    @property
    def name(self) -> str:
        """Inside a sentence: "quý II/2021"."""
        return self.label[0].lower() + self.label[1:]

    @property
    def closing(self) -> str:
        """What every output prints about its days."""
        first, last = short_date(self.span.first), short_date(self.span.last)
        return f"Thời gian chốt số liệu: từ {first} đến {last}"

    @property
    def months(self) -> Iterator[Month]:
        for month in range(self.first_month, self.last_month + 1):
            yield self.year, month

    def meets(self, days: Period) -> bool:
        """Whether what is due in these days belongs to it: whole months by name, days by cut-off.

        Quarter II from 15 March to 14 June has to do with what is due in April, but neither with
        what was due in March nor with a deadline on 20 June.
        """
        first = month_of(days.first, None if days.first.day == 1 else self.cut_off)
        month_ends = (days.last + timedelta(days=1)).day == 1
        last = max(first, month_of(days.last, None if month_ends else self.cut_off))
        return first <= (self.year, self.last_month) and (self.year, self.first_month) <= last

    @property
    def before(self) -> ReportPeriod | None:
        """The period before; none for nine months and years, where it is the one a year ago."""
        if self.length >= _NINE_MONTHS:
            return None
        first = self.first_month - self.length
        year, first = (self.year, first) if first > 0 else (self.year - 1, first + 12)
        return ReportPeriod(year, first, first + self.length - 1, self.cut_off)

    @property
    def year_ago(self) -> ReportPeriod:
        return ReportPeriod(self.year - 1, self.first_month, self.last_month, self.cut_off)

    def _calendar(self) -> Period:
        if self.length == 1:
            return periods.month(self.year, self.first_month)
        if self.length == 3:
            return periods.quarter(self.year, self.last_month // 3)
        if self.length == 6:
            return periods.half(self.year, self.last_month // 6)
        if self.length == _NINE_MONTHS:
            return periods.nine_months(self.year)
        return periods.whole_year(self.year)


def read_period(code: str, cut_off: int | None) -> ReportPeriod:
    """The period an office asks for; raises NoSuchPeriod."""
    written = code.strip().upper()
    found = _CODE.fullmatch(written)
    if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
        raise NoSuchPeriod(
            f'Không có kỳ báo cáo "{code}". Hãy ghi PERIOD theo một trong các dạng: 2024-01 (tháng, từ 01 '
            "đến 12), 2024-Q1 (quý, từ Q1 đến Q4), 2024-H1 hoặc 2024-H2 (6 tháng đầu, cuối năm), "
            "2024-9M (9 tháng), 2024 (năm)."
        )
    first, last = _months(found["part"] or "")
    return ReportPeriod(int(found["year"]), first, last, cut_off)


def periods_of(year: int, cut_off: int | None) -> Iterator[ReportPeriod]:
    """Every period of a year, the longest first, then in order."""
    for first, last in (
        (1, 12),
        (1, _NINE_MONTHS),
        *((half, half + 5) for half in (1, 7)),
        *((quarter, quarter + 2) for quarter in (1, 4, 7, 10)),
        *((month, month) for month in range(1, 13)),
    ):
        yield ReportPeriod(year, first, last, cut_off)


def month_of(day: date, cut_off: int | None) -> Month:
    """The month of figures that a day belongs to."""
    if cut_off is None or day.day <= cut_off:
        return day.year, day.month
    return (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)


def _months(part: str) -> tuple[int, int]:
    if part.startswith("Q"):
        return 3 * int(part[1]) - 2, 3 * int(part[1])
    if part.startswith("H"):
        return 6 * int(part[1]) - 5, 6 * int(part[1])
    if part == "9M":
        return 1, _NINE_MONTHS
    return (int(part), int(part)) if part else (1, 12)


def _last_day(year: int, month: int, cut_off: int | None) -> date:
    return date(year, month, cut_off or calendar.monthrange(year, month)[1])


def _first_day(year: int, month: int, cut_off: int | None) -> date:
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _last_day(year, month, cut_off) + timedelta(days=1)
