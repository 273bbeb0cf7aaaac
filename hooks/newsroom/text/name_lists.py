"""The names of a cell on one line: where one ends and the next begins stays clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .names import Mention
from .vietnamese import fold

SEPARATOR = "; "
"""Names of agencies hold commas and dashes, but never this."""
_MARKS = " \n\t-–—•*+;,."
"""What stands around names in a list and says nothing."""
_AND = frozenset({"", "va", "voi", "cung", "cung voi"})
_LEADS_ON = ("va", "voi", "cung", "hoac")


def on_one_line(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The pieces without line breaks: a break inside a name is a blank, one between names a mark."""
    last = len(mentions) - 1
    pieces = []
    for at, piece in enumerate(mentions):
        text = piece.text
        if piece.owner:
            text = " ".join(text.split())
        elif "\n" in text or at == 0:
            text = _between(text, at == 0, at == last)
        pieces.append(replace(piece, text=text))
    return tuple(piece for piece in pieces if piece.text)


def listed(mentions: Sequence[Mention]) -> str:
    """All names with "; " between, for programs and files; remarks and "hoặc" stay as written."""
    pieces = on_one_line(mentions)
    text = ""
    for at, piece in enumerate(pieces):
        if piece.owner or fold(piece.text.strip(_MARKS)) not in _AND:
            text += piece.text
        elif 0 < at < len(pieces) - 1:
            text += SEPARATOR
    return text.strip()


def _between(text: str, first: bool, last: bool) -> str:
    """What one line or several say between two names, before the first or after the last one."""
    lines = (" ".join(line.split()).strip(_MARKS) for line in text.split("\n"))
    words = " ".join(filter(None, lines))
    if not words:
        return "" if first or last else SEPARATOR
    leads_on = first or fold(words).split()[-1] in _LEADS_ON
    return ("" if first else " ") + words + ("" if last else " " if leads_on else SEPARATOR)
