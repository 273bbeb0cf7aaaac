"""Folders of Markdown pages with `title` front matter; the file stem is a page's id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is Markdown without a level-1 heading: the title is the heading."""

    stem: str
    title: str
    date: str
    body: str

    @property
    def text(self) -> str:
        """What relevance is judged by."""
        return f"{self.title}\n{self.body}"


def read_pages(folder: Path) -> list[Page]:
    """The pages of a folder in order of their names; ValueError when one has no title."""
    return [_read(path) for path in sorted(folder.rglob("*.md"))]


def write_pages(pages: Iterable[Page], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        title = json.dumps(page.title, ensure_ascii=False)
        head = f"---\ntitle: {title}\ndate: {page.date}\n---\n\n"
        content = f"{head}# {page.title}\n\n{page.body}\n"
        (folder / f"{page.stem}.md").write_text(content, encoding="utf-8", newline="\n")


def _read(path: Path) -> Page:
    source = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    match = _FRONT_MATTER.match(source)
    facts = yaml.load(match[1], yaml.BaseLoader) if match else {}
    if not match or not facts.get("title"):
        raise ValueError(f"{path}: no title in its front matter")
    body = re.sub(r"^# .*$", "", source[match.end() :], flags=re.MULTILINE).strip()
    date = facts.get("date") or ""
    return Page(path.stem, facts["title"], date if _DAY.fullmatch(date) else "2024-01-01", body)
