"""Dates as Vietnamese offices write them, known to the day, the month or only the year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import total_ordering
from typing import Literal

# Asia/Ho_Chi_Minh has been +07:00 without a break since 1975. A fixed offset writes the same bytes
# on every machine, with or without a time-zone database.
VIETNAM = timezone(timedelta(hours=7))

_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # outside lies a slip of the finger, not a document

_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII),
)
_MONTH_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII),
)
_YEAR_FORM = re.compile(r"(?P<year>\d{4})", re.ASCII)
_LOOSE_FORMS = (  # 2024-1-9, 2024/01/09, 09-01-2024, 9.1.2024, ngày 09 tháng 01 năm 2024
    re.compile(r"(?P<year>\d{4})\D+(?P<month>\d{1,2})\D+(?P<day>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"\D*(?P<day>\d{1,2})\D+(?P<month>\d{1,2})\D+(?P<year>\d{4})(?!\d)", re.ASCII),
)
_SHORT_YEAR = re.compile(r"\d{1,2}/\d{1,2}/\d{2}", re.ASCII)

_WRITE_DAY = "Hãy viết theo dạng 2026-10-05 hoặc 05/10/2026."
_WRITE_PARTIAL = (
    "Hãy viết theo dạng 2026-10-05 hoặc 05/10/2026; "
    "chưa rõ ngày thì viết 10/2026, chưa rõ tháng thì viết 2026."
)


class DateProblem(ValueError):
    """A date an editor must correct; the Vietnamese message says what is wrong and what to do."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; ordered by first day, the vaguer first."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise DateProblem(f"Có ngày {self.day} mà không có tháng. {_WRITE_PARTIAL}")
        _check_calendar(self.year, self.month, self.day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The same date, known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """What is known: "day", "month" or only the "year"."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """ISO 8601 with what is known: "2024-01-09", "2022-01", "2022"; fit for <time datetime>."""
        if self.month is None:
            return f"{self.year:04}"
        return self.first_day.isoformat()[: 7 if self.day is None else 10]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first_day, self._known) < (other.first_day, other._known)

    @property
    def _known(self) -> int:
        return (self.month is not None) + (self.day is not None)


def parse_day(text: str) -> date:
    """The day written as 2024-01-09, 09/01/2024 or 9/1/2024; raises DateProblem otherwise."""
    written = text.strip()
    found = _match(_DAY_FORMS, written)
    if found is None:
        raise DateProblem(_unreadable(written, _WRITE_DAY))
    return _checked(found).first_day


def parse_partial(text: str) -> PartialDate:
    """What `parse_day` accepts, also 2022-01, 01/2022 and 2022; raises DateProblem otherwise."""
    written = text.strip()
    found = _match((*_DAY_FORMS, *_MONTH_FORMS, _YEAR_FORM), written)
    if found is None:
        raise DateProblem(_unreadable(written, _WRITE_PARTIAL))
    return _checked(found)


def office_date(value: date | PartialDate) -> str:
    """The date in office style: "ngày 09 tháng 01 năm 2024", "tháng 01 năm 2022", "năm 2021".

    NĐ 30/2020/NĐ-CP, Phụ lục I: days below 10 and months 1 and 2 get a leading 0, months 3 to 9
    do not.
    """
    known = _as_partial(value)
    if known.month is None:
        return f"năm {known.year}"
    return month_name(known) if known.day is None else f"ngày {known.day:02} {month_name(known)}"


def month_name(value: date | PartialDate) -> str:
    """The month in office style: "tháng 01 năm 2024"; raises DateProblem when it is unknown."""
    known = _as_partial(value)
    if known.month is None:
        raise DateProblem(f"Chỉ biết năm {known.year}, chưa rõ tháng.")
    month = f"{known.month:02}" if known.month < 3 else str(known.month)
    return f"tháng {month} năm {known.year}"


def short_date(value: date | PartialDate) -> str:
    """The date in figures, always padded: "12/04/2021", "01/2022" or "2022"."""
    return "/".join(reversed(_as_partial(value).iso.split("-")))


def at_fixed_hour(value: date | PartialDate, hour: str) -> datetime:
    """That day (the first one when vague) at an hour like "07:00", aware, in Vietnam's time."""
    written = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", hour, re.ASCII)
    if written is None:
        raise DateProblem(f'Giờ "{hour}" không đúng. Hãy viết theo dạng 07:00, từ 00:00 đến 23:59.')
    moment = time(int(written[1]), int(written[2]), tzinfo=VIETNAM)
    return datetime.combine(_as_partial(value).first_day, moment)


def _as_partial(value: date | PartialDate) -> PartialDate:
    return value if isinstance(value, PartialDate) else PartialDate.of(value)


def _match(forms: tuple[re.Pattern[str], ...], written: str) -> dict[str, str] | None:
    matches = (form.fullmatch(written) for form in forms)
    return next((match.groupdict() for match in matches if match), None)


def _checked(found: dict[str, str]) -> PartialDate:
    year = int(found["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DateProblem(
            f"Năm {found['year']} không hợp lý. Hãy viết năm từ {_FIRST_YEAR} đến {_LAST_YEAR}."
        )
    month, day = found.get("month"), found.get("day")
    return PartialDate(year, int(month) if month else None, int(day) if day else None)


def _check_calendar(year: int, month: int | None, day: int | None) -> None:
    written = "/".join(str(part).zfill(2) for part in (day, month, year) if part is not None)
    if not 1 <= year <= 9999:
        raise DateProblem(f"Năm {year} không có trong lịch. {_WRITE_PARTIAL}")
    if month is not None and not 1 <= month <= 12:
        what = "Tháng" if day is None else "Ngày"
        raise DateProblem(
            f"{what} {written} không có trong lịch: tháng phải từ 1 đến 12. "
            "Hãy viết ngày trước, tháng sau, ví dụ 05/10/2026, hoặc 2026-10-05."
        )
    if month is not None and day is not None:
        length = calendar.monthrange(year, month)[1]
        if not 1 <= day <= length:
            raise DateProblem(
                f"Ngày {written} không có trong lịch: {month_name(PartialDate(year, month))} "
                f"có {length} ngày. {_WRITE_DAY}"
            )


def _unreadable(written: str, advice: str) -> str:
    if not written:
        return f"Chưa có ngày. {advice}"
    if _SHORT_YEAR.fullmatch(written):
        return f'Ngày "{written}" thiếu hai chữ số của năm. {advice}'
    if _match((*_MONTH_FORMS, _YEAR_FORM), written):
        return f'"{written}" chưa có ngày. {advice}'
    return f'"{written}" không phải là ngày đọc được. {_meant(written) or advice}'


def _meant(written: str) -> str:
    """Advice that spells out the day the editor most likely meant, or nothing."""
    for form in _LOOSE_FORMS:
        match = form.match(written)
        if match is None:
            continue
        try:
            meant = PartialDate(int(match["year"]), int(match["month"]), int(match["day"]))
        except DateProblem:
            continue
        return f"Hãy viết {meant.iso} hoặc {short_date(meant)}."
    return ""
