"""One Markdown file to fields, lines of the fields, and body; no type is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import TypeAlias

import yaml

from .encodings import INVISIBLE
from .problems import shown
from .yaml_faults import NO_BACKSLASH, syntax_fault

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Location = tuple[str | int, ...]
Fault = tuple[int, str]
"""A line and the sentence to the editor."""

DEEPEST = 10
"""Levels of lists and groups; the deepest field, the items of a section, needs 4."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_DASHES = re.compile(r"[ \t]*[-–—_]{1,}[ \t]*$", re.MULTILINE)
_ABSENT = frozenset({"", "~", "null"})
_HARD_SPACE = re.compile("^[ \xa0]*(?:-[ \xa0]+)?(?:[\\w-]+:)?\xa0+", re.MULTILINE)
"""Spaces pasted from web pages, which YAML takes for letters of the name or the value."""
_CUT_OFF = re.compile(r"[ \t]#[^\s#].*")
"""What YAML takes for a comment and an editor means as words: "Kế hoạch #47"."""


class FrontMatterError(ValueError):
    """The front matter cannot be read; carries the line and the Vietnamese sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


@dataclass(frozen=True)
class FrontMatter:
    """The fields of a file as written (strings, lists, mappings), without the empty ones."""

    fields: dict[str, Value]
    lines: Mapping[Location, int] = field(default_factory=dict)
    """Line of every key and list entry, by its path: ("sections", 0, "title")."""
    faults: tuple[Fault, ...] = ()
    """What must be changed although the rest can be read."""
    in_lines: Mapping[Location, str] = field(default_factory=dict)
    """Texts of several lines as the file breaks them, counted from the line of their key."""
    whole: bool = True
    """Whether none was left out for a fault."""

    def line(self, location: Location) -> int:
        """The line of a field, else of the nearest field that holds it, else 1."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


@dataclass(frozen=True)
class Parts:
    """The two parts of a file, and the lines they start on."""

    front_matter: str
    front_matter_line: int
    body: str
    body_line: int


def split(text: str) -> Parts:
    """The YAML text and the body of a file.

    Raises FrontMatterError when the file is empty or has no closed block between --- lines.
    """
    if not text.strip():
        raise FrontMatterError(1, "Tệp rỗng. Hãy chép nội dung từ tệp mẫu _mau.md rồi điền vào.")
    start = len(text) - len(text.lstrip("\n"))
    opening = _FENCE.match(text, start)
    if not opening:
        raise FrontMatterError(text.count("\n", 0, start) + 1, _no_opening(text[start:]))
    closing = _FENCE.search(text, opening.end())
    if not closing:
        line = text.count("\n", 0, start) + 1
        raise FrontMatterError(
            line,
            "Phần đầu bài chưa đóng. Hãy thêm một dòng chỉ gồm ba dấu gạch nối --- sau trường cuối.",
        )
    return Parts(
        text[opening.end() + 1 : closing.start()],
        text.count("\n", 0, opening.end()) + 2,
        text[closing.end() + 1 :],
        text.count("\n", 0, closing.end()) + 2,
    )


def parse(source: str, first_line: int = 2, *, lenient: bool = False) -> FrontMatter:
    """The fields of a YAML mapping with every scalar kept as the string that was written.

    Plain YAML would turn `phone: 0276` into 190 and `code: 1.004220` into 1.00422. Raises
    FrontMatterError for broken YAML or anything but a mapping. `lenient` lets tags and anchors
    pass, which are slips in content but of use in mkdocs.yml; what an alias stands for is absent.
    """
    return _Reader(source, first_line, lenient=lenient).front_matter()


@lru_cache(maxsize=1_000)
def _inside(at: Location, step: str | int) -> Location:
    """The path of what stands in a list or group; thousands of files share theirs."""
    return (*at, intern(step) if isinstance(step, str) else step)


def _no_opening(text: str) -> str:
    first = text.split("\n", 1)[0]
    if _DASHES.fullmatch(first):
        return (
            f'Dòng đầu tiên là "{first.strip()}". Hãy viết đúng ba dấu gạch nối --- '
            "(Word hay tự đổi thành gạch dài)."
        )
    return (
        "Thiếu phần đầu bài. Hãy bắt đầu tệp bằng một dòng --- , tiếp theo là các trường "
        "(ví dụ title: …), rồi một dòng --- nữa."
    )


class _Reader:
    """Builds the fields from the events of the YAML parser.

    PyYAML's own composer would follow aliases and nesting without end, and drop tags in silence.
    """

    def __init__(self, source: str, first_line: int, *, lenient: bool) -> None:
        self._source = _HARD_SPACE.sub(lambda found: found[0].replace("\xa0", " "), source)
        self._rows = self._source.split("\n")
        self._lenient = lenient
        self._first_line = first_line
        self._lines: dict[Location, int] = {}
        self._faults: list[Fault] = []
        self._in_lines: dict[Location, str] = {}
        self._events: Iterator[yaml.Event] = iter(())

    def front_matter(self) -> FrontMatter:
        loader = _Loader(self._source)
        self._events = iter(loader.get_event, None)
        try:
            fields = self._document()
        except yaml.YAMLError as error:
            fault = syntax_fault(error, self._rows)
            raise FrontMatterError(self._first_line + fault.row, fault.sentence) from None
        finally:
            loader.dispose()
        return FrontMatter(fields, self._lines, tuple(self._faults), self._in_lines)

    def _document(self) -> dict[str, Value]:
        for event in self._events:
            if isinstance(event, yaml.MappingStartEvent):
                fields = self._mapping((), 0)
                self._expect_end()
                return fields
            if isinstance(event, yaml.NodeEvent):
                sentence = (
                    "Hãy viết phần đầu bài thành các dòng dạng tên_trường: giá trị "
                    "(sau dấu hai chấm có một dấu cách)."
                )
                raise FrontMatterError(self._line(event), sentence)
        return {}

    def _expect_end(self) -> None:
        """Reads to the end, for a fault in the last lines is found only there."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                sentence = "Phần đầu bài chỉ được có một khối. Hãy bỏ các dòng --- hoặc ... ở giữa."
                raise FrontMatterError(self._line(event), sentence)

    def _mapping(self, at: Location, depth: int) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = self._line(event)
            key = self._value(event, at, depth)
            value_event = next(self._events)
            location = _inside(at, key) if isinstance(key, str) else at
            if not isinstance(key, str):
                self._faults.append((line, "Tên trường là một nhóm. Hãy ghi một từ."))
            elif location in self._lines:
                sentence = (
                    f'Trường "{key}" được viết hai lần (lần trước ở dòng {self._lines[location]}). '
                    "Hãy bỏ một."
                )
                self._faults.append((line, sentence))
            self._lines.setdefault(location, line)
            value = self._value(value_event, location, depth)
            if isinstance(key, str) and value not in ("", [], {}):
                fields.setdefault(intern(key), value)
        return fields

    def _sequence(self, at: Location, depth: int) -> list[Value]:
        entries: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            location = _inside(at, len(entries))
            self._lines[location] = self._line(event)
            value = self._value(event, location, depth)
            if value not in ("", [], {}):
                entries.append(value)
        return entries

    def _value(self, event: yaml.Event, at: Location, depth: int) -> Value:
        line = self._line(event)
        if depth == DEEPEST:
            raise FrontMatterError(line, "Các trường lồng nhau quá nhiều bậc. Hãy xem tệp mẫu.")
        if not self._lenient:
            self._refuse_signs(event)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at, depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at, depth + 1)
        assert isinstance(event, yaml.ScalarEvent)
        self._keep_lines(event, at)
        if event.style:  # quoted or a block; a plain one is None or "", depending on the loader
            value = INVISIBLE.sub("", event.value)
            if value != event.value:
                self._faults.append((line, f"Giá trị có ký tự ẩn. {NO_BACKSLASH}"))
            return value.strip()
        if not self._lenient:
            self._refuse_cut_off(event)
        return "" if event.value in _ABSENT else event.value.strip()

    def _keep_lines(self, event: yaml.ScalarEvent, at: Location) -> None:
        """How the file breaks a text: the value itself has lost it where lines were joined."""
        start, end = event.start_mark, event.end_mark
        above = self._line(event) - self._lines.get(at, self._line(event))
        if not (event.value and start and end) or (end.line == start.line and not above):
            return
        rows = self._rows[start.line : end.line + 1]
        rows[-1] = rows[-1][: end.column]
        rows[0] = "" if event.style in ("|", ">") else rows[0][start.column :]
        text = "\n" * above + "\n".join(rows).rstrip().strip(event.style or "")
        if text.split() == event.value.split():  # not where "\n" stands for a break
            self._in_lines[at] = text

    def _refuse_signs(self, event: yaml.Event) -> None:
        """A value that begins with *, & or ! would lose its first word in silence."""
        anchor = getattr(event, "anchor", None)
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        for word in (f"{sign}{anchor}" if anchor else None, getattr(event, "tag", None)):
            if word:
                sentence = (
                    f'Giá trị bắt đầu bằng "{word}" được YAML hiểu theo nghĩa riêng. '
                    "Hãy đặt cả giá trị trong ngoặc kép."
                )
                self._faults.append((self._line(event), sentence))

    def _refuse_cut_off(self, event: yaml.ScalarEvent) -> None:
        mark = event.end_mark
        rest = _CUT_OFF.match(self._rows[mark.line], mark.column) if mark and event.value else None
        if rest:
            sentence = (
                f'Phần "{shown(rest[0])}" bị coi là chú thích nên sẽ mất. Hãy đặt cả giá trị trong '
                "ngoặc kép; nếu đúng là chú thích thì viết dấu cách sau dấu #."
            )
            self._faults.append((self._line(event), sentence))

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)
