"""Larger corpora made out of seed pages, the same in every run.

A made page has a quarter of its sentences word for word from the seeds; the others are a walk over
the seeds' words in which each word follows the two before it as it does somewhere in the seeds.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from .pages import Page

SEED = 20240109
VERBATIM = 0.25
REPLACED = 0.25
RICH_SYLLABLES = 5_500
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")
_ONSETS = "b c ch d đ g h kh l m n ng nh ph r s t th tr v x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e em en eng eo et ê êch ên ênh êt êu i ich im in inh ip it iêc iêm iên iêng iêt iêu
o oc oi om on ong op ot oan oang oat ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut uôc uôi uôn uông ư ưc ưng ươc ươi ươn ương ươt ưu
"""
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SYLLABLE = re.compile(r"[^\W\d_]+")


def grow(seeds: Sequence[Page], count: int) -> list[Page]:
    """The seeds and as many made pages as `count` asks for."""
    chance = random.Random(SEED)
    sentences = [sentence for seed in seeds for sentence in _sentences(seed.body)]
    walk = _Walk(sentences)
    pages = list(seeds[:count])
    for number in range(count - len(pages)):
        paragraphs = [
            " ".join(
                chance.choice(sentences) if chance.random() < VERBATIM else walk.sentence(chance)
                for _ in range(chance.randint(2, 4))
            )
            for _ in range(chance.randint(2, 5))
        ]
        title = " ".join(walk.sentence(chance).split()[: chance.randint(6, 14)]).strip(" ,.;:")
        date = f"{2016 + number % 10}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        name = f"s{number:05}"
        pages.append(Page(name, f"{title} ({name})", date, "\n\n".join(paragraphs)))
    return pages


def enrich(pages: Sequence[Page]) -> list[Page]:
    """The pages with a quarter of their syllables replaced out of 5,500 others, Zipf-distributed."""
    chance = random.Random(SEED + 1)
    syllables = list(_all_syllables())
    chance.shuffle(syllables)
    chosen = syllables[:RICH_SYLLABLES]
    weights = list(accumulate(1 / rank for rank in range(1, len(chosen) + 1)))

    def other(match: re.Match[str]) -> str:
        if chance.random() >= REPLACED:
            return match[0]
        return chance.choices(chosen, cum_weights=weights)[0]

    return [replace(page, body=_SYLLABLE.sub(other, page.body)) for page in pages]


class _Walk:
    """Words in the order in which the seeds' sentences use them, two by two."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._openings: list[tuple[str, str]] = []
        self._next: dict[tuple[str, str], list[str]] = {}
        for sentence in sentences:
            words = sentence.split()
            if len(words) < 5:
                continue
            self._openings.append((words[0], words[1]))
            for (first, second), third in zip(pairwise(words), words[2:], strict=False):
                self._next.setdefault((first, second), []).append(third)

    def sentence(self, chance: random.Random) -> str:
        """10 to 35 words."""
        words = list(chance.choice(self._openings))
        wanted = chance.randint(10, 35)
        while len(words) < wanted:
            following = self._next.get((words[-2], words[-1]))
            words += [chance.choice(following)] if following else chance.choice(self._openings)
        return " ".join(words).rstrip(",;:") + "."


def _sentences(body: str) -> list[str]:
    plain = re.sub(r"\s+", " ", re.sub(r"[|*#>]", " ", body))
    return [sentence for sentence in _SENTENCE.split(plain) if len(sentence) > 20]


def _all_syllables() -> Iterator[str]:
    """Possible syllables of the language: onset, rime, tone."""
    for onset in _ONSETS.split():
        for rime in _RIMES.split():
            stopped = rime.endswith(("c", "ch", "p", "t"))
            for tone in _TONES[4:] if stopped else _TONES:
                yield onset + _toned(rime, tone)


def _toned(rime: str, tone: str) -> str:
    vowels = [place for place, letter in enumerate(rime) if letter in "aăâeêioôơuư"]
    marked = [place for place in vowels if rime[place] in "ăâêôơư"]
    closed = rime[-1] not in "aeiou"
    place = marked[-1] if marked else vowels[-1 if closed else 0]
    return unicodedata.normalize("NFC", rime[: place + 1] + tone + rime[place + 1 :])
