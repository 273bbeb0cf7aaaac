"""Zip files that are the same bytes for the same content, whatever system writes them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath

_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every member: the first a zip can hold."""
_UNIX = 3
"""The system of every member; else zipfile says which one it runs on."""
_PACKED = frozenset({".pdf", ".docx", ".mp3", ".m4a", ".zip"})
"""Files that are compressed already."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The members by name, in their order."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, _DATE)
            packed = PurePosixPath(name).suffix in _PACKED
            member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return target.getvalue()


def repacked(archive: bytes) -> bytes:
    """A zip of the same members that shows neither when nor where another program wrote it."""
    with zipfile.ZipFile(BytesIO(archive)) as source:
        return zipped((name, source.read(name)) for name in source.namelist())
