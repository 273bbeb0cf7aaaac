"""The pictures that items show: what is published of each, and where its sizes lie."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import rmtree

import PIL

from ..content.attachments import PICTURES
from ..content.collection import Collection
from ..content.problems import Problem
from .picture_sizes import PictureProblem, picture_sizes

FOLDER = "assets/pictures/"
"""Where the variants lie; their names change with their content."""
_RECIPE = f"2 {PIL.__version__}"
"""Part of every key; its number changes when `picture_sizes` makes something else of a source."""
_DESCRIPTION = "picture.json"


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture and its WebP variants, narrowest first, by width in pixels."""

    width: int
    height: int
    variants: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the cache holds of one source."""

    key: str
    width: int = 0
    height: int = 0
    whole: bool = False
    """Whether it holds a form of its own that is published in place of the source."""
    widths: tuple[int, ...] = ()
    fault: str = ""


class Pictures(Mapping[str, Picture]):
    """Every published picture by its site path, made once and then taken from the cache."""

    def __init__(self, collection: Collection) -> None:
        self._folder = collection.root / ".cache" / "newsroom" / "pictures"
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
        self._forget_all_but({found.key for found in kept.values()})

    def __getitem__(self, path: str) -> Picture:
        return self._pictures[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    def _add(self, path: PurePosixPath, kept: _Kept) -> None:
        names = {
            width: f"{FOLDER}{path.stem}-{width}.{kept.key[:10]}.webp" for width in kept.widths
        }
        self._pictures[str(path)] = Picture(kept.width, kept.height, tuple(names.items()))
        if kept.whole:
            self.files[str(path)] = self._folder / kept.key / f"whole{path.suffix}"
        for width, name in names.items():
            self.files[name] = self._folder / kept.key / f"{width}.webp"

    def _keep(self, source: Path) -> _Kept:
        """What the cache holds of a source, which is put there if it is new."""
        content, suffix = source.read_bytes(), source.suffix.lower()
        key = hashlib.sha256(f"{_RECIPE} {suffix} ".encode() + content).hexdigest()[:32]
        folder = self._folder / key
        try:
            return _described(key, (folder / _DESCRIPTION).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        try:
            sizes = picture_sizes(content, suffix)
        except PictureProblem as problem:
            return _Kept(key, fault=str(problem))
        folder.mkdir(parents=True, exist_ok=True)
        for width, variant in sizes.variants.items():
            (folder / f"{width}.webp").write_bytes(variant)
        if sizes.whole is not None:
            (folder / f"whole{suffix}").write_bytes(sizes.whole)
        kept = _Kept(key, sizes.width, sizes.height, sizes.whole is not None, tuple(sizes.variants))
        # Last, so that a build that is cut off leaves nothing that looks finished.
        (folder / _DESCRIPTION).write_text(_description(kept), encoding="utf-8")
        return kept

    def _forget_all_but(self, used: set[str]) -> None:
        for folder in self._folder.glob("*"):
            if folder.name not in used:
                rmtree(folder, ignore_errors=True)


def _description(kept: _Kept) -> str:
    return json.dumps([kept.width, kept.height, kept.whole, kept.widths])


def _described(key: str, description: str) -> _Kept:
    width, height, whole, widths = json.loads(description)
    return _Kept(key, width, height, whole, tuple(widths))
