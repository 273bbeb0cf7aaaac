"""Data and templates handed to typst, which makes tagged PDF (PDF/UA-1), the same bytes twice."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from ..text.dates import PartialDate, at_fixed_hour
from .document import Cell, Document, Picture, Table
from .letters import FONTS, printable
from .pictures import Image, Pictures
from .tables import column_shares, narrow_columns

STANDARD = "ua-1"
FULL_WIDTH = 500
"""Pixels from which a picture fills the column; smaller ones keep their size."""
POINTS_A_PIXEL = 0.5
LONG_CELL = 800
"""Letters from which a cell may go on over the page; shorter ones are kept in one piece."""

HEAVY = 500_000
"""Bytes from which a PDF is packed once more, which halves it and costs an eighth of its making."""

Data = dict[str, object]


class Sheet:
    """Turns a manuscript into data for the templates, and gathers the pictures it shows."""

    def __init__(self, pictures: Pictures | None = None) -> None:
        self._pictures = pictures or {}
        self.files: dict[str, bytes] = {}
        """Pictures by the name that the templates know."""

    def data(self, value: object) -> Data:
        """The fields of a dataclass; blocks also say what kind they are."""
        assert is_dataclass(value)
        made = {field.name: self.plain(getattr(value, field.name)) for field in fields(value)}
        made["kind"] = type(value).__name__.lower()
        if isinstance(value, Table):
            shares = zip(column_shares(value), narrow_columns(value), strict=True)
            made["widths"] = [0 if narrow else share for share, narrow in shares]
        if isinstance(value, Cell):
            made["breakable"] = len(Document(value.blocks).plain_text()) > LONG_CELL
        if isinstance(value, Picture):
            made |= self._picture(value)
        return made

    def plain(self, value: object) -> object:
        """A value as JSON has it, its texts without signs that cannot be printed."""
        if isinstance(value, str):
            return printable(value)
        if isinstance(value, PartialDate):
            day = value.first_day
            return [day.year, day.month, day.day]
        if isinstance(value, tuple | list):
            return [self.plain(inner) for inner in value]
        if isinstance(value, dict):
            return {key: self.plain(inner) for key, inner in value.items()}
        return self.data(value) if is_dataclass(value) else value

    def pdf(self, template: str, data: Data, date: PartialDate) -> bytes:
        """The PDF of a template, whose file bears that date."""
        whole = json.dumps({**data, "date": self.plain(date)}, ensure_ascii=False)
        sources = {
            "main.typ": _template(template),
            "print.typ": _template("print.typ"),
            "data.json": whole.encode(),
        }
        # typst's type stubs do not know yet that several sources can be given by name.
        compile_sources: Any = typst.compile
        with TemporaryDirectory(prefix="newsroom-") as folder:
            # Sources given by name must be text, so pictures lie on the disk.
            for name, content in self.files.items():
                (Path(folder) / name).write_bytes(content)
            pdf = compile_sources(
                sources,
                root=folder,
                format="pdf",
                font_paths=_fonts(),
                pdf_standards=[STANDARD],
                timestamp=at_fixed_hour(date, "00:00"),
            )
        assert isinstance(pdf, bytes)
        _forget()
        return _compacted(pdf) if len(pdf) > HEAVY else pdf

    def _picture(self, picture: Picture) -> Data:
        image = self._pictures.get(picture.source)
        if image is None:
            return {"file": ""}
        name = f"picture-{len(self.files)}{image.suffix}"
        self.files[name] = image.content
        points = image.width * POINTS_A_PIXEL
        return {"file": name, "share": _share(image), "points": points}


@cache
def _fonts() -> typst.Fonts:
    """Ours alone, whatever the machine has."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _forget() -> None:
    """Makes typst drop what it keeps of a document for the ten after it: hundreds of megabytes."""
    for _ in range(10):
        typst.compile(b" ", format="svg", font_paths=_fonts())


def _compacted(pdf: bytes) -> bytes:
    """The same PDF with its objects compressed, tags above all, which typst writes out in full."""
    import pikepdf  # few issues need it, and starting takes as long as setting one

    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = pikepdf.ObjectStreamMode.generate
        opened.save(packed, object_stream_mode=streams, deterministic_id=True)
    return packed.getvalue()


@cache
def _template(name: str) -> bytes:
    return (FONTS.parent / "print" / name).read_bytes()


def _share(image: Image) -> int:
    """Per cent of the column a picture fills; 0 for one that keeps its size."""
    if image.width < FULL_WIDTH:
        return 0
    return 60 if image.height > image.width else 100
