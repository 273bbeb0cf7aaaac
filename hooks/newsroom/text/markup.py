"""Markdown to HTML once, for the page, the feed, the mail, the print and the search alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from lxml import html as lxml_html
from markdown import Markdown

from .safety import refused_markup
from .vietnamese import slug

EXTENSIONS = ("tables", "footnotes", "attr_list", "def_list", "sane_lists", "fenced_code")
VERSION = 1
"""Part of the cache key: raise it when the same Markdown must give other HTML."""

SITE_URL = "newsroom:/"
"""How a rendered body writes an address inside the site; `with_base` makes it a real one."""

_LIST_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}\.) +\S")
_FENCED = re.compile(r"^\s*(?:```|~~~)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SLOT = re.compile(r"newsroom-slot:(\d+)")


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Reference:
    """A link or a picture of the body, as the editor wrote it."""

    target: str
    line: int
    picture: bool = False


@dataclass(frozen=True)
class Passage:
    """The text under one heading (the first: before any heading), for search."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Fault:
    """Something in the Markdown that must be changed (or, repaired, was)."""

    line: int
    sentence: str
    repaired: bool = False


@dataclass(frozen=True)
class Rendering:
    """A rendered body whose addresses are still numbered slots, one for each reference."""

    html: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    passages: tuple[Passage, ...] = ()
    faults: tuple[Fault, ...] = ()

    def with_targets(self, targets: list[str]) -> str:
        """The HTML with the target of each reference, in order, in its slot."""
        if not self.references:
            return self.html
        return _SLOT.sub(lambda slot: _escape(targets[int(slot[1])]), self.html)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Rendering:
        return cls(
            stored["html"],
            tuple(Heading(**heading) for heading in stored["headings"]),
            tuple(Reference(**reference) for reference in stored["references"]),
            tuple(Passage(**passage) for passage in stored["passages"]),
            tuple(Fault(**fault) for fault in stored["faults"]),
        )


def with_base(html: str, base: str) -> str:
    """The HTML with every address inside the site below `base` ("../..", "https://…")."""
    return html.replace(f'"{SITE_URL}', f'"{base}/') if SITE_URL in html else html


class Renderer:
    """Renders bodies with one Markdown converter; `render` depends on its text alone."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=list(EXTENSIONS), output_format="html")

    def render(self, text: str) -> Rendering:
        """The rendered body; lines count from the first line of the text."""
        if not text.strip():
            return Rendering("")
        repaired, faults = _separate_lists(text)
        self._markdown.reset()
        root = lxml_html.fragment_fromstring(self._markdown.convert(repaired), create_parent="div")
        lines = _Lines(text)
        faults += [Fault(lines.find(what), sentence) for what, sentence in refused_markup(root)]
        headings = _anchor_headings(root, lines)
        faults += _outline_faults(headings)
        references = _number_references(root, lines, faults)
        _dress_tables(root)
        return Rendering(
            _inner_html(root),
            tuple(headings),
            tuple(references),
            tuple(_passages(root)),
            tuple(sorted(faults, key=lambda fault: fault.line)),
        )


class _Lines:
    """Finds the source line of something seen in the rendered tree, each occurrence once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, int] = {}

    def find(self, needle: str) -> int:
        start = self._text.find(needle, self._found.get(needle, 0)) if needle else -1
        if start < 0:
            return self._text.count("\n", 0, self._found.get(needle, 0)) + 1
        self._found[needle] = start + 1
        return self._text.count("\n", 0, start) + 1


def _separate_lists(text: str) -> tuple[str, list[Fault]]:
    """The text with the blank line that Python-Markdown wants before a list, and the repairs."""
    rows: list[str] = []
    faults: list[Fault] = []
    fenced = False
    for number, row in enumerate(text.split("\n"), 1):
        if _FENCED.match(row):
            fenced = not fenced
        previous = rows[-1] if rows else ""
        if (
            not fenced
            and _LIST_ITEM.match(row)
            and previous.strip()
            and previous[0] not in " \t|#>-*+"
            and not _LIST_ITEM.match(previous)
            and not _continues_list(rows)
        ):
            rows.append("")
            faults.append(Fault(number, "Đã thêm dòng trống trước danh sách.", repaired=True))
        rows.append(row)
    return "\n".join(rows), faults


def _continues_list(rows: list[str]) -> bool:
    """Whether the unindented row before belongs to a list item written over several rows."""
    for row in reversed(rows):
        if not row.strip():
            return False
        if _LIST_ITEM.match(row):
            return True
    return False


def _anchor_headings(root: Any, lines: _Lines) -> list[Heading]:
    headings: list[Heading] = []
    used: set[str] = {element.get("id") for element in root.iter() if element.get("id")}
    for element in root.iter(*_HEADINGS):
        text = " ".join(element.text_content().split())
        if not element.get("id"):
            base = slug(text) or "muc"
            anchor, count = base, 1
            while anchor in used:
                count += 1
                anchor = f"{base}-{count}"
            element.set("id", anchor)
            used.add(anchor)
        headings.append(Heading(int(element.tag[1]), element.get("id"), text, lines.find(text)))
    return headings


def _outline_faults(headings: list[Heading]) -> list[Fault]:
    faults: list[Fault] = []
    level = 1
    for heading in headings:
        if heading.level == 1:
            sentence = (
                f'Tiêu đề "{heading.text}" ở bậc 1 (#), là bậc của tiêu đề trang (trường title). '
                "Trong bài hãy bắt đầu từ bậc 2 (##)."
            )
            faults.append(Fault(heading.line, sentence))
        elif heading.level > level + 1:
            sentence = (
                f'Đề mục "{heading.text}" ở bậc {heading.level} ({"#" * heading.level}) ngay sau bậc {level}. '
                f"Hãy dùng bậc {level + 1} ({'#' * (level + 1)}) để không nhảy bậc."
            )
            faults.append(Fault(heading.line, sentence))
        level = heading.level
    return faults


def _number_references(root: Any, lines: _Lines, faults: list[Fault]) -> list[Reference]:
    references: list[Reference] = []
    for element in root.iter("a", "img"):
        name = "href" if element.tag == "a" else "src"
        target = element.get(name)
        if target is None or "footnote" in (element.get("class") or ""):
            continue
        line = lines.find(target)
        if element.tag == "img":
            if not (element.get("alt") or "").strip():
                sentence = (
                    f'Ảnh "{target}" thiếu mô tả cho người không nhìn thấy ảnh. '
                    f"Hãy viết ![mô tả ảnh]({target})."
                )
                faults.append(Fault(line, sentence))
            element.set("loading", "lazy")
            element.set("decoding", "async")
        element.set(name, f"newsroom-slot:{len(references)}")
        references.append(Reference(target, line, picture=element.tag == "img"))
    return references


def _dress_tables(root: Any) -> None:
    """Alignment as classes (no style= under the security policy), scope, a scrolling frame."""
    for number, table in enumerate(list(root.iter("table")), 1):
        for cell in table.iter("th", "td"):
            style = cell.attrib.pop("style", "")
            if "right" in style or "center" in style:
                cell.set("class", "align-right" if "right" in style else "align-center")
            if cell.tag == "th":
                cell.set("scope", "col")
        frame = lxml_html.Element("div", {"class": "table-scroll"})
        frame.set("role", "region")
        frame.set("tabindex", "0")
        frame.set("aria-label", f"Bảng {number}")
        frame.tail, table.tail = table.tail, None
        table.getparent().replace(table, frame)
        frame.append(table)


def _passages(root: Any) -> list[Passage]:
    passages: list[Passage] = []
    anchor = heading = ""
    words: list[str] = []

    def close() -> None:
        text = " ".join(" ".join(words).split())
        if text or heading:
            passages.append(Passage(anchor, heading, text))

    for block in root:
        if block.tag in _HEADINGS:
            close()
            anchor, heading, words = block.get("id"), " ".join(block.text_content().split()), []
        elif isinstance(block.tag, str):
            words.append(" ".join(block.itertext()))
    close()
    return passages


def _inner_html(root: Any) -> str:
    serialize: Callable[..., str] = lxml_html.tostring
    return (root.text or "") + "".join(serialize(child, encoding="unicode") for child in root)


def _escape(target: str) -> str:
    return target.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
