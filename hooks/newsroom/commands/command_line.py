"""The words of `python -m newsroom`, the same as those of make, and what is wrong with them.

NAME=value may stand behind the command, as make takes it, or be set before it; then a line for
make is one for a computer without make, and DRY_RUN holds wherever it is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from ..content.problems import LABELS, Level, did_you_mean, shown
from ..text.vietnamese import fold, nearest

NOT_UNDERSTOOD = 2
"""Exit status: the command itself must be written differently."""
_PROGRAM = "python -m newsroom"
_HELP = ("-h", "--help")
_NO = frozenset({"", "0", "n", "no", "khong", "false"})


@dataclass(frozen=True)
class Word:
    """A value that a command takes, by its name."""

    name: str
    help: str
    label: str = ""
    """What editors call a value the command cannot do without."""


@dataclass(frozen=True)
class Command:
    """What a command does and takes, and an example."""

    help: str
    words: tuple[Word, ...] = ()
    example: str = ""


_ISSUE = Word("ISSUE", "số bản tin, ví dụ 2024-01", "số bản tin")
_AS_OF = Word("AS_OF", "ngày coi là hôm nay, ví dụ 2024-03-20")
COMMANDS: Mapping[str, Command] = {
    "begin": Command("bỏ nội dung mẫu để bắt đầu nội dung của cơ quan mình"),
    "new": Command(
        "tạo một tệp mới từ tệp mẫu",
        (
            Word("TYPE", "loại: tin-tuc, ban-tin, hoi-dap …", "loại"),
            Word("TITLE", "tiêu đề; với ban-tin là tháng, ví dụ 2024-02", "tiêu đề"),
        ),
        'TYPE=tin-tuc TITLE="Khai trương bộ phận một cửa"',
    ),
    "publish": Command("phát hành một số bản tin đã duyệt", (_ISSUE,), "ISSUE=2024-01"),
    "mail": Command(
        "gửi một số bản tin đến danh sách cơ quan",
        (
            _ISSUE,
            Word("RECIPIENTS", "tệp CSV có cột thư điện tử", "tệp danh sách"),
            Word("DRY_RUN", "1: chỉ ghi thư ra tệp"),
            Word("SMTP_URL", "máy chủ thư, ví dụ smtp://tên:mật_khẩu@máy_chủ:587"),
        ),
        "ISSUE=2024-01 RECIPIENTS=danh-sach.csv",
    ),
    "report": Command(
        "lập báo cáo số liệu của một kỳ",
        (
            Word("PERIOD", "kỳ: 2024-01, 2024-Q1, 2024-H1, 2024-9M hoặc 2024", "kỳ"),
            Word("AGENCY", "chỉ một cơ quan (tên tệp)"),
            Word("PLAN", "chỉ một kế hoạch (tên tệp)"),
            Word("SAMPLE", "1: tính cả bài mẫu"),
            _AS_OF,
        ),
        "PERIOD=2024-Q1",
    ),
    "check": Command("báo mọi lỗi của nội dung mà không dựng trang", (_AS_OF,)),
    "compress": Command("nén sẵn các tệp chữ của trang đã dựng"),
}


def read_command(words: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """The command and its values; ends the program when the words are no command.

    A value behind the command becomes part of the environment, as make does it.
    """
    name = next((word for word in words if word not in _HELP), "")
    if name and name not in COMMANDS:
        cure = did_you_mean(nearest(name, COMMANDS, 1)) or f" Các lệnh: {', '.join(COMMANDS)}."
        _refuse(f'Không có lệnh "{shown(name)}".{cure}')
    if {*words} & {*_HELP}:
        print("\n".join(_explained(name)))
        sys.exit()
    if not name:
        _refuse(f"Chưa ghi lệnh. Các lệnh: {', '.join(COMMANDS)}.")
    command = COMMANDS[name]
    os.environ.update(_given(name, words[words.index(name) + 1 :]))
    values = {word.name: os.environ.get(word.name, "") for word in command.words}
    missing = [word for word in command.words if word.label and not values[word.name].strip()]
    if missing:
        named = ", ".join(f"{word.label} ({word.name})" for word in missing)
        _refuse(f"Thiếu {named}.", name)
    return name, values


def asked(value: str) -> bool:
    """Whether the value of SAMPLE or DRY_RUN means yes."""
    return fold(value).strip() not in _NO


def _given(command: str, words: Sequence[str]) -> dict[str, str]:
    """The values behind the command by their names; one without a name is the next it needs."""
    names = [word.name for word in COMMANDS[command].words]
    given: dict[str, str] = {}
    nameless: list[str] = []
    for word in words:
        name, sign, value = word.partition("=")
        if sign and name in names:
            given[name] = value
        elif meant := _meant(word, names):
            _refuse(f'Không hiểu "{shown(word)}".{did_you_mean([meant])}', command)
        else:
            nameless.append(word)
    free = [word.name for word in COMMANDS[command].words if word.label and word.name not in given]
    if rest := nameless[len(free) :]:
        cure = "Hãy bỏ phần ấy; giá trị nhiều từ phải đặt trong ngoặc kép."
        _refuse(f'Không hiểu "{shown(" ".join(rest))}". {cure}', command)
    return given | dict(zip(free, nameless, strict=False))


def _meant(word: str, names: Sequence[str]) -> str:
    """How a misspelt NAME=value, or an option, is to be written; "" for a value."""
    name, sign, _ = word.partition("=")
    if not sign and not word.startswith("--"):
        return ""
    found = nearest(name.lstrip("-").replace("-", "_"), names, 1)
    return f"{found[0]}=…" if found else ""


def _refuse(sentence: str, command: str = "") -> NoReturn:
    """Says what is wrong, and how the command is written."""
    lines = [f"{LABELS[Level.ERROR]} {sentence}"]
    if command and (example := COMMANDS[command].example):
        lines.append(f"Ví dụ: make {command} {example}")
        lines.append(f"Không có make: {_PROGRAM} {command} {example}")
    print("\n".join(lines), file=sys.stderr)
    sys.exit(NOT_UNDERSTOOD)


def _explained(name: str) -> Iterator[str]:
    """What a command is for and takes; without one, the commands."""
    if name:
        command = COMMANDS[name]
        words = [f"{word.name}=…" if word.label else f"[{word.name}=…]" for word in command.words]
        rows = [(word.name, word.help) for word in command.words]
        yield " ".join(["Cách viết:", _PROGRAM, name, *words])
        yield f"\n{command.help}\n"
    else:
        rows = [(other, command.help) for other, command in COMMANDS.items()]
        yield f"Cách viết: {_PROGRAM} <lệnh>"
        yield "\nCông cụ của người soạn nội dung. Các lệnh:\n"
    for left, help_text in [*rows, (", ".join(_HELP), "in hướng dẫn này")]:
        yield f"  {left:<12}{help_text}"
