"""Everything can be reached, seen and left with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

MARK = """() => {
  const able = "a[href], button, input, select, textarea, summary, audio[controls], [tabindex]:not([tabindex='-1'])"
  const groups = new Set()
  return [...document.querySelectorAll(able)].filter((element) => {
    const hidden = !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    if (element.disabled || hidden) return false
    if (element.type === "radio") {
      if (groups.has(element.name)) return false
      groups.add(element.name)
    }
    return true
  }).map((element, number) => (element.dataset.stop = number, element.outerHTML.slice(0, 90)))
}"""
"""Numbers what a reader must be able to reach."""
FOCUSED = """() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const boxes = [...element.getClientRects()].filter((box) => box.width && box.height)
  const box = boxes[0] ?? element.getBoundingClientRect()
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1)
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1)
  const onTop = document.elementFromPoint(x, y)
  const style = getComputedStyle(element)
  return {
    stop: element.dataset.stop ?? null,
    html: element.outerHTML.slice(0, 120),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && !!onTop && (element.contains(onTop) || onTop.contains(element)),
  }
}"""
ON_TOP = """element => {
  const box = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(box.left + 5, box.top + 5))
}"""
WIDE = "all => all.findIndex((e) => e.scrollWidth > e.clientWidth + 20 && e.checkVisibility())"
MOST = 400
WALKED = ("home", "article", "bulletin", "plan", "agency", "listing", "search", "question")


def walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (stops and focused["html"] == stops[0]["html"]):
            return stops
        stops.append(focused)
    raise AssertionError(f"no way out after {MOST} stops: {stops[-1]}")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", WALKED)
def test_every_control_is_reached_in_order_seen_and_left(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage, name: str, width: int
) -> None:
    with open_page(width) as page:
        page.goto(gallery_server + templates[name])
        controls = page.evaluate(MARK)
        stops = walk(page)
    reached = [int(stop["stop"]) for stop in stops if stop["stop"] is not None]
    missed = [controls[number] for number in sorted({*range(len(controls))} - {*reached})]
    assert missed == []
    assert reached == sorted(reached)
    assert [stop["html"] for stop in stops if not stop["outline"]] == []
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


def test_the_first_stop_leads_past_the_menu(gallery_server: str, open_page: OpenPage) -> None:
    with open_page() as page:
        page.goto(f"{gallery_server}tin-tuc/")
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Chuyển đến nội dung chính"
        box = skip.bounding_box()
        assert box is not None and box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


def test_the_menu_opens_and_closes_from_the_keyboard(
    gallery_server: str, open_page: OpenPage
) -> None:
    with open_page(360) as page:
        page.goto(gallery_server)
        summary = page.locator(".menu > summary")
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator(".menu__panel").is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.menu__panel')")
        page.keyboard.press("Escape")
        assert not page.locator(".menu__panel").is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.keyboard.press("Enter")
        links = page.locator(".menu__panel a").count()
        for _ in range(links + 1):
            page.keyboard.press("Tab")
        assert not page.locator(".menu__panel").is_visible()


def test_a_heading_that_a_link_leads_to_is_not_covered(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    with open_page(height=600) as page:
        page.goto(gallery_server + templates["plan"])
        links = page.locator("nav.outline a").locator("visible=true")
        for number in (3, links.count() - 1):
            links.nth(number).click()
            target = page.locator(":target")
            box = target.bounding_box()
            assert box is not None and 0 <= box["y"] < 600
            assert target.evaluate(ON_TOP)


def test_a_table_wider_than_the_screen_scrolls_with_the_arrows(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    with open_page(360) as page:
        page.goto(gallery_server + templates["plan"])
        frames = page.locator(".table-scroll")
        wide = frames.evaluate_all(WIDE)
        assert wide >= 0
        frame = frames.nth(wide)
        assert frame.get_attribute("aria-label") or frame.get_attribute("aria-labelledby")
        frame.focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("e => e.scrollLeft > 0", arg=frame.element_handle())
