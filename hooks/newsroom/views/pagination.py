"""Long lists in pages numbered from the oldest, so that a new item rewrites only the front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .cards import Link

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Pager:
    """Where a page stands among the pages of its list; the front has number 0."""

    current: int
    newer: Link | None
    older: Link | None
    numbers: tuple[Link, ...]


@dataclass(frozen=True)
class ListPage(Generic[Entry]):
    url: str
    entries: tuple[Entry, ...]
    """Newest first."""
    pager: Pager


def paginate(url: str, entries: Sequence[Entry], size: int) -> list[ListPage[Entry]]:
    """The pages of a list given newest first: the front at `url`, then the numbered ones.

    Page n holds the entries (n-1)·size+1 to n·size counted from the oldest, for ever. The front
    shows what is newer than the last numbered page: at least `size` entries, fewer than twice as
    many, unless there are fewer in all.
    """
    numbered = max(0, (len(entries) - size) // size)
    front = tuple(entries[: len(entries) - numbered * size])
    pages = [ListPage(url, front, _pager(url, 0, numbered))]
    for number in range(numbered, 0, -1):
        start = len(entries) - number * size
        chunk = tuple(entries[start : start + size])
        pages.append(ListPage(page_url(url, number), chunk, _pager(url, number, numbered)))
    return pages


def page_url(url: str, number: int) -> str:
    return f"{url}trang/{number}/" if number else url


def _pager(url: str, current: int, count: int) -> Pager:
    """Links to the pages around the current one, the first and the front; newest first."""
    if not count:
        return Pager(0, None, None, ())
    newer_number = 0 if current == count else current + 1
    newer = Link("Mới hơn", page_url(url, newer_number)) if current else None
    older_number = count if current == 0 else current - 1
    older = Link("Cũ hơn", page_url(url, older_number)) if older_number else None
    near = range(min(count, (current or count + 1) + 2), max(0, (current or count + 1) - 3), -1)
    shown = dict.fromkeys([0, *near, 1])
    titles = {0: "Mới nhất"}
    numbers = tuple(
        Link(titles.get(number, f"{number}"), page_url(url, number)) for number in shown
    )
    return Pager(current, newer, older, numbers)
