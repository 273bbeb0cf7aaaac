"""What all tests share: the package on the path, and repositories made in a temporary folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

Repository = Callable[..., Path]


def run_build(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the builder an office runs, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=None,
    )


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository, made once from a copy."""
    root = copy_repository(tmp_path_factory.mktemp("sample"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root / "site"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Makes a repository: the program of this one, and only the given content files."""

    def make(files: Mapping[str, str | bytes] | None = None, *, sample: bool = False) -> Path:
        root = copy_repository(tmp_path / "repository", content=sample)
        for name, content in (files or {}).items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            file.write_bytes(data)
        return root

    return make


def copy_repository(target: Path, *, content: bool = True) -> Path:
    """A copy of the program, with or without its content."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / "mkdocs.yml", target)
    ignore = shutil.ignore_patterns("__pycache__")
    for folder in ("hooks", "overrides", *(("docs", "bulletins") if content else ())):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignore)
    for folder in ("docs", "bulletins"):
        (target / folder).mkdir(exist_ok=True)
    return target
