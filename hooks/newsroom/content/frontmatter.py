"""One Markdown file to fields, lines of the fields, and body; no type is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

Value = str | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ABSENT = frozenset({"", "~", "null"})


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

    def line(self, location: Location) -> int:
        """The line of a field, else of the nearest field that holds it, else 1."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


def split(text: str) -> tuple[str, str, int]:
    """The YAML text, the body, and the line the body starts on.

    Raises FrontMatterError when the file is empty or has no closed block between --- lines.
    """
    if not text.strip():
        raise FrontMatterError(1, "Tệp rỗng. Hãy chép nội dung từ tệp mẫu _mau.md rồi điền vào.")
    opening = _FENCE.match(text)
    if not opening:
        raise FrontMatterError(
            1,
            "Thiếu phần đầu bài. Dòng đầu tiên phải là --- , tiếp theo là các trường "
            "(ví dụ title: …), rồi một dòng --- nữa.",
        )
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise FrontMatterError(1, "Phần đầu bài chưa đóng. Hãy thêm một dòng --- sau trường cuối.")
    body = text[closing.end() + 1 :]
    return text[opening.end() + 1 : closing.start()], body, text.count("\n", 0, closing.end()) + 2


def parse(source: str, first_line: int = 2) -> FrontMatter:
    """The fields of a YAML mapping with every scalar kept as the string that was written.

    Plain YAML would turn `phone: 0276` into 190 and `code: 1.004220` into 1.00422. Raises
    FrontMatterError for broken YAML, a key written twice, or anything but a mapping.
    """
    loader = _Loader(source)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise FrontMatterError(line, _syntax_sentence(error)) from None
    except yaml.YAMLError:
        raise FrontMatterError(first_line, _syntax_sentence(None)) from None
    finally:
        loader.dispose()
    if node is None:
        return FrontMatter({})
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(
            first_line, "Phần đầu bài phải gồm các dòng dạng tên_trường: giá trị."
        )
    lines: dict[Location, int] = {}
    value = _value(node, (), first_line, lines)
    assert isinstance(value, dict)
    return FrontMatter(value, lines)


def _value(node: yaml.Node, at: Location, first_line: int, lines: dict[Location, int]) -> Value:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, first_line, lines)
    if isinstance(node, yaml.SequenceNode):
        entries: list[Value] = []
        for child in node.value:
            location = (*at, len(entries))
            lines[location] = first_line + child.start_mark.line
            value = _value(child, location, first_line, lines)
            if value not in ("", [], {}):
                entries.append(value)
        return entries
    text = str(node.value)
    return "" if getattr(node, "style", None) is None and text in _ABSENT else text.strip()


def _mapping(
    node: yaml.MappingNode, at: Location, first_line: int, lines: dict[Location, int]
) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        location = (*at, key)
        line = first_line + key_node.start_mark.line
        if location in lines:
            raise FrontMatterError(
                line,
                f'Trường "{key}" được viết hai lần (lần trước ở dòng {lines[location]}). Hãy bỏ một.',
            )
        lines[location] = line
        value = _value(value_node, location, first_line, lines)
        if value not in ("", [], {}):
            fields[key] = value
    return fields


def _syntax_sentence(error: yaml.MarkedYAMLError | None) -> str:
    problem = (error.problem or "") if error else ""
    if "mapping values are not allowed" in problem:
        cure = 'Giá trị có dấu hai chấm phải đặt trong ngoặc kép, ví dụ title: "Hội nghị: những điểm mới".'
    elif "\\t" in problem or "tab" in problem:
        cure = "Hãy thụt lề bằng dấu cách, không dùng phím Tab."
    elif "end of stream" in problem or "quoted scalar" in ((error.context or "") if error else ""):
        cure = 'Có lẽ thiếu một dấu ngoặc kép đóng. Trong giá trị nên dùng ngoặc “ ” thay cho ".'
    else:
        cure = (
            "Hãy xem lại: sau dấu hai chấm cần một dấu cách; các trường thẳng hàng bên trái; "
            "giá trị có ký tự đặc biệt (: # [ ] { } @ & *) đặt trong ngoặc kép."
        )
    return f"Phần đầu bài sai cú pháp YAML. {cure}"
