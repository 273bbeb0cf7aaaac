"""A build that dies or fails at a named step: python -m tests.built.interrupted <repository> <step>.

The build is the real one; only the step is replaced, in this process alone.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config

Step = Callable[..., Any]

KILLED_IN_EVENTS = ("config", "files", "env", "page_context", "post_build")
KILLED_IN_SWAP = (
    "before the first rename",
    "between the renames",
    "after the second rename",
    "while the old site is removed",
)


def main(root: Path, step: str) -> None:
    if step == "second rename fails":
        _replace_rename(None, 2, _fail)
    elif step in KILLED_IN_SWAP:
        _interrupt_swap(step)
    logging.basicConfig(format="%(message)s")
    config = load_config(str(root / "mkdocs.yml"))
    if step in KILLED_IN_EVENTS:
        events = config.plugins.events[step]
        events.insert(0 if step == "post_build" else len(events), _die)
    try:
        build(config)
    except ClickException as stop:
        stop.show()  # as the command line does
        raise


def _interrupt_swap(step: str) -> None:
    if step == "before the first rename":
        _replace_rename(_die, 1, None)
    elif step == "between the renames":
        _replace_rename(_die, 2, None)
    elif step == "after the second rename":
        _replace_rename(None, 2, None, after=_die)
    else:
        _replace_removal()


def _replace_rename(
    before: Step | None, number: int, instead: Step | None, after: Step | None = None
) -> None:
    """Steps in at the rename with that number, counted from 1."""
    rename = Path.rename
    calls = 0

    def counted(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls != number:
            return rename(self, target)
        if before:
            before()
        if instead:
            instead()
        renamed = rename(self, target)
        if after:
            after()
        return renamed

    Path.rename = counted  # type: ignore[assignment,method-assign]


def _replace_removal() -> None:
    """Dies when the old site is half removed."""

    def remove_one_file_and_die(folder: Path, *_: Any, **__: Any) -> None:
        next(file for file in Path(folder).rglob("*") if file.is_file()).unlink()
        _die()

    shutil.rmtree = remove_one_file_and_die  # type: ignore[assignment]


def _fail() -> None:
    raise PermissionError(13, "Permission denied")


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
