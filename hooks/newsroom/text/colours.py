"""Colours as WCAG measures them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

READABLE = 4.5
"""The least contrast between text and what is behind it (WCAG 2.2, 1.4.3)."""
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour, 0 to 255 a channel."""

    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, written: str) -> Self:
        """The colour of "#9b1b2b" or "#912"; raises ValueError."""
        if not _HEX.fullmatch(written):
            raise ValueError(written)
        digits = written[1:]
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        return cls(*bytes.fromhex(digits))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white)."""
        red, green, blue = map(_linear, (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: Colour) -> float:
        """The contrast ratio of two colours, 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def mixed(self, other: Colour, share: float) -> Colour:
        """The colour with a share (0 to 1) of another one in it."""
        return Colour(
            round(self.red + (other.red - self.red) * share),
            round(self.green + (other.green - self.green) * share),
            round(self.blue + (other.blue - self.blue) * share),
        )

    def towards(self, other: Colour, backgrounds: tuple[Colour, ...], least: float) -> Colour:
        """The first colour on the way to another one that has that contrast on every background."""
        for step in range(_STEPS):
            found = self.mixed(other, step / _STEPS)
            if all(found.contrast(background) >= least for background in backgrounds):
                return found
        return other


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
