"""Builds of one repository at the same time: each waits for its turn, and a killed one gives its up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import sleep

import pytest

from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import ENVIRONMENT, ROOT, set_setting, write_files

PATIENCE = 60
"""Seconds after which a build that does not go on is ended, and the test with it."""
WAITING = "đang đợi lần ấy xong"
PAUSE = """
import os
import time
from pathlib import Path

def on_env(env, config, files):
    if "PAUSE" in os.environ:
        here = Path(config.config_file_path).parent
        (here / "paused").touch()
        while not (here / "go").exists():
            time.sleep(0.05)
"""
PAGES = {f"docs/trang-{name}.md": f"---\ntitle: Trang {name}\n---\n" for name in "abc"}


@pytest.fixture
def root(repository: Repository) -> Path:
    """A repository whose build stops half-way when it is asked to."""
    made = repository({"hooks/pause.py": PAUSE, **PAGES})
    set_setting(made, "  - hooks/events.py\n", "  - hooks/events.py\n  - hooks/pause.py\n")
    return made


@contextmanager
def build(root: Path, *, paused: bool = False) -> Iterator[subprocess.Popen[str]]:
    """A build while it runs."""
    environment = {**ENVIRONMENT, **({"PAUSE": "1"} if paused else {})}
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml")]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as running:
        end = Timer(PATIENCE, running.kill)
        end.start()
        try:
            if paused:
                _wait(running, (root / "paused").exists)
            yield running
        finally:
            running.kill()
            end.cancel()


def _wait(running: subprocess.Popen[str], come: Callable[[], bool]) -> None:
    while not come():
        assert running.poll() is None
        sleep(0.05)


def _read_until(running: subprocess.Popen[str], words: str) -> None:
    assert running.stderr is not None
    printed = []
    for line in running.stderr:
        printed.append(line)
        if words in line:
            return
    raise AssertionError("".join(printed))


def test_a_second_build_waits_for_the_first(root: Path) -> None:
    with build(root, paused=True) as first, build(root) as second:
        _read_until(second, WAITING)
        (root / "go").touch()
        assert first.wait() == 0 and second.wait() == 0
    pages = SitePages(root / "site", "https://cchc.example.org/")
    assert {"", "trang-a/", "trang-b/", "trang-c/"} <= set(pages)
    assert [folder.name for folder in sorted(root.glob("site*"))] == ["site"]


def test_a_killed_build_is_not_waited_for(root: Path) -> None:
    with build(root, paused=True) as first:
        first.kill()
        first.wait()
        with build(root) as second:
            assert second.wait() == 0
    assert (root / "site/trang-a/index.html").is_file()


def test_git_sees_nothing_of_a_turn(root: Path) -> None:
    write_files(root, {".gitignore": (ROOT / ".gitignore").read_bytes()})
    subprocess.run(["git", "-C", str(root), "init", "--quiet"], check=True)
    before = _seen_by_git(root)
    with build(root, paused=True):
        assert _seen_by_git(root) - before == {"paused"}


def _seen_by_git(root: Path) -> set[str]:
    command = ["git", "-C", str(root), "ls-files", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return set(listed.stdout.split())
