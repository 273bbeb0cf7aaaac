"""Terms of passages kept from one build to the next.

The key is a digest of everything the terms depend on: the passage, the acronyms and the source of
the code that reads them. A stale entry cannot be found, because nobody asks for its key again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, Self

from .records import Record

_READERS = ("analysis.py", "readings.py", "records.py", "sentences.py", "tokens.py")


class TermCache(Protocol):
    """Bytes by key; whatever `get` returns must have been `put` under the same key."""

    def get(self, key: bytes) -> bytes | None: ...

    def put(self, key: bytes, value: bytes) -> None: ...


class NoCache:
    """Remembers nothing."""

    def get(self, key: bytes) -> bytes | None:
        return None

    def put(self, key: bytes, value: bytes) -> None:
        return None


class TermKeys:
    """Makes the keys of one build."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        base = hashlib.blake2b(unicodedata.unidata_version.encode(), digest_size=20)
        base.update(json.dumps(sorted(acronyms.items())).encode())
        for name in _READERS:
            base.update(Path(__file__).with_name(name).read_bytes())
        self._base = base

    def of(self, record: Record) -> bytes:
        """20 bytes."""
        key = self._base.copy()
        read = (record.title, record.name, record.number, record.section, record.text)
        for part in (*read, str(record.opens_page)):
            content = part.encode()
            key.update(len(content).to_bytes(8, "little"))
            key.update(content)
        return key.digest()


class TermStore:
    """A cache in a file, which can be deleted at any time; a damaged one is made anew.

    Use it in a `with` statement: at its end what this build used is kept and the rest forgotten.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._used: set[bytes] = set()
        self._damaged = False
        self._database = self._open() or self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            with self._watched():
                known = {key for (key,) in self._database.execute("SELECT key FROM terms")}
                gone = [(key,) for key in known - self._used]
                self._database.executemany("DELETE FROM terms WHERE key = ?", gone)
                self._database.commit()
            self._database.close()
        self._remove_if_damaged()

    def get(self, key: bytes) -> bytes | None:
        if self._database is None:
            return None
        with self._watched():
            question = "SELECT seal, terms FROM terms WHERE key = ?"
            for seal, terms in self._database.execute(question, (key,)):
                if seal == _seal(key, terms):
                    self._used.add(key)
                    return bytes(terms)
        return None

    def put(self, key: bytes, value: bytes) -> None:
        self._used.add(key)
        if self._database is not None:
            with self._watched():
                row = (key, _seal(key, value), value)
                self._database.execute("INSERT OR REPLACE INTO terms VALUES (?, ?, ?)", row)

    def _open(self) -> sqlite3.Connection | None:
        with self._watched():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._path)
            table = "terms (key BLOB PRIMARY KEY, seal BLOB, terms BLOB)"
            database.execute(f"CREATE TABLE IF NOT EXISTS {table}")
            return database
        self._remove_if_damaged()
        return None

    def _remove_if_damaged(self) -> None:
        if self._damaged:
            self._damaged = False
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """A cache that cannot be read or written costs time, nothing else."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            # One that another build holds is whole, and stays.
            name = getattr(error, "sqlite_errorname", "")
            self._damaged |= not name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _seal(key: bytes, terms: bytes) -> bytes:
    """A digest of what is stored: a disk that changed a byte must not change the index."""
    return hashlib.blake2b(key + terms, digest_size=16).digest()
