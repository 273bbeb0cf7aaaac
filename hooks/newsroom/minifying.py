"""Styles and scripts without what only their authors need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .processes import beside


@cache
def minified(kind: str, text: str) -> str:
    """The text of a "css" or "javascript" file with short names and without spaces and comments.

    Made beside this process where that can be copied: the library brings threads of its own along,
    and a process with threads should not be copied again.
    """

    def make() -> Iterator[str]:
        import minify

        yield str(minify.string(f"text/{kind}", text))

    (made,) = beside(make)
    return made
