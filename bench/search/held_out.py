"""Queries drawn from the pages at random, to see whether tuning on others went too far."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from newsroom.text.vietnamese import canonical_tone, fold

from .pages import Page
from .queries import Query
from .relevance import Judge

SEED = 20240217
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.,;:()|\"“”*#\n–-]+|\s+/|\d+")
_NUMBER = re.compile(r"\b\d{1,4} ?/(?:\d{4}/)?[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*\b")
_OPEN_GLIDE = re.compile(r"(?:o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ]|[òỏõóọ][ae]|[ùủũúụ]y)\b")
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_Draft = tuple[str, tuple[str, ...]]


def draw(
    pages: Sequence[Page], judge: Judge, acronyms: Mapping[str, str], each: int
) -> list[Query]:
    """`each` queries of every class, or fewer where the pages hold fewer."""
    drawers: dict[str, Callable[[_Source], _Draft | None]] = {
        "exact": lambda source: _same(source.phrase()),
        "nodia": lambda source: _changed(source.phrase(), fold),
        "tone": _other_tone_placement,
        "nfd": lambda source: _changed(
            source.phrase(), lambda text: unicodedata.normalize("NFD", text)
        ),
        "acronym": _acronym,
        "docnum": _number,
        "phrase": lambda source: _changed(source.phrase(), lambda text: f'"{text}"'),
        "typo": _typo,
        "prefix": _unfinished,
    }
    queries: list[Query] = []
    for kind, drawer in drawers.items():
        source = _Source(pages, acronyms, random.Random(f"{SEED} {kind}"))
        found: dict[str, Query] = {}
        for _ in range(each * 60):
            draft = drawer(source)
            if len(found) == each or draft is None or draft[0] in found:
                continue
            relevant = tuple(judge.holding(*draft[1]))
            if 0 < len(relevant) <= judge.common:
                found[draft[0]] = Query(f"{kind}-{len(found) + 1}", kind, draft[0], relevant)
        queries += found.values()
    return queries


class _Source:
    def __init__(
        self, pages: Sequence[Page], acronyms: Mapping[str, str], chance: random.Random
    ) -> None:
        self.chance = chance
        self.acronyms = acronyms
        self._clauses = [
            words
            for page in pages
            for clause in _CLAUSE.split(page.body)
            if len(words := clause.split()) >= 4 and all(map(_WORD.fullmatch, words))
        ]
        self.numbers = sorted({number for page in pages for number in _NUMBER.findall(page.text)})

    def phrase(self) -> str:
        """Three or four words that follow one another in a page."""
        words = self.chance.choice(self._clauses)
        length = self.chance.choice((3, 4))
        start = self.chance.randint(0, len(words) - length)
        return " ".join(words[start : start + length])


def _same(text: str) -> _Draft:
    return text, (text,)


def _changed(text: str, change: Callable[[str], str]) -> _Draft:
    return change(text), (text,)


def _other_tone_placement(source: _Source) -> _Draft | None:
    for _ in range(400):
        phrase = source.phrase()
        if _OPEN_GLIDE.search(phrase):
            other = "".join(_swap_tone(part) for part in re.split(r"(\s+)", phrase))
            return (other, (phrase,)) if other != phrase else None
    return None


def _swap_tone(word: str) -> str:
    """The word with the mark of oa, oe, uy on the other vowel."""
    if canonical_tone(word) != unicodedata.normalize("NFC", word):
        return canonical_tone(word)
    letters = unicodedata.normalize("NFD", word)
    swapped = re.sub(r"([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])$", r"\1\3\2", letters)
    other = unicodedata.normalize("NFC", swapped)
    return other if canonical_tone(other) == word else word


def _acronym(source: _Source) -> _Draft | None:
    """A phrase with an acronym instead of its words, or the words instead of the acronym."""
    for _ in range(2000):
        phrase = source.phrase()
        for short, full in source.acronyms.items():
            pattern = re.compile(rf"\b(?:{re.escape(short)}|{re.escape(full)})\b", re.IGNORECASE)
            match = pattern.search(phrase)
            if match and match[0] != phrase:
                spelt, cut = pattern.sub(full, phrase), pattern.sub(short, phrase)
                query = spelt if match[0].upper() == short else cut
                return (query if source.chance.random() < 0.7 else query.lower()), (spelt, cut)
    return None


def _number(source: _Source) -> _Draft | None:
    if not source.numbers:
        return None
    number = source.chance.choice(source.numbers)
    changes: tuple[Callable[[str], str], ...] = (
        str,
        str.lower,
        fold,
        lambda text: text.replace("/", " / "),
        lambda text: text.replace("/", " ").replace("-", " "),
        lambda text: text.replace(" ", ""),
    )
    return source.chance.choice(changes)(number), (number,)


def _typo(source: _Source) -> _Draft | None:
    words = source.phrase().split()
    place = source.chance.randrange(len(words))
    if len(words[place]) < 3:
        return None
    wrong = words[:]
    wrong[place] = _mistyped(words[place], source.chance)
    if wrong == words:
        return None
    query = " ".join(wrong)
    return (fold(query) if source.chance.random() < 0.3 else query), (" ".join(words),)


def _mistyped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    match chance.randrange(4):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + word[place - 1] + word[place:]
        case 2:
            return word[:place] + chance.choice(_LETTERS) + word[place + 1 :]
        case _:
            return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _unfinished(source: _Source) -> _Draft | None:
    phrase = source.phrase()
    last = phrase.split()[-1]
    if len(last) < 3:
        return None
    query = phrase[: len(phrase) - source.chance.randint(1, len(last) - 1)]
    return (fold(query) if source.chance.random() < 0.4 else query), (phrase,)
