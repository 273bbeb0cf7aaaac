"""All editions of an issue in one zip with checksums, for document systems and portals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..text.zips import zipped

CHECKSUMS = "SHA256SUMS"


def write_bundle(folder: str, files: Mapping[str, Path]) -> bytes:
    """A zip of the files below one folder, in the order of their names, and their SHA-256 sums.

    The list can be checked with `sha256sum -c SHA256SUMS`. Same files, same bytes.
    """
    return zipped(_members(folder, files))


def _members(folder: str, files: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    sums = ""
    for name in sorted(files):
        content = files[name].read_bytes()
        sums += f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        yield f"{folder}/{name}", content
    yield f"{folder}/{CHECKSUMS}", sums.encode()
