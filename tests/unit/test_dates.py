"""Dates as editors write them and as offices print them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.dates import (
    DateProblem,
    PartialDate,
    at_fixed_hour,
    month_name,
    office_date,
    parse_day,
    parse_partial,
    short_date,
)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    return draw(
        st.sampled_from(
            [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)]
        )
    )


# --- reading ---


@pytest.mark.parametrize("written", ["2024-01-09", "09/01/2024", "9/1/2024", "  09/1/2024\n"])
def test_a_day_is_read_in_either_order(written: str) -> None:
    assert parse_day(written) == date(2024, 1, 9)


@given(days)
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    for written in (
        day.isoformat(),
        short_date(day),
        f"{day.day}/{day.month}/{day.year}",
    ):
        assert parse_day(written) == day
        assert parse_partial(written) == PartialDate.of(day)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-01", PartialDate(2022, 1)),
        ("01/2022", PartialDate(2022, 1)),
        ("1/2022", PartialDate(2022, 1)),
        ("2022", PartialDate(2022)),
    ],
)
def test_a_date_may_be_known_to_the_month_or_the_year(written: str, read: PartialDate) -> None:
    assert parse_partial(written) == read


@given(partial_dates())
def test_what_is_printed_in_figures_is_read_back(known: PartialDate) -> None:
    assert parse_partial(known.iso) == known
    assert parse_partial(short_date(known)) == known


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("31/02/2026", ["31/02/2026", "không có trong lịch", "tháng 02 năm 2026 có 28 ngày"]),
        ("29/2/2023", ["29/02/2023", "có 28 ngày"]),
        ("2026-04-31", ["31/04/2026", "tháng 4 năm 2026 có 30 ngày"]),
        ("00/01/2024", ["không có trong lịch"]),
        ("12/31/2024", ["tháng phải từ 1 đến 12", "ngày trước, tháng sau"]),
        ("2024-13-01", ["tháng phải từ 1 đến 12"]),
        ("09/01/24", ["hai chữ số của năm", "2026-10-05 hoặc 05/10/2026"]),
        ("2022", ["chưa có ngày", "2026-10-05 hoặc 05/10/2026"]),
        ("01/2022", ["chưa có ngày"]),
        ("", ["Chưa có ngày", "2026-10-05 hoặc 05/10/2026"]),
        ("hôm qua", ['"hôm qua"', "2026-10-05 hoặc 05/10/2026"]),
        ("01/01/0204", ["0204", "1900 đến 2100"]),
        ("٠٩/٠١/٢٠٢٤", ["không phải là ngày đọc được"]),
    ],
)
def test_a_wrong_day_is_refused_with_the_reason_and_the_cure(written: str, told: list[str]) -> None:
    with pytest.raises(DateProblem) as problem:
        parse_day(written)
    for words in told:
        assert words in str(problem.value)


@pytest.mark.parametrize(
    "written",
    ["2024-1-9", "2024/01/09", "09-01-2024", "9.1.2024", "ngày 09 tháng 01 năm 2024",
     "2024-01-09T07:00:00"],
)  # fmt: skip
def test_a_day_in_another_form_is_spelt_out_for_the_editor(written: str) -> None:
    for parse in (parse_day, parse_partial):
        with pytest.raises(DateProblem, match="Hãy viết 2024-01-09 hoặc 09/01/2024"):
            parse(written)


@pytest.mark.parametrize(
    "written", ["13/2022", "2022-00", "0/2022", "0204", "quý II", "22", "2022-"]
)
def test_a_wrong_partial_date_is_refused(written: str) -> None:
    with pytest.raises(DateProblem, match="Hãy viết"):
        parse_partial(written)


@given(st.text())
def test_whatever_is_written_is_read_or_refused_in_words(written: str) -> None:
    for parse in (parse_day, parse_partial):
        try:
            parse(written)
        except DateProblem as problem:
            assert "Hãy viết" in str(problem)


# --- what is known ---


def test_impossible_dates_cannot_be_made() -> None:
    for parts in ((2023, 2, 29), (2024, 13), (2024, None, 9), (0,), (2024, 1, 0)):
        with pytest.raises(DateProblem):
            PartialDate(*parts)


def test_a_date_says_how_much_it_knows() -> None:
    assert [PartialDate(2024).precision, PartialDate(2024, 2).precision] == ["year", "month"]
    assert PartialDate(2024, 2, 29).precision == "day"


@given(partial_dates())
def test_first_and_last_day_span_what_the_date_may_mean(known: PartialDate) -> None:
    first, last = known.first_day, known.last_day
    assert first <= last
    before, after = (PartialDate.of(d) for d in (first - timedelta(1), last + timedelta(1)))
    assert not before.iso.startswith(known.iso)
    assert not after.iso.startswith(known.iso)
    assert PartialDate.of(first).iso.startswith(known.iso)
    assert PartialDate.of(last).iso.startswith(known.iso)


@given(st.lists(partial_dates()))
def test_dates_have_one_order_by_first_day(known: list[PartialDate]) -> None:
    ordered, backwards = sorted(known), known[::-1]
    assert ordered == sorted(backwards)
    assert [d.first_day for d in ordered] == sorted(d.first_day for d in known)


def test_the_vaguer_date_comes_first() -> None:
    vague_to_exact = [PartialDate(2022), PartialDate(2022, 1), PartialDate(2022, 1, 1)]
    backwards = vague_to_exact[::-1]
    assert sorted(backwards) == vague_to_exact
    assert PartialDate(2022) < PartialDate(2022, 1) <= PartialDate(2022, 1)
    assert not PartialDate(2022, 1, 1) < PartialDate(2022, 1)
    assert max(vague_to_exact) > PartialDate(2021, 12, 31)


# --- printing ---


@pytest.mark.parametrize(
    ("written", "office", "short", "iso"),
    [  # the dates of four of the plans, and both sides of every padding rule
        ("09/01/2024", "ngày 09 tháng 01 năm 2024", "09/01/2024", "2024-01-09"),
        ("12/4/2021", "ngày 12 tháng 4 năm 2021", "12/04/2021", "2021-04-12"),
        ("06/5/2022", "ngày 06 tháng 5 năm 2022", "06/05/2022", "2022-05-06"),
        ("01/2022", "tháng 01 năm 2022", "01/2022", "2022-01"),
        ("2021", "năm 2021", "2021", "2021"),
        ("28/2/2022", "ngày 28 tháng 02 năm 2022", "28/02/2022", "2022-02-28"),
        ("1/3/2022", "ngày 01 tháng 3 năm 2022", "01/03/2022", "2022-03-01"),
        ("10/9/2022", "ngày 10 tháng 9 năm 2022", "10/09/2022", "2022-09-10"),
        ("9/10/2022", "ngày 09 tháng 10 năm 2022", "09/10/2022", "2022-10-09"),
    ],
)
def test_office_style_pads_days_below_10_and_months_1_and_2(
    written: str, office: str, short: str, iso: str
) -> None:
    known = parse_partial(written)
    assert (office_date(known), short_date(known), known.iso) == (office, short, iso)


@given(days)
def test_a_date_and_a_partial_date_print_alike(day: date) -> None:
    known = PartialDate.of(day)
    assert office_date(day) == office_date(known)
    assert short_date(day) == short_date(known)
    assert office_date(day).endswith(month_name(day))


def test_a_month_has_a_name_only_when_it_is_known() -> None:
    assert month_name(PartialDate(2024, 2)) == "tháng 02 năm 2024"
    assert month_name(date(2024, 11, 5)) == "tháng 11 năm 2024"
    with pytest.raises(DateProblem):
        month_name(PartialDate(2024))


# --- the hour of publication ---


@given(days)
def test_the_fixed_hour_is_aware_and_in_vietnam(day: date) -> None:
    moment = at_fixed_hour(day, "07:00")
    assert moment.isoformat() == f"{day.isoformat()}T07:00:00+07:00"


def test_a_vague_date_stands_on_its_first_day() -> None:
    assert at_fixed_hour(PartialDate(2022, 3), "17:30") == datetime.fromisoformat(
        "2022-03-01T17:30:00+07:00"
    )


@pytest.mark.parametrize("hour", ["7:00", "24:00", "07:60", "07h00", "", "07:00:00", "٠٧:٠٠"])
def test_an_impossible_hour_is_refused(hour: str) -> None:
    with pytest.raises(DateProblem, match="07:00"):
        at_fixed_hour(date(2024, 1, 9), hour)
