"""The tasks of a plan, read from its own appendix or from the table kept beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..text.vietnamese import fold
from .problems import Problem

COLUMNS = {
    "number": ("stt", "so tt", "tt"),
    "title": ("nhiem vu", "noi dung", "noi dung nhiem vu", "noi dung cong viec"),
    "lead": (
        "co quan chu tri",
        "don vi chu tri",
        "chu tri",
        "co quan thuc hien",
        "don vi thuc hien",
    ),
    "partners": ("co quan phoi hop", "don vi phoi hop", "phoi hop"),
    "time": ("thoi gian thuc hien", "thoi gian", "thoi han", "thoi gian hoan thanh"),
    "product": ("san pham du kien", "san pham", "san pham, ket qua du kien", "ket qua du kien"),
}
"""The columns of a task table, by the folded words that head them."""
REQUIRED = ("number", "title", "lead", "time")
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}")
_CELL_END = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True)
class Task:
    """One row: what is to be done, by whom, with whom, when."""

    plan: str
    number: str
    title: str
    lead: str
    partners: str
    time: str
    product: str
    line: int

    @property
    def id(self) -> str:
        return f"{self.plan}#{self.number}"

    @property
    def anchor(self) -> str:
        """The id of its row on the page of the plan."""
        return f"nhiem-vu-{self.number.replace('.', '-')}"


def read_tasks(
    plan: str, path: str, text: str, first_line: int
) -> tuple[list[Task], list[Problem]]:
    """The tasks in the first task table of a text; no tasks and no problem when it has none.

    The columns are known by their header words, in any order. A row without STT continues the
    one above. `first_line` is the line of the file on which the text starts.
    """
    rows = list(_table_rows(text, first_line))
    if not rows:
        return [], []
    header_line, header = rows[0]
    columns = _columns(header)
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        wanted = ", ".join(f'"{COLUMNS[name][0]}"' for name in missing)
        sentence = (
            f"Bảng nhiệm vụ thiếu cột {wanted}. Hàng đầu của bảng phải có: "
            "STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện."
        )
        return [], [Problem(path, header_line, sentence)]
    tasks: list[Task] = []
    problems: list[Problem] = []
    for line, cells in rows[1:]:
        if _columns(cells).keys() >= set(REQUIRED):
            continue
        cell = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        number = cell.pop("number").strip(". ")
        if number:
            if not _NUMBER.fullmatch(number):
                problems.append(
                    Problem(path, line, f'STT "{number}" không phải là số. Hãy ghi 1, 2 hay 2.1.')
                )
            elif any(task.number == number for task in tasks):
                problems.append(
                    Problem(path, line, f"STT {number} có hai lần. Mỗi nhiệm vụ có một STT riêng.")
                )
            values = {"partners": "", "product": ""} | cell
            tasks.append(Task(plan=plan, number=number, line=line, **values))
        elif tasks:
            joined: dict[str, Any] = {
                name: f"{getattr(tasks[-1], name)} {text}".strip() for name, text in cell.items()
            }
            tasks[-1] = replace(tasks[-1], **joined)
        else:
            problems.append(Problem(path, line, "Hàng đầu tiên của bảng nhiệm vụ thiếu STT."))
    return tasks, problems


def _table_rows(text: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row of the first table that has a column STT."""
    rows = text.split("\n")
    for index, row in enumerate(rows[:-1]):
        if "|" in row and _SEPARATOR.match(rows[index + 1]) and "number" in _columns(_cells(row)):
            yield first_line + index, _cells(row)
            for offset in range(index + 2, len(rows)):
                if "|" not in rows[offset]:
                    return
                yield first_line + offset, _cells(rows[offset])
            return


def _cells(row: str) -> list[str]:
    cells = [cell.replace("\\|", "|").replace("<br>", " ") for cell in _CELL_END.split(row.strip())]
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip() and row.rstrip().endswith("|"):
        cells = cells[:-1]
    return [" ".join(cell.split()) for cell in cells]


def _columns(cells: list[str]) -> dict[str, int]:
    folded = [fold(cell).strip(" *.:") for cell in cells]
    return {
        name: folded.index(words)
        for name, choices in COLUMNS.items()
        for words in choices
        if words in folded
    }
