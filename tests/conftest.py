"""What all tests share: the site of this repository, and repositories in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.built.illustrated import make_illustrated_repository
from tests.repositories import copy_repository, run_build, write_files

Repository = Callable[..., Path]


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository, made once from a copy."""
    root = copy_repository(tmp_path_factory.mktemp("sample"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root / "site"


@pytest.fixture(scope="session")
def illustrated_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's repository, built: with pictures, a colour and settings of its own."""
    root = make_illustrated_repository(tmp_path_factory.mktemp("illustrated"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Makes a repository: the program of this one, and only the given content files."""

    def make(files: Mapping[str, str | bytes] | None = None, *, sample: bool = False) -> Path:
        root = copy_repository(tmp_path / "repository", content=sample)
        write_files(root, files or {})
        return root

    return make
