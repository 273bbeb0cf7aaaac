"""An office with one approved issue that carries one article, and what is asked of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from newsroom.commands.publish import publish
from newsroom.content.collecting import collect
from newsroom.content.collection import Collection
from newsroom.content.problems import Level, Problem
from newsroom.content.settings import read_settings
from newsroom.views.releases import release_problems

TODAY = date(2024, 2, 1)
AGENCY = "---\ntitle: Sở Nội vụ tỉnh Nghệ An\nlevel: tỉnh\n---\n"
ARTICLE = """---
title: Tin thứ nhất
date: 2024-01-10
genre: tin
section: Tin trong tỉnh
agency: so-noi-vu
---

Nội dung của tin.
"""
ISSUE = """---
published: 2024-01-31
state: đã duyệt  # do Phó Giám đốc duyệt
approved_by: Phó Giám đốc Sở Nội vụ
approved_on: 2024-01-30
sections:
  - title: Tin trong tỉnh
    items: [tin-tuc/tin-thu-nhat]
---

Lời nói đầu.
"""
FILES = {
    "docs/co-quan/so-noi-vu.md": AGENCY,
    "docs/tin-tuc/2024/tin-thu-nhat.md": ARTICLE,
    "bulletins/2024-01/index.md": ISSUE,
}


def release(root: Path, today: date = TODAY) -> None:
    publish(root, read_settings(root), "2024-01", today)


def look(root: Path) -> tuple[Collection, list[Problem]]:
    collection, problems = collect(root, read_settings(root))
    return collection, [*problems, *release_problems(collection)]


def errors(root: Path) -> list[str]:
    return [str(problem) for problem in look(root)[1] if problem.level is Level.ERROR]


def rewrite(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
