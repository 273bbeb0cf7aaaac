"""Zip files that are the same bytes for the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every member: the first a zip can hold."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The members by name, in their order."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return target.getvalue()


def members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """What a zip holds, in its order."""
    with zipfile.ZipFile(BytesIO(archive)) as source:
        for name in source.namelist():
            yield name, source.read(name)
