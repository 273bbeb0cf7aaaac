"""Every edition of every issue and plan, made or taken from the shelf."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Bulletin, Plan
from ..views.cards import Cards
from . import print as printing
from .manuscript import Manuscript, issue_manuscript, picture_files, plan_manuscript
from .shelf import Shelf, key_of

LIBRARIES = ("typst", "lxml")


@dataclass(frozen=True)
class Form:
    """One form an edition can take."""

    title: str
    format: str
    name: str
    """File name, with the slug of the item at {}."""
    media_type: str
    write: Callable[[Any, printing.Pictures], bytes]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page says of a file a reader can take away."""

    title: str
    url: str
    format: str
    size_label: str
    media_type: str
    file: Path
    length: int


ISSUE_FORMS = (Form("Bản in", "PDF", "ban-tin-{}.pdf", "application/pdf", printing.print_issue),)
PLAN_FORMS = (Form("Bản đọc", "PDF", "{}-ban-doc.pdf", "application/pdf", printing.print_plan),)


class Editions:
    """The editions of what may be shown; unpublished issues are not in a collection at all."""

    def __init__(self, collection: Collection, cards: Cards) -> None:
        shelf = Shelf(collection.root / ".cache" / "newsroom" / "editions")
        self._of: dict[str, tuple[Edition, ...]] = {}
        for issue in collection.of(Bulletin):
            manuscript: Manuscript = issue_manuscript(issue, collection, cards)
            self._of[issue.origin.path] = tuple(
                _make(issue, manuscript, ISSUE_FORMS, collection, shelf)
            )
        for plan in collection.of(Plan):
            manuscript = plan_manuscript(plan, collection, cards)
            self._of[plan.origin.path] = tuple(
                _make(plan, manuscript, PLAN_FORMS, collection, shelf)
            )
        shelf.clear_unused()

    def of(self, item: Item) -> tuple[Edition, ...]:
        """The editions of an item, in the order readers are offered them."""
        return self._of.get(item.origin.path, ())

    @property
    def files(self) -> dict[str, Path]:
        """Site path to the finished file."""
        return {edition.url: edition.file for editions in self._of.values() for edition in editions}


def _make(
    item: Item,
    manuscript: Manuscript,
    forms: tuple[Form, ...],
    collection: Collection,
    shelf: Shelf,
) -> Iterator[Edition]:
    pictures = picture_files(manuscript, collection)
    text = repr(manuscript).encode()
    images = repr([(name, _digest(file)) for name, file in pictures.items()]).encode()
    for form in forms:
        key = key_of(_program(), form.name.encode(), text, images)
        file = shelf.get(key, form.suffix, lambda form=form: form.write(manuscript, pictures))  # type: ignore[misc]
        length = file.stat().st_size
        yield Edition(
            form.title,
            f"{item.url}{form.name.format(item.slug)}",
            form.format,
            size_label(length),
            form.media_type,
            file,
            length,
        )


def size_label(length: int) -> str:
    """A size as readers know it: "160 KB", "1,2 MB"."""
    if length < 1_000_000:
        return f"{max(1, round(length / 1000))} KB"
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def _program() -> bytes:
    """What an edition depends on besides its text: our code, templates, fonts and the libraries."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256(platform.python_version().encode())
    for folder in ("editions", "templates", "text"):
        for file in sorted((package / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(package).as_posix().encode())
                digest.update(file.read_bytes())
    digest.update(repr([(name, version(name)) for name in LIBRARIES]).encode())
    return digest.digest()
