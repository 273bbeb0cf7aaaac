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

    @property
    def common(self) -> int:
        """A phrase in more pages than this asks nothing of an engine."""
        return max(40, len(self._texts) // 20)

    def holding(self, *phrases: str) -> list[str]:
        """Ids of the pages with one of the phrases; "a & b" wants both in the page."""
        wanted = [[_plain(part) for part in phrase.split(" & ")] for phrase in phrases]
        return [
            stem
            for stem, text in self._texts.items()
            if any(all(part in text for part in parts) for parts in wanted)
        ]


def _plain(text: str) -> str:
    """The words only, a space around each."""
    return f" {' '.join(_WORD.findall(canonical_tone(text).lower()))} "
