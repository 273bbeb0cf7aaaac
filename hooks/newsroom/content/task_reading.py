"""Plans and the tables beside them to tasks: agencies found, times understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pydantic import Field, ValidationError

from ..text.name_lists import listed, on_one_line
from ..text.names import Mention, Names
from ..text.periods import Period, Rhythm
from ..text.timings import due_periods, read_timings
from . import fields as f
from .item import Item, Origin
from .messages import sentences
from .models import Plan
from .problems import Level, Problem, did_you_mean
from .task_names import AgencyNames, TopicNames
from .tasks import COLUMNS, Cell, Task, TaskRow, read_rows

TASK_TABLE = ".nhiem-vu.md"
"""Ending of the task table kept beside a plan that has none of its own."""
NOTE = "Bảng theo dõi nhiệm vụ (tổng hợp, không thuộc văn bản)"
"""What stands above such a table."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class TableHead(f.Part):
    """The front matter of a table kept beside a plan."""

    title: str | None = Field(None, title="Tiêu đề")
    plan: f.Slug | None = Field(None, title="Kế hoạch")
    note: str | None = Field(None, title="Ghi chú")


@dataclass
class TaskReading:
    """The tasks of all plans by their id, and everything that is wrong with the tables."""

    tasks: dict[str, Task] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    """What stands above a table that is not part of the plan, by plan."""
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Plans whose table was refused as a whole, and the ids of tasks whose STT is wrong."""


def read_tasks(
    items: list[Item], tables: Mapping[str, Origin], *, all_names: bool = True
) -> TaskReading:
    """The tasks of each plan: from its own text, else from the table beside it.

    `tables` are the files kept beside plans, by the file name of the plan. Without `all_names` an
    agency, a place or a content could not be read, so a name that is not found is no problem.
    """
    reading = TaskReading()
    sound = [item for item in items if item.origin.whole]
    reader = _Reader(reading, AgencyNames(sound), TopicNames(sound), all_names)
    plans = {item.slug: item for item in items if isinstance(item, Plan)}
    for slug, plan in plans.items():
        found = len(reading.problems)
        reader.read_plan(plan, tables.get(slug))
        if plan.draft:
            reading.problems[found:] = [
                replace(problem, level=Level.NOTICE) for problem in reading.problems[found:]
            ]
    return reading


def years_of(plan: Plan) -> tuple[int, ...]:
    """The years a plan is for: those its period names, else the year of its issue."""
    named = [int(year) for year in _YEAR.findall(plan.period or "")]
    if named:
        return tuple(range(min(named), max(named) + 1))
    return (plan.issued.year,) if plan.issued else ()


def span_of(plan: Plan) -> Period | None:
    """From the day a plan was issued (or the start of its years) to the end of its years."""
    years = years_of(plan)
    if not years:
        return None
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    if plan.issued and first < plan.issued.first_day <= last:
        first = plan.issued.first_day
    return Period(first, last)


@dataclass
class _Reader:
    reading: TaskReading
    agencies: AgencyNames
    topics: TopicNames
    all_names: bool

    def read_plan(self, plan: Plan, beside: Origin | None) -> None:
        rows = self._rows(plan, plan.origin, own=True)
        if rows is None and beside is None:
            return
        origin = plan.origin
        if rows is None and beside is not None:
            origin = beside
            head = self._head(plan, beside)
            self.reading.notes[plan.slug] = head.note or NOTE
            rows = self._rows(plan, beside, own=False)
            if rows is None:
                sentence = (
                    "Tệp này chưa có bảng nhiệm vụ. Hãy xem mẫu ở docs/ke-hoach/_mau.nhiem-vu.md."
                )
                self._report(beside, beside.body_line, sentence)
        elif rows and beside is not None:
            sentence = (
                "Kế hoạch đã có bảng nhiệm vụ trong phụ lục, nên tệp này không được dùng. "
                "Hãy xóa tệp này."
            )
            self._report(beside, 1, sentence, Level.WARNING)
        if not rows:
            self.reading.unread.add(plan.slug)
        for row in rows or []:
            task = self._task(plan, origin, row)
            self.reading.tasks.setdefault(task.id, task)

    def _rows(self, plan: Plan, origin: Origin, *, own: bool) -> list[TaskRow] | None:
        """The rows of a text; none at all when it has no task table."""
        rows, faults = read_rows(origin.body, origin.body_line, own=own)
        for fault in faults:
            self._report(origin, fault.line, fault.sentence)
            self.reading.unread |= {f"{plan.slug}#{fault.number}"} if fault.number else set()
        return rows if rows or faults else None

    def _head(self, plan: Plan, origin: Origin) -> TableHead:
        try:
            head = TableHead.model_validate(origin.front_matter.fields)
        except ValidationError as error:
            for at, sentence in sentences(TableHead, error):
                self._report(origin, origin.line(*at), sentence)
            return TableHead.model_validate({})
        if head.plan not in (None, plan.slug):
            sentence = (
                f'"Kế hoạch" (plan) là "{head.plan}" nhưng tên tệp là của "{plan.slug}". '
                "Hãy sửa một trong hai cho khớp."
            )
            self._report(origin, origin.line("plan"), sentence)
        return head

    def _task(self, plan: Plan, origin: Origin, row: TaskRow) -> Task:
        years, span = years_of(plan), span_of(plan)
        text = {name: " ".join(row.cell(name).text.split()) for name in COLUMNS}
        timings = read_timings(row.cell("time").text, years)
        leads, partners = (self._names(plan, origin, row, name) for name in ("lead", "partners"))
        task = Task(
            plan=plan.slug,
            number=row.number,
            title=text["title"],
            lead=listed(leads),
            partners=listed(partners),
            time=text["time"],
            product=text["product"],
            path=origin.path,
            line=row.line,
            lead_names=leads,
            partner_names=partners,
            timings=timings,
            span=span,
            due=due_periods(timings, span),
            topics=self._topics(origin, row),
        )
        for sentence in _notices(task) if plan.origin.whole else ():
            line = row.cell("time").line(0, row.line)
            self._report(origin, line, sentence, Level.NOTICE)
        return task

    def _names(self, plan: Plan, origin: Origin, row: TaskRow, column: str) -> tuple[Mention, ...]:
        """The cell in pieces, each name with the agency that bears it; the others are errors."""
        names = self.agencies.of(plan.place)
        if plan.place not in self.agencies.places:
            # The place is what is wrong: whose names they are is known once it is right.
            return on_one_line(names.read(row.cell(column).text)[0])
        mentions = self._read(names, origin, row, column, "docs/co-quan/")
        for slug in {mention.owner for mention in mentions if mention.owner}:
            agency = self.agencies.agencies[slug]
            if agency.draft and not plan.draft:
                sentence = (
                    f'Nhiệm vụ {row.number} giao "{agency.title}", còn là bản nháp. '
                    f"Hãy phát hành {agency.origin.path} trước."
                )
                self._report(origin, row.line, sentence)
        return mentions

    def _topics(self, origin: Origin, row: TaskRow) -> tuple[str, ...]:
        """What the column says; without one, the contents that the task's own words name."""
        if not row.cell("topics").text:
            return self.topics.within(row.cell("title").text)
        mentions = self._read(self.topics.cells, origin, row, "topics", "docs/noi-dung/")
        return tuple(dict.fromkeys(mention.owner for mention in mentions if mention.owner))

    def _read(
        self, names: Names, origin: Origin, row: TaskRow, column: str, folder: str
    ) -> tuple[Mention, ...]:
        cell: Cell = row.cell(column)
        mentions, unknown = names.read(cell.text)
        for piece in unknown if self.all_names else ():
            where = f'Nhiệm vụ {row.number}, cột "{COLUMNS[column]}"'
            if piece.owners:
                files = " và ".join(f"{folder}{owner}.md" for owner in piece.owners)
                sentence = (
                    f'{where}: "{piece.text}" là tên gọi của cả {files}. Hãy bỏ tên này ở một tệp.'
                )
            else:
                cure = did_you_mean(names.nearest(piece.text))
                sentence = (
                    f'{where}: không nhận ra "{piece.text}".{cure} Hãy sửa tên, hoặc thêm cách viết này '
                    f"vào aliases của một tệp trong {folder}."
                )
            self._report(origin, cell.line(piece.start, row.line), sentence)
        return on_one_line(mentions)

    def _report(self, origin: Origin, line: int, sentence: str, level: Level = Level.ERROR) -> None:
        self.reading.problems.append(Problem(origin.path, line, sentence, level))


def _lacks_year(words: str) -> bool:
    """Whether words would be understood in a plan of one year, which any year shows."""
    return all(timing.understood for timing in read_timings(words, (2023,)))


def _notices(task: Task) -> Iterator[str]:
    for timing in task.timings:
        if not timing.understood and _lacks_year(timing.words):
            yield (
                f'Nhiệm vụ {task.number}: thời gian "{timing.words}" chưa rõ năm nào nên chưa tính hạn. '
                'Hãy ghi cả năm, ví dụ Quý II/2024, hoặc "Thời kỳ" (period) của kế hoạch một năm.'
            )
        elif not timing.understood:
            yield (
                f'Nhiệm vụ {task.number}: thời gian "{timing.words}" không đọc được thành kỳ hạn, nên được '
                "giữ nguyên văn và không tính hạn. Cách viết đọc được: Thường xuyên; Định kỳ hàng tháng; "
                "Trước ngày 15 hằng tháng; Quý III/2022; Trước 15/6/2024; Từ tháng 3 đến tháng 5/2024."
            )
    rounds = [timing.rhythm for timing in task.timings if timing.rhythm and not timing.limits]
    if task.span is None and any(rhythm is not Rhythm.CONTINUOUS for rhythm in rounds):
        yield (
            f'Nhiệm vụ {task.number}: kế hoạch chưa ghi "Thời kỳ" (period) nên chưa tính được các kỳ. '
            "Hãy thêm period, ví dụ 2024."
        )
