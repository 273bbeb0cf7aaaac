"""Finished editions and pictures kept between builds, each under a digest of everything it was made from."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from string import digits
from threading import get_ident

TEMPORARY = ".part"


class Shelf:
    """Files by key, as they lay there when it was opened, and what it was given since.

    A stale one is impossible, for the key is the input. The folder can be deleted at any time. The
    length of each file stands in its name, so one that was cut short is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = {_key(name): name for name in _names(folder)}
        self._used: set[str] = set()

    def find(self, key: str, suffix: str) -> Path | None:
        """The file with that key, if it is whole."""
        name = self._kept.get((key, suffix))
        if name is None:
            return None
        file = self._folder / name
        try:
            whole = name == _name(key, file.stat().st_size, suffix)
        except FileNotFoundError:
            return None
        if not whole:
            return None
        self._used.add(name)
        return file

    def keep(self, key: str, suffix: str, content: bytes) -> Path:
        """The file that now holds the content."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / _name(key, len(content), suffix)
        part = file.with_name(f"{file.name}.{os.getpid()}.{get_ident()}{TEMPORARY}")
        part.write_bytes(content)
        part.replace(file)
        self._kept[key, suffix] = file.name
        self._used.add(file.name)
        return file

    def get(self, key: str, suffix: str, make: Callable[[], bytes]) -> Path:
        """The file with that key, made now when there is none."""
        return self.find(key, suffix) or self.keep(key, suffix, make())

    def clear_unused(self) -> None:
        """Forgets what was not asked for since the shelf was opened."""
        if not self._folder.is_dir():
            return
        for file in self._folder.iterdir():
            if file.name in self._used:
                continue
            if file.is_dir():
                shutil.rmtree(file, ignore_errors=True)
            else:
                file.unlink(missing_ok=True)


def key_of(*parts: bytes) -> str:
    """A key that differs whenever one of the parts does."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:40]


def _name(key: str, length: int, suffix: str) -> str:
    return f"{key}-{length}{suffix}"


def _key(name: str) -> tuple[str, str]:
    """The key and the suffix in a file's name."""
    key, _, rest = name.partition("-")
    return key, rest.lstrip(digits)


def _names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()] if folder.is_dir() else []
