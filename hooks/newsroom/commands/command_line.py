"""The words of `python -m newsroom`, and what an editor left out of them or misspelt.

argparse complains in English, so it only sorts the words here; every complaint is made below.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ..content.problems import LABELS, Level, did_you_mean, shown
from ..text.vietnamese import nearest

NOT_UNDERSTOOD = 2
"""Exit status: the command itself must be written differently."""
_PROGRAM = "newsroom"
_HELP = ("-h", "--help")


@dataclass(frozen=True)
class Word:
    """Something a command wants in this place: its name in code, for editors, and for make."""

    name: str
    label: str
    variable: str
    help: str


@dataclass(frozen=True)
class Command:
    """What a command does and wants, and how it is written with make and without."""

    help: str
    words: tuple[Word, ...] = ()
    with_make: str = ""
    without: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """Options that take a file name, and what they do."""
    switches: tuple[tuple[str, str], ...] = ()


_ISSUE = Word("issue", "số bản tin", "ISSUE", "số bản tin, ví dụ 2024-01")
COMMANDS: Mapping[str, Command] = {
    "begin": Command("bỏ nội dung mẫu để bắt đầu nội dung của cơ quan mình"),
    "new": Command(
        "tạo một tệp mới từ tệp mẫu",
        (
            Word("kind", "loại", "TYPE", "loại: tin-tuc, ban-tin, hoi-dap …"),
            Word("title", "tiêu đề", "TITLE", "tiêu đề; với ban-tin là tháng, ví dụ 2024-02"),
        ),
        "TYPE=tin-tuc TITLE='Khai trương bộ phận một cửa'",
        'tin-tuc "Khai trương bộ phận một cửa"',
    ),
    "publish": Command("phát hành một số bản tin đã duyệt", (_ISSUE,), "ISSUE=2024-01", "2024-01"),
    "mail": Command(
        "gửi một số bản tin đến danh sách cơ quan",
        (_ISSUE, Word("recipients", "tệp danh sách", "RECIPIENTS", "tệp CSV có cột thư điện tử")),
        "ISSUE=2024-01 RECIPIENTS=danh-sach.csv",
        "2024-01 danh-sach.csv",
        switches=(("--dry-run", "chỉ ghi thư ra tệp"),),
    ),
    "report": Command(
        "lập báo cáo số liệu của một kỳ",
        (Word("period", "kỳ", "PERIOD", "kỳ: 2024-01, 2024-Q1, 2024-H1, 2024-9M hoặc 2024"),),
        "PERIOD=2024-Q1",
        "2024-Q1",
        (("--agency", "chỉ một cơ quan (tên tệp)"), ("--plan", "chỉ một kế hoạch (tên tệp)")),
        (("--sample", "tính cả bài mẫu"),),
    ),
    "check": Command("báo mọi lỗi của nội dung mà không dựng trang"),
    "compress": Command("nén sẵn các tệp chữ của trang đã dựng"),
}


def read_command(words: Sequence[str]) -> argparse.Namespace:
    """The command and its values; ends the program when the words are no command.

    Empty words are missing ones: `make new` hands over TYPE and TITLE whether they are set or not.
    """
    parser = _parser()
    first = next((word for word in words if word not in _HELP), "")
    if not first and not {*words} & {*_HELP}:
        _refuse(f"Chưa ghi lệnh. Các lệnh: {', '.join(COMMANDS)}.")
    if first and first not in COMMANDS:
        cure = did_you_mean(nearest(first, COMMANDS, 1)) or f" Các lệnh: {', '.join(COMMANDS)}."
        _refuse(f'Không có lệnh "{shown(first)}".{cure}')
    options, rest = parser.parse_known_args(words)
    command = COMMANDS[first]
    if rest:
        known = [option for option, _ in (*command.options, *command.switches)]
        cure = did_you_mean(nearest(rest[0], known, 1)) if rest[0].startswith("-") else ""
        cure = cure or " Hãy bỏ phần ấy; giá trị nhiều từ phải đặt trong ngoặc kép."
        _refuse(f'Không hiểu "{shown(" ".join(rest))}".{cure}', first)
    missing = [word for word in command.words if not getattr(options, word.name).strip()]
    if missing:
        named = ", ".join(f"{word.label} ({word.variable})" for word in missing)
        _refuse(f"Thiếu {named}.", first)
    return options


def _refuse(sentence: str, command: str = "") -> NoReturn:
    """Says what is wrong, and how the command is written."""
    lines = [f"{LABELS[Level.ERROR]} {sentence}"]
    if command and (wanted := COMMANDS[command]).with_make:
        lines.append(f"Ví dụ: make {command} {wanted.with_make}")
        lines.append(f"Không có make: python -m {_PROGRAM} {command} {wanted.without}")
    print("\n".join(lines), file=sys.stderr)
    sys.exit(NOT_UNDERSTOOD)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách viết: ")


class _Parser(argparse.ArgumentParser):
    """Without a word of argparse's own."""

    command = ""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            prog=str(settings.get("prog")),
            description=str(settings.get("description")),
            formatter_class=_Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.choices = self.add_argument_group("tùy chọn")
        self.choices.add_argument(*_HELP, action="help", help="in hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Only an option that lacks its value, or has one too many, comes here."""
        command = COMMANDS[self.command]
        cures = [f"ghi một giá trị sau {option}" for option, _ in command.options]
        cures += [f"không ghi gì sau {switch}" for switch, _ in command.switches]
        _refuse(f"Lệnh viết chưa đúng. Hãy {'; '.join(cures)}.", self.command)


def _parser() -> _Parser:
    parser = _Parser(prog=_PROGRAM, description="Công cụ của người soạn nội dung.")
    commands = parser.add_subparsers(dest="command", title="các lệnh", metavar="<lệnh>")
    for name, command in COMMANDS.items():
        one = commands.add_parser(
            name, help=command.help, prog=f"{_PROGRAM} {name}", description=command.help
        )
        one.command = name
        wanted = one.add_argument_group("cần ghi")
        for word in command.words:
            wanted.add_argument(
                word.name, nargs="?", default="", metavar=f"<{word.label}>", help=word.help
            )
        for option, help_text in command.options:
            one.choices.add_argument(option, default="", metavar="<tên tệp>", help=help_text)
        for switch, help_text in command.switches:
            one.choices.add_argument(switch, action="store_true", help=help_text)
        if name == "compress":
            wanted.add_argument(
                "site", type=Path, nargs="?", default=Path("site"), metavar="<thư mục>"
            )
    return parser
