"""Pages hold on narrow screens, at 400 % zoom, with wider text, with the reader's own colours, at rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

WIDTHS = (320, 360, 768, 1440)
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const scrolls = (element) => element.closest(".table-scroll, pre, [data-scrolls]")
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`)
    .concat(`${document.documentElement.scrollWidth} points`)
}"""
"""What makes a page scroll sideways; tables may, inside their frame."""
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((element) => {
    const style = getComputedStyle(element)
    if (style.position === "absolute" && style.clipPath !== "none") return false
    const hidden = style.overflowX === "hidden" || style.overflowY === "hidden"
    const clipped = element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2
    return hidden && clipped && element.textContent.trim() && style.textOverflow !== "ellipsis"
  })
  .map((element) => `${element.tagName}.${element.className}`)"""
"""Text cut off by the box it stands in."""
BORDER = """element => {
  const style = getComputedStyle(element)
  return [style.borderTopStyle, parseFloat(style.borderTopWidth)]
}"""
WIDER_TEXT = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets.push(sheet)
}"""
"""The text spacing of WCAG 1.4.12, as a reader's own style."""


def visit(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="load")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage, width: int
) -> None:
    """320 points are what is left of 1280 at 400 % zoom (1.4.10)."""
    found: dict[str, list[str]] = {}
    with open_page(width, height=256 if width == 320 else 800) as page:
        for name, path in templates.items():
            visit(page, gallery_server, path)
            found[name] = page.evaluate(OVERFLOWING)
    assert {name: elements for name, elements in found.items() if elements} == {}


@pytest.mark.parametrize("width", [360, 1440])
def test_wider_text_is_neither_cut_off_nor_pushed_out(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage, width: int
) -> None:
    found: dict[str, list[str]] = {}
    with open_page(width) as page:
        for name, path in templates.items():
            visit(page, gallery_server, path)
            page.evaluate(WIDER_TEXT)
            found[name] = page.evaluate(OVERFLOWING) + page.evaluate(CLIPPED)
    assert {name: elements for name, elements in found.items() if elements} == {}


def test_nothing_moves_by_itself(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    """Not even where motion is welcome; so there is nothing to reduce."""
    with open_page(reduced_motion="no-preference") as page:
        for name, path in templates.items():
            visit(page, gallery_server, path)
            page.mouse.move(200, 150)
            page.keyboard.press("Tab")
            assert page.evaluate("document.getAnimations().length") == 0, name
            assert not page.locator("marquee, blink, video[autoplay], audio[autoplay]").count()


def test_the_reader_s_own_colours_keep_what_colour_said(
    gallery_server: str, open_page: OpenPage
) -> None:
    with open_page(forced_colors="active") as page:
        page.goto(gallery_server)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        style, thickness = page.locator(".cover").evaluate(BORDER)
        assert style == "solid" and thickness >= 1
        icon = page.locator(".scheme svg")
        colours = "element => [getComputedStyle(element).fill, getComputedStyle(element).color]"
        fill, text = icon.evaluate(colours)
        assert fill == text
        page.goto(f"{gallery_server}tin-tuc/")
        current = page.locator(".sections [aria-current]")
        assert current.evaluate("element => getComputedStyle(element).borderBottomWidth") == "3px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_scheme_of_the_machine_without_script(
    gallery_server: str, open_page: OpenPage, scheme: str
) -> None:
    with open_page(scheme=scheme, java_script_enabled=False) as page:
        page.goto(gallery_server)
        assert (
            page.locator("body").evaluate("element => getComputedStyle(element).colorScheme")
            == scheme
        )
