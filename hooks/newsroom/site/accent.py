"""The one colour an office sets: in the stylesheet, on dark, and in the mark of the site."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from ..content.serving import on_dark
from ..text.colours import WHITE, Colour

DEFAULT = Colour.read("#9b1b2b")
"""--accent in 10-tokens.css, and what the pictures in assets/images/ are drawn in (a test compares)."""


def accent_style(accent: Colour) -> str:
    """The custom properties that replace the theme's own."""
    return f":root{{--accent:{accent};--accent-on-dark:{on_dark(accent)}}}"


def recoloured(name: str, picture: bytes, accent: Colour) -> bytes:
    """A picture of the theme, drawn in its accent and white, in another accent."""
    if PurePosixPath(name).suffix == ".svg":
        return picture.replace(str(DEFAULT).encode(), str(accent).encode())
    with Image.open(BytesIO(picture)) as opened:
        drawn = opened.convert("RGBA")
    # Of the three channels green is farthest between the two, so it says best how white a point is.
    green, alpha = drawn.getchannel("G"), drawn.getchannel("A")
    shades = [_between(accent, level) for level in range(256)]
    channels = [
        green.point([shade.red for shade in shades]),
        green.point([shade.green for shade in shades]),
        green.point([shade.blue for shade in shades]),
    ]
    written = BytesIO()
    Image.merge("RGBA", [*channels, alpha]).save(written, "PNG", optimize=True)
    return written.getvalue()


def _between(accent: Colour, green: int) -> Colour:
    share = (green - DEFAULT.green) / (WHITE.green - DEFAULT.green)
    return accent.mixed(WHITE, min(1.0, max(0.0, share)))
