"""Two built sites that most questions are asked of: this repository's, and one with more in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import illustrated, reference_samples
from tests.built.fuller import SITE_URL, make_fuller_repository
from tests.built.pages import SitePages
from tests.repositories import run_build


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> SitePages:
    """The pages of this repository's own content."""
    return SitePages(sample_site, "https://cchc.example.org/")


@pytest.fixture(scope="session")
def fuller_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository, built: the sample content and what it lacks (built.fuller)."""
    root = make_fuller_repository(tmp_path_factory.mktemp("fuller"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture(scope="session")
def fuller_pages(fuller_root: Path) -> SitePages:
    return SitePages(fuller_root / "site", SITE_URL)


@pytest.fixture(scope="session")
def illustrated_pages(illustrated_root: Path) -> SitePages:
    return SitePages(illustrated_root / "site", illustrated.SITE_URL)


@pytest.fixture(scope="session")
def reference_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of an office with questions, procedures and contacts, built."""
    root = reference_samples.make_reference_repository(tmp_path_factory.mktemp("reference"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture(scope="session")
def reference_pages(reference_root: Path) -> SitePages:
    return SitePages(reference_root / "site", reference_samples.SITE_URL)


@pytest.fixture(params=["sample_pages", "fuller_pages"])
def pages(request: pytest.FixtureRequest) -> SitePages:
    """Each of the two sites in turn, for what must hold on any."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, SitePages)
    return found
