"""axe-core, with every rule it has switched on, finds nothing on any template."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.tools.node_packages import AXE

WIDTHS, SCHEMES = (360, 1440), ("light", "dark")
RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]))
  const found = await axe.run(document, { rules, resultTypes: ["violations"] })
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))
}"""
"""Every rule: also those for level AAA, best practice and the experimental ones."""


def findings(page: Page) -> list[str]:
    """What axe objects to on the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_template(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage, width: int, scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    with open_page(width, scheme) as page:
        for name, path in templates.items():
            page.goto(gallery_server + path)
            found[name] = findings(page)
    assert {name: objections for name, objections in found.items() if objections} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_menu_and_search_are_open(
    gallery_server: str, open_page: OpenPage, scheme: str
) -> None:
    with open_page(360, scheme) as page:
        page.goto(gallery_server)
        page.get_by_text("Danh mục", exact=True).click()
        assert page.locator(".menu__panel").is_visible()
        assert findings(page) == []
        page.keyboard.press("Escape")
        assert not page.locator(".menu__panel").is_visible()
        page.get_by_label("Tìm kiếm", exact=True).fill("mot cua")
        page.locator("#search-options [role=option]").first.wait_for()
        assert findings(page) == []


def test_axe_finds_nothing_among_results_and_filtered_tasks(
    gallery_server: str, open_page: OpenPage
) -> None:
    with open_page() as page:
        page.goto(f"{gallery_server}tim-kiem/?q=thu+tuc")
        page.locator("main h2 a, main h3 a").first.wait_for()
        assert findings(page) == []
        page.goto(f"{gallery_server}nhiem-vu/")
        page.get_by_label("Thời gian", exact=True).select_option(label="Hằng tháng")
        assert findings(page) == []


def test_axe_would_find_something(gallery_server: str, open_page: OpenPage) -> None:
    """The check itself works: a picture without words and an empty button are found."""
    with open_page() as page:
        page.goto(gallery_server)
        page.evaluate(
            "document.querySelector('main').append(new Image(), document.createElement('button'))"
        )
        assert {finding.partition(":")[0] for finding in findings(page)} >= {
            "image-alt",
            "button-name",
        }
