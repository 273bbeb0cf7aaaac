"""What every page gets before its template is filled: its body for readers, its face for others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .frame import Desk
from .page_body import page_body
from .pictures import Pictures
from .social_cards import SocialCards
from .structured_data import StructuredData
from .webpage import WebPage


class Presentation:
    """The pictures and cards of a site, and how each page is dressed with them."""

    def __init__(self, desk: Desk, theme: Path, pictures: Pictures) -> None:
        self.pictures = pictures
        self._cards = SocialCards(desk.collection, theme, pictures)
        self._structured_data = StructuredData(desk, self._own_image)

    def files(self, pages: tuple[WebPage, ...]) -> Mapping[str, Path]:
        """Site path to file of everything that pages show besides what items refer to."""
        self._cards.draw_all(pages)
        return {**self.pictures.files, **self._cards.files}

    def clear_unused(self) -> None:
        """Forgets the pictures and cards of earlier builds."""
        self.pictures.clear_unused()
        self._cards.clear_unused()

    def context(self, page: WebPage, base: str) -> dict[str, object]:
        """`body`, `social` and `structured_data` of a page whose addresses start with a base."""
        return {
            "body": page_body(page.body.html, base, self.pictures),
            "social": self._cards.of(page),
            "structured_data": self._structured_data.of(page),
        }

    def _own_image(self, page: WebPage) -> str:
        image = self._cards.of(page)
        return image.url if image.own else ""
