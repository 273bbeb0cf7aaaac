"""Smaller twins of text files, for servers that send them as they are (nginx: gzip_static)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ENDINGS = frozenset(
    {
        *(".css", ".csv", ".html", ".ics", ".js", ".json", ".jsonl", ".mjs"),
        *(".opml", ".svg", ".txt", ".webmanifest", ".xml"),
    }
)
SMALLEST = 1000
"""Bytes; less fits into one packet anyway."""
LEVEL = 6
"""9 takes twice the time for 1 % less: only what every page asks for is worth it."""
ON_EVERY_PAGE = frozenset({".css", ".js"})


def compress(site: Path) -> tuple[int, int]:
    """Writes the twin of every text file of a built site; returns how many, and their bytes.

    A twin appears whole or not at all, so the site may be in use. No name and no time is in it:
    same file, same twin.
    """
    with ThreadPoolExecutor() as workers:
        sizes = list(workers.map(_compress, _texts(site)))
    return len(sizes), sum(sizes)


def _texts(site: Path) -> Iterator[Path]:
    for file in site.rglob("*"):
        if file.suffix in ENDINGS and file.is_file() and file.stat().st_size >= SMALLEST:
            yield file


def _compress(file: Path) -> int:
    level = 9 if file.suffix in ON_EVERY_PAGE else LEVEL
    small = gzip.compress(file.read_bytes(), level, mtime=0)
    twin = file.with_name(f"{file.name}.gz")
    unfinished = file.with_name(f"{file.name}.gz.new")
    unfinished.write_bytes(small)
    unfinished.replace(twin)
    return len(small)
