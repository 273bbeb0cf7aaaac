"""What a YAML parser complains about, said to an editor: which line, what to write instead.

The words of the parsers differ, so the cure is read off the row that was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

_OPENED_BEFORE = re.compile(r"quoted scalar|flow (?:sequence|mapping)")
"""Where the parser notices a fault rows after it was made, the start is the row to name."""
_FIELD = re.compile(r"[ ]*(?:- +)?(?P<key>[^\s:#'\"]+):(?:[ ]+|$)(?P<value>.*)")

NO_BACKSLASH = r"Trong ngoặc kép không dùng dấu \. Hãy viết / trong đường dẫn."
_CURES = (
    (re.compile(r"[ ]*\t"), "Hãy thụt lề bằng dấu cách, không dùng phím Tab."),
    (re.compile(r".*:[ ]+\".*\\"), NO_BACKSLASH),
    (
        re.compile(r".*[:-][ ]+[“”‘’«]"),
        'Dấu ngoặc cong “ ” chỉ là chữ đối với YAML. Hãy đặt cả giá trị trong dấu ngoặc thẳng: "…".',
    ),
    (
        re.compile(r".*[:-][ ]+(?:\"[^\"]*\".*[^\s\"#]|\"[^\"]*$|'[^']*$|'[^']*'.*[^\s'#])"),
        'Hãy đặt dấu ngoặc kép ở cả hai đầu giá trị; trong giá trị dùng ngoặc “ ” thay cho ".',
    ),
    (
        re.compile(r".*[:-][ ]+[\[{]"),
        "Có lẽ thiếu dấu đóng ] hoặc dấu phẩy giữa các mục. Hãy viết mỗi mục một dòng, "
        "bắt đầu bằng dấu gạch nối và dấu cách.",
    ),
    (
        re.compile(r".*[:-][ ]+[%@`&*!|>,\]}]"),
        "Hãy đặt giá trị bắt đầu bằng ký tự đặc biệt trong ngoặc kép.",
    ),
    (
        re.compile(r"[ ]*[^\s:]+:[ ].*:(?:[ ]|$)"),
        'Hãy đặt giá trị có dấu hai chấm trong ngoặc kép, ví dụ title: "Hội nghị: những điểm mới".',
    ),
    (
        re.compile(r"(?![ ]*[-#])[ ]*(?:[^:]+|[^\s:]+:\S.*)$"),
        "Hãy viết dấu hai chấm và dấu cách sau tên trường, ví dụ title: Hội nghị.",
    ),
)
_GENERAL = (
    "Hãy xem lại: các trường của một nhóm thẳng hàng bên trái; danh sách thụt vào dưới tên trường; "
    "giá trị có ký tự đặc biệt (: # [ ] { } @ & *) đặt trong ngoặc kép."
)


_WORDS = re.compile(r"[^\s\-#:][^:]*$")
_GO_ON = (
    "Hãy nối dòng này vào dòng trên, hoặc thụt vào hai dấu cách; nếu là một trường thì viết dấu hai chấm "
    "và dấu cách sau tên trường."
)


@dataclass(frozen=True)
class SyntaxFault:
    row: int
    """Counted from 0 in the YAML text."""
    sentence: str


def syntax_fault(error: yaml.YAMLError, rows: Sequence[str]) -> SyntaxFault:
    """Where the fault was made in the rows of the YAML text, and how it is mended."""
    row = _row(error, rows)
    written = rows[row] if row < len(rows) else ""
    cure = next((cure for pattern, cure in _CURES if pattern.match(written)), _GENERAL)
    if row and _FIELD.match(rows[row - 1]) and _WORDS.match(written):
        cure = _GO_ON
    return SyntaxFault(row, f"Sai cú pháp YAML. {cure}")


def _row(error: yaml.YAMLError, rows: Sequence[str]) -> int:
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0
    opened = bool(_OPENED_BEFORE.search(error.context or ""))
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    row = min(mark.line, len(rows) - 1) if mark else 0
    # A row without a colon runs on into the next, and only there the parser stumbles.
    before = rows[row - 1].strip() if row else ""
    is_plain = bool(before) and not _FIELD.match(before) and before[0] not in "-#"
    return row - 1 if is_plain and not opened else row
