"""What plans say about time, read as due periods; whatever is read lies inside the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from newsroom.text.periods import Period, Rhythm
from newsroom.text.timings import Timing, due_periods, read_timings

YEAR = 2021
Days = tuple[date, date]


def days(text: str, years: Sequence[int] = (YEAR,), span: Period | None = None) -> list[Days]:
    """First and last day of every due period of a cell, in a plan of these years."""
    span = span or Period(date(years[0], 1, 1), date(years[-1], 12, 31))
    return [(due.first, due.last) for due in due_periods(read_timings(text, years), span)]


def labels(text: str) -> list[str]:
    whole = Period(date(YEAR, 1, 1), date(YEAR, 12, 31))
    return [due.label for due in due_periods(read_timings(text, (YEAR,)), whole)]


def rhythms(text: str) -> list[Rhythm | None]:
    return [timing.rhythm for timing in read_timings(text, (YEAR,))]


@pytest.mark.parametrize(
    "text",
    [
        "Thường xuyên",
        "thường xuyên trong năm",
        "Thường xuyên, trong năm 2021",
        "Cả năm",
        "Trong cả năm 2022",
        "Liên tục",
    ],
)
def test_nothing_falls_due_in_what_goes_on_all_the_time(text: str) -> None:
    assert rhythms(text) == [Rhythm.CONTINUOUS]
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "rhythm", "count"),
    [
        ("Định kỳ hàng tháng", Rhythm.MONTHLY, 12),
        ("(Định kỳ) hằng tháng", Rhythm.MONTHLY, 12),
        ("hằng tháng", Rhythm.MONTHLY, 12),
        ("Mỗi tháng 01 số", Rhythm.MONTHLY, 12),
        ("01 số/tháng", Rhythm.MONTHLY, 12),
        ("Phát hành 01 số/tháng", Rhythm.MONTHLY, 12),
        ("Định kỳ hàng quý", Rhythm.QUARTERLY, 4),
        ("1 lần/quý", Rhythm.QUARTERLY, 4),
        ("Báo cáo hằng quý", Rhythm.QUARTERLY, 4),
        ("6 tháng", Rhythm.HALF_YEARLY, 2),
        ("Định kỳ 06 tháng một lần", Rhythm.HALF_YEARLY, 2),
        ("6 tháng/lần", Rhythm.HALF_YEARLY, 2),
        ("hằng năm", Rhythm.YEARLY, 1),
        ("Định kỳ năm", Rhythm.YEARLY, 1),
        ("Năm", Rhythm.YEARLY, 1),
        ("Một năm.", Rhythm.YEARLY, 1),
        ("Trước ngày 15 hàng tháng", Rhythm.MONTHLY, 12),
        ("Ngày 15 hằng tháng", Rhythm.MONTHLY, 12),
        ("Ngày 10 và ngày 25 hằng tháng", Rhythm.MONTHLY, 12),
        ("Báo cáo chậm nhất vào ngày 20 mỗi tháng", Rhythm.MONTHLY, 12),
        ("Hàng tháng, trước ngày 05 của tháng sau", Rhythm.MONTHLY, 12),
        ("Trước ngày 15 hằng quý", Rhythm.QUARTERLY, 4),
        ("Ngày 25 của tháng cuối mỗi quý", Rhythm.QUARTERLY, 4),
        ("Trước ngày 20 tháng cuối quý", Rhythm.QUARTERLY, 4),
        ("Định kỳ hàng quý (trước ngày 15)", Rhythm.QUARTERLY, 4),
    ],
)
def test_a_rhythm_falls_due_in_every_period_of_the_plan(
    text: str, rhythm: Rhythm, count: int
) -> None:
    assert rhythms(text) == [rhythm]
    assert len(days(text)) == count
    assert days(text)[0][0] == date(YEAR, 1, 1) and days(text)[-1][1] == date(YEAR, 12, 31)


def test_several_rhythms_stand_in_one_cell() -> None:
    expected = [Rhythm.QUARTERLY, Rhythm.HALF_YEARLY, Rhythm.YEARLY]
    assert rhythms("hàng quý, 6 tháng, một năm") == expected
    assert rhythms("Định kỳ hàng quý, 6 tháng, năm") == expected


def test_what_a_time_is_said_of_is_kept_beside_it() -> None:
    said = read_timings("Hàng tháng (chuyên trang); thường xuyên trong năm (tin, bài)", (2021,))
    assert [(t.words, t.note, t.rhythm) for t in said] == [
        ("Hàng tháng", "chuyên trang", Rhythm.MONTHLY),
        ("thường xuyên trong năm", "tin, bài", Rhythm.CONTINUOUS),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện trong quý II và quý III/2021", ["Quý II/2021", "Quý III/2021"]),
        ("Quý III/2022", ["Quý III/2022"]),
        ("quý I, II, III năm 2021", ["Quý I/2021", "Quý II/2021", "Quý III/2021"]),
        ("Quý 4", ["Quý IV/2021"]),
        ("Tháng 5/2024", ["Tháng 5/2024"]),
        ("5/2024", ["Tháng 5/2024"]),
        ("Tháng 5.2024", ["Tháng 5/2024"]),
        ("Quý III.2024", ["Quý III/2024"]),
        ("tháng 5, 6 và tháng 7", ["Tháng 5/2021", "Tháng 6/2021", "Tháng 7/2021"]),
        ("Quý IV/2021, quý I/2022", ["Quý IV/2021", "Quý I/2022"]),
        ("6 tháng đầu năm", ["6 tháng đầu năm 2021"]),
        ("06 tháng cuối năm 2024", ["6 tháng cuối năm 2024"]),
        ("9 tháng đầu năm", ["9 tháng đầu năm 2021"]),
        ("Trong năm 2021", ["Năm 2021"]),
        ("Ngày 15/6/2021", ["Ngày 15/06/2021"]),
        ("ngày 09 tháng 01 năm 2021", ["Ngày 09/01/2021"]),
        ("Quý II/2021 (đợt 1), quý IV/2021 (đợt 2)", ["Quý II/2021", "Quý IV/2021"]),
        ("Tháng 9 hằng năm", ["Tháng 9/2021"]),
    ],
)
def test_named_periods_are_due_even_outside_the_year_of_the_plan(
    text: str, expected: list[str]
) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Từ tháng 3 đến tháng 10/2024", date(2024, 3, 1), date(2024, 10, 31)),
        ("Tháng 3 - 10/2024", date(2024, 3, 1), date(2024, 10, 31)),
        ("Quý I – quý III/2021", date(2021, 1, 1), date(2021, 9, 30)),
        ("01/3 - 30/10/2024", date(2024, 3, 1), date(2024, 10, 30)),
        ("từ ngày 01 đến ngày 15/6/2024", date(2024, 6, 1), date(2024, 6, 15)),
        ("Từ tháng 11 đến tháng 2/2025", date(2024, 11, 1), date(2025, 2, 28)),
        ("Từ quý II", date(2021, 4, 1), date(2021, 12, 31)),
        ("năm 2021 - 2022", date(2021, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_range_is_one_period_from_its_start_to_its_end(
    text: str, first: date, last: date
) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Trước 15/6/2021", date(2021, 6, 14)),
        ("Hoàn thành trước ngày 15 tháng 6", date(2021, 6, 14)),
        ("Trước tháng 6/2021", date(2021, 5, 31)),
        ("Chậm nhất ngày 30/11", date(2021, 11, 30)),
        ("Đến hết tháng 11/2021", date(2021, 11, 30)),
    ],
)
def test_a_deadline_is_open_from_the_start_of_the_plan(text: str, last: date) -> None:
    issued = date(2021, 4, 12)
    (due,) = due_periods(read_timings(text, (YEAR,)), Period(issued, date(2021, 12, 31)))
    assert (due.first, due.last, due.open) == (issued, last, True)


def test_a_day_of_every_month_keeps_its_words_and_can_be_limited() -> None:
    (said,) = read_timings("Trước ngày 15 hàng tháng", (YEAR,))
    assert said.words == "Trước ngày 15 hàng tháng"
    assert days("Ngày 15 hằng tháng, từ tháng 3 đến tháng 4/2021") == [
        (date(2021, 3, 1), date(2021, 3, 31)),
        (date(2021, 4, 1), date(2021, 4, 30)),
    ]
    months = days("Hàng tháng, trước ngày 15/3/2021")
    assert len(months) == 13 and (date(2021, 1, 1), date(2021, 3, 14)) in months


def test_a_deadline_of_every_year_falls_in_each_year_of_the_plan() -> None:
    assert [last for _, last in days("Trước ngày 15/12 hằng năm", (2021, 2022))] == [
        date(2021, 12, 14),
        date(2022, 12, 14),
    ]
    assert [last for _, last in days("Đến hết tháng 11 hằng năm")] == [date(2021, 11, 30)]


def test_a_rhythm_begins_in_the_period_the_plan_was_issued_in() -> None:
    span = Period(date(2021, 4, 12), date(2021, 12, 31))
    assert days("Định kỳ hàng tháng", span=span)[0] == (date(2021, 4, 1), date(2021, 4, 30))
    assert len(days("Định kỳ hàng quý", span=span)) == 3


def test_a_rhythm_can_be_limited_by_the_words() -> None:
    assert days("Hàng tháng, từ tháng 3 đến tháng 4/2021") == [
        (date(2021, 3, 1), date(2021, 3, 31)),
        (date(2021, 4, 1), date(2021, 4, 30)),
    ]
    assert days("Hàng quý năm 2022")[0] == (date(2022, 1, 1), date(2022, 3, 31))


def test_a_plan_of_several_years_repeats_what_comes_every_year_and_guesses_no_year() -> None:
    years = (2021, 2022, 2023)
    assert [first.year for first, _ in days("Tháng 9 hằng năm", years)] == [2021, 2022, 2023]
    assert not read_timings("Quý III", years)[0].understood
    assert days("Quý III/2022", years) == [(date(2022, 7, 1), date(2022, 9, 30))]


@pytest.mark.parametrize(
    "text",
    [
        "Phát sóng định kỳ",
        "Hàng tuần",
        "Khi có yêu cầu",
        "Tháng 13/2024",
        "31/02/2024",
        "Quý V/2024",
        "Cuối năm 2024",
        "Ngày 45 hàng tháng",
        "Ngày 15 hằng tuần",
        "Quý II/2021 nếu được cấp kinh phí",
        "Từ tháng 10 đến tháng 3",
        "Tháng 5 năm",
    ],
)
def test_what_is_not_understood_is_kept_word_for_word(text: str) -> None:
    assert read_timings(text, (YEAR,)) == (Timing(text),)
    assert days(text) == []


def test_one_part_that_is_not_understood_leaves_the_others() -> None:
    said = read_timings("Hàng quý; khi có yêu cầu", (YEAR,))
    assert [timing.understood for timing in said] == [True, False]
    assert said[1].words == "khi có yêu cầu"


def test_a_year_that_ends_other_words_is_no_rhythm() -> None:
    said = read_timings("Theo chỉ đạo từng\nnăm", (YEAR,))
    assert not any(timing.understood for timing in said)


def test_a_year_is_said_once_with_all_its_words() -> None:
    (said,) = read_timings("Trong năm 2024", (YEAR,))
    assert said.words == "Trong năm 2024" and [one.label for one in said.periods] == ["Năm 2024"]


def test_an_empty_cell_says_nothing() -> None:
    assert read_timings("", (YEAR,)) == read_timings(" \n ", (YEAR,)) == ()


def test_a_period_never_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before"):
        Period(date(2024, 2, 1), date(2024, 1, 31))
