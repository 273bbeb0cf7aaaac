"""Same commit, same bytes: no clock, no folder, no locale, no time zone, no history."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repositories import ROOT, copy_repository, run_build

ELSEWHERE = {
    "TZ": "America/St_Johns",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "20240109",
    # As on Windows: text written without naming its encoding would not be UTF-8.
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
}


def _git(*arguments: str | Path, folder: Path) -> None:
    name = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def _digests(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


@pytest.fixture(scope="module")
def shallow_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last commit of a repository with two, in a folder whose name is hard to handle."""
    folder = tmp_path_factory.mktemp("clone")
    origin = copy_repository(folder / "origin")
    for name in (".gitignore", ".gitattributes"):
        shutil.copy2(ROOT / name, origin)
    _git("init", "--quiet", folder=origin)
    _git("add", "mkdocs.yml", folder=origin)
    _git("commit", "--quiet", "-m", "Đầu", folder=origin)
    _git("add", ".", folder=origin)
    _git("commit", "--quiet", "-m", "Cuối", folder=origin)
    clone = folder / "Bản sao & “thử”"
    _git("clone", "--quiet", "--depth", "1", origin.as_uri(), clone, folder=folder)
    for empty in ("docs", "bulletins"):
        (clone / empty).mkdir(exist_ok=True)
    return clone


def test_two_builds_of_one_commit_are_the_same(sample_site: Path, shallow_clone: Path) -> None:
    """Another folder, time zone, locale, order of hashes, and only the last commit of the history."""
    built = run_build(shallow_clone, environment=ELSEWHERE)
    assert built.returncode == 0, built.stderr
    assert _digests(shallow_clone / "site") == _digests(sample_site)


def test_a_second_build_from_the_cache_is_the_same(sample_site: Path) -> None:
    before = _digests(sample_site)
    built = run_build(sample_site.parent)
    assert built.returncode == 0, built.stderr
    assert _digests(sample_site) == before
