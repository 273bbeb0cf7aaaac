"""What an office writes for yes and for no behind SAMPLE and DRY_RUN."""

from __future__ import annotations

import pytest

from newsroom.commands.command_line import asked


@pytest.mark.parametrize("no", ["", " ", "0", "no", "NO", "không", "Không", "khong", "false"])
def test_no_is_no(no: str) -> None:
    assert not asked(no)


@pytest.mark.parametrize("yes", ["1", "có", "yes", "true", "nháp"])
def test_anything_else_is_yes(yes: str) -> None:
    assert asked(yes)
