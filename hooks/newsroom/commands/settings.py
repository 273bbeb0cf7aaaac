"""`python -m newsroom.commands.settings`: what is wrong in mkdocs.yml, before MkDocs reads it.

MkDocs names broken YAML in English before it knows of any hook. Apart from the other commands,
whose imports take longer than this check.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..content.problems import NOT_BUILT, summary
from ..content.settings import SettingsProblem, read_settings


def check_settings(root: Path) -> int:
    """Prints every problem of mkdocs.yml, and nothing when there is none; returns the exit status."""
    try:
        read_settings(root)
    except SettingsProblem as error:
        print(error, f"{summary(error.problems)} {NOT_BUILT}", sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(check_settings(Path.cwd()))
