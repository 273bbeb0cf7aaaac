"""The Nu HTML checker finds no error on any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.tools.node_packages import VNU
from tests.tools.programs import JAVA, path_of


def errors(*sites: Path) -> list[str]:
    """What the checker objects to in the HTML files below some folders."""
    options = ("--errors-only", "--skip-non-html", "--exit-zero-always", "--format", "json")
    checker = (path_of(JAVA), "-jar", str(VNU), *options, "--stdout", *map(str, sites))
    answer = subprocess.run(checker, capture_output=True, encoding="utf-8", check=True)
    return [
        f"{Path(found['url']).as_posix()}:{found.get('lastLine')}: {found['message']}"
        for found in json.loads(answer.stdout)["messages"]
    ]


def test_no_page_of_any_site_has_an_error(
    sample_site: Path, illustrated_root: Path, fuller_root: Path, reference_root: Path
) -> None:
    sites = [
        sample_site,
        *(root / "site" for root in (illustrated_root, fuller_root, reference_root)),
    ]
    assert errors(*sites) == []


def test_the_checker_would_find_an_error(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        "<!doctype html><html lang=vi><title>x</title><p id=a><p id=a><img src=x>", encoding="utf-8"
    )
    assert len(errors(tmp_path)) >= 2
