"""Periods of reports: codes, cut-off days, the periods to compare with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.reports.periods import NoSuchPeriod, month_of, periods_of, read_period
from newsroom.text.periods import Period

CUT_OFFS = st.one_of(st.none(), st.integers(1, 28))
CODES = ["2024-01", "2024-12", "2024-Q1", "2024-Q4", "2024-H1", "2024-H2", "2024-9M", "2024"]


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2024-01", "2023-12-15", "2024-01-14", "Tháng 01/2024"),
        ("2024-03", "2024-02-15", "2024-03-14", "Tháng 3/2024"),
        ("2024-Q1", "2023-12-15", "2024-03-14", "Quý I/2024"),
        ("2021-Q2", "2021-03-15", "2021-06-14", "Quý II/2021"),
        ("2024-H1", "2023-12-15", "2024-06-14", "6 tháng đầu năm 2024"),
        ("2024-H2", "2024-06-15", "2024-12-14", "6 tháng cuối năm 2024"),
        ("2024-9M", "2023-12-15", "2024-09-14", "9 tháng đầu năm 2024"),
        ("2024", "2023-12-15", "2024-12-14", "Năm 2024"),
    ],
)
def test_months_run_from_the_15th_to_the_14th(code: str, first: str, last: str, label: str) -> None:
    period = read_period(code, 14)
    assert period.span.first == date.fromisoformat(first)
    assert period.span.last == date.fromisoformat(last)
    assert period.label == label


def test_calendar_months_can_be_chosen() -> None:
    span = read_period("2024-Q1", None).span
    assert (span.first, span.last) == (date(2024, 1, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        ("2021-04-01", "2021-09-30", ["2021-Q2", "2021-Q3"]),
        ("2021-03-01", "2021-03-31", ["2021-Q1"]),
        ("2021-06-20", "2021-06-20", ["2021-Q3"]),
        ("2021-06-20", "2021-06-30", ["2021-Q3"]),
        ("2021-01-01", "2021-06-14", ["2021-Q1", "2021-Q2"]),
        ("2021-03-20", "2021-12-31", ["2021-Q2", "2021-Q3", "2021-Q4"]),
    ],
)
def test_whole_months_are_due_by_name_and_days_by_the_cut_off(
    first: str, last: str, codes: list[str]
) -> None:
    due = Period(date.fromisoformat(first), date.fromisoformat(last))
    quarters = [read_period(f"2021-Q{number}", 14) for number in (1, 2, 3, 4)]
    assert [quarter.code for quarter in quarters if quarter.meets(due)] == codes


def test_every_output_can_say_its_days() -> None:
    closing = read_period("2021-Q2", 14).closing
    assert closing == "Thời gian chốt số liệu: từ 15/03/2021 đến 14/06/2021"


@pytest.mark.parametrize(
    "code",
    ["2024-Q5", "2024-Q0", "2024-13", "2024-00", "2024-H3", "2024-6M", "24-Q1", "", "quý 1", "2024-1",
     "1850-Q1", "9999", "２０２４"],
)  # fmt: skip
def test_a_period_that_does_not_exist_is_refused_with_what_to_write(code: str) -> None:
    with pytest.raises(NoSuchPeriod, match="Hãy ghi PERIOD"):
        read_period(code, 14)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_written_as_it_is_read_in_any_case(code: str) -> None:
    assert read_period(code, 14).code == code
    assert read_period(f" {code.lower()} ", 14).code == code


@pytest.mark.parametrize(
    ("code", "before", "year_ago"),
    [
        ("2024-01", "2023-12", "2023-01"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-H1", "2023-H2", "2023-H1"),
        ("2024-H2", "2024-H1", "2023-H2"),
        ("2024-9M", None, "2023-9M"),
        ("2024", None, "2023"),
    ],
)
def test_periods_to_compare_with(code: str, before: str | None, year_ago: str) -> None:
    period = read_period(code, 14)
    assert (period.before.code if period.before else None) == before
    assert period.year_ago.code == year_ago


def test_a_year_has_twenty_periods_with_addresses_of_their_own() -> None:
    periods = list(periods_of(2024, 14))
    assert len(periods) == len({one.slug for one in periods}) == len({one.code for one in periods})
    assert len(periods) == 20


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), CUT_OFFS)
def test_every_day_lies_in_exactly_its_month_of_figures(day: date, cut_off: int | None) -> None:
    year, month = month_of(day, cut_off)
    own = read_period(f"{year}-{month:02}", cut_off)
    assert own.span.holds(day)
    assert own.before is not None
    assert own.before.span.last + timedelta(days=1) == own.span.first


@given(st.integers(1950, 2090), CUT_OFFS)
def test_quarters_and_halves_add_up_to_their_year(year: int, cut_off: int | None) -> None:
    whole = read_period(f"{year}", cut_off)
    for parts in (["Q1", "Q2", "Q3", "Q4"], ["H1", "H2"]):
        spans = [read_period(f"{year}-{part}", cut_off) for part in parts]
        assert [month for one in spans for month in one.months] == list(whole.months)
        assert (spans[0].span.first, spans[-1].span.last) == (whole.span.first, whole.span.last)
