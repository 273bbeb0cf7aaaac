"""The body of a page as readers see it: addresses made, numbers kept whole, pictures in sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from ..text.markup import SITE_URL, with_base
from ..text.typography import unbroken
from .pictures import Picture

IN_TEXT = "(min-width: 42rem) 40rem, 100vw"
"""How wide a picture in running text is (--measure in 10-tokens.css)."""
_IMAGE = re.compile(rf'<img\b[^>]*? src="{re.escape(SITE_URL)}(?P<path>[^"]+)"[^>]*>')
_SIZED = re.compile(r" (?:width|height)=")


def page_body(html: str, base: str, pictures: Mapping[str, Picture]) -> str:
    """The HTML of a rendered body for a page whose addresses start with a base."""
    if not html:
        return ""
    if pictures and "<img" in html:

        def sized(image: re.Match[str]) -> str:
            picture = pictures.get(image["path"])
            return in_sizes(image[0], picture, base, IN_TEXT) if picture else image[0]

        html = _IMAGE.sub(sized, html)
    return with_base(unbroken(html), base)


def in_sizes(image: str, picture: Picture, base: str, sizes: str) -> str:
    """An <img> with its size, so that nothing moves when it comes, and WebP in the widths there are."""
    if not _SIZED.search(image):
        image = f'{image[:-1]} width="{picture.width}" height="{picture.height}">'
    if not picture.variants:
        return image
    return (
        f'<picture><source type="image/webp" srcset="{escape(srcset(picture, base))}" '
        f'sizes="{sizes}">{image}</picture>'
    )


def srcset(picture: Picture, base: str) -> str:
    """The variants as srcset wants them."""
    return ", ".join(f"{base}/{path} {width}w" for width, path in picture.variants)
