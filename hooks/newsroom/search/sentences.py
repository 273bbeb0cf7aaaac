"""Where a text stops, so that the last word of a sentence is no neighbour of the next one's first."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(r"\n|[.;!?…]+[”\")]*\s+[“\"(]*")


def sentences(text: str) -> Iterator[str]:
    """The sentences, and the points of a list. "TP. Hồ Chí Minh" and "1. Mục đích" are not cut."""
    start = 0
    for stop in _STOP.finditer(text):
        before, after = text[: stop.start()][-2:], text[stop.end() : stop.end() + 1]
        ended = before[-1:].islower() or (len(before) == 2 and before.isdigit())
        if stop[0] == "\n" or (ended and after.isupper()):
            yield text[start : stop.end()]
            start = stop.end()
    yield text[start:]
