"""Settings of how the site looks to browsers and how far it may reach: colour, origins, contact."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf
from pydantic_core import PydanticCustomError

from ..text.colours import BLACK, READABLE, WHITE, Colour
from .fields import Day, Part, listed

LIGHT_BACKGROUNDS = (Colour.read("#fdfcfa"), Colour.read("#f4f0e9"), WHITE)
"""--paper and --tint of 10-tokens.css (a test compares), and the text on an accent background."""
DARK_BACKGROUNDS = (Colour.read("#161412"), Colour.read("#211e1b"))
_COMFORTABLE = 7.0
"""What the dark variant aims at: thin bright letters on black tire the eye sooner."""
_ORIGIN = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?")
_CONTACT = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https://[^\s\"<>]+|tel:\+?[\d-]+")


def _colour(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        colour = Colour.read(value)
    except ValueError:
        raise PydanticCustomError("colour", "", {}) from None
    contrast = min(colour.contrast(background) for background in LIGHT_BACKGROUNDS)
    if contrast < READABLE:
        darker = colour.towards(BLACK, LIGHT_BACKGROUNDS, READABLE)
        sentence = (
            f'màu "{value}" quá nhạt để làm màu chữ: độ tương phản với nền là {_ratio(contrast)}, '
            f'cần ít nhất {_ratio(READABLE)}. Hãy chọn màu đậm hơn, ví dụ "{darker}".'
        )
        raise PydanticCustomError("pale_colour", "{sentence}", {"sentence": sentence})
    return colour


def _ratio(contrast: float) -> str:
    """Rounded down, so that what is refused never looks enough."""
    return f"{int(contrast * 100) / 100:g}:1".replace(".", ",")


def on_dark(accent: Colour) -> Colour:
    """The lighter relative of an accent that can be read on the dark backgrounds."""
    return accent.towards(WHITE, DARK_BACKGROUNDS, _COMFORTABLE)


def _origin(value: str) -> str:
    if not _ORIGIN.fullmatch(value):
        raise PydanticCustomError("origin", "", {})
    return value


def _contact(value: str) -> str:
    if not _CONTACT.fullmatch(value):
        raise PydanticCustomError("contact", "", {})
    bare = "@" in value and not value.startswith(("mailto:", "https:"))
    return f"mailto:{value}" if bare else value


Accent = Annotated[InstanceOf[Colour], BeforeValidator(_colour)]
Origins = Annotated[tuple[Annotated[str, AfterValidator(_origin)], ...], BeforeValidator(listed)]


class ExtraOrigins(Part):
    """Other sites that pages may load from, or that may frame the pages; none by default."""

    script: Origins = Field((), title="Trang được chạy mã lệnh")
    connect: Origins = Field((), title="Trang được gửi, nhận dữ liệu")
    img: Origins = Field((), title="Trang được lấy ảnh")
    media: Origins = Field((), title="Trang được lấy âm thanh, video")
    frame_ancestors: Origins = Field((), title="Trang được nhúng trang này")


class SecurityContact(Part):
    """Whom to tell of a weakness of the site, published as security.txt (RFC 9116)."""

    contact: Annotated[str, AfterValidator(_contact)] = Field(title="Nơi nhận báo lỗi bảo mật")
    expires: Day = Field(title="Thông tin có giá trị đến ngày")
