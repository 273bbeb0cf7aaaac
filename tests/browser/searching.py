"""What tests of search do on a page again and again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

QUERY = "bản tin điện tử"


def results(page: Page) -> list[str]:
    return [link.text_content() or "" for link in page.locator(".results__list h2 a").all()]


def box(page: Page) -> None:
    """Turn to the search box with the keyboard, as far as the page lets one."""
    page.get_by_role("combobox", name="Tìm kiếm").focus()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the first such element has the focus; every step shows where it is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches(':focus-visible')")
        if page.locator(selector).first.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {selector}")
