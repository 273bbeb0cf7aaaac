"""What a preview shows while the content has errors: the errors, instead of nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..content.collection import Collection
from ..content.problems import Level, Problem, at_level, summary
from .assembly import Site, assemble


def problem_site(collection: Collection, theme: Path, problems: list[Problem]) -> Site:
    """The site of a collection that cannot be shown: one page that lists what is wrong.

    The server of a preview waits for ever on a build that stops; this one goes on, and the page
    reloads as soon as a file is saved.
    """
    site = assemble(Collection(collection.root, collection.settings), theme)
    found = [*at_level(problems, Level.ERROR), *at_level(problems, Level.WARNING)]
    context = {"problems": found, "closing": summary(problems)}
    pages = tuple(
        replace(
            page,
            template="problems.html",
            kind="problems",
            title="Nội dung đang có lỗi",
            context=lambda: context,
            noindex=True,
        )
        for page in site.pages
        if page.url in ("", "404.html")
    )
    return replace(site, pages=pages)
