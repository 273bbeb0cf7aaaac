"""The picture that a shared link shows: words in the faces of the site, 1200 × 630 points."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from ..text.colours import WHITE, Colour

WIDTH, HEIGHT = 1200, 630
RECIPE = 1
"""Part of every key; changes when a card of the same words looks different."""
PAPER, INK = Colour.read("#fdfcfa"), Colour.read("#1e1b18")
_MARGIN, _BAND = 84, 20
_TITLE_TOP, _TITLE_BOTTOM = 168, 486
_TITLE_SIZES = (88, 80, 72, 66, 60, 54, 48, 42)
_LINE = 1.28
"""Of the size: marks of Vietnamese letters stand high (Ễ) and low (Ộ)."""
_MEASURE = WIDTH - 2 * _MARGIN
_SMALL, _SHADES = 32, 16
_SUBDUED, _FAINT = 190, 110
_LETTERS = re.compile(r"[ -~–—“”‘’…•·×→−₫№§°ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""What the faces hold (overrides/assets/fonts/subset.py)."""

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a card; a cover is in the accent, as the covers of issues are."""

    kicker: str
    title: str
    foot: str
    cover: bool = False


@dataclass(frozen=True, slots=True)
class Faces:
    """The files of the two faces of the site."""

    text: Path
    display: Path


@cache
def _font(file: Path, size: int) -> Font:
    # The other layout engine needs a library of the system, so its lines differ between machines.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def draw_card(face: Face, faces: Faces, accent: Colour) -> bytes:
    """The PNG of a card; same words, same bytes."""
    back, ink = (accent, WHITE) if face.cover else (PAPER, INK)
    letters = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(letters)
    small = _font(faces.text, _SMALL)
    for line in fitted(drawable(face.kicker), small, 1):
        draw.text((_MARGIN, 84), line, font=small, fill=_SUBDUED)
    _draw_title(draw, drawable(face.title), faces)
    for line in fitted(drawable(face.foot), small, 1):
        draw.text((_MARGIN, 526), line, font=small, fill=_SUBDUED)
    if face.cover:
        draw.rectangle((24, 24, WIDTH - 25, HEIGHT - 25), outline=_FAINT, width=2)
    card = Image.frombytes("P", letters.size, letters.point(_shade_table()).tobytes())
    shades = [back.mixed(ink, shade / (_SHADES - 1)) for shade in range(_SHADES)]
    if not face.cover:
        card.paste(_SHADES, (0, 0, _BAND, HEIGHT))
    card.putpalette([channel for shade in [*shades, accent] for channel in _channels(shade)])
    written = BytesIO()
    card.save(written, "PNG", compress_level=6)
    return written.getvalue()


def crop_card(picture: Path) -> bytes:
    """A photograph cut to the shape of a card, as JPEG."""
    with Image.open(picture) as opened:
        cut = ImageOps.fit(opened.convert("RGB"), (WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    written = BytesIO()
    cut.save(written, "JPEG", quality=80, optimize=True, exif=b"", icc_profile=b"")
    return written.getvalue()


def drawable(text: str) -> str:
    """The text in letters the faces hold: other letters lose their marks, other signs go."""
    return " ".join("".join(_letters(unicodedata.normalize("NFC", text))).split())


def fitted(text: str, font: Font, most: int) -> list[str]:
    """The lines of a text parted at spaces; what does not fit in so many lines ends in "…"."""
    lines = _lines(text.split(), font, _MEASURE)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and font.getlength(f"{last} …") > _MEASURE:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], f"{last} …"]


def _draw_title(draw: ImageDraw.ImageDraw, title: str, faces: Faces) -> None:
    """As large as it fits, in the middle of its room."""
    room = _TITLE_BOTTOM - _TITLE_TOP
    for size in _TITLE_SIZES:
        font = _font(faces.display, size)
        height = round(size * _LINE)
        lines = _lines(title.split(), font, _MEASURE)
        if len(lines) <= room // height:
            lines = _balanced(title, font, lines)
            break
    else:
        lines = fitted(title, font, room // height)
    top = _TITLE_TOP + (room - len(lines) * height) // 2
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + number * height), line, font=font, fill=255)


def _balanced(title: str, font: Font, lines: list[str]) -> list[str]:
    """The same number of lines, as even as they can be, so that no word is left alone."""
    longest = max(map(font.getlength, title.split()), default=0)
    for width in range(_MEASURE, int(longest), -20):
        narrower = _lines(title.split(), font, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _lines(words: Sequence[str], font: Font, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, font, width)
    return lines


def _pieces(word: str, font: Font, width: int) -> Iterator[str]:
    """A word in one piece, unless it is longer than a line."""
    while font.getlength(word) > width:
        fits = bisect(range(1, len(word)), float(width), key=lambda n: font.getlength(word[:n]))
        end = max(1, fits)
        yield word[:end]
        word = word[end:]
    yield word


def _letters(text: str) -> Iterator[str]:
    for letter in text:
        if _LETTERS.match(letter) or letter.isspace():
            yield letter if not letter.isspace() else " "
        else:
            base = unicodedata.normalize("NFD", letter)[0]
            yield base if base.isascii() else ""


def _shade_table() -> list[int]:
    step = 255 // (_SHADES - 1)
    return [min(_SHADES - 1, (level + step // 2) // step) for level in range(256)]


def _channels(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue
