"""Figures: each with a source, as its source writes it, and joined only where it may be."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.collecting import collect
from newsroom.content.models import Index
from newsroom.content.settings import read_settings
from newsroom.views.charts import LETTER, WIDTH, Chart, chart_of, round_ticks
from newsroom.views.indices import (
    FigureTable,
    Row,
    Value,
    figure_table,
    figures_csv,
    shown_number,
)
from tests.bad_input.sound import look_at
from tests.repositories import ROOT

PATH = "docs/chi-so/par.md"


def index(*figures: str, unit: str = "%") -> str:
    """An index; the first figure stands on line 7."""
    head = (
        "---",
        "title: PAR INDEX",
        f'unit: "{unit}"',
        "source: {title: TTXVN, url: https://a.vn/1}",
    )
    return "\n".join((*head, "", "series:", *figures, "---", ""))


def figure(unit: str, period: str, value: str, *more: str) -> str:
    parts = (f"unit: {unit}", f'period: "{period}"', f'value: "{value}"', "source: https://a.vn/1")
    return f"  - {{{', '.join((*parts, *more))}}}"


SOUND = figure("Nghệ An", "2022", "85")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            '  - {unit: Nghệ An, period: "2023", value: "85"}',
            'Thiếu trường "Nguồn" (series.2.source)',
        ),
        (figure("Nghệ An", "2022", "86"), "đã có số liệu ở dòng 7"),
        (figure("Nghệ An", "2023", "8833"), "nằm ngoài 0 đến 100"),
        (figure("Nghệ An", "2023", "88,3%"), "ví dụ 88,33 hoặc 1250"),
        (figure("Nghệ An", "2023", "1.250,5"), "không có dấu chấm phân nhóm"),
        (figure("Nghệ An", "quý 1", "85"), "2023, 2023-Q1, 2023-H1"),
        (figure("Nghệ An", "2023-Q5", "85"), "2023, 2023-Q1, 2023-H1"),
        (figure("Nghệ An", "2023", "85").replace("https://a.vn/1", "a.vn"), "https://"),
    ],
)
def test_a_wrong_figure_is_named_at_its_line(tmp_path: Path, wrong: str, words: str) -> None:
    (problem,) = look_at(tmp_path, {PATH: index(SOUND, wrong)}).errors
    assert (problem.path, problem.line) == (PATH, 8)
    assert words in problem.message


def test_an_index_without_figures_is_refused(tmp_path: Path) -> None:
    (problem,) = look_at(tmp_path, {PATH: index()}).errors
    assert 'Chưa có "Số liệu" (series)' in problem.message


def table(tmp_path: Path, source: str, files: dict[str, str] | None = None) -> FigureTable:
    found = look_at(tmp_path, {PATH: source, **(files or {})})
    assert not found.errors
    (only,) = found.collection.of(Index)
    return figure_table(only, found.collection)


def test_the_table_keeps_the_order_of_units_and_sorts_periods(tmp_path: Path) -> None:
    rows = (
        figure("Vùng B", "2023", "85,40"),
        figure("Vùng A", "2022", "84"),
        figure("Vùng A", "2023", "86.1"),
    )
    found = table(tmp_path, index(*rows))
    assert found.periods == ("2022", "2023") and found.gaps
    shown = [(row.unit, [value and value.shown for value in row.values]) for row in found.rows]
    assert shown == [("Vùng B", [None, "85,40"]), ("Vùng A", ["84", "86,1"])]


def test_quarters_and_half_years_stand_in_time(tmp_path: Path) -> None:
    rows = [figure("A", period, "50") for period in ("2023-Q2", "2023-Q1", "2022", "2023-H2")]
    periods = table(tmp_path, index(*rows)).periods
    assert periods == ("2022", "Quý I/2023", "Quý II/2023", "6 tháng cuối năm 2023")


def test_every_source_is_listed_once(tmp_path: Path) -> None:
    other = figure("A", "2023", "2").replace("https://a.vn/1", "https://www.b.vn/2")
    found = table(tmp_path, index(figure("A", "2022", "1"), other, figure("B", "2022", "1")))
    assert [(one.number, one.title) for one in found.sources] == [(1, "TTXVN"), (2, "b.vn (2023)")]
    assert [value.source for row in found.rows for value in row.values if value] == [1, 2, 1]


MERGED = "---\ntitle: Tỉnh Tiền Giang\nlevel: tỉnh\nvalid_to: 2025-06-30\nsuccessor: Tỉnh Đồng Tháp\n---\n"
PLACES = {"docs/dia-phuong/tien-giang.md": MERGED}


def breaks(found: FigureTable) -> dict[tuple[str, str], str]:
    return {
        (row.unit, value.period): value.break_reason
        for row in found.rows
        for value in row.values
        if value and value.break_reason
    }


def test_a_series_breaks_where_another_place_was_merged_into_its_own(tmp_path: Path) -> None:
    rows = [figure("Đồng Tháp", str(year), "80") for year in range(2023, 2028)]
    rows += [figure("Cả nước", str(year), "80") for year in range(2023, 2028)]
    found = table(tmp_path, index(*rows), PLACES)
    reason = "gồm cả tỉnh Tiền Giang (hợp nhất sau 30/06/2025)"
    assert breaks(found) == {("Đồng Tháp", "2025"): reason}


@pytest.mark.parametrize("unit", ["Tỉnh Tiền Giang", "Tiền Giang"])
def test_a_series_breaks_where_its_own_place_was_merged(tmp_path: Path, unit: str) -> None:
    rows = [figure(unit, str(year), "80") for year in (2023, 2024, 2026)]
    found = table(tmp_path, index(*rows), PLACES)
    assert breaks(found) == {(unit, "2026"): "hợp nhất sau 30/06/2025"}


def test_a_series_that_starts_after_the_merger_does_not_break(tmp_path: Path) -> None:
    rows = [figure("Tỉnh Đồng Tháp", str(year), "80") for year in (2025, 2026)]
    assert not breaks(table(tmp_path, index(*rows), PLACES))


def test_an_editor_says_where_figures_cannot_be_compared(tmp_path: Path) -> None:
    rows = (figure("A", "2022", "80"), figure("A", "2023", "81", "break: đổi cách tính"))
    assert breaks(table(tmp_path, index(*rows))) == {("A", "2023"): "đổi cách tính"}


@pytest.mark.parametrize("unit", ["Tỉnh Tiền Giang", "Tiền Giang"])
def test_figures_of_a_place_that_is_no_more_are_a_notice(tmp_path: Path, unit: str) -> None:
    rows = (figure(unit, "2025", "80"), figure(unit, "2026", "80"))
    notices = look_at(tmp_path, {PATH: index(*rows), **PLACES}).notices
    assert [(notice.path, notice.line) for notice in notices] == [(PATH, 8)]


def chart(tmp_path: Path, *rows: str) -> Chart:
    found = chart_of(table(tmp_path, index(*rows, unit="điểm")))
    assert found is not None
    return found


def test_two_periods_are_two_dots_the_older_one_hollow(tmp_path: Path) -> None:
    found = chart(tmp_path, figure("A", "2022", "86,62"), figure("A", "2023", "88,33"))
    assert found.legend == ("2022", "2023") and not found.from_zero
    (drawing,) = found.drawings
    assert [(dot.label, dot.latest) for dot in drawing.dots] == [("86,62", False), ("88,33", True)]
    assert len(drawing.strands) == 1
    assert found.description == "A: 2022 86,62, 2023 88,33."


def test_a_line_goes_neither_over_a_gap_nor_over_a_break(tmp_path: Path) -> None:
    years = {2021: "1", 2022: "2", 2024: "3", 2025: "4", 2026: "5", 2027: "6"}
    rows = [figure("A", str(year), value) for year, value in years.items()]
    rows[4] = rows[4].replace("}", ", break: đổi cách tính}")
    rows.append(figure("B", "2023", "3"))
    drawing = chart(tmp_path, *rows).drawings[0]
    assert [len(strand.points.split()) for strand in drawing.strands] == [2, 2, 2]
    assert len(drawing.dots) == 6 and len(drawing.breaks) == 1


def test_one_value_is_no_chart(tmp_path: Path) -> None:
    assert chart_of(table(tmp_path, index(SOUND))) is None


@given(
    st.lists(
        st.decimals(-1000, 10**7, places=2, allow_nan=False), min_size=2, max_size=8, unique=True
    )
)
def test_the_scale_holds_every_value_on_few_round_ticks(numbers: list[Decimal]) -> None:
    ticks = round_ticks(min(numbers), max(numbers))
    assert 2 <= len(ticks) <= 6
    assert ticks[0] <= min(numbers) and max(numbers) <= ticks[-1]
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("120", "900", "0 200 400 600 800 1.000"),
        ("2000", "9000000", "0 2.000.000 4.000.000 6.000.000 8.000.000 10.000.000"),
        ("88.1", "89.9", "88,0 88,5 89,0 89,5 90,0"),
    ],
)
def test_ticks_have_the_decimals_of_their_step(low: str, high: str, shown: str) -> None:
    ticks = round_ticks(Decimal(low), Decimal(high))
    assert " ".join(map(shown_number, ticks)) == shown


@given(st.lists(st.decimals(-(10**4), 10**7, places=2), min_size=2, max_size=2))
def test_every_mark_lies_on_the_drawing(numbers: list[Decimal]) -> None:
    values = tuple(Value("2022", number, shown_number(number), 1, "") for number in numbers)
    found = chart_of(FigureTable("%", ("2022", "2023"), (Row("A", "", values),), (), False))
    assert found is not None
    for dot in found.drawings[0].dots:
        room = LETTER * len(dot.label)
        left = dot.label_x - (room if dot.anchor == "end" else 0)
        assert left >= 0 and left + room <= WIDTH and 0 < dot.y < found.height


@pytest.mark.parametrize(
    ("number", "shown"), [("85", "85"), ("84.50", "84,50"), ("1250.5", "1.250,5"), ("-3", "-3")]
)
def test_numbers_are_written_as_in_vietnam(number: str, shown: str) -> None:
    assert shown_number(Decimal(number)) == shown


def test_the_table_for_spreadsheets_holds_every_figure_and_its_source(tmp_path: Path) -> None:
    figures = (SOUND, figure("Nghệ An", "2023-Q1", "86,50"), figure("-Nghệ An", "2023", "-1250.5"))
    found = look_at(tmp_path, {PATH: index(*figures, unit="điểm")})
    (only,) = found.collection.of(Index)
    data = figures_csv(only)
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == data.count(b"\n") == 4
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1:] == [
        ["Nghệ An", "2022", "85", "điểm", "https://a.vn/1"],
        ["Nghệ An", "Quý I/2023", "86,50", "điểm", "https://a.vn/1"],
        ["'-Nghệ An", "2023", "-1250,5", "điểm", "https://a.vn/1"],
    ]


def test_the_real_figures_are_those_of_their_source() -> None:
    """PAR INDEX of the six regions, TTXVN, 18/4/2024, as the source gives them."""
    collection, _ = collect(ROOT, read_settings(ROOT))
    real = collection.find(Index, "par-index-06-vung-2023")
    assert real is not None
    found = figure_table(real, collection)
    assert found.periods == ("2022", "2023")
    shown = {row.unit: [value and value.shown for value in row.values] for row in found.rows}
    assert shown == {
        "Đồng bằng sông Hồng": ["86,62", "88,33"],
        "Đông Nam Bộ": ["84,74", "87,79"],
        "Trung du và miền núi phía Bắc": ["85", "87,72"],
        "Bắc Trung Bộ và Duyên hải miền Trung": ["84,25", "86,82"],
        "Đồng bằng sông Cửu Long": [None, "85,42"],
        "Tây Nguyên": [None, "85,42"],
    }
    (source,) = found.sources
    assert source.title == "TTXVN, 18/04/2024" and source.url.endswith("/210954.vna")
