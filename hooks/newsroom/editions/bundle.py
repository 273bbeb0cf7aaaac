"""All editions of an issue in one zip with checksums, for document systems and portals."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from .word_markup import ZIP_DATE

CHECKSUMS = "SHA256SUMS"
_PACKED = frozenset({".pdf", ".docx", ".mp3", ".m4a", ".zip"})
"""Files that are compressed already."""


def write_bundle(folder: str, files: Mapping[str, Path]) -> bytes:
    """A zip of the files below one folder, in the order of their names, and their SHA-256 sums.

    The list can be checked with `sha256sum -c SHA256SUMS`. Same files, same bytes.
    """
    target = BytesIO()
    sums: list[str] = []
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            content = files[name].read_bytes()
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            _add(archive, f"{folder}/{name}", content)
        _add(archive, f"{folder}/{CHECKSUMS}", "".join(sums).encode())
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, ZIP_DATE)
    packed = Path(name).suffix in _PACKED
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)
