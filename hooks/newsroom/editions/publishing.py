"""Every edition of every issue and plan, made or taken from the shelf."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Bulletin, Plan
from ..content.problems import Problem
from ..views.cards import Cards
from .audio import Audio, AudioProblem, read_audio
from .checking import edition_problems
from .compiling import issue_manuscript, picture_files, plan_manuscript
from .forms import ISSUE_FORMS, PLAN_FORMS, Form
from .manuscript import Manuscript
from .press import BUNDLE, Job, find_all, write_all
from .shelf import Shelf, key_of

BUNDLE_NAME = "ban-tin-{}"
"""Of the archive with all editions of an issue, with its slug at {}."""
LIBRARIES = (
    "typst", "pikepdf", "python-docx", "segno", "pillow", "Jinja2", "lxml", "tdewolff-minify", "css-inline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page says of a file a reader can take away."""

    title: str
    url: str
    """Site path."""
    format: str
    media_type: str
    for_readers: bool
    """Offered to everyone first; the others are for those who pass the issue on."""
    file: Path
    length: int

    @property
    def size_label(self) -> str:
        return size_label(self.length)


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of an issue, for its page and its feed entry."""

    url: str
    audio: Audio
    size_label: str


class Editions:
    """The editions of what may be shown; an unpublished issue has none outside a preview."""

    def __init__(self, collection: Collection, cards: Cards, *, make: bool = True) -> None:
        self._of: dict[str, tuple[Edition, ...]] = {}
        self._recordings: dict[str, Recording] = {}
        self.problems: list[Problem] = []
        if not make:
            return
        folder = collection.root / ".cache" / "newsroom" / "editions"
        jobs = dict(_jobs(collection, cards, folder))
        before = Shelf(folder)
        self.problems += write_all([job for job in jobs.values() if find_all(job, before) is None])
        self.problems += edition_problems(collection)
        shelf = Shelf(folder)
        for item, job in jobs.items():
            files = find_all(job, shelf)
            self._of[item.origin.path] = tuple(_editions(item, job, files)) if files else ()
        shelf.clear_unused()
        self.problems += [
            Problem(url, 1, f'Tệp "{url}" trùng tên với bản do máy dựng. Hãy đổi tên tệp.')
            for url in self.files
            if url in collection.files
        ]
        for issue in collection.of(Bulletin):
            if recording := _recording(issue, collection):
                self._recordings[issue.origin.path] = recording

    def of(self, item: Item) -> tuple[Edition, ...]:
        """The editions of an item, in the order readers are offered them."""
        return self._of.get(item.origin.path, ())

    def recording(self, item: Item) -> Recording | None:
        """The sound of an issue, when it has one on this site."""
        return self._recordings.get(item.origin.path)

    @property
    def files(self) -> dict[str, Path]:
        """Site path to the finished file."""
        return {edition.url: edition.file for editions in self._of.values() for edition in editions}


def size_label(length: int) -> str:
    """A size as readers know it: "160 KB", "1,2 MB"."""
    if length < 1_000_000:
        return f"{max(1, round(length / 1000))} KB"
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")


def _jobs(collection: Collection, cards: Cards, folder: Path) -> Iterator[tuple[Item, Job]]:
    for issue in collection.of(Bulletin):
        recording = collection.files.get(collection.file_url(issue, issue.audio))
        enclosed = {recording.name: recording} if recording else {}
        manuscript = issue_manuscript(issue, collection, cards)
        yield (
            issue,
            _job(
                collection,
                manuscript,
                folder,
                ISSUE_FORMS,
                BUNDLE_NAME.format(issue.slug),
                enclosed,
            ),
        )
    for plan in collection.of(Plan):
        yield plan, _job(collection, plan_manuscript(plan, collection, cards), folder, PLAN_FORMS)


def _job(
    collection: Collection,
    manuscript: Manuscript,
    folder: Path,
    forms: tuple[Form, ...],
    bundle: str = "",
    enclosed: dict[str, Path] | None = None,
) -> Job:
    pictures = picture_files(manuscript, collection)
    others = {**pictures, **(enclosed or {})}
    digests = repr([(name, _digest(file)) for name, file in others.items()])
    key = key_of(_program(), repr(manuscript).encode(), digests.encode())
    return Job(folder, manuscript, forms, key, pictures, bundle, enclosed or {})


def _editions(item: Item, job: Job, files: dict[str, Path]) -> Iterator[Edition]:
    for form in job.forms:
        file = files[form.name]
        yield Edition(
            title=form.title,
            url=item.url + form.name.format(item.slug),
            format=form.format,
            media_type=form.media_type,
            for_readers=form.for_readers,
            file=file,
            length=file.stat().st_size,
        )
    if job.bundle:
        yield Edition(
            title="Trọn bộ các bản",
            url=f"{item.url}{job.bundle}{BUNDLE}",
            format="ZIP",
            media_type="application/zip",
            for_readers=False,
            file=files[BUNDLE],
            length=files[BUNDLE].stat().st_size,
        )


def _recording(issue: Bulletin, collection: Collection) -> Recording | None:
    url = collection.file_url(issue, issue.audio)
    file = collection.files.get(url)
    try:
        audio = read_audio(file) if file else None
    except AudioProblem:
        return None
    return Recording(url, audio, size_label(audio.length)) if audio else None


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def _program() -> bytes:
    """What an edition depends on besides its text: our code, templates, fonts and the libraries."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256(repr((platform.python_version(), zlib.ZLIB_RUNTIME_VERSION)).encode())
    for folder in ("editions", "templates", "text"):
        for file in sorted((package / folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(package).as_posix().encode())
                digest.update(file.read_bytes())
    digest.update(repr([(name, version(name)) for name in LIBRARIES]).encode())
    return digest.digest()
