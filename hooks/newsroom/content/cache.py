"""Rendered bodies kept between builds, under a digest of everything they depend on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import lxml.etree
import markdown

from .. import text as text_package
from ..processes import shared_out
from ..text.annotations import annotated
from ..text.markup import Renderer, Rendering

MANY = 200
"""Bodies from which further processes take less time than they save."""


def _program() -> bytes:
    """What a rendering depends on besides its text: our code, the libraries' and Python's versions.

    Python counts because Markdown finds raw HTML with the parser of the standard library.
    """
    digest = hashlib.sha256()
    for file in sorted(Path(text_package.__path__[0]).iterdir()):
        if file.suffix in (".py", ".json"):
            digest.update(file.read_bytes())
    versions = (markdown.__version__, lxml.etree.LXML_VERSION, lxml.etree.LIBXML_VERSION)
    digest.update(repr((versions, sys.version)).encode())
    return digest.digest()


class BodyCache:
    """Renders bodies, each text once; a stale answer is impossible, for the key is the input.

    What a body links to is no part of a rendering and is looked up anew in every build. The file
    can be deleted at any time; a damaged one is made anew, a damaged entry rendered again.
    """

    def __init__(self, path: Path | None) -> None:
        self._renderer = Renderer()
        self._program = _program()
        self._used: dict[bytes, str | None] = {}
        """The keys this build asked for; with the rendering where it is new."""
        self._path = path
        self._damaged = False
        self._database = _open(path) if path else None

    def prepare(self, bodies: Sequence[tuple[str, bool]]) -> None:
        """Renders what the file lacks of (text, verbatim) on all processors, if that is much."""
        known = self._known()
        missing = {
            key: body
            for body in bodies
            if (key := self._key(*body)) not in known and body[0].strip()
        }
        if len(missing) >= MANY:
            self._used.update(
                zip(missing, shared_out(self._make, [*missing.values()]), strict=True)
            )

    def render(self, text: str, *, verbatim: bool = False) -> Rendering:
        """The annotated rendering of a body, from the cache or made now."""
        if not text.strip():
            return Rendering("")
        key = self._key(text, verbatim)
        stored = self._used.get(key)
        if stored is None:
            stored = self._stored(key)
            self._used[key] = None
        if stored is None:
            stored = self._used[key] = self._make((text, verbatim))
        return Rendering.from_json(json.loads(stored))

    def _key(self, text: str, verbatim: bool) -> bytes:
        way = b"verbatim" if verbatim else b"ours"
        return hashlib.sha256(self._program + way + text.encode()).digest()

    def _make(self, body: tuple[str, bool]) -> str:
        text, verbatim = body
        rendering = annotated(self._renderer.render(text), verbatim=verbatim)
        return json.dumps(rendering.to_json(), ensure_ascii=False)

    def close(self) -> None:
        """Keeps what this build used and forgets the rest."""
        if self._database is None:
            return
        try:
            with self._database:
                self._write(self._database)
        except sqlite3.Error as error:
            # A cache that cannot be written costs time at the next build, nothing else.
            if not _is_busy(error):
                self._damaged = True
        self._database.close()
        self._database = None
        if self._damaged and self._path:
            self._path.unlink(missing_ok=True)

    def _write(self, database: sqlite3.Connection) -> None:
        gone = [(key,) for key in self._known() - self._used.keys()]
        database.executemany("DELETE FROM bodies WHERE key = ?", gone)
        new = [
            (key, _seal(key, text), text) for key, text in self._used.items() if text is not None
        ]
        database.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", new)

    def _known(self) -> set[bytes]:
        """The keys in the file."""
        if self._database is None:
            return set()
        try:
            return {key for (key,) in self._database.execute("SELECT key FROM bodies")}
        except sqlite3.Error:
            return set()

    def _stored(self, key: bytes) -> str | None:
        if self._database is None:
            return None
        try:
            question = "SELECT seal, text FROM bodies WHERE key = ?"
            seal, text = self._database.execute(question, (key,)).fetchone() or (None, None)
        except sqlite3.Error as error:
            self._damaged = self._damaged or not _is_busy(error)
            return None
        return text if isinstance(text, str) and seal == _seal(key, text) else None


def _seal(key: bytes, text: str) -> bytes:
    """A digest of a stored text: a disk that changed a letter must not change a page."""
    return hashlib.sha256(key + text.encode()).digest()


def _open(path: Path) -> sqlite3.Connection | None:
    """The database, made anew when it is damaged; none where it cannot be kept."""
    try:
        return _connect(path)
    except (sqlite3.Error, OSError) as error:
        if _is_busy(error):
            return None
    try:
        path.unlink(missing_ok=True)
        return _connect(path)
    except (sqlite3.Error, OSError):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path)
    try:
        table = "bodies (key BLOB PRIMARY KEY, seal BLOB, text TEXT)"
        database.execute(f"CREATE TABLE IF NOT EXISTS {table}")
        database.execute("SELECT key, seal, text FROM bodies LIMIT 1")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _is_busy(error: Exception) -> bool:
    """Whether another build holds the file, which is then whole."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def cache_file(root: Path) -> Path:
    """Where a repository keeps its rendered bodies; git ignores the folder."""
    return root / ".cache" / "newsroom" / "bodies.sqlite3"
