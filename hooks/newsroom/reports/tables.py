"""The figures as tables, which the workbook and the HTML view print alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ..text.dates import PartialDate
from ..text.vietnamese import sentence_case
from .figures import AgencyTally, Figures, Tally
from .wording import COUNTING_RULE, RANKING_RULE, UNKNOWN_NOTE, change


@dataclass(frozen=True)
class Link:
    text: str
    url: str


Value = str | int | float | date | PartialDate | Link | None
"""What a cell holds; None is not known, "" is nothing."""


@dataclass(frozen=True)
class Column:
    title: str
    width: int
    """In letters."""
    number: bool = False


@dataclass(frozen=True)
class Table:
    name: str
    """At most 31 letters, which is what a sheet of a workbook may be called."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    none: str = field(default="Không có.")
    """Said where there is no row."""

    @property
    def names(self) -> int:
        """The column whose cell says what its row is about: the widest, of several the first."""
        widths = [column.width for column in self.columns]
        return widths.index(max(widths))


def _number(title: str, width: int = 12) -> Column:
    return Column(title, width, number=True)


_TALLY = (
    *(_number(title) for title in ("Tin, bài", "Kỳ trước", "Cùng kỳ năm trước", "Lượt phát")),
    *(_number(title) for title in ("Phút phát", "Sự kiện", "Lượt người dự")),
)


def tables(figures: Figures) -> Iterator[Table]:
    """Every table of a report, the summary first."""
    yield _summary(figures)
    yield _agencies(figures)
    yield _agencies_by_topic(figures)
    for name, head, tallies in (
        ("Nội dung", "Nội dung CCHC", figures.topics),
        ("Thể loại", "Thể loại", figures.genres),
        ("Kênh", "Kênh", figures.channels),
    ):
        columns = (Column(head, 52), *_tally_columns(figures))
        rows = tuple((sentence_case(one.label), *_tally(figures, one)) for one in tallies)
        yield Table(name, columns, rows, (COUNTING_RULE, UNKNOWN_NOTE))
    yield _cells(figures)
    yield _items(figures)
    yield _issues(figures)
    yield _events(figures)
    yield _questions(figures)
    yield _evidence(figures)
    yield _tasks(figures)
    yield _ranking(figures)


def _summary(figures: Figures) -> Table:
    period = figures.period
    columns = [Column("Phần", 36), Column("Chỉ tiêu", 48), Column("Đơn vị", 12)]
    columns.append(_number(period.label, 14))
    if period.before:
        columns += (_number(period.before.label, 14), Column("Tăng, giảm", 14))
    columns += (_number(period.year_ago.label, 14), Column("Tăng, giảm", 14))
    rows: list[tuple[Value, ...]] = []
    for line in figures.lines:
        row: list[Value] = [line.measure.part, line.measure.label, line.measure.unit, line.now]
        if period.before:
            row += (line.before, change(line.now, line.before))
        rows.append((*row, line.year_ago, change(line.now, line.year_ago)))
    return Table("Tổng hợp", tuple(columns), tuple(rows), (UNKNOWN_NOTE,))


def _tally_columns(figures: Figures) -> tuple[Column, ...]:
    return _TALLY if figures.period.before else (_TALLY[0], *_TALLY[2:])


def _tally(figures: Figures, tally: Tally) -> tuple[Value, ...]:
    before = (tally.before,) if figures.period.before else ()
    return (tally.items, *before, tally.year_ago, *_work(tally))


def _work(tally: Tally) -> tuple[Value, ...]:
    return tally.broadcasts, tally.minutes, tally.events, tally.people


def _agencies(figures: Figures) -> Table:
    more = ("Câu đã trả lời", "Nhiệm vụ chủ trì", "Có tài liệu kiểm chứng")
    columns = (
        Column("Cơ quan, đơn vị", 52),
        *_tally_columns(figures),
        *(_number(title) for title in more),
    )
    rows = tuple(
        (one.tally.label, *_tally(figures, one.tally), one.answered, one.tasks, one.tasks_done)
        for one in figures.agencies
    )
    return Table("Cơ quan", columns, rows, (UNKNOWN_NOTE,))


def _agencies_by_topic(figures: Figures) -> Table:
    topics = [tally.label for tally in figures.topics]
    columns = (
        Column("Cơ quan, đơn vị", 52),
        _number("Tin, bài"),
        *(_number(t, 16) for t in topics),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.tally.label, one.tally.items, *(one.topics.get(topic, 0) for topic in topics))
        for one in figures.agencies
    )
    return Table("Cơ quan theo nội dung", columns, rows, (COUNTING_RULE,))


def _cells(figures: Figures) -> Table:
    columns = (
        *(Column("Cơ quan, đơn vị", 48), Column("Nội dung CCHC", 48)),
        *(Column("Thể loại", 14), Column("Kênh", 26), _number("Tin, bài")),
    )
    rows = tuple(
        (
            cell.agency,
            cell.topic,
            sentence_case(cell.genre),
            sentence_case(cell.channel),
            cell.items,
        )
        for cell in figures.cells
    )
    return Table("Đối chiếu", columns, rows, (COUNTING_RULE,))


def _items(figures: Figures) -> Table:
    columns = (
        *(Column("Ngày đăng", 12), Column("Tin, bài", 44), Column("Cơ quan, đơn vị", 26)),
        *(Column("Thể loại", 12), Column("Nội dung CCHC", 28), Column("Kênh", 16)),
        *(Column("Nơi đã đăng", 26), Column("Đài phát", 16), _number("Phút", 8)),
        _number("Lượt người tiếp nhận"),
    )
    rows = tuple(
        (
            *(one.day, Link(one.title, one.url), one.agency, sentence_case(one.genre)),
            *("; ".join(one.topics), "; ".join(one.channels), _link(one.link), one.station),
            *(_blank(one.minutes), _blank(one.reached)),
        )
        for one in figures.items
    )
    return Table("Tin, bài", columns, rows, none="Trong kỳ không có tin, bài.")


def _issues(figures: Figures) -> Table:
    columns = (Column("Ngày phát hành", 14), Column("Bản tin", 70))
    rows = tuple((one.day, Link(one.title, one.url)) for one in figures.issues)
    return Table("Bản tin", columns, rows, none="Trong kỳ không có số bản tin.")


def _events(figures: Figures) -> Table:
    columns = (
        *(Column("Từ ngày", 12), Column("Đến ngày", 12), Column("Sự kiện", 44)),
        *(Column("Địa điểm", 24), Column("Cơ quan, đơn vị", 28), Column("Nội dung CCHC", 28)),
        _number("Lượt người dự"),
    )
    rows = tuple(
        (
            *(one.first, one.last, Link(one.title, one.url), one.venue, one.agency),
            *("; ".join(one.topics), _blank(one.reached)),
        )
        for one in figures.events
    )
    return Table("Sự kiện", columns, rows, none="Trong kỳ không có sự kiện.")


def _questions(figures: Figures) -> Table:
    columns = (
        *(Column("Ngày hỏi", 12), Column("Câu hỏi, phản ánh, kiến nghị", 48)),
        *(Column("Hình thức", 20), Column("Cơ quan trả lời", 30), Column("Ngày trả lời", 12)),
        *(_number("Số ngày"), Column("Tình trạng", 16)),
    )
    rows = tuple(
        (
            *(one.asked, Link(one.title, one.url), sentence_case(one.form), one.agency),
            *(
                one.answered or "",
                _blank(one.days),
                "Đã trả lời" if one.answered else "Chưa trả lời",
            ),
        )
        for one in figures.questions
    )
    return Table("Hỏi – đáp", columns, rows, none="Trong kỳ không có câu hỏi.")


def _evidence(figures: Figures) -> Table:
    columns = (
        *(Column("Ngày", 12), Column("Nhiệm vụ", 26), Column("Tin, bài, sự kiện", 40)),
        *(Column("Loại tài liệu", 16), Column("Tên tài liệu", 24), Column("Đường dẫn", 34)),
        *(Column("Tệp", 20), Column("Công khai", 11)),
    )
    rows = tuple(
        (
            *(one.day, "; ".join(one.tasks), Link(one.title, one.url), one.kind, one.document),
            *(_link(one.link), one.file.name if one.file else ""),
            "Có" if one.public else "Không",
        )
        for one in figures.evidence
    )
    none = "Trong kỳ không có tài liệu kiểm chứng."
    return Table("Tài liệu kiểm chứng", columns, rows, none=none)


def _tasks(figures: Figures) -> Table:
    columns = (
        *(Column("Kế hoạch", 28), Column("STT", 7), Column("Nhiệm vụ", 46)),
        *(Column("Cơ quan chủ trì", 24), Column("Cơ quan phối hợp", 24)),
        *(Column("Thời gian thực hiện", 16), Column("Kỳ hạn trong kỳ", 18)),
        *(_number("Tài liệu kiểm chứng"), Column("Tình trạng", 12)),
    )
    rows = tuple(
        (
            *(one.plan, one.number, Link(one.title, one.url), one.lead, one.partners, one.time),
            *(", ".join(one.due), len(one.done), "Có" if one.done else "Chưa có"),
        )
        for one in figures.tasks
    )
    return Table("Nhiệm vụ", columns, rows, none="Trong kỳ không có nhiệm vụ.")


def _ranking(figures: Figures) -> Table:
    columns = (
        *(_number("Hạng", 8), Column("Cơ quan, đơn vị", 52), _number("Tin, bài")),
        *(_number("Sự kiện"), _number("Lượt người dự"), _number("Nhiệm vụ chủ trì")),
        *(_number("Có tài liệu kiểm chứng"), Column("Xếp loại", 16)),
    )
    rows = tuple(_rank(ranked.rank, ranked.agency) for ranked in figures.ranking)
    return Table("Xếp hạng", columns, rows, (RANKING_RULE,))


def _rank(rank: int, agency: AgencyTally) -> tuple[Value, ...]:
    tally = agency.tally
    work = (tally.items, tally.events, tally.people, agency.tasks, agency.tasks_done)
    return (rank, tally.label, *work, "")


def _link(url: str) -> Value:
    return Link(url, url) if url else ""


def _blank(value: float | None) -> Value:
    """An empty cell for what was never written down, so that columns can be summed."""
    return "" if value is None else value
