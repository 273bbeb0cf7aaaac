"""Which picture a shared link to a page shows.

An issue, a plan and a content have a card with their own title, an article its photograph. The
others share one a section: a card for each of 5,000 articles would cost a first build 45 seconds
and readers nothing but the title that they see beside the card anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

import PIL

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Article, Bulletin, Plan, Topic
from ..editions.shelf import Shelf, key_of
from ..text.colours import Colour
from ..text.dates import month_name
from .accent import DEFAULT
from .card_drawing import HEIGHT, RECIPE, WIDTH, Face, Faces, crop_card, draw_card
from .pictures import Pictures
from .webpage import WebPage

FOLDER = "assets/cards/"
_NARROWEST = 800
"""Pixels: a smaller photograph would be blown up."""


@dataclass(frozen=True, slots=True)
class SocialImage:
    """Site path, size and description of the picture that stands for a page."""

    url: str
    alt: str
    own: bool
    """Whether it stands for this page alone."""
    width: int = WIDTH
    height: int = HEIGHT


class SocialCards:
    """The cards of a site, drawn once and then taken from the cache."""

    def __init__(self, collection: Collection, theme: Path, pictures: Pictures) -> None:
        self._collection = collection
        self._settings = collection.settings
        self._pictures = pictures
        self._shelf = Shelf(collection.root / ".cache" / "newsroom" / "cards")
        self._accent: Colour = self._settings.office.accent or DEFAULT
        fonts = theme / "assets" / "fonts"
        self._faces = Faces(fonts / "text.woff2", fonts / "display.woff2")
        faces = (self._faces.text, self._faces.display)
        self._look = key_of(str(self._accent).encode(), *(face.read_bytes() for face in faces))
        self._items = {item.url: item for item in collection}
        self._drawn: dict[Face | str, SocialImage] = {}
        self.files: dict[str, Path] = {}

    def draw_all(self, pages: Iterable[WebPage]) -> None:
        """Fills `files` with the card of every page."""
        for page in pages:
            self.of(page)

    def clear_unused(self) -> None:
        """Forgets the cards that no page has any more."""
        self._shelf.clear_unused()

    def of(self, page: WebPage) -> SocialImage:
        """The picture of a page."""
        item = self._items.get(page.url)
        if isinstance(item, Article) and (photograph := self._photograph(item)):
            return photograph
        face = self._face(page, item)
        if face not in self._drawn:
            key = _key(repr((*astuple(face), self._look)).encode())
            card = self._shelf.get(key, ".png", lambda: draw_card(face, self._faces, self._accent))
            own = isinstance(item, Bulletin | Plan | Topic)
            self._drawn[face] = SocialImage(self._published(key, card), face.title, own=own)
        return self._drawn[face]

    def _face(self, page: WebPage, item: Item | None) -> Face:
        name, office = self._settings.site_name, self._settings.office
        if isinstance(item, Bulletin):
            masthead = self._collection.masthead(item)
            title = f"{masthead.name} {month_name(item.month)}"
            return Face(item.number_label, title, masthead.issuer, cover=True)
        if isinstance(item, Plan | Topic):
            kicker = f"{item.label} · Mẫu" if item.sample else item.label
            return Face(kicker, item.title, name)
        if isinstance(item, Article):
            return Face(name, item.section, office.name)
        if len(page.crumbs) > 1:
            return Face(name, page.crumbs[1].title, office.name)
        return Face("", name, office.name if office.name != name else "")

    def _photograph(self, article: Article) -> SocialImage | None:
        path = self._collection.file_url(article, article.image)
        picture = self._pictures.get(path)
        if picture is None or picture.width < _NARROWEST:
            return None
        if path not in self._drawn:
            file = self._collection.files[path]
            key = _key(file.read_bytes())
            cut = self._shelf.get(key, ".jpg", lambda: crop_card(file))
            words = article.alt or article.title
            self._drawn[path] = SocialImage(self._published(key, cut), words, own=True)
        return self._drawn[path]

    def _published(self, key: str, card: Path) -> str:
        """The site path of a card, which is added to the files."""
        url = f"{FOLDER}{key}{card.suffix}"
        self.files[url] = card
        return url


def _key(content: bytes) -> str:
    return key_of(repr((RECIPE, PIL.__version__)).encode(), content)[:20]
