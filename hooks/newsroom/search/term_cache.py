"""Terms of passages kept from one build to the next.

The key is a digest of everything the terms depend on: the passage, the acronyms and the source of
the code that reads them. A stale entry cannot be found, because nobody asks for its key again.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from .records import Record

_READERS = ("analysis.py", "records.py", "tokens.py")


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
        parts = (record.title, record.number, record.section, record.text, str(record.opens_page))
        for part in parts:
            content = part.encode()
            key.update(len(content).to_bytes(8, "little"))
            key.update(content)
        return key.digest()
