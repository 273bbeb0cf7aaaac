"""Every template in a browser: nothing fails, nothing complains, nothing needs to be scrolled aside."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request, Response

PATHS = {
    "home": "",
    "article": "tin-tuc/2021/tien-giang-ban-tin-dien-tu-hang-thang/",
    "bulletin": "ban-tin/2021-04/",
    "plan with its own tasks": "ke-hoach/tien-giang-2021/",
    "plan with tasks beside it": "ke-hoach/nghe-an-2024/",
    "listing": "tin-tuc/",
    "year": "tin-tuc/2021/",
    "agencies": "co-quan/",
    "agency": "co-quan/so-noi-vu-nghe-an/",
    "topic": "noi-dung/tthc/",
    "place": "dia-phuong/long-an/",
    "subscribe": "nhan-ban-tin/",
    "search": "tim-kiem/",
    "standing page": "tro-nang/",
    "lost": "404.html",
}
WIDTHS = (360, 1440)


@dataclass
class Complaints:
    """What a page makes a browser complain about."""

    heard: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.heard.append(f"{kind}: {text}")

    def _failed(self, request: Request) -> None:
        self.heard.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"{response.status}: {response.url}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_a_page_loads_without_a_complaint(
    site_server: str, page: Page, path: str, width: int
) -> None:
    """Neither console errors nor failed requests, everything from this site, no sideways scrolling."""
    complaints = Complaints()
    complaints.listen(page)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url[: len(site_server)]))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_server + path)
    assert complaints.heard == []
    assert hosts == {site_server}
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_a_lost_address_shows_the_page_for_it(site_server: str, page: Page) -> None:
    answer = page.goto(f"{site_server}khong/co/trang/nay")
    assert answer is not None and answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang này"
    page.get_by_role("link", name="Về trang chủ").click()
    assert page.url == site_server


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_a_page_can_be_read_and_left_without_script(
    site_server: str, browser: Browser, path: str, width: int
) -> None:
    """The text is there, and every section can be reached from the menu."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}, locale="vi-VN"
    )
    page = context.new_page()
    complaints = Complaints()
    complaints.listen(page)
    page.goto(site_server + path)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    assert complaints.heard == []
    menu = page.locator("details.menu summary")
    if menu.is_visible():
        menu.click()
    news = page.get_by_role("link", name="Tin tức", exact=True).locator("visible=true").first
    news.click()
    assert page.url == f"{site_server}tin-tuc/"
    context.close()
