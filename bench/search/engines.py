"""The engines under comparison: each indexes the pages and answers the queries in its own way."""

from __future__ import annotations

import html
import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markdown import markdown

from newsroom.text.vietnamese import fold
from tests.repositories import copy_repository, run_build, write_files

from .node_scripts import run_script
from .pages import Page
from .queries import Query

AGENCY = "---\ntitle: Bench\nlevel: tỉnh\n---\n"
_TAG_OR_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


class EngineFailed(Exception):
    """An engine could not build its index; the message ends with what it printed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of at most ten pages, best first; what a first search fetched; the time when warm."""

    pages: list[str]
    bytes: int
    requests: int
    ms: float


def ask_newsroom(pages: Sequence[Page], queries: Sequence[Query], folder: Path) -> list[Answer]:
    """The site of this project with the pages as articles, built as an office builds it."""
    root = copy_repository(folder / "newsroom", content=False)
    names = {f"p{number:06}": page for number, page in enumerate(pages)}
    stems = {name: page.stem for name, page in names.items()}
    articles = {
        f"docs/tin-tuc/{page.date[:4]}/{name}.md": _article(page) for name, page in names.items()
    }
    write_files(root, {**articles, "docs/co-quan/bench.md": AGENCY})
    built = run_build(root)
    if built.returncode:
        raise EngineFailed(built.stderr[-2000:])
    site = root / "site"
    task = {"site": str(site), "script": shipped_script(site), "queries": _texts(queries)}
    return _answers("newsroom.mjs", task, stems)


def ask_pagefind(
    pages: Sequence[Page], queries: Sequence[Query], folder: Path, *, folded: bool
) -> list[Answer]:
    """Pagefind over plain HTML; `folded` pages and queries have neither marks nor đ."""
    site = folder / ("pagefind-folded" if folded else "pagefind")
    for page in pages:
        file = site / page.stem / "index.html"
        file.parent.mkdir(parents=True)
        text = _html(page)
        file.write_text(fold(text) if folded else text, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(site)]
    _run(command, folder)
    task = {"site": str(site), "queries": _texts(queries), "fold": folded}
    return _answers("pagefind.mjs", task, {page.stem: page.stem for page in pages})


def ask_material(pages: Sequence[Page], queries: Sequence[Query], folder: Path) -> list[Answer]:
    """Stock Material with its search plugin, Vietnamese and otherwise as it comes."""
    root = folder / "material"
    docs = root / "docs"
    docs.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Bench\ntheme: {name: material, language: vi, font: false}\n"
        "plugins: [search]\nnav: [index.md]\nvalidation: {nav: {omitted_files: ignore}}\n",
        encoding="utf-8",
    )
    (docs / "index.md").write_text("# Bench\n", encoding="utf-8")
    for page in pages:
        title = json.dumps(page.title, ensure_ascii=False)
        text = f"---\ntitle: {title}\n---\n\n# {page.title}\n\n{page.body}\n"
        (docs / f"{page.stem}.md").write_text(text, encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "-q"], root)
    task = {"site": str(root / "site"), "queries": _texts(queries)}
    return _answers("lunr.mjs", task, {page.stem: page.stem for page in pages})


def shipped_script(site: Path) -> str:
    """Path of the search script inside a built site."""
    [script] = site.glob("assets/javascripts/search.*.js")
    return script.relative_to(site).as_posix()


def _texts(queries: Sequence[Query]) -> list[dict[str, str]]:
    return [{"id": query.id, "text": query.text} for query in queries]


def _answers(script: str, task: object, stems: dict[str, str]) -> list[Answer]:
    return [
        Answer(
            [stems[stem] for url in found["pages"] if (stem := _stem(url)) in stems],
            found["bytes"],
            found["requests"],
            found["ms"],
        )
        for found in run_script(script, task)
    ]


def _stem(url: str) -> str:
    return posixpath.basename(urlsplit(url).path.rstrip("/"))


def _article(page: Page) -> str:
    """The page in this project's front matter; its headings one below another, its links as text."""
    title = json.dumps(page.title, ensure_ascii=False)
    body = _TAG_OR_LINK.sub(r"\1", page.body).replace("<", "&lt;")
    body = re.sub(r"^#+(?= )", "##", body, flags=re.MULTILINE)
    facts = f"date: {page.date}\ngenre: tin\nsection: Tin trong tỉnh\nagency: bench"
    return f"---\ntitle: {title}\n{facts}\n---\n\n{body}\n"


def _html(page: Page) -> str:
    title = html.escape(page.title)
    body = markdown(page.body, extensions=["tables"])
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main data-pagefind-body><h1>{title}</h1>{body}</main></body></html>"
    )


def _run(command: Sequence[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise EngineFailed(f"{done.stdout}\n{done.stderr}"[-2000:])
