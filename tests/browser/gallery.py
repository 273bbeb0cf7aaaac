"""A site with a page of every template, and the pages to look at."""

from __future__ import annotations

import re
from pathlib import Path

from tests.built.illustrated import news_with_pictures
from tests.built.reference_samples import SITE_URL, make_reference_repository
from tests.repositories import publish_issues, set_setting, write_files

_EDITION = re.compile(r"ban-tin/\d{4}-\d\d/(?!index)")
_KIND = re.compile(r'<body class="page-([a-z_]+)"')


def make_gallery_repository(folder: Path) -> Path:
    """The sample content with questions, procedures, contacts, pictures, tasks done and dates ahead."""
    root = make_reference_repository(folder)
    set_setting(root, f"site_url: {SITE_URL}", "site_url: https://cchc.example.org/")
    write_files(root, news_with_pictures())
    publish_issues(root, "2026-05")
    return root


def pages_by_template(site: Path) -> dict[str, str]:
    """The path of the fullest page of each kind ("article": "tin-tuc/2021/…/")."""
    fullest: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        found = _KIND.search(file.read_text(encoding="utf-8"))
        if found:
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            fullest[found[1]] = max(fullest.get(found[1], (0, "")), (file.stat().st_size, path))
    return {kind: path for kind, (_, path) in sorted(fullest.items())}


def all_pages(site: Path) -> list[str]:
    """The path of every page of a site, addresses that lead on included.

    Editions to be kept are not visited but downloaded (built.test_headers).
    """
    names = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    return [name.removesuffix("index.html") for name in names if not _EDITION.match(name)]
