"""Acronyms and their words as ways to read one another, for the index and the search script.

Every acronym is known by one word: of those with the same words the shortest, without separators.
PTTH, PT-TH and "phát thanh và truyền hình" are all read as "ptth", VPUBND as "vpub".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from .tokens import WORD, read_word

Forms: TypeAlias = tuple[str, ...]
_AND = "va1"
_LETTER_GROUP = 2
"""The fewest letters between separators: "PT-TH", not "P-TTH"."""


class Readings:
    """`acronyms` maps "TTHC" to "thủ tục hành chính".

    `acronym_of`: words → their acronym.
    `name_of`: an acronym written in another way → the word it is known by.
    `words_of`: an acronym as written → its words and the acronyms among them.
    """

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self.acronym_of: dict[Forms, str] = {}
        self.name_of: dict[Forms, str] = {}
        self.words_of: dict[Forms, Forms] = {}
        self._spoken: dict[Forms, str] = {}
        self._written_whole = {_read(short)[0] for short in acronyms if len(_read(short)) == 1}
        spellings = sorted(("".join(_read(short)), _read(full)) for short, full in acronyms.items())
        for short, words in sorted(spellings, key=lambda entry: len(entry[0])):
            for phrase in _with_and_without_and(words):
                self._spoken.setdefault(phrase, short)
        for short, words in spellings:
            for phrase in _with_and_without_and(words):
                self._add_words(phrase)
            self._add_spellings(short, words)

    def rules(self) -> list[tuple[str, str]]:
        """(forms of a phrase, its acronym), for the search script, which shortens queries.

        Two words stay as they are, for as a pair they are found better, and so do the words of an
        acronym that is only written apart, such as VH&TT: they mean too much alone. The script
        needs no table to know an acronym's own spellings.
        """
        rules = [
            (" ".join(words), name)
            for words, name in self._spoken.items()
            if len(words) > 2 and name in self._written_whole
        ]
        rules += [(one, name) for (one, *more), name in self.name_of.items() if not more]
        others = {*self._spoken.values()} - {name for _, name in rules}
        return sorted([*rules, *((name, name) for name in others)])

    def shorten(self, words: Sequence[str]) -> list[str]:
        """The words with acronyms in place of what they stand for, as the script reads a query."""
        said = f" {' '.join(words)} "
        for phrase, name in self._shorter:
            said = said.replace(f" {phrase} ", f" {name} ")
        return said.split()

    @cached_property
    def _shorter(self) -> list[tuple[str, str]]:
        """Short phrases first: "Văn phòng Ủy ban nhân dân" is to become "Văn phòng UBND"."""
        return sorted(self.rules(), key=lambda rule: len(rule[0].split()))

    def _add_words(self, words: Forms) -> None:
        """The words, also with shorter acronyms in them: "Ủy ban MTTQ Việt Nam"."""
        for phrase in self._partly_short(words):
            self.acronym_of[phrase] = self._spoken[words]

    def _partly_short(self, words: Forms) -> Iterator[Forms]:
        yield words
        for start, end, short in self._within(words):
            yield from self._partly_short((*words[:start], short, *words[end:]))

    def _within(self, words: Forms) -> Iterator[tuple[int, int, str]]:
        """Acronyms that stand for a part of the words: from, to, acronym."""
        for start in range(len(words)):
            for end in range(start + 2, len(words) + 1):
                short = self._spoken.get(words[start:end])
                if short and end - start < len(words):
                    yield start, end, short

    def _add_spellings(self, short: str, words: Forms) -> None:
        named = self._spoken[words]
        inner = sorted({acronym for _, _, acronym in self._within(words)})
        for spelling in _separated(short):
            self.words_of[spelling] = (*words, *inner)
            if spelling != (named,):
                self.name_of[spelling] = named


def _with_and_without_and(words: Forms) -> tuple[Forms, Forms]:
    """ "và" may be missing: "Đài Phát thanh - Truyền hình"."""
    return words, tuple(word for word in words if word != _AND)


def _separated(short: str) -> Iterator[Forms]:
    """The acronym as the words that separators can make of it."""
    yield (short,)
    for end in range(_LETTER_GROUP, len(short) - _LETTER_GROUP + 1):
        for rest in _separated(short[end:]):
            yield short[:end], *rest


def _read(text: str) -> Forms:
    return tuple(read_word(raw).form for raw in WORD.findall(text))
