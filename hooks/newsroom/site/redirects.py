"""Pages at old addresses that lead to the new ones, without script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..content.doubles import site_path
from ..views.cards import title_of
from .frame import Desk
from .webpage import WebPage


def redirect_pages(desk: Desk) -> Iterator[WebPage]:
    """One page for each old path of an item."""
    for item in desk.collection:
        for number, old_path in enumerate(item.old_paths):
            yield WebPage(
                url=site_path(old_path),
                template="redirect.html",
                kind="redirect",
                title=title_of(item, desk.collection),
                context=partial(dict, target=item.url),
                source=item.origin.path,
                line=item.origin.line("old_paths", number),
                noindex=True,
            )
