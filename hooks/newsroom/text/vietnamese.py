"""Vietnamese letters: folding, slugs, alphabetical order, tone placement, near spellings.

A table of the alphabet and one of the tones serve all of it: no transliteration library is needed.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TypeAlias

Element: TypeAlias = tuple[int, int, str]
SortKey: TypeAlias = tuple[
    tuple[tuple[Element, ...], ...], tuple[tuple[int, ...], ...], tuple[bool, ...], str
]

# f, j, w and z stand where foreign names and dictionaries put them.
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng; ngang carries no mark
_LETTER_MARKS = "\u0306\u0302\u031b"  # of ă, of â ê ô, of ơ ư

# Eth and African D look like Đ on screen and come from old documents: "72/2013/NÐ-CP".
_LOOKALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_FOLDED_D = str.maketrans("đ", "d")
_SYLLABLE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_ELEMENT = re.compile(r"[0-9]+|[^0-9]")

# Without qu and gi, where u and i belong to the onset: the mark of quý and giạ is in its place.
_ONSET = "ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnprstvx]"
_OPEN_GLIDE = re.compile(
    rf"(?<![^\W\d_])(?P<onset>{_ONSET})?"
    r"(?:(?P<glide>[oO])(?P<nucleus>[àảãáạèẻẽéẹ])|(?P<glide_u>[uU])(?P<nucleus_y>[ỳỷỹýỵ]))"
    r"(?![^\W\d_]|[\u0300-\u036f])",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """The text in lower case without marks: "Đắk Lắk" → "dak lak"; the look-alikes Ð and Ɖ too."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", text.translate(_LOOKALIKES).lower())
        if not unicodedata.combining(character)
    )
    return unicodedata.normalize("NFC", plain).translate(_FOLDED_D)


def slug(text: str) -> str:
    """ASCII words joined by "-": "Quý II/2021" → "quy-ii-2021"; empty when no letter is left."""
    compatible = unicodedata.normalize("NFKD", text)
    return "-".join(re.findall(r"[a-z0-9]+", fold(compatible)))


def syllables(text: str) -> list[str]:
    """The syllables, acronyms and numbers of a text in order, without punctuation, in NFC."""
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text))


def sort_key(text: str) -> SortKey:
    """A key for sorted(): letters of all syllables, then tones, then case, small before capital.

    Numbers stand before letters and are compared by value. The tone belongs to the syllable, so
    "hòa" and "hoà" sort together; the text itself comes last and makes the order total.
    """
    words = syllables(text.translate(_LOOKALIKES))
    return (
        tuple(_letters(word) for word in words),
        tuple(_tones(word) for word in words),
        tuple(letter.isupper() for word in words for letter in word),
        unicodedata.normalize("NFC", text),
    )


def sentence_case(text: str) -> str:
    """The text with a capital in front; all other letters stay: "ngày 09" → "Ngày 09"."""
    return text[:1].upper() + text[1:]


def canonical_tone(text: str) -> str:
    """The text in NFC with oa, oe, uy at the end of a syllable marked on the first vowel.

    "hoà", "khoẻ", "uỷ" become "hòa", "khỏe", "ủy", the placement most plans use. For comparing and
    searching only: a quotation keeps the spelling of its author.
    """
    return _OPEN_GLIDE.sub(_tone_on_first_vowel, unicodedata.normalize("NFC", text))


def nearest(word: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """At most `count` candidates spelt like the word, marks and case aside, the likest first.

    Nothing below 60 % likeness is offered. Equal likeness is ordered by spelling, so the same
    question always gets the same answer.
    """
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(fold(word))
    likeness: dict[str, float] = {}
    for candidate in candidates:
        matcher.set_seq1(fold(candidate))
        # The two cheap upper bounds spare most of a long list the full comparison.
        if matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6:
            likeness[candidate] = matcher.ratio()
    likely = [candidate for candidate, ratio in likeness.items() if ratio >= 0.6]
    return sorted(likely, key=lambda candidate: (-likeness[candidate], candidate))[:count]


def nearest_names(word: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """Those of the nearest that are alike where they differ.

    Names of agencies share long words: "so-noi-vu-tinh-hoa-sen" is no misspelt
    "so-tai-chinh-tinh-hoa-sen", whatever the likeness of the whole.
    """
    near = nearest(word, candidates := list(candidates), len(candidates))
    return [name for name in near if _differing_likeness(fold(word), fold(name)) >= 0.4][:count]


def _differing_likeness(one: str, other: str) -> float:
    """How like the words are between those that both begin and end with; 1 where some are added."""
    ours, theirs = re.findall(r"\w+", one), re.findall(r"\w+", other)
    for _ in ("start", "end"):
        while ours and theirs and ours[-1] == theirs[-1]:
            ours, theirs = ours[:-1], theirs[:-1]
        ours, theirs = ours[::-1], theirs[::-1]
    if not ours or not theirs:
        return 1
    return SequenceMatcher(None, " ".join(ours), " ".join(theirs)).ratio()


def _letters(word: str) -> tuple[Element, ...]:
    return tuple(_element(part) for part in _ELEMENT.findall(_without_tones(word.lower())))


def _element(part: str) -> Element:
    if part[0] in "0123456789":
        digits = part.lstrip("0")
        return 0, len(digits), digits  # orders by value however many digits there are
    place = ALPHABET.find(part)
    return (1, place, "") if place >= 0 else (2, ord(part), "")


def _without_tones(word: str) -> str:
    """The word without tones and foreign marks, but with the marks that make ă â ê ô ơ ư."""
    decomposed = unicodedata.normalize("NFD", word)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c in _LETTER_MARKS)
    return unicodedata.normalize("NFC", kept)


def _tones(word: str) -> tuple[int, ...]:
    return tuple(TONES.index(mark) for mark in unicodedata.normalize("NFD", word) if mark in TONES)


def _tone_on_first_vowel(match: re.Match[str]) -> str:
    glide = match["glide"] or match["glide_u"]
    nucleus = match["nucleus"] or match["nucleus_y"]
    vowel = unicodedata.normalize("NFD", nucleus)
    return (match["onset"] or "") + unicodedata.normalize("NFC", glide + vowel[1]) + vowel[0]
