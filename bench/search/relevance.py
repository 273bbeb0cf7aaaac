"""Which pages a query must find: those that hold its words literally, in this order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.text.vietnamese import canonical_tone

from .pages import Page

_WORD = re.compile(r"[^\W_]+")


class Judge:
    """Judges by containment; case, punctuation and tone placement aside."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._texts = {page.stem: _plain(page.text) for page in pages}

    def holding(self, *phrases: str) -> list[str]:
        """Ids of the pages with one of the phrases."""
        wanted = [_plain(phrase) for phrase in phrases]
        return [
            stem for stem, text in self._texts.items() if any(phrase in text for phrase in wanted)
        ]


def _plain(text: str) -> str:
    """The words only, a space around each."""
    return f" {' '.join(_WORD.findall(canonical_tone(text).lower()))} "
