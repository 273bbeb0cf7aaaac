"""Guidance of a scaffold (`_mau.md`) that an editor forgot to replace."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from .encodings import NotUnicode, read
from .frontmatter import FrontMatterError, split
from .item import Item
from .models import Bulletin
from .problems import Problem
from .tree import Tree

_SHORTEST = 40
"""Letters; a shorter paragraph may be an editor's own."""


def forgotten_guidance(tree: Tree, items: list[Item]) -> Iterator[Problem]:
    """A problem for each body that still holds a paragraph of the scaffold of its type."""
    guidance = {path: _paragraphs(tree, path) for path in tree.files if _is_scaffold(path)}
    for item in items:
        for paragraph in guidance.get(_scaffold(item), ()):
            if paragraph in item.origin.body:
                rows_before = item.origin.body[: item.origin.body.index(paragraph)].count("\n")
                yield Problem(
                    item.origin.path,
                    item.origin.body_line + rows_before,
                    "Đây còn là lời hướng dẫn của tệp mẫu. Hãy thay bằng nội dung của bài.",
                )


def _is_scaffold(path: str) -> bool:
    return path.endswith("/_mau.md") or path == "bulletins/_mau/index.md"


def _scaffold(item: Item) -> str:
    if isinstance(item, Bulletin):
        return "bulletins/_mau/index.md"
    return f"docs/{item.kind}/_mau.md" if item.kind else f"{dirname(item.origin.path)}/_mau.md"


def _paragraphs(tree: Tree, path: str) -> list[str]:
    try:
        body = split(read(tree.files[path].read_bytes()).text).body
    except (OSError, NotUnicode, FrontMatterError):
        return []  # a scaffold is never published, so what is wrong in it harms nobody
    paragraphs = (paragraph.strip() for paragraph in body.split("\n\n"))
    return [paragraph for paragraph in paragraphs if len(paragraph) >= _SHORTEST]
