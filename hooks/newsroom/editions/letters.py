"""Which signs the printed editions can show."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "templates" / "fonts"


def printable(text: str) -> str:
    """The text without the signs that the embedded font lacks."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    kept, count = _lacking().subn("", composed)
    return re.sub(" {2,}", " ", kept) if count else kept


def unprintable(text: str) -> list[str]:
    """The visible signs of a text that print leaves out, each once."""
    if text.isascii():
        return []
    found = dict.fromkeys(_lacking().findall(unicodedata.normalize("NFC", text)))
    return [sign for sign in found if unicodedata.category(sign)[0] not in "CM"]


@cache
def _lacking() -> re.Pattern[str]:
    ranges = (FONTS / "coverage.txt").read_text(encoding="ascii").split()
    covered = "".join(f"\\U{first:0>8}-\\U{last:0>8}" for first, last in map(_ends, ranges))
    return re.compile(f"[^\n\t{covered}]")


def _ends(line: str) -> list[str]:
    return line.split("-")
