"""Terms as small compressed files, in alphabetical order, so that one query reads a few of them.

A shard is deflated and holds four runs of bytes, each preceded by its length (4 bytes, little
endian): the terms as lines of text, the heads of their lists, the passage numbers, the places.
Lines: "hanh|hanh1|hanh" (a word and its forms; they are left out when the only one is the key),
then " chinh" for the pair "hanh chinh". A shard that starts among pairs repeats the word, without
lists. Heads: number of lists, then for each its forms, and its length and level in one number.
Runs of one kind of byte deflate better than a mix.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .postings import Term

SMALLEST, LARGEST = 1_200, 6_500
"""Bounds of the wanted size of a shard in bytes, deflated."""
_LENGTH = struct.Struct("<I")
_TWO_BYTES, _FOUR_BYTES = 0xC0, 0xFF


@dataclass(frozen=True, slots=True)
class Shard:
    """`first` is the shortest text that no term of an earlier shard reaches."""

    first: str
    content: bytes


def split_into_shards(terms: Iterable[Term], passages: int) -> Iterator[Shard]:
    """The terms in shards of about the same deflated size.

    A small site gets few and larger files, a large one, whose lists are longer, smaller ones: so a
    search costs about the same on both.
    """
    wanted = min(LARGEST, max(SMALLEST, 6_000_000 / (passages or 1)))
    draft = _Draft("")
    last = ""
    for term in terms:
        if draft.estimate >= wanted:
            yield draft.shard()
            draft = _Draft(_shortest_after(last, term.key))
        draft.add(term)
        last = term.key
    yield draft.shard()


class _Draft:
    def __init__(self, first: str) -> None:
        self._first = first
        self._word = ""
        self._lines: list[str] = []
        self._text_size = 0
        self._heads = bytearray()
        self._docs = bytearray()
        self._places = bytearray()

    @property
    def estimate(self) -> float:
        # Shares measured on the development corpus; only the evenness of the sizes depends on it.
        numbers = 0.22 * len(self._heads) + 0.85 * len(self._docs) + len(self._places)
        return 0.33 * self._text_size + numbers

    def add(self, term: Term) -> None:
        word, _, second = term.key.partition(" ")
        if second:
            if word != self._word:
                self._line(word)
                self._heads.append(0)
            self._line(f" {second}")
        else:
            self._line(word if term.forms == (word,) else "|".join((word, *term.forms)))
        self._word = word
        self._heads += _spelt(len(term.lists))
        for found in term.lists:
            self._heads += bytes((found.left, found.right) if second else (found.left,))
            self._heads += _spelt(len(found.docs) << 3 | found.level)
            self._docs += _gaps(found.docs)
            self._places += b"".join(map(_spelt, found.places))

    def shard(self) -> Shard:
        text = "\n".join(self._lines).encode()
        runs = (text, bytes(self._heads), bytes(self._docs), bytes(self._places))
        content = b"".join(_LENGTH.pack(len(run)) + run for run in runs)
        return Shard(self._first, zlib.compress(content, 9))

    def _line(self, line: str) -> None:
        self._lines.append(line)
        self._text_size += len(line) + 1


def _shortest_after(earlier: str, later: str) -> str:
    same = 0
    while same < len(earlier) and earlier[same] == later[same]:
        same += 1
    return later[: same + 1]


def _gaps(docs: list[int]) -> bytes:
    """The distances between passage numbers."""
    if len(docs) == 1:
        return _spelt(docs[0])
    gaps = [docs[0], *(later - earlier for earlier, later in pairwise(docs))]
    if max(gaps) < _TWO_BYTES:
        return bytes(gaps)
    return b"".join(map(_spelt, gaps))


def _spell(value: int) -> bytes:
    """0-191 in one byte, up to 16,319 in two, the rest in four."""
    if value < _TWO_BYTES:
        return bytes((value,))
    rest = value - _TWO_BYTES
    if rest < (_FOUR_BYTES - _TWO_BYTES) << 8:
        return bytes((_TWO_BYTES + (rest >> 8), rest & 0xFF))
    return bytes((_FOUR_BYTES, *value.to_bytes(3, "big")))


_SPELT = [_spell(value) for value in range(4_096)]


def _spelt(value: int) -> bytes:
    return _SPELT[value] if value < len(_SPELT) else _spell(value)
