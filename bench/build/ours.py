"""The corpus in this project's layout: the repository as it is, plus articles and issues."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from .corpus import Article

COPIED = ("mkdocs.yml", "docs", "bulletins", "hooks", "overrides")
NOT_COPIED = shutil.ignore_patterns("__pycache__", ".cache")


def write_ours(project: Path, repository: Path, articles: Sequence[Article]) -> None:
    """Writes a copy of what the repository builds, with the articles and an issue a month added.

    The last month is still in hand and has no issue, so its articles can be edited freely.
    """
    project.mkdir(parents=True)
    for name in COPIED:
        origin = repository / name
        if origin.is_dir():
            shutil.copytree(origin, project / name, ignore=NOT_COPIED)
        elif origin.exists():
            shutil.copy(origin, project / name)
    for article in articles:
        write_article(project, article)
    for month, members in groupby(articles, key=lambda article: article.month):
        if month != articles[-1].month:
            _write_issue(project, month, list(members))
    _record_releases(project)


def write_article(project: Path, article: Article) -> None:
    """Writes one article's file, or writes it anew."""
    path = project / "docs/tin-tuc" / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = {
        "title": article.title,
        "summary": article.summary,
        "date": article.date.isoformat(),
        "genre": article.genre,
        "section": article.section,
        "topics": article.topics,
        "agency": article.agency,
        "channels": article.channels,
        "tasks": article.tasks,
    }
    path.write_text(
        f"{front_matter(keys)}\n{article.opening}\n\n{article.rest}\n", encoding="utf-8"
    )


def keep_only_finished_files(project: Path) -> None:
    """Removes the site and all that its pages were made from; editions and pictures stay.

    In the cache those are the folders; texts and search terms are kept in files. The next build
    makes what stock Material makes too: pages, lists, feeds and search.
    """
    shutil.rmtree(project / "site")
    for entry in (project / ".cache" / "newsroom").iterdir():
        if entry.is_file():
            entry.unlink()


def front_matter(keys: Mapping[str, object]) -> str:
    """The keys as YAML between its fences; values as JSON, which is YAML without quoting rules."""
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value
    )
    return "\n".join(("---", *lines, "---", ""))


def _record_releases(project: Path) -> None:
    script = Path(__file__).with_name("record_releases.py")
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    subprocess.run([sys.executable, str(script), str(project)], env=environment, check=True)


def _write_issue(project: Path, month: str, articles: list[Article]) -> None:
    path = project / "bulletins" / month / "index.md"
    path.parent.mkdir(parents=True)
    published = max(article.date for article in articles).isoformat()
    sections = sorted({article.section for article in articles})
    keys: dict[str, object] = {
        "published": published,
        "state": "đã phát hành",
        "approved_by": "Trưởng ban biên tập",
        "approved_on": published,
        "lead": articles[0].summary,
        "sections": [
            {"title": title, "items": [f"tin-tuc/{a.slug}" for a in articles if a.section == title]}
            for title in sections
        ],
    }
    path.write_text(front_matter(keys), encoding="utf-8")
