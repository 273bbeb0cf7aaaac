"""Words of a text as the index and the search script both see them.

The twin of this file is `overrides/assets/javascripts/search-words.mjs`; a test runs both on the
same strings. Only Latin letters are normalised: their Unicode data has been frozen for years, so
two Unicode versions (Python here, a browser there) cannot disagree about them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1e00-\u1eff]+"
    "|[0-9]+"
    "|[\u0370-\u1cff\u3041-\ud7ff]+"
)
LONGEST = 40

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_MARK = re.compile("[\u0300-\u036f]")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_D_LIKE = str.maketrans({"ð": "đ", "\u0256": "đ"})
_LEADING_ZERO = re.compile("^0(?=[0-9]$)")
_LAST_Y = re.compile("^(?:qu|[bcdđghklmnprstvx]+)y$")


class Word(NamedTuple):
    """`key` is the bare syllable ("dat"), `form` keeps the marks, the tone as a digit: "đât4"."""

    key: str
    form: str


def read_word(raw: str) -> Word:
    """The word of one match of `WORD`; both parts are empty when it holds no letter.

    Old and new tone placement (hoà, hòa) and a final i or y (kí, ký) give the same form, and so do
    numbers below 10 with and without the zero that documents put before them: 05/KH-UBND.
    """
    if not _is_latin(raw):
        number = _LEADING_ZERO.sub("", raw[:LONGEST])
        return Word(number, number)
    raw = unicodedata.normalize("NFC", raw)[:LONGEST]
    letters = unicodedata.normalize("NFD", raw).lower().translate(_D_LIKE)
    tone = _TONE.search(letters)
    base = unicodedata.normalize("NFC", _TONE.sub("", letters))
    key = _MARK.sub("", letters).replace("đ", "d")
    if not key:
        return Word("", "")
    if _LAST_Y.match(base):
        base, key = base[:-1] + "i", key[:-1] + "i"
    return Word(key, base + _TONES[tone[0]] if tone else base)


def key_of(form: str) -> str:
    """The key of a form that `read_word` made."""
    if not _is_latin(form):
        return form
    letters = unicodedata.normalize("NFD", form.rstrip("12345"))
    return _MARK.sub("", letters).replace("đ", "d")


def _is_latin(word: str) -> bool:
    return word[0] > "9" and (word[0] < "\u0370" or "\u1e00" <= word[0] <= "\u1eff")
