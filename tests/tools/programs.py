"""Programs of the system: found where they are, installed where that is allowed, else named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


class ProgramMissing(RuntimeError):
    """A program is not there; the message carries the one command that installs it."""


@dataclass(frozen=True)
class Program:
    name: str
    commands: tuple[str, ...]
    """Any of these will do; paths for systems that keep programs outside PATH."""
    debian: tuple[str, ...]
    """The packages that hold it."""
    variable: str = ""
    """An environment variable that names another one."""

    def find(self) -> str | None:
        """The path of the program."""
        chosen = os.environ.get(self.variable, "") if self.variable else ""
        found = map(shutil.which, (chosen, *self.commands))
        return next(filter(None, found), None)


BROWSER = Program(
    "Chromium",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "msedge",
        "microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    ("chromium", "fonts-noto-core"),
    variable="CHROMIUM",
)
JAVA = Program("Java", ("java",), ("default-jre-headless",))
PROGRAMS = (BROWSER, JAVA)


def path_of(program: Program) -> str:
    """The path of a program; raises ProgramMissing."""
    found = program.find()
    if found is None:
        raise ProgramMissing(_advice([program]))
    return found


def install_missing() -> None:
    """Installs what is missing with apt, as root; raises ProgramMissing where that is not possible."""
    missing = [program for program in PROGRAMS if program.find() is None]
    if not missing:
        return
    if not (_is_root() and shutil.which("apt-get")):
        raise ProgramMissing(_advice(missing))
    for command in _apt(missing):
        print(*command, flush=True)
        subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt(missing: Sequence[Program]) -> list[list[str]]:
    packages = [package for program in missing for package in program.debian]
    return [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
    ]


def _advice(missing: Sequence[Program]) -> str:
    names = " and ".join(program.name for program in missing)
    command = " && ".join(f"sudo {' '.join(command)}" for command in _apt(missing))
    other = "".join(
        f" (or set {program.variable} to one)" for program in missing if program.variable
    )
    return f"The tests need {names}{other}. Install with: {command}"
