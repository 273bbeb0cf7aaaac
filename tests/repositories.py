"""Repositories made for a test, and the programs that an office runs on them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from newsroom.commands.publish import publish
from newsroom.content.settings import read_settings

ROOT = Path(__file__).parent.parent

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Without the notices about the future of MkDocs, so that what is left on stderr is ours."""


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


def write_files(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files by their path in a repository; text as UTF-8."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def run_python(
    *arguments: str, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs this Python with arguments in a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        cwd=folder,
        env={**ENVIRONMENT, **(environment or {})},
    )


def run_build(
    root: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the builder an office runs, from the folder the tests run in."""
    command = ("-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), *arguments)
    return run_python(*command, environment=environment)


def publish_issues(root: Path, *slugs: str) -> None:
    """Publishes approved issues of a repository, as `make publish` does at the end of 2026."""
    for slug in slugs:
        publish(root, read_settings(root), slug, date(2026, 12, 31))


def set_setting(root: Path, line: str, instead: str) -> None:
    """Changes a line of the repository's mkdocs.yml, as an office would."""
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(line) == 1, line
    file.write_text(text.replace(line, instead), encoding="utf-8")
