"""The list of recipients: who gets the letter, each address once."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ..content.encodings import NotUnicode, decode
from ..content.problems import Level, Problem
from ..text.vietnamese import fold

_HEADERS = frozenset(
    {"email", "e-mail", "mail", "thu dien tu", "dia chi thu", "dia chi thu dien tu"}
)
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
    rows = [(line, row) for line, row in enumerate(table, 1) if any(map(str.strip, row))]
    column = _column(rows[0][1]) if rows else None
    found: dict[str, int] = {}
    kept: list[str] = []
    problems: list[Problem] = []
    for line, row in rows if column is None else rows[1:]:
        address = row[column or 0].strip() if len(row) > (column or 0) else ""
        if not address:
            problems.append(Problem(file.name, line, "Dòng này thiếu địa chỉ thư.", Level.NOTICE))
        elif not _ADDRESS.fullmatch(address) or ".." in address:
            sentence = f'"{address}" không phải địa chỉ thư. Hãy sửa hoặc bỏ dòng này.'
            problems.append(Problem(file.name, line, sentence))
        elif earlier := found.get(address.lower()):
            sentence = f'"{address}" đã có ở dòng {earlier}, chỉ gửi một lần.'
            problems.append(Problem(file.name, line, sentence, Level.NOTICE))
        else:
            found[address.lower()] = line
            kept.append(address)
    if not kept and not problems:
        problems.append(Problem(file.name, 1, "Danh sách chưa có địa chỉ nào."))
    return Recipients(tuple(kept), tuple(problems))


def _unread(file: Path, sentence: str) -> Recipients:
    return Recipients((), (Problem(file.name, 1, sentence),))


def _delimiter(text: str) -> str:
    first = text.lstrip("\n").partition("\n")[0]
    return max(",;\t", key=first.count)


def _column(row: list[str]) -> int | None:
    """The column of addresses, by the words of the header; none when there is no header."""
    for number, cell in enumerate(row):
        if fold(cell).strip() in _HEADERS:
            return number
    return None
