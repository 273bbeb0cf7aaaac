"""The figures of a report as one CSV, for programs and for other reports."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.spreadsheets import render_csv
from .figures import Figures, Tally
from .wording import SAMPLE_MARK, head_lines, shown, title

HEADER = ("Phần", "Mục", "Chỉ tiêu", "Đơn vị", "Kỳ này", "Kỳ trước", "Cùng kỳ năm trước")
SUMMARY = "Tổng hợp"


def write_csv(figures: Figures) -> bytes:
    """Every count in UTF-8 with a byte order mark, ";" between the cells, a decimal comma."""
    return render_csv(_rows(figures))


def _rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    yield (title(figures),)
    if figures.samples:
        yield (SAMPLE_MARK,)
    for line in head_lines(figures):
        yield (line,)
    yield HEADER
    for one in figures.lines:
        numbers = (_plain(one.now), _plain(one.before), _plain(one.year_ago))
        yield (SUMMARY, one.measure.part, one.measure.label, one.measure.unit, *numbers)
    agencies = [agency.tally for agency in figures.agencies]
    for part, tallies in (
        ("Theo cơ quan, đơn vị", agencies),
        ("Theo nội dung CCHC", figures.topics),
        ("Theo thể loại", figures.genres),
        ("Theo kênh", figures.channels),
    ):
        for tally in tallies:
            yield from _tally(part, tally)
    for cell in figures.cells:
        about = "; ".join((cell.agency, cell.topic, cell.genre, cell.channel))
        yield ("Đối chiếu", about, "Tin, bài", "tin, bài", _plain(cell.items), "", "")


def _tally(part: str, tally: Tally) -> Iterator[tuple[str, ...]]:
    earlier = (_plain(tally.before), _plain(tally.year_ago))
    yield (part, tally.label, "Tin, bài", "tin, bài", _plain(tally.items), *earlier)
    for label, unit, value in (
        ("Lượt phát thanh, truyền hình", "lượt", tally.broadcasts),
        ("Thời lượng phát", "phút", tally.minutes),
        ("Sự kiện", "cuộc", tally.events),
        ("Người dự", "lượt người", tally.people),
    ):
        yield (part, tally.label, label, unit, _plain(value), "", "")


def _plain(value: float | None) -> str:
    """Without points between thousands, which programs would read as decimals; "" is not known."""
    return "" if value is None else shown(value).replace(".", "")
