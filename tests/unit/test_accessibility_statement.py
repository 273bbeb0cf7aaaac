"""The accessibility statement says what the tests do, and claims no more."""

from __future__ import annotations

import re

from tests.browser import test_accessibility, test_keyboard, test_reflow
from tests.repositories import ROOT
from tests.tools.node_packages import VERSIONS

STATEMENT = (ROOT / "docs/tro-nang.md").read_text(encoding="utf-8")


def test_the_checkers_are_named_with_the_versions_that_run() -> None:
    assert f"axe-core {VERSIONS['axe-core']}" in STATEMENT
    assert f"Nu Html Checker {VERSIONS['vnu-jar']}" in STATEMENT


def test_the_widths_are_those_that_are_tried() -> None:
    widths = {*test_accessibility.WIDTHS, *test_reflow.WIDTHS}
    said = {int(width) for width in re.findall(r"\b(\d{3,4})(?= (?:và|điểm)|,)", STATEMENT)}
    assert widths <= said


def test_the_number_of_templates_walked_by_keyboard_is_said_in_words() -> None:
    words = {7: "bảy", 8: "tám", 9: "chín", 10: "mười"}
    assert f"{words[len(test_keyboard.WALKED)]} mẫu trang" in STATEMENT


def test_nothing_is_claimed_that_only_people_can_judge() -> None:
    assert "hướng tới WCAG 2.2" in STATEMENT
    assert not re.search(r"(?i)tuân thủ|đạt chuẩn|đáp ứng đầy đủ", STATEMENT)
    assert "## Chưa kiểm tra" in STATEMENT
    assert re.search(r"ngày \d\d/\d\d/20\d\d", STATEMENT)
