"""The tasks of a plan, and the rows of the table they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..text.names import Mention
from ..text.periods import Period
from ..text.tables import Row, Table, loose_rows, read_tables
from ..text.timings import Timing
from ..text.vietnamese import fold

COLUMNS: Mapping[str, str] = {
    "number": "STT",
    "title": "Nhiệm vụ",
    "lead": "Cơ quan chủ trì",
    "partners": "Cơ quan phối hợp",
    "time": "Thời gian thực hiện",
    "product": "Sản phẩm dự kiến",
    "topics": "Nội dung CCHC",
}
"""The columns of a task table and the words that head them."""
ANCHOR = "nhiem-vu-"
"""How the ids of task rows on the page of a plan begin."""
REQUIRED = ("number", "title", "lead", "time")

_HEADS = (
    ("number", re.compile(r"(?:s ?t ?t|t ?t|so tt|so thu tu)")),
    ("topics", re.compile(r"noi dung (?:cchc|cai cach hanh chinh)")),
    ("lead", re.compile(r".*\bchu tri\b.*")),
    ("partners", re.compile(r".*\bphoi hop\b.*")),
    ("time", re.compile(r".*\b(?:thoi gian|thoi han|tien do|han hoan thanh)\b.*")),
    ("product", re.compile(r".*\b(?:san pham|ket qua|dau ra)\b.*")),
    ("lead", re.compile(r".*\b(?:co quan|don vi|bo phan|phong)\b.*\bthuc hien\b.*")),
    ("title", re.compile(r".*\bnhiem vu\b.*")),
    ("title", re.compile(r".*\b(?:noi dung|cong viec|giai phap)\b.*")),
)
"""How a column is known by its folded head; the first that fits, and the first column that does."""
_LIKE = 0.85
"""How much a misspelt head must be like the words of COLUMNS."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True)
class Task:
    """What is to be done, by whom, with whom, when."""

    plan: str
    number: str
    title: str
    lead: str
    """The agencies with "; " between, whatever marks and lines the plan has."""
    partners: str
    time: str
    product: str
    path: str
    line: int
    """Where its row stands."""
    lead_names: tuple[Mention, ...] = ()
    """The words of `lead` in pieces; those that name an agency have its file name as owner."""
    partner_names: tuple[Mention, ...] = ()
    timings: tuple[Timing, ...] = ()
    span: Period | None = None
    """From the issue of the plan to the end of its years; none for a plan of no known year."""
    due: tuple[Period, ...] = ()
    """When something falls due, in order; may lie outside the plan's year."""
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.plan}#{self.number}"

    @property
    def anchor(self) -> str:
        """The id of its row on the page of the plan."""
        return f"{ANCHOR}{self.number.replace('.', '-')}"

    @property
    def leads(self) -> tuple[str, ...]:
        return _owners(self.lead_names)

    @property
    def partner_agencies(self) -> tuple[str, ...]:
        return _owners(self.partner_names)


def _owners(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.owner for mention in mentions if mention.owner))


@dataclass
class Cell:
    """A cell that may be written over several rows."""

    text: str = ""
    _starts: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, line: int) -> None:
        if text:
            self.text += "\n" if self.text else ""
            self._starts.append((len(self.text), line))
            self.text += text

    def line(self, position: int, default: int) -> int:
        """The line of the file that a position of the text was written on."""
        return next((line for start, line in reversed(self._starts) if start <= position), default)


@dataclass
class TaskRow:
    """The cells of one task by column, as written."""

    number: str
    line: int
    cells: dict[str, Cell]

    def cell(self, column: str) -> Cell:
        return self.cells.setdefault(column, Cell())


@dataclass(frozen=True)
class Fault:
    line: int
    sentence: str
    number: str = ""
    """The STT that the row ought to have, when its own is what is wrong."""


def read_rows(text: str, first_line: int, *, own: bool = True) -> tuple[list[TaskRow], list[Fault]]:
    """The rows of the task table of a text, and what is wrong with the table.

    A plan's own text may hold other tables: there a task table is one whose head names tasks or
    agencies beside other columns. In a file kept for tasks (`own=False`) the first table is it.
    """
    tables = list(read_tables(text, first_line))
    table = next((table for table in tables if not own or _is_task_table(table.header)), None)
    if table is None:
        return [], list(_no_table(text, first_line))
    columns = _columns(table.header)
    missing = [f'"{COLUMNS[name]}"' for name in REQUIRED if name not in columns]
    if missing:
        wanted = " | ".join(list(COLUMNS.values())[:5])
        sentence = (
            f"Bảng nhiệm vụ thiếu cột {', '.join(missing)}. Hàng đầu của bảng phải có: {wanted}."
        )
        return [], [Fault(table.header.line, sentence)]
    faults: list[Fault] = []
    rows = list(_rows(table, columns, faults))
    for row in rows:
        if not row.cell("title").text:
            sentence = (
                f'STT {row.number} chưa ghi "Nhiệm vụ". Hãy ghi tên nhiệm vụ, hoặc bỏ hàng này.'
            )
            faults.append(Fault(row.line, sentence))
    return [row for row in rows if not _is_heading(row, rows)], faults


def _rows(table: Table, columns: Mapping[str, int], faults: list[Fault]) -> Iterator[TaskRow]:
    """One a task: a row without STT continues the one above, a heading between tasks is passed."""
    current: TaskRow | None = None
    first_lines: dict[str, int] = {}
    for row in table.rows:
        follows = _next(current.number) if current else "1"
        if _columns(row).keys() >= set(REQUIRED):
            continue  # the head again, after a page break
        number = _number(row.cell(columns["number"]))
        filled = [name for name, at in columns.items() if name != "number" and row.cell(at)]
        if number and not _NUMBER.fullmatch(number):
            if set(filled) <= {"title"}:
                continue  # "I. Công tác chỉ đạo"
            faults.append(
                Fault(row.line, f'STT "{number}" không phải là số. Hãy ghi 1, 2 hay 2.1.', follows)
            )
        if number:
            if number in first_lines:
                sentence = (
                    f"STT {number} có hai lần (lần trước ở dòng {first_lines[number]}). "
                    "Mỗi nhiệm vụ có một STT riêng, ví dụ 1.1, 1.2, 2.1."
                )
                faults.append(Fault(row.line, sentence, follows))
            first_lines.setdefault(number, row.line)
            if current:
                yield current
            current = TaskRow(number, row.line, {})
        elif current is None:
            if filled:
                sentence = (
                    "Hàng đầu tiên của bảng nhiệm vụ thiếu STT. Hãy ghi STT cho hàng này, ví dụ 1."
                )
                faults.append(Fault(row.line, sentence, follows))
            continue
        for name in filled:
            current.cell(name).add(row.cell(columns[name]), row.line)
    if current:
        yield current


def _next(number: str) -> str:
    """What follows in a list: "2.1" → "2.2"; nothing after what is no number."""
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdecimal() else ""


def _is_heading(row: TaskRow, rows: list[TaskRow]) -> bool:
    """Whether "1 | Công tác chỉ đạo" only stands above 1.1 and 1.2."""
    below = any(other.number.startswith(f"{row.number}.") for other in rows)
    return below and row.cells.keys() <= {"title"}


def _number(written: str) -> str:
    """The STT without the marks around it and without leading noughts: "01." → "1"."""
    parts = written.strip(" .)(\n").split(".")
    return ".".join(part.lstrip("0") or part[:1] for part in parts)


def _no_table(text: str, first_line: int) -> Iterator[Fault]:
    """A head of a task table whose rows would be read as one paragraph."""
    head = next(filter(_is_task_table, loose_rows(text, first_line)), None)
    if head:
        dashes = "| --- " * len(head.cells)
        sentence = (
            "Hàng này giống hàng đầu của bảng nhiệm vụ nhưng chưa thành bảng. Hãy ngăn các ô bằng dấu | "
            f"và thêm ngay dưới hàng này một hàng gạch: {dashes}|."
        )
        yield Fault(head.line, sentence)


def _is_task_table(head: Row) -> bool:
    columns = _columns(head)
    known = columns.keys() & {"number", "title", "lead", "partners", "time"}
    says_tasks = "title" in columns and "nhiem vu" in fold(head.cell(columns["title"]))
    return len(known) >= 3 and (says_tasks or bool(columns.keys() & {"lead", "partners"}))


def _columns(row: Row) -> dict[str, int]:
    heads = [" ".join(re.findall(r"\w+", fold(cell))) for cell in row.cells]
    found: dict[str, int] = {}
    taken: set[int] = set()
    for name, pattern in _HEADS:
        at = next(
            (n for n, head in enumerate(heads) if n not in taken and pattern.fullmatch(head)), None
        )
        if at is not None and name not in found:
            found[name] = at
            taken.add(at)
    for name, words in COLUMNS.items():
        likeness = {
            n: SequenceMatcher(None, head, fold(words)).ratio()
            for n, head in enumerate(heads)
            if n not in taken and len(head) > 3
        }
        best = max(likeness, key=lambda n: likeness[n], default=None)
        if name not in found and best is not None and likeness[best] >= _LIKE:
            found[name] = best
            taken.add(best)
    return found
