"""Rendered bodies kept between builds, under a digest of everything they depend on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import lxml.etree
import markdown

from ..text import dates, markup, safety, vietnamese
from ..text.markup import Renderer, Rendering


def _program() -> bytes:
    """What a rendering depends on besides its text: our code and the libraries' versions."""
    digest = hashlib.sha256()
    for module in (markup, safety, vietnamese, dates):
        digest.update(Path(module.__file__ or "").read_bytes())
    digest.update(repr((markdown.__version__, lxml.etree.LXML_VERSION)).encode())
    return digest.digest()


class BodyCache:
    """Renders bodies, each text once; a stale answer is impossible, for the key is the input.

    The file can be deleted at any time, and a damaged one is made anew.
    """

    def __init__(self, path: Path | None) -> None:
        self._renderer = Renderer()
        self._program = _program()
        self._used: dict[bytes, str | None] = {}
        self._database = _open(path) if path else None

    def render(self, text: str) -> Rendering:
        """The rendering of a body, from the cache or made now."""
        if not text.strip():
            return Rendering("")
        key = hashlib.sha256(self._program + text.encode()).digest()
        stored = self._stored(key)
        if stored is not None:
            self._used[key] = None
            return Rendering.from_json(json.loads(stored))
        rendering = self._renderer.render(text)
        self._used[key] = json.dumps(rendering.to_json(), ensure_ascii=False)
        return rendering

    def close(self) -> None:
        """Keeps what this build used and forgets the rest."""
        if self._database is None:
            return
        try:
            with self._database:
                known = {key for (key,) in self._database.execute("SELECT key FROM bodies")}
                gone = known - self._used.keys()
                self._database.executemany(
                    "DELETE FROM bodies WHERE key = ?", [(key,) for key in gone]
                )
                new = [(key, text) for key, text in self._used.items() if text is not None]
                self._database.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", new)
            self._database.close()
        except sqlite3.Error:
            # A cache that cannot be written costs time at the next build, nothing else.
            self._database.close()
        self._database = None

    def _stored(self, key: bytes) -> str | None:
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT text FROM bodies WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return str(row[0]) if row else None


def _open(path: Path) -> sqlite3.Connection | None:
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path)
            database.execute("CREATE TABLE IF NOT EXISTS bodies (key BLOB PRIMARY KEY, text TEXT)")
            return database
        except (sqlite3.Error, OSError):
            if attempt == 0 and path.is_file():
                path.unlink()
    return None


def cache_file(root: Path) -> Path:
    """Where a repository keeps its rendered bodies; git ignores the folder."""
    return root / ".cache" / "newsroom" / "bodies.sqlite3"
