"""What is wrong with the content, in the editor's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

LONGEST_QUOTE = 80
"""Letters of what an editor wrote that a message repeats."""


class Level(IntEnum):
    """How much a problem weighs."""

    ERROR = 0
    """Something wrong, or nothing, would be published: the build stops."""
    WARNING = 1
    """It publishes but should be better: a strict build stops."""
    NOTICE = 2
    """Printed and harmless: repaired text, a skipped month, a draft that is not finished."""


LABELS = {Level.ERROR: "LỖI", Level.WARNING: "CẢNH BÁO", Level.NOTICE: "LƯU Ý"}


@dataclass(frozen=True, order=True)
class Problem:
    """One sentence for the editor about one line of one file."""

    path: str
    """Relative to the repository, with "/" on every system."""
    line: int
    """0 for what stands in no file."""
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{LABELS[self.level]} {where}: {self.message}"


def at_level(problems: Iterable[Problem], level: Level) -> list[Problem]:
    """The problems of one level, sorted by file and line, each once."""
    return sorted({problem for problem in problems if problem.level is level})


NOT_BUILT = "Trang web chưa được tạo; bản đã đăng trước đó vẫn giữ nguyên."
"""What a stopped build means for the site that readers have."""


def summary(problems: Sequence[Problem]) -> str:
    """One closing line that counts what was found."""
    errors = at_level(problems, Level.ERROR)
    warnings = at_level(problems, Level.WARNING)
    files = len({problem.path for problem in errors + warnings})
    if not errors and not warnings:
        return "Không có lỗi nào."
    return f"{len(errors)} lỗi, {len(warnings)} cảnh báo trong {files} tệp."


def shown(written: object) -> str:
    """What an editor wrote, as a message repeats it: on one line, cut when it is long."""
    words = "".join(letter if letter.isprintable() else " " for letter in str(written)).split()
    text = " ".join(words)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + "…"


def did_you_mean(suggestions: Sequence[str]) -> str:
    """The question that ends a message about an unknown word; empty without suggestions."""
    if not suggestions:
        return ""
    quoted = [f'"{suggestion}"' for suggestion in suggestions]
    listed = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " hay " + quoted[-1]
    return f" Có phải bạn muốn viết {listed}?"
