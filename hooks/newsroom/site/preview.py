"""What a preview shows while the content has errors: the errors, instead of nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..content.collection import Collection
from ..content.problems import Level, Problem, at_level, summary
from .assembly import Site
from .assets import Assets
from .frame import Desk
from .manifest import MANIFEST, render_manifest
from .pictures import Pictures
from .presentation import Presentation
from .standing import standing_pages


def problem_site(collection: Collection, theme: Path, problems: list[Problem]) -> Site:
    """The site of a collection that cannot be shown: one page that lists what is wrong.

    The server of a preview waits for ever on a build that stops; this one goes on, and the page
    reloads as soon as a file is saved. What is kept of the content stays for the next build.
    """
    nothing = Collection(collection.root, collection.settings)
    desk = Desk(nothing, editions=False)
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
        for page in standing_pages(desk)
        if page.url in ("", "404.html")
    )
    presentation = Presentation(desk, theme, Pictures(nothing))
    assets = Assets(theme, collection.settings.office.accent)
    manifest = {MANIFEST: render_manifest(collection.settings, assets)}
    return Site(
        frame=desk.frame(),
        assets=assets,
        pages=pages,
        files={**assets.files, **presentation.files(pages), **manifest},
        presentation=presentation,
        later_files=iter(()),
        later_claims=(),
    )
