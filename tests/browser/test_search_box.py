"""The search box in a browser, under the site's own security policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.searching import QUERY, box
from tests.tools.node_packages import AXE


def test_nothing_is_fetched_before_the_box_has_focus(
    page: Page, site_server: str, requests: list[str], faults: list[str]
) -> None:
    page.goto(site_server)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "search" in url]
    box(page)
    page.keyboard.type("thu tuc")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [url for url in requests if "/search/" in url]
    assert all(url.startswith(site_server) for url in requests)
    assert not faults


def test_the_keyboard_alone_suffices(page: Page, site_server: str, faults: list[str]) -> None:
    page.goto(site_server)
    box(page)
    page.keyboard.insert_text("ban tin dien tu")  # at once: each key may bring another list
    combobox = page.get_by_role("combobox")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text(
        re.compile(r"^\d+ trang")
    )
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert combobox.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox).to_have_value("ban tin dien tu")
    page.keyboard.press("ArrowDown")  # opens the list again
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = page.get_by_role("option").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert not faults


def test_the_status_is_there_before_it_has_words(page: Page, site_server: str) -> None:
    """Screen readers read what changes in a live region they know."""
    page.goto(site_server)
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.search__panel')).pointerEvents")
        == "none"
    )


def test_hits_are_seen_in_forced_colours(page: Page, site_server: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{site_server}tim-kiem/?q=tuyên+truyền")
    expect(page.locator("mark").first).to_be_visible()
    colours = "(({ color, backgroundColor }) => [color, backgroundColor])"
    ink, ground = page.evaluate(f"{colours}(getComputedStyle(document.querySelector('mark')))")
    assert ink != ground and ground != "rgba(0, 0, 0, 0)"


def test_enter_without_a_choice_leads_to_the_results(page: Page, site_server: str) -> None:
    page.goto(site_server)
    box(page)
    page.keyboard.type(QUERY)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator(".results__list li").first).to_be_visible()
    expect(page).to_have_title(re.compile(f"^{QUERY} – "))


def test_a_choice_is_forgotten_when_the_query_changes(page: Page, site_server: str) -> None:
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("đường dây nóng")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator("#search")).to_have_value("đường dây nóng")


def test_a_browser_without_properties_for_aria_gets_attributes(
    page: Page, site_server: str
) -> None:
    names = "['role', 'ariaSelected', 'ariaExpanded']"
    page.add_init_script(f"for (const name of {names}) delete Element.prototype[name]")
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")


def test_what_was_typed_before_the_script_came_is_answered(page: Page, site_server: str) -> None:
    page.goto(site_server)
    held: list[Route] = []
    page.route("**/search.*.js", lambda route: held.append(route))
    with page.expect_request("**/search.*.js"):
        page.fill("#search", "thủ tục")
    held[0].continue_()
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("typed", ["thur tucj", "thu3 tuc5"])
def test_keys_of_telex_and_vni_are_offered_mended_in_the_box(
    page: Page, site_server: str, typed: str
) -> None:
    page.goto(site_server)
    page.fill("#search", typed)
    expect(page.get_by_role("option").first).to_have_text("Có phải bạn muốn tìm: thủ tục")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=th*")
    expect(page.locator("#search")).to_have_value("thủ tục")


def test_the_box_and_the_results_have_no_fault_of_accessibility(
    page: Page, site_server: str
) -> None:
    def axe() -> list[str]:
        report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{found['id']}: {found['nodes'][0]['html']}" for found in report["violations"]]

    for address, ready in (("", "[role=option]"), (f"tim-kiem/?q={QUERY}", ".results__filters")):
        page.goto(site_server + address)
        if not address:
            page.fill("#search", "thu tuc")
        expect(page.locator(ready).first).to_be_visible()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert axe() == []
