"""The list of recipients: who gets the letter, each address once."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..content.encodings import NotUnicode, decode
from ..content.problems import Level, Problem, at_level
from ..text.vietnamese import fold

_HEADER = re.compile(r"\b(?:e-?mail|mail|gmail|thu dien tu|dia chi thu|hop thu|hom thu)\b")
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
_FOR_EXCEL = re.compile(r'\A"?sep=[,;\t"]+$', re.IGNORECASE | re.MULTILINE)
"""A first line that only names the separator."""
_ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recipients:
    addresses: tuple[str, ...]
    """In the order of the list, each once."""
    problems: tuple[Problem, ...]


def read_recipients(file: Path) -> Recipients:
    """The addresses of a CSV file (comma or semicolon; a header row names the column).

    Blank rows are passed over; a double address and a blank one are notices, a bad one an error.
    """
    try:
        content = file.read_bytes()
        if content.startswith(_WORKBOOK):
            return _unread(file, "Đây là tệp Excel. Hãy mở tệp, lưu lại thành “CSV UTF-8”.")
        text = unicodedata.normalize("NFC", decode(content))
    except FileNotFoundError:
        return _unread(file, "Không có tệp danh sách này. Hãy sửa đường dẫn.")
    except OSError as error:
        return _unread(file, f"Không mở được tệp danh sách này ({error.strerror}).")
    except NotUnicode as error:
        return _unread(file, str(error))
    table = csv.reader(io.StringIO(_FOR_EXCEL.sub("", text)), delimiter=_delimiter(text))
    rows = [_Row(line, cells) for line, cells in enumerate(table, 1) if any(map(str.strip, cells))]
    try:
        recipients = _addresses(file.name, _found(rows)) if rows else Recipients((), ())
    except _NoColumn as error:
        return _unread(file, str(error), error.line)
    if not recipients.addresses and not at_level(recipients.problems, Level.ERROR):
        return _unread(file, "Danh sách chưa có địa chỉ nào.")
    return recipients


@dataclass(frozen=True)
class _Row:
    line: int
    cells: Sequence[str]

    def cell(self, column: int) -> str:
        return self.cells[column].strip() if column < len(self.cells) else ""

    @property
    def columns(self) -> list[int]:
        """Where it has addresses, right or wrong."""
        return [column for column, cell in enumerate(self.cells) if "@" in cell]


@dataclass(frozen=True)
class _Table:
    """The rows below the header, the column of addresses, and how many columns have a name."""

    rows: Sequence[_Row]
    column: int
    named: int


class _NoColumn(ValueError):
    """Nobody knows which column has the addresses; the sentence says why."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


def _found(rows: Sequence[_Row]) -> _Table:
    """The table of a list: below the last row before the addresses that names their column.

    A list without a header begins with an address. Raises _NoColumn.
    """
    first = next((number for number, row in enumerate(rows) if row.columns), len(rows))
    if first == 0:
        return _Table(rows, rows[0].columns[0], 0)
    for number in reversed(range(first)):
        cells = rows[number].cells
        columns = [column for column, cell in enumerate(cells) if _HEADER.search(fold(cell))]
        if len(columns) > 1:
            names = ", ".join(f"“{cells[column].strip()}”" for column in columns)
            sentence = f"Có nhiều cột thư: {names}. Hãy để lại một cột, mỗi dòng một địa chỉ."
            raise _NoColumn(rows[number].line, sentence)
        below = rows[number + 1 :]
        if columns and (first == len(rows) or any(columns[0] in row.columns for row in below)):
            named = max(column for column, cell in enumerate(cells) if cell.strip()) + 1
            return _Table(below, columns[0], named)
    header = rows[first - 1] if first < len(rows) else rows[0]
    raise _NoColumn(
        header.line,
        "Không rõ cột nào là địa chỉ thư. Hãy ghi “Thư điện tử” hay “Email” ở hàng đầu của cột ấy.",
    )


def _addresses(name: str, table: _Table) -> Recipients:
    found: dict[str, int] = {}
    kept: list[str] = []
    problems: list[Problem] = []
    for row in table.rows:
        address = row.cell(table.column)
        beside = [column for column in row.columns if column not in range(table.named)]
        if others := [row.cell(column) for column in beside if column != table.column]:
            sentence = (
                f'"{", ".join(others)}" nằm ngoài cột thư. Hãy ghi mỗi địa chỉ một dòng; '
                "ô nào có dấu ngăn cột thì đặt trong ngoặc kép."
            )
            problems.append(Problem(name, row.line, sentence))
        elif not address:
            problems.append(Problem(name, row.line, "Dòng này thiếu địa chỉ thư.", Level.NOTICE))
        elif not _ADDRESS.fullmatch(address) or ".." in address:
            sentence = f'"{address}" không phải địa chỉ thư. Hãy sửa (mỗi dòng một địa chỉ) hoặc bỏ dòng này.'
            problems.append(Problem(name, row.line, sentence))
        elif earlier := found.get(address.lower()):
            sentence = f'"{address}" đã có ở dòng {earlier}, chỉ gửi một lần.'
            problems.append(Problem(name, row.line, sentence, Level.NOTICE))
        else:
            found[address.lower()] = row.line
            kept.append(address)
    return Recipients(tuple(kept), tuple(problems))


def _unread(file: Path, sentence: str, line: int = 1) -> Recipients:
    return Recipients((), (Problem(file.name, line, sentence),))


def _delimiter(text: str) -> str:
    """The sign that stands in most lines; an address of an office has commas of its own."""
    lines = text.splitlines()
    return max(";\t,", key=lambda sign: sum(sign in line for line in lines))
