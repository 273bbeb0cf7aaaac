"""The evidence of a period as one zip: the files, and a list of everything with its address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ..text.dates import short_date
from ..text.spreadsheets import render_csv
from ..text.vietnamese import slug
from ..text.zips import zipped
from .figures import EvidenceRow, Figures
from .wording import SAMPLE_MARK, head_lines, title

LIST = "danh-muc.csv"
HEADER = (
    *("STT", "Nhiệm vụ", "Tin, bài, sự kiện", "Ngày", "Loại tài liệu", "Tên tài liệu"),
    *("Đường dẫn", "Tệp trong gói", "Công khai", "SHA-256"),
)


def write_package(figures: Figures) -> bytes:
    """The zip; what is not public is in it too, so it is for the office and those it answers to."""
    files: list[tuple[str, bytes]] = []
    rows: list[tuple[str, ...]] = [(title(figures),)]
    if figures.samples:
        rows.append((SAMPLE_MARK,))
    rows += ((line,) for line in head_lines(figures))
    rows.append(HEADER)
    for number, row in enumerate(figures.evidence, 1):
        name, digest = "", ""
        if row.file:
            content = row.file.read_bytes()
            name, digest = _name(number, row), hashlib.sha256(content).hexdigest()
            files.append((name, content))
        rows.append(tuple(_cells(number, row, name, digest)))
    return zipped([(LIST, render_csv(rows)), *files])


def _cells(number: int, row: EvidenceRow, name: str, digest: str) -> Iterator[str]:
    yield from (f"{number}", "; ".join(row.tasks), row.title, short_date(row.day), row.kind)
    yield from (row.document, row.link or row.url, name, "Có" if row.public else "Không", digest)


def _name(number: int, row: EvidenceRow) -> str:
    """In ASCII, which every program that opens a zip can read: "03-tap-huan/diem-danh.pdf"."""
    assert row.file is not None
    folder = f"{number:02}-{slug(row.title)[:60].strip('-')}"
    return f"{folder}/{slug(row.file.stem) or 'tep'}{row.file.suffix.lower()}"
