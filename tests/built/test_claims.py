"""The addresses a site is said to have before it is made are those it has when it is made."""

from __future__ import annotations

from pathlib import Path

from newsroom.content.collecting import collect
from newsroom.content.settings import read_settings
from newsroom.site.assembly import list_pages
from newsroom.site.claims import file_claims
from newsroom.site.frame import Desk


def test_every_file_of_a_site_is_claimed_before_it_is_made(illustrated_root: Path) -> None:
    """With pictures, sound and settings of its own."""
    collection, _ = collect(illustrated_root, read_settings(illustrated_root))
    desk = Desk(collection, editions=False)
    claims = {*file_claims(desk), *(page.file for page in list_pages(desk))}
    site = illustrated_root / "site"
    files = [file.relative_to(site) for file in site.rglob("*") if file.is_file()]
    assert len(files) > 100
    unclaimed = [
        file.as_posix()
        for file in files
        if not claims & {place.as_posix() for place in (file, *file.parents)}
    ]
    assert unclaimed == []
