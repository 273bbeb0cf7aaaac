"""The pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape
from zlib import crc32

from lxml import etree

from .document import Run


def run_markup(run: Run) -> str:
    """A run with its style; its link is for the caller."""
    lines = run.text.split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    outside = run.link and not run.link.startswith("#")
    marks = "".join(
        mark
        for given, mark in (
            (outside, '<w:rStyle w:val="Hyperlink"/>'),
            (run.bold, "<w:b/>"),
            (run.italic, "<w:i/>"),
            (run.struck, "<w:strike/>"),
            (run.raised, '<w:vertAlign w:val="superscript"/>'),
            (run.lowered, '<w:vertAlign w:val="subscript"/>'),
        )
        if given
    )
    return f"<w:r><w:rPr>{marks}</w:rPr>{words}</w:r>" if marks else f"<w:r>{words}</w:r>"


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field_start(code: str) -> str:
    """What stands before the result of a field that Word can make anew."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def style_id(name: str) -> str:
    """How a style that Word shows by that name is called inside the file."""
    return name.replace(" ", "")


def bookmark(id: str) -> str:
    """A name Word takes: a letter first, at most 40 signs, different for different ids."""
    plain = re.fullmatch("[a-z0-9-]{1,38}", id)
    name = id if plain else f"{id[:29]}_{crc32(id.encode()):08x}"
    return "b_" + re.sub("[^A-Za-z0-9]", "_", name)


def indent(depth: int) -> str:
    """The paragraph property that moves a text below the list items it belongs to."""
    return f'<w:ind w:left="{397 * depth}"/>' if depth else ""


def serialized(element: Any) -> str:
    """The XML of an element."""
    return str(etree.tostring(element, encoding="unicode"))
