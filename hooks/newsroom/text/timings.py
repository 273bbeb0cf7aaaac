"""When something is due, read from the words of a plan: "Định kỳ hàng tháng", "Quý III/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from . import periods
from .periods import Period, Rhythm
from .points import NotATime, Point, PointReader
from .vietnamese import fold, sentence_case

_UNITS = {
    "thang": Rhythm.MONTHLY,
    "3 thang": Rhythm.QUARTERLY,
    "quy": Rhythm.QUARTERLY,
    "6 thang": Rhythm.HALF_YEARLY,
    "sau thang": Rhythm.HALF_YEARLY,
    "nam": Rhythm.YEARLY,
}
_UNIT = r"(?P<unit>0?[36] thang|sau thang|thang|quy|nam)\b"
_COUNT = r"(?:\d{1,2}|mot)"
_THING = (
    r"(?:lan|so|ky|buoi|dot|cuoc|tin|bai|tin, bai|chuyen de|chuyen muc|chuyen trang|chuong trinh)"
)
_CONTINUOUS = re.compile(
    r"(?:thuong xuyen|lien tuc|(?:trong )?(?:ca|suot) nam|quanh nam)\b"
    r"(?:,? (?:trong )?(?:(?:ca|suot) )?nam\b(?: \d{4}\b)?| \d{4}\b)*"
)
_NOT_LATER = r"(?:truoc|den het|den|cham nhat|muon nhat|khong qua|tu)"
_ON_DAYS = (
    rf"(?:{_NOT_LATER} )?(?:(?:la|vao|trong) )*ngay (?:0?[1-9]|[12]\d|3[01])\b"
    r"(?:(?:,| va| den| ?[-–]) ?(?:ngay )?(?:0?[1-9]|[12]\d|3[01])\b)?"
)
_RHYTHMS = (
    re.compile(rf"{_ON_DAYS},? (?:cua )?(?:hang|moi) (?P<unit>thang|quy)\b"),
    re.compile(
        rf"{_ON_DAYS},? (?:cua )?thang (?:dau|giua|cuoi) (?:cua )?(?:hang |moi )?(?P<unit>quy)\b"
        r"(?! ?\d| (?:iv|i{1,3})\b)"
    ),
    re.compile(rf"(?:hang|moi) {_UNIT}(?: {_COUNT} {_THING}\b)?"),
    re.compile(rf"{_COUNT} {_THING} ?/ ?(?:0?1 |mot )?{_UNIT}"),
    re.compile(rf"{_COUNT} {_THING} (?:trong )?(?:moi|mot|hang) {_UNIT}"),
    re.compile(rf"{_UNIT} ?(?:/|mot|0?1) ?lan\b"),
    re.compile(r"(?P<unit>0?6 thang|sau thang)\b(?! (?:dau|cuoi)\b)"),
)
_A_YEAR = re.compile(r"(?:mot |0?1 )?nam")
"""Alone in a cell it is a rhythm, as "6 tháng" is; elsewhere it may be the end of other words."""
_WHICH_DAY = re.compile(
    rf",? ?{_ON_DAYS}(?! ?[/.-] ?\d| thang \d)(?: (?:cua )?thang (?:sau|do|ke tiep|tiep theo)\b)?"
)
"""On which day of its period something is due: "hàng tháng, trước ngày 15"."""
_NEXT_RHYTHM = re.compile(rf"(?:mot |0?1 )?{_UNIT}(?! ?[/\d]| (?:iv|i{{1,3}})\b)")
"""A unit alone, where the words before it already say that something comes round."""
_FILLER = re.compile(
    r"(?:duoc |can |phai )?(?:thuc hien|hoan thanh|trien khai|to chuc|phat song|phat hanh|ban hanh|"
    r"dang tai|cap nhat|bao cao|tong ket|so ket|xong|du kien|vao|trong(?! nam\b))\b"
)
_BRACKETED = re.compile(r"^\s*\(\s*(định kỳ|thường kỳ)\s*\)\s*", re.IGNORECASE)
_PERIODICALLY = re.compile(r"(?:theo )?(?:dinh ky|thuong ky)\b")
_CONNECTOR = re.compile(r"[,;.&+]|(?:va|hoac)\b")
_BEFORE = re.compile(r"truoc\b")
_UNTIL = re.compile(
    r"(?:den het|den|cham nhat|muon nhat|khong qua)\b(?: (?:la|vao|trong|den|het)\b)*"
)
_FROM = re.compile(r"(?:tu|bat dau)\b(?: tu\b)?")
_TO = re.compile(r"(?:den|toi)\b(?: het\b)?|[-–—]")
_ONWARDS = re.compile(r"tro di\b")
_EVERY_YEAR = re.compile(r"(?:hang|moi) nam\b")
_LIMITED = re.compile(r",(?= ?(?:trong )?(?:tu|nam)\b)")
_NOTE = re.compile(r"\(([^()]*)\)")
_CLAUSES = re.compile(r"[;\n]")


@dataclass(frozen=True)
class Timing:
    """One thing the words say about time; without rhythm and periods it was not understood."""

    words: str
    """As written, without what stands in brackets after it."""
    note: str = ""
    """What it is said of: "chuyên trang" in "Hàng tháng (chuyên trang)"."""
    rhythm: Rhythm | None = None
    limits: tuple[Period, ...] = ()
    """Where the words limit a rhythm: "hàng tháng năm 2022"."""
    periods: tuple[Period, ...] = ()
    """What the words name: "Quý II/2021", or what is open until a deadline."""

    @property
    def understood(self) -> bool:
        return self.rhythm is not None or bool(self.periods)


def read_timings(text: str, years: Sequence[int]) -> tuple[Timing, ...]:
    """What each part of the words says, in their order; nothing for an empty text.

    `years` are those of the plan: the only one stands in for a year that is not written. A part
    that is not understood comes back with its words alone.
    """
    text = _BRACKETED.sub(r"\1 ", text)
    alone = " ".join(text.split()).rstrip(" .")
    if _A_YEAR.fullmatch(fold(alone)):
        return (Timing(alone, rhythm=Rhythm.YEARLY),)
    whole = _read(" ".join(text.split("\n")), years)
    if whole is not None:
        return tuple(whole)
    timings: list[Timing] = []
    for clause in _CLAUSES.split(text):
        written = clause.strip(" .,")
        if written:
            timings += _read(written, years) or [Timing(written)]
    return tuple(timings)


def due_periods(timings: Sequence[Timing], span: Period | None) -> tuple[Period, ...]:
    """The periods in which something falls due, in order, each once.

    A rhythm runs through the span, from the period the span begins in. A period that is named
    counts wherever it lies; a deadline is open from the beginning of the span.
    """
    found: dict[Period, None] = {}
    for timing in timings:
        if timing.rhythm is not None and span is not None:
            found |= dict.fromkeys(_rounds(timing.rhythm, timing.limits, span))
        for period in timing.periods:
            if period.open and span is not None and period.first < span.first <= period.last:
                period = replace(period, first=span.first)
            found[period] = None
    return tuple(sorted(found))


def _rounds(rhythm: Rhythm, limits: Sequence[Period], span: Period) -> Iterator[Period]:
    if limits:
        for limit in limits:
            yield from rhythm.periods(limit)
        return
    years = Period(date(span.first.year, 1, 1), date(span.last.year, 12, 31))
    yield from (period for period in rhythm.periods(years) if period.overlaps(span))


def _read(text: str, years: Sequence[int]) -> list[Timing] | None:
    try:
        return list(_Reader(text, years).timings())
    except (NotATime, ValueError):
        return None


class _Reader(PointReader):
    """Reads one text from left to right; raises NotATime where the words say nothing it knows."""

    def __init__(self, text: str, years: Sequence[int]) -> None:
        written = " ".join(text.split())
        folded = fold(written)
        # Positions must agree; no Vietnamese text changes its length when it is folded.
        super().__init__(folded, years)
        self._written = written if len(written) == len(folded) else folded

    def timings(self) -> Iterator[Timing]:
        periodic = False
        while not self.at_end:
            start = self.position
            while self.peek(_FILLER) or self.peek(_PERIODICALLY):
                self.take(_FILLER)
                periodic = bool(self.take(_PERIODICALLY)) or periodic
            timing = self._timing(periodic)
            periodic = timing.rhythm not in (None, Rhythm.CONTINUOUS)
            words = self._written[start : self.position].strip()
            note = self.take(_NOTE)
            said = self._written[note.start(1) : note.end(1)].strip() if note else ""
            yield replace(timing, words=words, note=said)
            while self.take(_CONNECTOR):
                pass

    def _timing(self, periodic: bool) -> Timing:
        if self.take(_CONTINUOUS):
            return Timing("", rhythm=Rhythm.CONTINUOUS)
        rhythm = self._rhythm(periodic)
        if rhythm is not None:
            return Timing("", rhythm=rhythm, limits=self._limits())
        if self.take(_BEFORE):
            days = [period.first for period in self._of_every_year(self.points())]
            open_periods = [self._until(at - timedelta(days=1), "Trước", at) for at in days]
            return Timing("", periods=tuple(open_periods))
        if self.take(_UNTIL):
            days = [period.last for period in self._of_every_year(self.points())]
            open_periods = [self._until(at, "Đến hết", at) for at in days]
            return Timing("", periods=tuple(open_periods))
        return Timing("", periods=tuple(self._named()))

    def _rhythm(self, periodic: bool) -> Rhythm | None:
        patterns = (*_RHYTHMS, _NEXT_RHYTHM) if periodic else _RHYTHMS
        for pattern in patterns:
            found = self.take(pattern)
            if found:
                self.take(_WHICH_DAY)
                return _UNITS[found["unit"].lstrip("0")]
        return None

    def _limits(self) -> tuple[Period, ...]:
        """The spans a rhythm is limited to, when some follow it."""
        mark = self.position
        try:
            if not self.take(_LIMITED):
                self.take(_FILLER)
            return tuple(self._named())
        except NotATime:
            self.position = mark
            return ()

    def _named(self) -> Iterator[Period]:
        """The periods of a list, or the one of a range."""
        start = self.position
        after = self.take(_FROM)
        points = self.points()
        if self.take(_TO):
            first, last = self._range(points, self.points(of=points[-1]))
            yield periods.joined(first, last, self._label(start))
        elif after:
            self.take(_ONWARDS)
            (first,) = self._resolved(points)
            end = date(max(first.first.year, *self.years, first.first.year), 12, 31)
            yield Period(first.first, end, self._label(start))
        else:
            yield from self._of_every_year(points)

    def _of_every_year(self, points: list[Point]) -> list[Period]:
        """The points as periods, in every year of the plan where "hằng năm" follows."""
        if not self.take(_EVERY_YEAR):
            return self._resolved(points)
        return [point.period(year) for year in self.years or (0,) for point in points]

    def _range(self, starts: list[Point], ends: list[Point]) -> tuple[Period, Period]:
        """Both ends of a range; a start without a year lies in the year of the end, or before."""
        if len(starts) != 1 or len(ends) != 1:
            raise NotATime
        (last,) = self._resolved(ends)
        (start,) = starts
        first = start.like(ends[0]).period(start.year or last.first.year)
        if last.first < first.first and start.year is None and ends[0].year is not None:
            first = start.like(ends[0]).period(last.first.year - 1)
        return first, last

    def _resolved(self, points: list[Point]) -> list[Period]:
        """The points as periods; a missing year is that of the next one, the last or the plan."""
        known = [point.year for point in points]
        resolved = []
        for at, point in enumerate(points):
            years = [*known[at:], *reversed(known[:at]), self.only_year]
            resolved.append(point.period(next((year for year in years if year), 0)))
        return resolved

    def _until(self, last: date, words: str, said: date) -> Period:
        """Open from the first of January of the plan's years, or of the deadline's own."""
        first = date(min(last.year, *self.years, last.year), 1, 1)
        return Period(first, last, f"{words} {periods.day(said).label.lower()}", open=True)

    def _label(self, start: int) -> str:
        return sentence_case(self._written[start : self.position].strip())
