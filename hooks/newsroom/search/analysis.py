"""What one passage gives to the index: its words and pairs of neighbours, with their weight."""

from __future__ import annotations

import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from .readings import Forms, Readings
from .records import Record
from .sentences import sentences
from .tokens import WORD, read_word

ONCE, OFTEN, SECTION, TITLE = range(4)
READING = 4
"""Added to a level: the term comes from reading an acronym as its words, or the words as it."""
PAIR_BITS = 20
LAST_PLACE = 0xFFFF
_HEADER = struct.Struct("<III")
_Reading: TypeAlias = tuple[int, int, list[str]]
_ByFirstWord: TypeAlias = dict[str, list[tuple[list[str], list[str]]]]


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct forms with the highest level each reached, and every pair of neighbours.

    A pair is left index << PAIR_BITS | right index, with the level of its field and its place, the
    number of words before it in the passage. The arrays of pairs run parallel.
    """

    forms: tuple[str, ...]
    levels: bytes
    pairs: array[int]
    pair_levels: bytes
    places: array[int]

    def to_bytes(self) -> bytes:
        forms = " ".join(self.forms).encode()
        head = _HEADER.pack(len(forms), len(self.levels), len(self.pairs))
        arrays = self.pairs.tobytes() + self.places.tobytes()
        return b"".join((head, forms, self.levels, self.pair_levels, arrays))

    @classmethod
    def from_bytes(cls, stored: bytes) -> Terms:
        size, words, couples = _HEADER.unpack_from(stored)
        levels = _HEADER.size + size
        pair_levels = levels + words
        arrays = pair_levels + couples
        pairs, places = array("Q"), array("H")
        pairs.frombytes(stored[arrays : arrays + couples * pairs.itemsize])
        places.frombytes(stored[arrays + couples * pairs.itemsize :])
        return cls(
            tuple(stored[_HEADER.size : levels].decode().split()),
            stored[levels:pair_levels],
            pairs,
            stored[pair_levels:arrays],
            places,
        )


class Analyser:
    """Reads passages; `acronyms` maps "TTHC" to "thủ tục hành chính".

    The words of an acronym and its other spellings are indexed as the acronym too, joined to their
    real neighbours, and the search script asks for the acronym when a query has one of them: "kiểm
    soát TTHC" and "kiểm soát thủ tục hành chính" find the same. An acronym gives its words singly,
    for queries with some.
    """

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self._forms = _Forms()
        readings = Readings(acronyms)
        self._words_of = _by_first_word(readings.words_of)
        self._acronym_of = _by_first_word(_singly(readings.acronym_of))
        self._name_of = _by_first_word(_singly(readings.name_of))

    def analyse(self, record: Record) -> Terms:
        """The terms of one passage. The page's title weighs most on the passage that opens it."""
        title = TITLE if record.opens_page else ONCE
        names = {record.name, record.name.replace(" số ", " ")} if record.opens_page else ()
        tally = _Tally()
        for text, level in (
            (record.title, title),
            *((name, title) for name in sorted(names)),
            (record.number, title),
            (record.section, SECTION),
            (record.text, ONCE),
        ):
            words: list[int] = []
            for sentence in sentences(text):
                forms = self._read(sentence)
                words += tally.add_pairs(forms, level)
                tally.add_readings(forms, list(_find(self._acronym_of, forms)), level | READING)
                tally.add_readings(forms, list(_find(self._name_of, forms)), level)
                for _, _, others in _find(self._words_of, forms):
                    tally.add_words(others, level | READING)
                tally.leave_gap(forms)
            tally.raise_levels(words, level)
        return tally.terms()

    def _read(self, text: str) -> list[str]:
        forms = list(map(self._forms.__getitem__, WORD.findall(text)))
        return [form for form in forms if form] if "" in forms else forms


def _singly(names: Mapping[Forms, str]) -> dict[Forms, Forms]:
    return {phrase: (name,) for phrase, name in names.items()}


def _by_first_word(readings: Mapping[Forms, Forms]) -> _ByFirstWord:
    """First word → phrases that start with it, with the other way to read them."""
    found: _ByFirstWord = {}
    for phrase, other in readings.items():
        found.setdefault(phrase[0], []).append((list(phrase), list(other)))
    return found


def _find(readings: _ByFirstWord, forms: list[str]) -> Iterator[_Reading]:
    """Spans (start, end) of the phrases found, with the other way to read them."""
    # sorted: the order of a set changes from run to run, and the index must not.
    for first in sorted(readings.keys() & set(forms)):
        at = -1
        for _ in range(forms.count(first)):
            at = forms.index(first, at + 1)
            for phrase, other in readings[first]:
                if forms[at : at + len(phrase)] == phrase:
                    yield at, at + len(phrase), other


class _Forms(dict[str, str]):
    """Word as written → form, read once for each spelling; "" when it holds no letter."""

    def __missing__(self, raw: str) -> str:
        form = self[raw] = read_word(raw).form
        return form


class _Tally:
    """Forms and pairs of one passage."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._levels: dict[int, int] = {}
        self._pairs = array("Q")
        self._pair_levels = bytearray()
        self._places = array("H")
        self._start = 0

    def add_pairs(self, forms: list[str], level: int) -> list[int]:
        """Count the pairs of one sentence; its words by number, for `raise_levels`."""
        words = self._number(forms)
        pairs = [left << PAIR_BITS | right for left, right in pairwise(words)]
        self._add_pairs(pairs, range(len(pairs)), level)
        return words

    def add_readings(self, forms: list[str], readings: list[_Reading], level: int) -> None:
        """Count other ways to read spans of the sentence, with the pairs around them."""
        if readings:
            spans = [(start, end, self._number(other)) for start, end, other in readings]
            around = list(_pairs_around(self._number(forms), spans))
            self._add_pairs([pair for pair, _ in around], [at for _, at in around], level)
            for _, _, other in spans:
                self.raise_levels(other, level)

    def add_words(self, forms: list[str], level: int) -> None:
        """Count words without pairs."""
        self.raise_levels(self._number(forms), level)

    def raise_levels(self, words: list[int], level: int) -> None:
        """Count the words of one field; those that a text repeats weigh more.

        The weightiest field counts; a reading only where the word itself stands in none.
        """
        levels = self._levels
        for word, times in Counter(words).items():
            reached = OFTEN if level == ONCE and times >= 3 else level
            known = levels.get(word, reached)
            levels[word] = max(known & TITLE, reached & TITLE) | known & reached & READING

    def leave_gap(self, forms: list[str]) -> None:
        """Let no run reach from one sentence or field into the next."""
        self._start += len(forms) + 1

    def terms(self) -> Terms:
        return Terms(
            tuple(self._index),
            bytes(map(self._levels.__getitem__, range(len(self._index)))),
            self._pairs,
            bytes(self._pair_levels),
            self._places,
        )

    def _number(self, forms: list[str]) -> list[int]:
        index = self._index
        return [index.setdefault(form, len(index)) for form in forms]

    def _add_pairs(self, pairs: list[int], places: Iterable[int], level: int) -> None:
        start = self._start
        self._pairs.extend(pairs)
        self._places.extend([min(start + place, LAST_PLACE) for place in places])
        self._pair_levels += bytes((level,)) * len(pairs)


def _pairs_around(
    words: list[int], spans: list[tuple[int, int, list[int]]]
) -> Iterator[tuple[int, int]]:
    """Pairs and places inside other readings and between them and what stands beside them.

    A reading rarely has as many words as its span, so what follows it is joined at both places:
    counted on from the reading, and where the text has it.
    """
    first_words: dict[int, list[int]] = {}
    for start, _, other in spans:
        first_words.setdefault(start, []).append(other[0])
    for start, end, other in spans:
        if start:
            yield words[start - 1] << PAIR_BITS | other[0], start - 1
        for place, (left, right) in enumerate(pairwise(other), start):
            yield left << PAIR_BITS | right, place
        for after in words[end : end + 1] + first_words.get(end, []):
            for place in sorted({start + len(other) - 1, end - 1}):
                yield other[-1] << PAIR_BITS | after, place
