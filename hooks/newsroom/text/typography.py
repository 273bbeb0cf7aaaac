"""Numbers and dates that a line must not part: "ngày 09", "47/KH-UBND", "Điều 5", "Quý III/2022".

They are marked in the HTML of pages, not in the text: what readers copy, search and subscribe to
keeps its ordinary spaces.
"""

from __future__ import annotations

import re
from html import escape

_TAG = r"""<(?:[^>"']|"[^"]*"|'[^']*')*>"""
_ROMAN = r"[IVX]{1,5}\b"
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ0-9]*(?:(?:&amp;|-)[A-ZĐ][A-Za-zĐđ0-9]*)*"
_CODE = rf"\d{{1,5}}(?:/(?:19|20)\d\d)?/{_SYMBOL}|\d{{1,5}}-[A-ZĐ]{{2,3}}/[A-ZĐ]{{2,4}}"
_SPAN = r"(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d"
_WORDS = r"[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Đđ]iều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|[Ss]ố|[Mm]ức độ"
_NUMBER = rf"\d[\d./,-]*(?<![./,-])|{_ROMAN}(?:/\d{{4}})?"
_POINT = r"[Đđ]iểm [a-zđ](?![\wÀ-ỹ])"
_UNBROKEN = re.compile(
    rf"{_TAG}|(?<!\w)((?:[Ss]ố:? )?(?:{_CODE})|{_SPAN}|(?:{_WORDS}) (?:{_NUMBER})(?![\w/])|{_POINT})"
)
_LONGEST = 26
"""Letters; something longer would leave a phone's line half empty, so it may part."""


def unbroken(html: str) -> str:
    """The HTML with each number or date, and the word that belongs to it, kept on one line."""
    return _UNBROKEN.sub(_marked, html)


def unbroken_text(text: str) -> str:
    """The same of plain text, as HTML."""
    return unbroken(escape(text, quote=False))


def _marked(found: re.Match[str]) -> str:
    words = found[1]
    if words is None or len(words) > _LONGEST:
        return found[0]
    return f'<span class="nb">{words}</span>'
