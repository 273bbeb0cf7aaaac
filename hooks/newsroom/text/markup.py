"""Markdown to HTML once, for the page, the feed, the mail, the print and the search alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import html as lxml_html
from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from .anchors import free_anchor, refused_anchor
from .rendering import (
    SITE_URL,
    SLOT_NAME,
    SLOT_VALUE,
    Heading,
    Passage,
    Reference,
    Rendering,
    with_base,
)
from .repairs import Fault, repaired
from .safety import refused_markup, refused_tag
from .source_lines import (
    has_marks,
    mark_lines,
    marks_to_attributes,
    take_line,
    unmade_links,
    without_marks,
)

__all__ = [
    "SITE_URL",
    "Fault",
    "Heading",
    "Passage",
    "Reference",
    "Renderer",
    "Rendering",
    "with_base",
]

_EXTENSIONS = ("tables", "attr_list", "def_list", "sane_lists", "fenced_code")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_NAMES = """
    blockquote br caption dd details div dl dt figcaption figure hr li ol p pre summary table
    tbody td tfoot th thead tr ul
"""
_BLOCKS = _HEADINGS | set(_BLOCK_NAMES.split())
_FOOTNOTE_LINKS = frozenset({"footnote-ref", "footnote-backref"})


_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45]))(?![0-9a-f]);?",
    re.IGNORECASE,
)
"""Characters, also written as numbers, that browsers pass over and no XML, so no feed, may hold."""
_PAGE_TAG = re.compile(r"<(?:/|!)?(html|head|body|doctype)\b[^<>]*>?", re.IGNORECASE)
"""Tags of a whole page, which the parser of fragments drops with what follows, or stumbles over."""


def _converter() -> Markdown:
    footnotes = FootnoteExtension(BACKLINK_TITLE="Quay lại chỗ ghi chú {} trong bài")
    converter = Markdown(extensions=[*_EXTENSIONS, footnotes], output_format="html")
    # An indented paragraph is how letters are written in Vietnam, not a block of code.
    converter.parser.blockprocessors.deregister("code")
    converter.ESCAPED_CHARS.append("<")  # as on GitHub, where editors look at their texts
    return converter


class Renderer:
    """Renders bodies with one Markdown converter; `render` depends on its text alone."""

    def __init__(self) -> None:
        self._markdown = _converter()

    def render(self, text: str) -> Rendering:
        """The rendered body; lines count from the first line of the text."""
        source, faults = repaired(mark_lines(text))
        self._markdown.reset()
        try:
            html = _CONTROL.sub("", self._markdown.convert(source))
        except RecursionError:
            self._markdown = _converter()  # the old one still believes that it is in a list
            sentence = "Danh sách hoặc trích dẫn lồng nhau quá nhiều bậc. Hãy bỏ bớt bậc."
            return Rendering("", faults=(Fault(1, sentence),))
        faults += _page_tag_faults(html, text)
        html = marks_to_attributes(_PAGE_TAG.sub("", html))
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        body = _Body(root, faults)
        body.strip_marks()
        body.check_elements()
        headings = body.anchored_headings()
        faults += _outline_faults(headings)
        references = body.numbered_references()
        body.dress_tables()
        return Rendering(
            html=_inner_html(root),
            headings=tuple(headings),
            anchors=tuple(element.get("id") for element in root.iter() if element.get("id")),
            references=tuple(references),
            passages=tuple(_passages(root)),
            faults=tuple(sorted(set(faults), key=lambda fault: (fault.line, fault.sentence))),
        )


class _Body:
    """The tree of a body on its way to the reader."""

    def __init__(self, root: Any, faults: list[Fault]) -> None:
        self._root = root
        self._faults = faults
        self._lines: dict[Any, int] = {}
        line = 1
        for element in root.iter("*"):
            line = self._lines[element] = take_line(element, line)

    def strip_marks(self) -> None:
        """Takes what is left of the marks out of the text; an unmade link is a fault."""
        if not has_marks(_serialized(self._root)):
            return
        for element in self._root.iter("*"):
            for part in ("text", "tail"):
                text = getattr(element, part)
                if text and has_marks(text):
                    in_code = element.tag == "code" and part == "text"
                    for line in () if in_code else unmade_links(text):
                        sentence = (
                            "Giữa ] và ( của liên kết có dấu cách, nên liên kết không thành. "
                            "Hãy viết liền: [chữ](địa chỉ)."
                        )
                        self._faults.append(Fault(line, sentence))
                    setattr(element, part, without_marks(text))
            for name, value in element.attrib.items():
                if has_marks(name + value):
                    del element.attrib[name]
                    element.set(without_marks(name), without_marks(value))

    def check_elements(self) -> None:
        """Refused HTML is a fault; comments are the editor's own and go."""
        ids: set[str] = set()
        for element in [*self._root.iter()]:
            if not isinstance(element.tag, str):
                element.drop_tree()
            elif element is not self._root:
                refused = [*refused_markup(element)]
                if anchor := element.get("id"):
                    refused.append(refused_anchor(anchor, ids))
                    ids.add(anchor)
                if element.tag == "table" and not [*element.iter("td", "th")]:
                    refused.append("Bảng không có ô nào. Hãy thêm các hàng, hoặc bỏ bảng này.")
                line = self._lines[element]
                self._faults += [Fault(line, what) for what in refused if what]

    def anchored_headings(self) -> list[Heading]:
        """The headings, each with an id of its own made of its words ("Đề mục" → de-muc)."""
        used = {element.get("id") for element in self._root.iter()}
        headings: list[Heading] = []
        for element in self._root.iter(*_HEADINGS):
            text = _words(element)
            if not element.get("id"):
                element.set("id", free_anchor(text, used))
                used.add(element.get("id"))
            line = self._lines[element]
            headings.append(Heading(int(element.tag[1]), element.get("id"), text, line))
        return headings

    def numbered_references(self) -> list[Reference]:
        """What the body links to and shows, each address replaced by its numbered slot."""
        references: list[Reference] = []
        for element in self._root.iter("a", "img"):
            picture = element.tag == "img"
            name = "src" if picture else "href"
            target = (element.get(name) or "").strip()
            if element.get("class") in _FOOTNOTE_LINKS and target.startswith("#fn"):
                continue
            if picture:
                self._check_alt(element, target)
                element.set("loading", "lazy")
                element.set("decoding", "async")
            elif element.get(name) is None:
                continue
            element.attrib.pop(name, None)
            element.set(SLOT_NAME, SLOT_VALUE.format(name, len(references)))
            references.append(Reference(target, self._lines[element], picture))
        return references

    def dress_tables(self) -> None:
        """Alignment as classes (no style= under the security policy), scope, a scrolling frame."""
        for number, table in enumerate([*self._root.iter("table")], 1):
            for cell in table.iter("th", "td"):
                style = cell.attrib.pop("style", "")
                if "right" in style or "center" in style:
                    cell.set("class", "align-right" if "right" in style else "align-center")
                if cell.tag == "th" and not cell.get("scope"):
                    cell.set("scope", "col")
            frame = lxml_html.Element("div", {"class": "table-scroll", "role": "region"})
            frame.set("tabindex", "0")
            frame.set("aria-label", f"Bảng {number}")
            frame.tail, table.tail = table.tail, None
            table.getparent().replace(table, frame)
            frame.append(table)

    def _check_alt(self, picture: Any, target: str) -> None:
        if not (picture.get("alt") or "").strip():
            sentence = (
                f'Ảnh "{target}" thiếu mô tả cho người không nhìn thấy ảnh. '
                f"Hãy viết ![mô tả ảnh]({target})."
            )
            self._faults.append(Fault(self._lines[picture], sentence))


def _page_tag_faults(html: str, text: str) -> Iterator[Fault]:
    for tag in sorted({found[1].lower() for found in _PAGE_TAG.finditer(html)}):
        at = re.search(rf"<[/!]?{tag}\b", text, re.IGNORECASE)
        line = text.count("\n", 0, at.start()) + 1 if at else 1
        yield Fault(line, refused_tag(tag))


def _outline_faults(headings: list[Heading]) -> Iterator[Fault]:
    level = 1
    for heading in headings:
        if not heading.text:
            yield Fault(heading.line, "Đề mục không có chữ. Hãy viết tên đề mục sau dấu #.")
        if heading.level == 1:
            yield Fault(
                heading.line,
                f'Tiêu đề "{heading.text}" ở bậc 1 (#), là bậc của tiêu đề trang (trường title). '
                r"Hãy bắt đầu bài từ bậc 2 (##); nếu là thẻ #, viết \# ở đầu dòng.",
            )
        elif heading.level > level + 1:
            yield Fault(
                heading.line,
                f'Đề mục "{heading.text}" ở bậc {heading.level} ({"#" * heading.level}) ngay sau '
                f"bậc {level}. Hãy dùng bậc {level + 1} ({'#' * (level + 1)}) để không nhảy bậc.",
            )
        level = heading.level


def _passages(root: Any) -> Iterator[Passage]:
    """The text before the first heading and under each; headings inside quotes part nothing."""
    anchor = heading = ""
    words: list[str] = []
    for block in [*root, None]:
        if block is None or block.tag in _HEADINGS:
            text = " ".join("".join(words).split())
            if text or heading:
                yield Passage(anchor, heading, text)
            if block is not None:
                anchor, heading, words = block.get("id"), _words(block), []
        else:
            words += _text_pieces(block)


def _words(element: Any) -> str:
    return " ".join("".join(_text_pieces(element)).split())


def _text_pieces(element: Any) -> Iterator[str]:
    """The text as read aloud: blocks apart, the letters of a word together, no footnote signs."""
    if element.get("class") in _FOOTNOTE_LINKS:
        yield element.tail or ""
        return
    apart = " " if element.tag in _BLOCKS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _text_pieces(child)
    yield apart + (element.tail or "")


def _serialized(element: Any) -> str:
    serialize: Callable[..., str] = lxml_html.tostring
    return serialize(element, encoding="unicode")


def _inner_html(root: Any) -> str:
    return _serialized(root).removeprefix("<div>").removesuffix("</div>")
