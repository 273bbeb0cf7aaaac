"""Every page under the generated headers: no violation, no message, nothing from elsewhere, nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.complaints import Complaints
from tests.browser.conftest import VIETNAM, OpenPage
from tests.browser.gallery import all_pages

WIDTHS = (360, 1440)


def test_no_page_makes_the_browser_complain(
    gallery: Path, gallery_server: str, open_page: OpenPage
) -> None:
    """The whole site; the editions to keep are pages too."""
    complaints, hosts = Complaints(), set[str]()
    with open_page(service_workers="block") as page:
        complaints.listen(page)
        page.on("request", lambda request: hosts.add(request.url[: len(gallery_server)]))
        for path in all_pages(gallery):
            page.goto(gallery_server + path)
        assert page.context.cookies() == []
        assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert complaints.heard == []
    assert hosts == {gallery_server}


def test_the_policy_stops_what_an_attacker_would_try(
    gallery_server: str, open_page: OpenPage
) -> None:
    """The server does send the policy, and the browser does follow it."""
    attempt = """() => new Promise((seen) => {
      const stopped = new Set()
      addEventListener("securitypolicyviolation", (event) => {
        stopped.add(event.effectiveDirective)
        if (stopped.size === 5) seen([...stopped].sort())
      })
      const add = (name, values) => document.body.append(Object.assign(document.createElement(name), values))
      add("script", { textContent: "window.broken = true" })
      add("img", { src: "https://elsewhere.example/x.png" })
      add("style", { textContent: "body { color: red }" })
      add("iframe", { src: "https://elsewhere.example/" })
      fetch("https://elsewhere.example/").catch(() => 0)
    })"""
    with open_page() as page:
        page.goto(gallery_server)
        assert page.evaluate(attempt) == [
            "connect-src",
            "frame-src",
            "img-src",
            "script-src-elem",
            "style-src-elem",
        ]
        assert page.evaluate("window.broken") is None


def test_only_the_chosen_colour_scheme_is_remembered(
    gallery_server: str, open_page: OpenPage
) -> None:
    with open_page() as page:
        page.goto(gallery_server)
        page.get_by_role("button", name="Nền tối").click()
        assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
        page.goto(f"{gallery_server}tin-tuc/")
        assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
        assert page.evaluate("Object.assign({}, localStorage)") == {"newsroom.scheme": "slate"}
        page.get_by_role("button", name="Nền tối").click()
        assert page.evaluate("Object.assign({}, localStorage)") == {}
        assert page.context.cookies() == []


def test_a_lost_address_shows_the_page_for_it(gallery_server: str, page: Page) -> None:
    answer = page.goto(f"{gallery_server}khong/co/trang/nay")
    assert answer is not None and answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang này"
    page.get_by_role("link", name="Về trang chủ").click()
    assert page.url == gallery_server


@pytest.mark.parametrize("width", WIDTHS)
def test_every_template_can_be_read_and_left_without_script(
    gallery_server: str, templates: dict[str, str], browser: Browser, width: int
) -> None:
    """The text is there, and every section can be reached from the menu."""
    complaints = Complaints()
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}, **VIETNAM
    )
    page = context.new_page()
    complaints.listen(page)
    for path in templates.values():
        page.goto(gallery_server + path)
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        menu = page.locator("details.menu summary")
        if menu.is_visible():
            menu.click()
        assert page.locator("nav a[href$='tin-tuc/']").locator("visible=true").count()
        assert not page.locator(".needs-script").locator("visible=true").count()
    page.goto(gallery_server)
    if page.locator("details.menu summary").is_visible():
        page.locator("details.menu summary").click()
    news = page.get_by_role("link", name="Tin tức", exact=True).locator("visible=true").first
    news.click()
    assert page.url == f"{gallery_server}tin-tuc/"
    assert complaints.heard == []
    context.close()
