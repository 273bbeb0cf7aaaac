"""What git leaves in a file that two people changed at once."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(?:(?:<{7}|>{7}) .*|(?<=\n\n)={7})$", re.MULTILINE)
"""The middle one below words underlines a heading."""
UNMERGED = "Tệp còn dấu của hai bản sửa chưa gộp (<<<<<<<, =======, >>>>>>>). Hãy giữ một bản và xóa các dòng dấu."


def line_of_conflict(text: str) -> int:
    """The line of the first mark, counted from 1; 0 in a text without one."""
    mark = _MARK.search(text)
    return text.count("\n", 0, mark.start()) + 1 if mark else 0
