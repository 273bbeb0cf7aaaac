"""What an office writes for yes and for no behind a variable of make."""

from __future__ import annotations

import subprocess

import pytest

from tests.repositories import ENVIRONMENT, ROOT

OPTIONS = {"SAMPLE": ("report", "--sample"), "DRY_RUN": ("mail", "--dry-run")}


def asks(variable: str, *words: str) -> bool:
    """Whether the program would be started with the option of a variable; nothing is run."""
    target, option = OPTIONS[variable]
    environment = {key: value for key, value in ENVIRONMENT.items() if key not in OPTIONS}
    made = subprocess.run(
        ["make", "--dry-run", "--always-make", target, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    (line,) = (line for line in made.stdout.splitlines() if f"-m newsroom {target}" in line)
    command = made.stdout[made.stdout.index(line) :]
    return option in command.split()


@pytest.mark.parametrize("variable", OPTIONS)
@pytest.mark.parametrize("no", ["", " ", "0", "no", "NO", "không", "Không", "khong", "false"])
def test_no_is_no(variable: str, no: str) -> None:
    assert not asks(variable, f"{variable}={no}")


@pytest.mark.parametrize("variable", OPTIONS)
def test_nothing_is_no_and_anything_else_is_yes(variable: str) -> None:
    assert not asks(variable)
    assert all(asks(variable, f"{variable}={yes}") for yes in ("1", "có", "yes", "true"))
