"""Markdown as offices type and paste it, brought into the form that Python-Markdown reads.

Only what has one meaning is changed. The number of a line is what it was in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_INDENT = 4
"""Columns by which Python-Markdown nests; GitHub and editors nest by the width of the bullet."""

_ITEM = re.compile(r"(?P<indent> *)(?P<bullet>[-*+]|\d{1,9}\.)(?P<space> +)(?=\S)")
_STARTS_LIST = re.compile(r"(?:[-*+]|1\.) +\S")
"""A paragraph may well go on with "31. " or "2021. ", so only 1. starts a list inside one."""
_RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|=+[ ]*)$")
_NO_PARAGRAPH = re.compile(rf"[ ]*(?:[|#><]|\[[^\]]*\]:)|{_ITEM.pattern}|{_RULE.pattern}")
_FENCE = re.compile(r"\s*(```|~~~|<!--)")
_ENDS = {"<!--": "-->"}
_TABLE_RULE = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
PASTED_BULLET = re.compile(
    "^(?P<indent>[ \t]*)[•·▪●○◦\uf0b7\uf0a7\uf0d8\uf076\uf02d][ \t\xa0]+", re.MULTILINE
)
"""What Word's lists become as text; the private letters are those of Symbol and Wingdings."""
_HARD_SPACE = re.compile("(?P<start>[ \t\xa0]*(?:[-*+]|\\d{1,9}\\.|#{1,6})?)\xa0[ \xa0]*")
"""A fixed space after a bullet or at the start of a row, which Markdown takes for a letter."""


@dataclass(frozen=True)
class Fault:
    """Something in the Markdown that must be changed (or, repaired, was)."""

    line: int
    sentence: str
    repaired: bool = False


@dataclass(frozen=True)
class _Row:
    number: int
    text: str
    code: bool = False


def repaired(text: str) -> tuple[str, list[Fault]]:
    """The text, and what was repaired in a way the editor should know of."""
    faults: list[Fault] = []
    # A row set apart by a blank one may now belong to the item above.
    rows = _nested(_separated(_nested(_rows(text, faults)), faults))
    return "\n".join(row.text for row in rows), faults


def _rows(text: str, faults: list[Fault]) -> Iterator[_Row]:
    """The rows with real bullets and plain spaces; those of code and comments as they are."""
    bulleted = False
    for number, (row, aside) in enumerate(with_asides(text.split("\n")), 1):
        if aside:
            yield _Row(number, row, code=True)
            continue
        if hard := _HARD_SPACE.match(row):
            row = hard["start"].replace("\xa0", " ") + " " + row[hard.end() :]
        bullet = PASTED_BULLET.match(row)
        if bullet:
            row = f"{bullet['indent']}- {row[bullet.end() :]}"
            if not bulleted:
                sentence = "Đã đổi dấu đầu dòng chép từ Word thành danh sách (dấu - và dấu cách)."
                faults.append(Fault(number, sentence, repaired=True))
        bulleted = bool(bullet)
        yield _Row(number, row.expandtabs(_INDENT) if row.startswith((" ", "\t")) else row)


def with_asides(rows: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The rows, each with whether it belongs to code or to a comment."""
    fence = ""
    for row in rows:
        yield row, bool(fence or _FENCE.match(row))
        fence = _fence_after(fence, row)


def _fence_after(fence: str, row: str) -> str:
    """The sign that ends the code or the comment a row stands in, or begins; "" outside."""
    if not fence:
        opened = _FENCE.match(row)
        sign = opened[1] if opened else ""
        return "" if sign == "<!--" and "-->" in row else _ENDS.get(sign, sign)
    closed = fence in row if fence == "-->" else row.lstrip().startswith(fence)
    return "" if closed else fence


def _separated(rows: Iterable[_Row], faults: list[Fault]) -> list[_Row]:
    """The rows with the blank one that Python-Markdown wants before a list and a table."""
    given = [*rows, _Row(0, "")]
    separated: list[_Row] = []
    before, in_list = given[-1], False
    for row, after in pairwise(given):
        what = ""
        if _is_paragraph(before) and not row.code and not in_list:
            if _STARTS_LIST.match(row.text) and not _RULE.match(row.text):
                what = "danh sách"
            elif "|" in row.text and _rules_table(after):
                what = "bảng"
        if what:
            separated.append(_Row(row.number, ""))
            faults.append(Fault(row.number, f"Đã thêm dòng trống trước {what}.", repaired=True))
        starts = what or not before.text.strip() or before.text.startswith("#")
        in_list = bool(row.text.strip() and (in_list or (starts and _ITEM.match(row.text))))
        separated.append(row)
        before = row
    return separated


def _rules_table(row: _Row) -> bool:
    return "|" in row.text and not row.code and bool(_TABLE_RULE.match(row.text))


def _is_paragraph(row: _Row) -> bool:
    """Whether a row is plain text, so that what follows it would be read as more of the same."""
    return bool(row.text.strip()) and not row.code and not _NO_PARAGRAPH.match(row.text)


def _nested(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows of lists indented by four columns a level, as Python-Markdown counts levels."""
    contents: list[int] = []
    """The columns at which the text of each open item begins, the outermost first."""
    after_blank = in_paragraph = False
    for row in rows:
        text = row.text.lstrip(" ")
        indent = len(row.text) - len(text)
        depth = sum(1 for column in contents if column <= indent)
        item = None if row.code or _RULE.match(row.text) else _ITEM.match(row.text)
        starts_block = bool(text) and after_blank and not row.code
        in_list = bool(contents)
        if item:
            if in_paragraph:
                yield _Row(row.number, "")
            contents[depth:] = [item.end()]
        elif text and after_blank:
            del contents[depth:]
        if item or (in_list and starts_block):
            row = _Row(row.number, " " * (_INDENT * depth) + text)
        continues = starts_block and depth > 0
        in_paragraph = not item and (continues or (in_paragraph and bool(text)))
        after_blank = not text
        yield row
