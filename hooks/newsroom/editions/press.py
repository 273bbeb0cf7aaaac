"""Writes the editions that are not on the shelf yet, on all processors when there are many."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typst import TypstError

from ..content.problems import Level, Problem
from .bundle import write_bundle
from .forms import Form
from .manuscript import Manuscript
from .pictures import Image, PictureProblem, prepare
from .shelf import Shelf, key_of

MANY = 12
"""Texts from which starting more processes takes less time than it saves."""
BUNDLE = ".zip"


@dataclass(frozen=True)
class Job:
    """All editions of one text, and where they are kept."""

    folder: Path
    manuscript: Manuscript
    forms: tuple[Form, ...]
    key: str
    pictures: Mapping[str, Path]
    bundle: str = ""
    """Folder inside the zip of all editions; no zip when empty."""
    enclosed: Mapping[str, Path] = field(default_factory=dict)
    """Further files of the zip."""

    def key_for(self, name: str) -> str:
        """The key of one edition on the shelf."""
        return key_of(self.key.encode(), name.encode())


def find_all(job: Job, shelf: Shelf) -> dict[str, Path] | None:
    """The finished files of a job by their form's name (the zip as ".zip"), if none is missing."""
    found: dict[str, Path] = {}
    for name, suffix in _wanted(job):
        file = shelf.find(job.key_for(name), suffix)
        if file is None:
            return None
        found[name] = file
    return found


def write_all(jobs: Sequence[Job]) -> list[Problem]:
    """Writes what the jobs lack; returns what could not be written, and why."""
    workers = min(os.cpu_count() or 1, len(jobs))
    written = _together(jobs, workers) if workers > 1 and len(jobs) >= MANY else map(_write, jobs)
    return [problem for problems in written for problem in problems]


def _together(jobs: Sequence[Job], workers: int) -> Iterable[list[Problem]]:
    try:
        start = multiprocessing.get_context("spawn")
        with _importable(), ProcessPoolExecutor(workers, start) as pool:
            return list(pool.map(_write, jobs))
    except (OSError, ImportError, BrokenProcessPool):
        # Some machines allow no further processes; what is on the shelf already stays there.
        return map(_write, jobs)


def _wanted(job: Job) -> Iterator[tuple[str, str]]:
    for form in job.forms:
        yield form.name, form.suffix
    if job.bundle:
        yield BUNDLE, BUNDLE


def _write(job: Job) -> list[Problem]:
    shelf = Shelf(job.folder)
    pictures: dict[str, Image] = {}
    for name, file in job.pictures.items():
        try:
            pictures[name] = prepare(file)
        except PictureProblem:
            sentence = (
                f'Không mở được ảnh "{name}" để đưa vào bản in: tệp hỏng hoặc không phải là ảnh. '
                "Hãy lưu lại ảnh thành JPG hoặc PNG."
            )
            return [_problem(job, sentence)]
    finished = dict(job.enclosed)
    for form in job.forms:

        def make(form: Form = form) -> bytes:
            return form.write(job.manuscript, pictures)

        try:
            file = shelf.get(job.key_for(form.name), form.suffix, make)
        except TypstError as error:
            sentence = f'Không dựng được "{form.title}": {error.message}.'
            return [_problem(job, sentence)]
        finished[form.name.format(job.manuscript.slug)] = file
    if job.bundle:
        shelf.get(job.key_for(BUNDLE), BUNDLE, lambda: write_bundle(job.bundle, finished))
    return []


def _problem(job: Job, sentence: str) -> Problem:
    """An error; only a notice while the text is a draft, so that others can be looked at."""
    level = Level.NOTICE if job.manuscript.draft else Level.ERROR
    return Problem(job.manuscript.source, 1, sentence, level)


@contextmanager
def _importable() -> Iterator[None]:
    """New processes find this package where we found it; MkDocs forgets the path after loading."""
    package = str(Path(__file__).parents[2])
    added = package not in sys.path
    if added:
        sys.path.append(package)
    try:
        yield
    finally:
        if added:
            sys.path.remove(package)
