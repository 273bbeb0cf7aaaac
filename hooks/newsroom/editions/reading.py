"""The HTML of a rendered body, read into the tree of `document`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from lxml import html as lxml_html

from ..text.markup import SITE_URL
from .document import (
    Addresses,
    Block,
    Cell,
    Code,
    Definitions,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
)

_SPACE = re.compile(r"[ \t\r\n\f]+")
_STYLES: dict[str, dict[str, Any]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "var": {"italic": True},
    "dfn": {"italic": True},
    "code": {"code": True},
    "kbd": {"code": True},
    "samp": {"code": True},
    "sup": {"raised": True},
    "sub": {"lowered": True},
    "del": {"struck": True},
    "s": {"struck": True},
}
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "img",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    }
)


def read_document(html: str, addresses: Addresses) -> Document:
    """The tree of a body that `text.markup` rendered; its links as the edition writes them."""
    if not html.strip():
        return Document(())
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    notes = list(root.iterfind(".//div[@class='footnote']"))
    for note in notes:
        note.drop_tree()
    reader = _Reader(addresses)
    return Document(
        tuple(reader.blocks(root)),
        tuple(tuple(reader.blocks(item)) for note in notes for item in note.iterfind(".//ol/li")),
    )


_PLAIN = Run("")
_style = attrgetter(*(field.name for field in fields(Run) if field.name != "text"))


class _Reader:
    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of an element; text and inline elements between them become paragraphs."""
        runs: list[Run] = list(self._text(parent.text, _PLAIN))
        for child in parent:
            if not isinstance(child.tag, str):
                pass
            elif _holds_block(child):
                yield from _paragraph(runs)
                runs = []
                yield from self._block(child)
            else:
                runs += self._runs(child, _PLAIN)
            runs += self._text(child.tail, _PLAIN)
        yield from _paragraph(runs)

    def _block(self, element: Any) -> Iterator[Block]:
        make: dict[str, Callable[[Any], Iterator[Block]]] = {
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "dl": self._definitions,
            "figure": self._figure,
            "img": self._picture,
        }
        tag = element.tag
        if tag in make:
            yield from make[tag](element)
        elif tag == "blockquote":
            yield Quote(tuple(self.blocks(element)))
        elif tag == "pre":
            yield Code(element.text_content().strip("\n"))
        elif tag == "hr":
            yield Rule()
        elif re.fullmatch("h[1-6]", tag):
            runs = _trimmed(list(self._inline(element, _PLAIN)))
            anchor = element.get("id")
            identity = f"{self._addresses.prefix}{anchor}" if anchor else ""
            yield Heading(int(tag[1]), identity, runs)
        else:
            yield from self.blocks(element)

    def _list(self, element: Any) -> Iterator[Block]:
        items = tuple(tuple(self.blocks(item)) for item in element.iterfind("li"))
        yield ListBlock(items, element.tag == "ol", _number(element.get("start")))

    def _table(self, element: Any) -> Iterator[Block]:
        head: list[tuple[Cell, ...]] = []
        rows: list[tuple[Cell, ...]] = []
        for row in element.iter("tr"):
            cells = tuple(map(self._cell, row.iterchildren("th", "td")))
            top = not rows and all(cell.heading for cell in cells)
            (head if top or row.getparent().tag == "thead" else rows).append(cells)
        caption = element.find("caption")
        title = "" if caption is None else _SPACE.sub(" ", caption.text_content()).strip()
        table = Table(tuple(head), tuple(rows), title)
        if table.width:
            yield table

    def _cell(self, element: Any) -> Cell:
        align = (element.get("class") or "").removeprefix("align-")
        return Cell(
            tuple(self.blocks(element)),
            align if align in ("center", "right") else "left",
            element.tag == "th",
            max(1, _number(element.get("colspan"))),
            max(1, _number(element.get("rowspan"))),
        )

    def _definitions(self, element: Any) -> Iterator[Block]:
        entries: list[tuple[tuple[Run, ...], tuple[Block, ...]]] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                entries.append((_trimmed(list(self._inline(child, _PLAIN))), ()))
            elif entries and not entries[-1][1]:
                entries[-1] = (entries[-1][0], tuple(self.blocks(child)))
            else:
                entries.append(((), tuple(self.blocks(child))))
        yield Definitions(tuple(entries))

    def _figure(self, element: Any) -> Iterator[Block]:
        caption = element.find("figcaption")
        words = "" if caption is None else _SPACE.sub(" ", caption.text_content()).strip()
        if caption is not None:
            caption.drop_tree()
        for block in self.blocks(element):
            yield replace(block, caption=words) if isinstance(block, Picture) else block

    def _picture(self, element: Any) -> Iterator[Block]:
        source = (element.get("src") or "").removeprefix(SITE_URL)
        yield Picture(source, element.get("alt") or "", element.get("title") or "")

    def _runs(self, element: Any, style: Run) -> Iterator[Run]:
        """The runs of an inline element."""
        if element.tag == "br":
            yield replace(style, text="\n")
            return
        kind = element.get("class") or ""
        if "footnote-backref" in kind:
            return
        if "footnote-ref" in kind:
            number = _number(element.text_content(), otherwise=0)
            yield replace(style, text=str(number), raised=True, note=number)
            return
        style = replace(style, **_STYLES.get(element.tag, {}))
        if element.tag == "a" and element.get("href"):
            style = replace(style, link=self._addresses.link(element.get("href")))
        yield from self._inline(element, style)

    def _inline(self, element: Any, style: Run) -> Iterator[Run]:
        yield from self._text(element.text, style)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._runs(child, style)
            yield from self._text(child.tail, style)

    def _text(self, text: str | None, style: Run) -> Iterator[Run]:
        if text:
            words = _SPACE.sub(" ", text)
            yield Run(words) if style is _PLAIN else replace(style, text=words)


def _holds_block(element: Any) -> bool:
    return element.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in element.iter())


def _paragraph(runs: list[Run]) -> Iterator[Paragraph]:
    if kept := _trimmed(runs):
        yield Paragraph(kept)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without space at the ends and around line breaks, equal neighbours joined."""
    joined: list[Run] = []
    for run in runs:
        text = run.text
        before = joined[-1].text if joined else "\n"
        if before.endswith((" ", "\n")) and text != "\n":
            text = text.lstrip(" ")
        if text == "\n" and joined:
            joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
        if not text:
            continue
        if joined and not run.note and _alike(joined[-1], run):
            joined[-1] = replace(run, text=joined[-1].text + text)
        else:
            joined.append(run if text == run.text else replace(run, text=text))
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined and joined[-1].text[-1:].isspace():
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _alike(run: Run, other: Run) -> bool:
    """Whether two runs differ in nothing but their text."""
    return bool(_style(run) == _style(other))


def _number(written: str | None, otherwise: int = 1) -> int:
    """A number of one to three digits: also for browsers no cell spans more than 1,000 columns."""
    return int(written) if written and re.fullmatch("[0-9]{1,3}", written) else otherwise
