"""All passages' terms turned round: for each word and pair the passages that hold it.

A posting is one 64-bit number in an array, sorted bucket by bucket: 8 bytes instead of the 100 a
dictionary of lists takes. A bucket is the key of the (left) word.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .analysis import PAIR_BITS, Terms
from .tokens import key_of

_PLACE_BITS, _DOC_BITS, _LEVEL_BITS, _FORM_BITS = 16, 24, 3, 8
_LEFT_AT = _DOC_BITS + _LEVEL_BITS
_RIGHT_AT = _LEFT_AT + _FORM_BITS
_SECOND_AT = _RIGHT_AT + _FORM_BITS
_MOST_FORMS = 1 << _FORM_BITS
_RIGHT_WORD = (1 << PAIR_BITS) - 1


@dataclass(frozen=True, slots=True)
class PostingList:
    """Passages (ascending) with the same forms, by number, at the same level.

    A word has each passage once, no right form and no places; a pair has a passage as often as it
    stands in it, with the place beside it.
    """

    left: int
    right: int
    level: int
    docs: list[int]
    places: list[int]


@dataclass(frozen=True, slots=True)
class Term:
    """A key, or the keys of two neighbours joined by a space. Only words have `forms`."""

    key: str
    forms: tuple[str, ...]
    lists: list[PostingList]


class Postings:
    """Add passages in ascending order of number, then read the terms in alphabetical order."""

    def __init__(self) -> None:
        self._forms = _Forms()
        self._buckets: list[_Bucket] = []

    def add(self, doc: int, terms: Terms) -> None:
        forms = list(map(self._forms.__getitem__, terms.forms))
        buckets = self._buckets
        while len(buckets) < len(self._forms.keys_by_name):
            buckets.append(_Bucket())
        for (key, left, _), level in zip(forms, terms.levels, strict=True):
            buckets[key].words.append(left | level << _DOC_BITS | doc)
        for pair, level, place in zip(terms.pairs, terms.pair_levels, terms.places, strict=True):
            key, left, _ = forms[pair >> PAIR_BITS]
            bucket = buckets[key]
            bucket.pairs.append(forms[pair & _RIGHT_WORD][2] | left | level << _DOC_BITS | doc)
            bucket.places.append(place)

    def terms(self) -> Iterator[Term]:
        """Every term once. The postings read are given up on the way, to spare memory."""
        keys = self._forms.keys_by_name
        names = list(keys)
        for name in sorted(names):
            bucket, self._buckets[keys[name]] = self._buckets[keys[name]], _Bucket()
            words = [
                PostingList(_left_form(head), 0, _level(head), docs, [])
                for head, docs in _groups(sorted(bucket.words), _DOC_BITS)
            ]
            yield Term(name, tuple(self._forms.by_key[keys[name]]), words)
            pairs = _pairs(bucket)
            for second in sorted(pairs, key=names.__getitem__):
                yield Term(f"{name} {names[second]}", (), pairs[second])


class _Bucket:
    """Postings of the words with one key, and of the pairs they open with the places of those."""

    __slots__ = ("pairs", "places", "words")

    def __init__(self) -> None:
        self.words = array("Q")
        self.pairs = array("Q")
        self.places = array("H")


class _Forms(dict[str, tuple[int, int, int]]):
    """Form → (number of its key, its bits as left word, its bits as right word of a pair)."""

    def __init__(self) -> None:
        super().__init__()
        self.keys_by_name: dict[str, int] = {}
        self.by_key: list[list[str]] = []

    def __missing__(self, form: str) -> tuple[int, int, int]:
        key = self.keys_by_name.setdefault(key_of(form), len(self.keys_by_name))
        if key == len(self.by_key):
            self.by_key.append([])
        forms = self.by_key[key]
        number = min(len(forms), _MOST_FORMS - 1)  # nonsense marks share the last number
        if len(forms) < _MOST_FORMS:
            forms.append(form)
        bits = key, number << _LEFT_AT, key << _SECOND_AT | number << _RIGHT_AT
        self[form] = bits
        return bits


def _pairs(bucket: _Bucket) -> dict[int, list[PostingList]]:
    """Number of the second key → lists."""
    postings = zip(bucket.pairs, bucket.places, strict=True)
    placed = sorted([posting << _PLACE_BITS | place for posting, place in postings])
    found: dict[int, list[PostingList]] = {}
    for head, group in _groups(placed, _DOC_BITS + _PLACE_BITS):
        docs = [posting >> _PLACE_BITS for posting in group]
        places = [posting & (1 << _PLACE_BITS) - 1 for posting in group]
        entry = PostingList(_left_form(head), _right_form(head), _level(head), docs, places)
        found.setdefault(head >> _SECOND_AT - _DOC_BITS, []).append(entry)
    return found


def _groups(postings: list[int], shift: int) -> Iterator[tuple[int, list[int]]]:
    """Runs with the same bits above `shift`: those bits, and what stands under them."""
    mask = (1 << shift) - 1
    start, size = 0, len(postings)
    while start < size:
        head = postings[start] >> shift
        end = start + 1
        if end < size and postings[end] >> shift == head:
            end = bisect_left(postings, (head + 1) << shift, end)
        yield head, [posting & mask for posting in postings[start:end]]
        start = end


def _left_form(head: int) -> int:
    return head >> _LEVEL_BITS & _MOST_FORMS - 1


def _right_form(head: int) -> int:
    return head >> _LEVEL_BITS + _FORM_BITS & _MOST_FORMS - 1


def _level(head: int) -> int:
    return head & (1 << _LEVEL_BITS) - 1
