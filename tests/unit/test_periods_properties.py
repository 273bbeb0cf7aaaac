"""Whatever plans say about time in whatever words, the periods read lie inside them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.dates import PartialDate
from newsroom.text.periods import QUARTERS, Period, Rhythm, half, month, quarter, whole_year
from newsroom.text.timings import due_periods, read_timings

Days = tuple[date, date]

years = st.integers(2000, 2050)
connectors = st.sampled_from([", ", " và ", "; ", ", và "])
prefixes = st.sampled_from(["", "Thực hiện trong ", "Trong ", "Vào "])
year_forms = st.sampled_from(["/{}", " năm {}", " / {}"])


def days(text: str, years: Sequence[int]) -> list[Days]:
    """First and last day of every due period of a cell, in a plan of these years."""
    span = Period(date(years[0], 1, 1), date(years[-1], 12, 31))
    return [(due.first, due.last) for due in due_periods(read_timings(text, years), span)]


@given(
    st.sets(st.integers(1, 4), min_size=1),
    years,
    years,
    prefixes,
    connectors,
    year_forms,
    st.data(),
)
def test_listed_quarters_are_exactly_the_periods_that_are_due(
    numbers: set[int],
    year: int,
    of_plan: int,
    prefix: str,
    connector: str,
    form: str,
    data: st.DataObject,
) -> None:
    """Whether or not the word quý is repeated, and with the year only at the end."""
    repeated = connector == "; " or data.draw(st.booleans())
    written = [QUARTERS[number - 1] for number in sorted(numbers)]
    join = f"{connector}quý " if repeated else connector
    text = f"{prefix}quý {join.join(written)}{form.format(year)}"
    assert days(text, (of_plan,)) == [
        (found.first, found.last) for found in (quarter(year, number) for number in sorted(numbers))
    ]


@given(st.integers(1, 12), st.integers(1, 12), years, st.sampled_from([" đến ", " - ", " – "]))
def test_a_range_of_months_never_leaves_the_months_it_names(
    first: int, last: int, year: int, to: str
) -> None:
    found = days(f"Từ tháng {first}{to}tháng {last}/{year}", (year,))
    start = year if first <= last else year - 1
    end = date(year, last, calendar.monthrange(year, last)[1])
    assert found == [(date(start, first, 1), end)]


@given(st.dates(date(2001, 1, 1), date(2050, 12, 31)), years, st.booleans())
def test_a_deadline_never_ends_after_the_day_it_names(
    day: date, of_plan: int, before: bool
) -> None:
    word = "Trước" if before else "Chậm nhất"
    (due,) = read_timings(f"{word} ngày {day:%d/%m/%Y}", (of_plan,))[0].periods
    assert due.last == (day - timedelta(days=1) if before else day)
    assert due.first <= due.last


@given(st.dates(date(2001, 1, 1), date(2050, 6, 30)), st.integers(0, 800), st.sampled_from(Rhythm))
def test_the_periods_of_a_rhythm_lie_in_the_span_and_never_overlap(
    first: date, length: int, rhythm: Rhythm
) -> None:
    span = Period(first, first + timedelta(days=length))
    found = rhythm.periods(span)
    assert all(span.covers(period) for period in found)
    assert all(before.last < after.first for before, after in pairwise(found))


@given(st.text(max_size=40), years)
def test_any_text_is_read_or_kept(text: str, year: int) -> None:
    for timing in read_timings(text, (year,)):
        assert timing.understood or (not timing.periods and timing.words)


@given(
    st.lists(
        st.sampled_from(
            [
                "quý",
                "tháng",
                "năm",
                "ngày",
                "II",
                "III",
                "5",
                "6",
                "15/6",
                "2021",
                "/2022",
                "trước",
                "đến",
                "từ",
                "hàng",
                "định",
                "kỳ",
                "và",
                ",",
                ";",
                "(",
                ")",
            ]
        ),
        max_size=7,
    )
)
def test_words_about_time_in_any_order_never_break_the_reader(words: list[str]) -> None:
    for timing in read_timings(" ".join(words), (2021,)):
        assert all(1900 < period.first.year < 2100 for period in timing.periods)


@given(years, st.integers(1, 12), st.integers(1, 28))
def test_a_period_holds_only_dates_that_surely_lie_in_it(year: int, number: int, day: int) -> None:
    of_month = month(year, number)
    assert of_month.holds(PartialDate(year, number, day)) and of_month.holds(
        PartialDate(year, number)
    )
    assert not of_month.holds(PartialDate(year))
    assert whole_year(year).holds(PartialDate(year))
    assert half(year, 1 if number <= 6 else 2).covers(of_month)
