"""The pictures that items show: what is published of each, and where its sizes lie."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import PIL

from ..content.attachments import PICTURES
from ..content.collection import Collection
from ..content.problems import Problem
from ..editions.shelf import Shelf, key_of
from .picture_sizes import PictureProblem, picture_sizes

FOLDER = "assets/pictures/"
"""Where the variants lie; their names change with their content."""
_RECIPE = f"2 {PIL.__version__}"
"""Part of every key; its number changes when `picture_sizes` makes something else of a source."""
_DESCRIPTION = ".json"


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture and its WebP variants, narrowest first, by width in pixels."""

    width: int
    height: int
    variants: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the shelf holds of one source."""

    key: str
    width: int = 0
    height: int = 0
    whole: Path | None = None
    """A form of its own that is published in place of the source."""
    variants: Mapping[int, Path] = field(default_factory=dict)
    fault: str = ""


class Pictures(Mapping[str, Picture]):
    """Every published picture by its site path, made once and then taken from the cache."""

    def __init__(self, collection: Collection) -> None:
        self._shelf = Shelf(collection.root / ".cache" / "newsroom" / "pictures")
        self._pictures: dict[str, Picture] = {}
        self.files: dict[str, Path] = {}
        """Site path to file: what is published in place of sources, and the variants."""
        self.problems: list[Problem] = []
        sources = {
            path: file
            for path, file in sorted(collection.files.items())
            if PurePosixPath(path).suffix in PICTURES
        }
        with ThreadPoolExecutor() as workers:
            kept = dict(zip(sources, workers.map(self._keep, sources.values()), strict=True))
        for path, found in kept.items():
            if found.fault:
                source = sources[path].relative_to(collection.root).as_posix()
                self.problems.append(Problem(source, 1, found.fault))
            else:
                self._add(PurePosixPath(path), found)

    def __getitem__(self, path: str) -> Picture:
        return self._pictures[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    def _add(self, path: PurePosixPath, kept: _Kept) -> None:
        names = {
            width: f"{FOLDER}{path.stem}-{width}.{kept.key[:10]}.webp" for width in kept.variants
        }
        self._pictures[str(path)] = Picture(kept.width, kept.height, tuple(names.items()))
        if kept.whole:
            self.files[str(path)] = kept.whole
        for width, name in names.items():
            self.files[name] = kept.variants[width]

    def clear_unused(self) -> None:
        """Forgets the sources that are not published any more."""
        self._shelf.clear_unused()

    def _keep(self, source: Path) -> _Kept:
        """What the shelf holds of a source, which is put there if it is new."""
        content, suffix = source.read_bytes(), source.suffix.lower()
        key = key_of(_RECIPE.encode(), suffix.encode(), content)
        if kept := self._kept(key, suffix):
            return kept
        try:
            sizes = picture_sizes(content, suffix)
        except PictureProblem as problem:
            return _Kept(key, fault=str(problem))
        variants = {
            width: self._shelf.keep(key, _variant(width), variant)
            for width, variant in sizes.variants.items()
        }
        whole = None if sizes.whole is None else self._shelf.keep(key, suffix, sizes.whole)
        description = json.dumps([sizes.width, sizes.height, whole is not None, [*variants]])
        self._shelf.keep(key, _DESCRIPTION, description.encode())
        return _Kept(key, sizes.width, sizes.height, whole, variants)

    def _kept(self, key: str, suffix: str) -> _Kept | None:
        """What is there of a source, if it is all there."""
        description = self._shelf.find(key, _DESCRIPTION)
        if description is None:
            return None
        try:
            width, height, has_whole, widths = json.loads(description.read_bytes())
        except ValueError:  # a power cut can leave a file of the right length without its content
            return None
        variants = {one: file for one in widths if (file := self._shelf.find(key, _variant(one)))}
        whole = self._shelf.find(key, suffix) if has_whole else None
        complete = len(variants) == len(widths) and bool(whole) == has_whole
        return _Kept(key, width, height, whole, variants) if complete else None


def _variant(width: int) -> str:
    return f".{width}.webp"
