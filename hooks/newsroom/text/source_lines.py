"""Which line of the source a link, a picture, a heading or a piece of raw HTML comes from.

Python-Markdown forgets the lines. Small marks in letters that no text can hold go through it with
the source and come out as attributes, so that what counts as a link or as code is decided by
Markdown alone. A search for the same words would find the wrong one of two, or one in a code block.
"""

from __future__ import annotations

import re
from typing import Any

_ATTRIBUTE = "newsroom-line"
_MARK, _TAG_MARK = "\ue000{}\ue001", " \ue002{}\ue001"
_BRACES_MARK = f"{_ATTRIBUTE}=\ue003{{}}\ue001 "
# Private-use letters have no meaning of their own; `content.encodings` refuses them in files.
_RESERVED = re.compile("[\ue000-\ue00f]")

_MARKABLE = re.compile(
    r"(?P<after>\][ \t]*\([ \t]*\n?[ \t]*<?"  # [text](address
    r"|^ {0,3}\[[^\[\]\n]*\]:[ ]*\n?[ ]*<?"  # [name]: address
    r"|^[ >\t]*\#{1,6}(?!\#)"  # ## heading
    r"|<[a-zA-Z][a-zA-Z0-9+.-]*://[^<>\s]*(?=>))"  # <https://address>
    r"|(?P<braces>\{:?[ ]*(?=[#.\w][^{}\n]*\}))"  # {: #name .class }
    r"|(?P<tag><[a-zA-Z][^\s\"'<>@/:`=]*(?=[\s/>]))"
    r"|^(?P<underlined>)(?=[^\s\[|<][^\n]*\n(?:=+|-+)[ ]*$)",  # heading over a row of ---
    re.MULTILINE,
)
_IN_ADDRESS = re.compile(r'\b(href|src)="([^"\ue000]*)\ue000(\d+)\ue001')
_IN_HEADING = re.compile(r"<(h[1-6])([^<>]*)>\s*\ue000(\d+)\ue001\s*")
_IN_TAG = re.compile("(<[^\\s<>]+) \ue002(\\d+)\ue001")
_IN_BRACES = re.compile(f'{_ATTRIBUTE}="\ue003(\\d+)\ue001"')
_LEFT = re.compile(f"\ue000\\d+\ue001| \ue002\\d+\ue001|{_ATTRIBUTE}=\ue003\\d+\ue001 ?")
_UNMADE_LINK = re.compile(
    r"\][ \t]*\([ \t]*<?\ue000(?P<line>\d+)\ue001"
    r"(?P<address>https?://|\.{0,2}/|[^()\s]+\.(?:md|pdf|docx?|xlsx?|jpe?g|png)\b)"
)


def mark_lines(text: str) -> str:
    """The source with a mark, holding its line, at each link, picture, heading and HTML tag."""
    text = _RESERVED.sub("", text)
    marked: list[str] = []
    done, line = 0, 1
    for found in _MARKABLE.finditer(text):
        end = found.end()
        piece = text[done:end]
        line += piece.count("\n")
        mark = _TAG_MARK if found["tag"] else _MARK if found["braces"] is None else _BRACES_MARK
        marked += (piece, mark.format(line))
        done = end
    return "".join((*marked, text[done:]))


def marks_to_attributes(html: str) -> str:
    """The HTML with its marks as attributes, which `take_line` reads; the useless ones remain."""
    html = _IN_BRACES.sub(rf'{_ATTRIBUTE}="\1"', html)
    html = _IN_ADDRESS.sub(rf'{_ATTRIBUTE}="\3" \1="\2', html)
    html = _IN_HEADING.sub(rf'<\1\2 {_ATTRIBUTE}="\3">', html)
    return _IN_TAG.sub(rf'\1 {_ATTRIBUTE}="\2"', html)


def has_marks(html: str) -> bool:
    return "\ue001" in html


def without_marks(text: str) -> str:
    return _LEFT.sub("", text)


def unmade_links(text: str) -> list[int]:
    """The lines of what was meant to be a link, `[text] (address)`, in text that holds marks."""
    return [int(found["line"]) for found in _UNMADE_LINK.finditer(text)]


def take_line(element: Any, otherwise: int) -> int:
    """The source line of an element, whose attribute goes; `otherwise` when it has none."""
    line = element.attrib.pop(_ATTRIBUTE, "")
    return int(line) if line.isascii() and line.isdigit() else otherwise
