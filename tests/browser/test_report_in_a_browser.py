"""The HTML view of a report in a browser: opened as a file, as an office opens it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.reports.web import write_page
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import SCHEMES, WIDTHS, findings
from tests.unit.report_samples import figures_of


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_a_report(
    tmp_path: Path, open_page: OpenPage, width: int, scheme: str
) -> None:
    file = tmp_path / "bao-cao.html"
    file.write_bytes(write_page(figures_of(tmp_path, samples=True)))
    with open_page(width, scheme) as page:
        page.goto(file.as_uri())
        assert findings(page) == []
        dark = (
            page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
        )
        assert dark == (scheme == "dark")
        wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wider)
