"""Pictures as editions carry them: upright, no larger than paper needs, without camera data."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image as Imaging
from PIL import ImageOps

LONGEST_SIDE = 1600
"""Pixels: 250 an inch over the width of a page."""
_KEPT = {"JPEG": 400_000, "PNG": 400_000}
"""A file in one of these forms goes unchanged when it has no more bytes than this."""
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Image:
    content: bytes
    suffix: str
    """ ".jpg" or ".png"."""
    width: int
    height: int

    @property
    def media_type(self) -> str:
        return {".jpg": "image/jpeg", ".png": "image/png"}[self.suffix]


Pictures = Mapping[str, Image]
"""By the site path that names them in a text."""


class PictureProblem(ValueError):
    """The file cannot be read as a picture."""


def prepare(file: Path) -> Image:
    """The picture of a file, ready for every edition; raises PictureProblem."""
    content = file.read_bytes()
    try:
        with warnings.catch_warnings():
            # A picture that would fill the memory is refused like one that cannot be read.
            warnings.simplefilter("error", Imaging.DecompressionBombWarning)
            with Imaging.open(BytesIO(content)) as opened:
                return _fitted(opened, content)
    except (OSError, ValueError, SyntaxError, Warning, Imaging.DecompressionBombError) as error:
        raise PictureProblem(str(error)) from error


def _fitted(opened: Imaging.Image, content: bytes) -> Image:
    form = opened.format or ""
    bare = not opened.getexif() and opened.mode in ("RGB", "L")
    if bare and len(content) <= _KEPT.get(form, 0) and max(opened.size) <= LONGEST_SIDE:
        opened.load()
        return Image(content, ".jpg" if form == "JPEG" else ".png", *opened.size)
    upright = ImageOps.exif_transpose(opened)
    clear = "A" in upright.getbands() or "transparency" in upright.info
    picture = upright.convert("RGBA" if clear else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Imaging.Resampling.LANCZOS)
    return _smaller(picture, lossless=clear or form in ("PNG", "GIF"))


def _smaller(picture: Imaging.Image, *, lossless: bool) -> Image:
    """As PNG when that keeps lines and letters sharp at a fair size, else as JPEG."""
    if lossless:
        drawn = BytesIO()
        picture.save(drawn, "PNG", optimize=True)
        if len(drawn.getvalue()) <= _KEPT["PNG"]:
            return Image(drawn.getvalue(), ".png", *picture.size)
    if picture.mode == "RGBA":
        paper = Imaging.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    shot = BytesIO()
    picture.save(shot, "JPEG", quality=_QUALITY, optimize=True)
    return Image(shot.getvalue(), ".jpg", *picture.size)
