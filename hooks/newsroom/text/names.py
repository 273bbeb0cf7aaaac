"""Which names a text consists of: "Sở Nội vụ; các sở, ban, ngành và Báo Long An"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .acronyms import acronyms
from .vietnamese import fold, nearest_names

Name = tuple[str, ...]
_Segment = tuple[int, int, Name]
"""First word, word after the last one, and the name they are; no name where none fits."""

_WORD = re.compile(r"[^\W_]+")
_CONNECTORS: tuple[Name, ...] = (("cung", "voi"), ("va",), ("cung",), ("voi",), ("hoac",))
_PLURAL = "cac"


@dataclass(frozen=True)
class Mention:
    """A piece of a text as written, and whose name it is; the pieces in order are the text."""

    text: str
    owner: str | None = None


@dataclass(frozen=True)
class Unknown:
    """A piece of a text that is no known name, or (with owners) the name of several."""

    text: str
    start: int
    """Where it starts in the text."""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Word:
    folded: str
    start: int
    end: int
    separated: bool
    """Whether a mark that ends a name stands before it."""
    closed: bool
    """Whether that mark is one no name goes across."""
    bracketed: bool


class Names:
    """Names and their owners; marks, case, dashes, commas and "các" at the front do not matter."""

    def __init__(self, *owners: Iterable[tuple[str, str]]) -> None:
        """Pairs of a name as written and the key of who bears it; the first list a name is in wins."""
        self._owners: dict[Name, dict[str, None]] = {}
        self._written: dict[str, None] = {}
        for pairs in owners:
            nearer = frozenset(self._owners)
            for written, owner in pairs:
                name = _name(written)
                if name and name not in nearer:
                    self._owners.setdefault(name, {})[owner] = None
                    self._written[written] = None
        self._longest = max(map(len, self._owners), default=0)

    def read(self, text: str) -> tuple[list[Mention], list[Unknown]]:
        """The text in pieces, and what in it is no name; between ";" every part is read alone."""
        mentions: list[Mention] = []
        unknown: list[Unknown] = []
        written = 0
        for part in _parts(_words(text)):
            part, segments = self._read_part(part)
            for first, end, name in segments:
                start, stop = part[first].start, part[end - 1].end
                owners = tuple(self._owners[name]) if name else ()
                if len(owners) != 1:
                    unknown.append(Unknown(" ".join(text[start:stop].split()), start, owners))
                    continue
                if text[written:start]:
                    mentions.append(Mention(text[written:start]))
                mentions.append(Mention(text[start:stop], owners[0]))
                written = stop
        if text[written:]:
            mentions.append(Mention(text[written:]))
        return mentions, unknown

    def within(self, text: str) -> list[str]:
        """The owners of the names that occur in running text, longest names first taken."""
        words = [word.folded for word in _words(text)]
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            length = next(iter(self._lengths(words, at)), 0)
            if length:
                found |= self._owners[tuple(words[at : at + length])]
            at += length or 1
        return list(found)

    def nearest(self, text: str) -> list[str]:
        """The names as written that are spelt most like a text, at most three."""
        return nearest_names(text, self._written)

    def _read_part(self, words: list[_Word]) -> tuple[list[_Word], list[_Segment]]:
        """The words that count and what they are; a remark in brackets that is no name is passed."""
        segments = self._segments(words)
        outside = [word for word in words if not word.bracketed]
        if not all(name for _, _, name in segments) and 0 < len(outside) < len(words):
            without = self._segments(outside)
            if all(name for _, _, name in without):
                return outside, without
        return words, segments

    def _segments(self, words: list[_Word]) -> list[_Segment]:
        """Names that with connectors cover all words, the longest first; nameless where none fits."""
        folded = [word.folded for word in words]
        furthest = 0

        @cache
        def cover(at: int) -> tuple[_Segment, ...] | None:
            nonlocal furthest
            furthest = max(furthest, at)
            skip = folded[at] == _PLURAL
            for length in self._lengths(folded, at + skip):
                end = at + skip + length
                segment = (at, end, tuple(folded[at + skip : end]))
                if end == len(words):
                    return (segment,)
                for start in _after_connector(words, end):
                    rest = cover(start)
                    if rest is not None:
                        return (segment, *rest)
            return None

        # "…; và các phòng": a part can begin with the word that joins it to the one before.
        beginnings = [cover(start) for start in _after_connector(words, 0)]
        covered = next((found for found in beginnings if found is not None), None)
        if covered is not None:
            return list(covered)
        gap = furthest
        for start in range(gap + 1, len(words)):
            rest = cover(start) if words[start].separated else None
            if rest is not None:
                return [(gap, start, ()), *rest]
        return self._unknown_from(gap, words)

    def _unknown_from(self, gap: int, words: list[_Word]) -> list[_Segment]:
        """Several unknown ones: each is named alone when a known name stands between them."""
        folded = [word.folded for word in words]
        for start in range(gap + 1, len(words)):
            name = start + (folded[start] == _PLURAL)
            if words[start].separated and any(self._lengths(folded, name)):
                others = self._segments(words[start:])
                return [
                    (gap, start, ()),
                    *((start + a, start + b, found) for a, b, found in others),
                ]
        return [(gap, len(words), ())]

    def _lengths(self, words: list[str], at: int) -> Iterator[int]:
        """How many words from one on are a name, the most first."""
        most = min(self._longest, len(words) - at)
        return (n for n in range(most, 0, -1) if tuple(words[at : at + n]) in self._owners)


def _after_connector(words: list[_Word], at: int) -> list[int]:
    """Where the next name can start when one has ended before the word `at`."""
    folded = tuple(word.folded for word in words)
    starts = [at + len(c) for c in _CONNECTORS if folded[at : at + len(c)] == c]
    if words[at].separated or not at:
        starts.append(at)
    return [start for start in starts if start < len(words)]


def _parts(words: list[_Word]) -> list[list[_Word]]:
    parts: list[list[_Word]] = []
    for word in words:
        if word.closed or not parts:
            parts.append([])
        parts[-1].append(word)
    return parts


def _name(written: str) -> Name:
    name = tuple(word.folded for word in _words(written))
    return name[1:] if name[:1] == (_PLURAL,) else name


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = depth = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        separated = any(mark in between for mark in ",;+\n")
        closed = ";" in between
        depth = max(0, depth + between.count("(") - between.count(")"))
        for expanded in _expanded(match[0]):
            words.append(_Word(expanded, *match.span(), separated, closed, depth > 0))
            separated = closed = False
        end = match.end()
    return words


def _expanded(word: str) -> list[str]:
    """The words an acronym stands for, so that UBND and Ủy ban nhân dân are one name."""
    full = acronyms().get(word)
    return [fold(part) for part in _WORD.findall(full)] if full else [fold(word)]
