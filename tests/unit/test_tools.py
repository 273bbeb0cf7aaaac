"""A machine that lacks a program is told the one command that installs it."""

from __future__ import annotations

from pathlib import Path

from tests.repositories import ROOT, run_python


def test_what_is_missing_is_named_with_the_command_that_installs_it(tmp_path: Path) -> None:
    """Without apt-get nothing can be installed, whoever runs it."""
    bare = {"PATH": str(tmp_path), "CHROMIUM": ""}
    ended = run_python("-m", "tests.tools", folder=ROOT, environment=bare)
    assert ended.returncode == 1
    (advice,) = ended.stderr.splitlines()
    assert "sudo apt-get update && sudo apt-get install -y" in advice
    assert "default-jre-headless" in advice
