"""What a first and a second page cost a reader, in requests and bytes over the wire, and what moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

KILOBYTE = 1000
READING = ("article", "plan", "bulletin", "question", "tasks", "topic", "agency", "listing")
SHIFT = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 50)
})"""


@dataclass
class Load:
    """Requests that went over the network, and their bytes with headers, as Chromium counts them."""

    addresses: list[str] = field(default_factory=list)
    size: int = 0
    _addresses: dict[str, str] = field(default_factory=dict)
    _cached: set[str] = field(default_factory=set)

    def asked(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["request"]["url"]

    def from_cache(self, event: dict[str, Any]) -> None:
        self._cached.add(event["requestId"])

    def finished(self, event: dict[str, Any]) -> None:
        name = event["requestId"]
        if name in self._cached or not event["encodedDataLength"]:
            return
        self.addresses.append(self._addresses.get(name, name))
        self.size += int(event["encodedDataLength"])

    def __str__(self) -> str:
        return f"{len(self.addresses)} requests, {self.size / KILOBYTE:.1f} KB: {self.addresses}"


@contextmanager
def loading(page: Page) -> Iterator[Load]:
    """Counts what the page asks for over the network until it rests."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    load = Load()
    session.on("Network.requestWillBeSent", load.asked)
    session.on("Network.requestServedFromCache", load.from_cache)
    session.on("Network.loadingFinished", load.finished)
    yield load
    page.wait_for_load_state("networkidle")
    session.detach()


def first_view(open_page: OpenPage, address: str, width: int) -> tuple[Load, float]:
    """A page opened by a reader who was never here before, and how far its layout shifted."""
    with open_page(width) as page:
        with loading(page) as load:
            page.goto(address)
        return load, page.evaluate(SHIFT)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_first_page_without_photographs_is_light(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage, width: int
) -> None:
    for name in READING:
        load, shift = first_view(open_page, gallery_server + templates[name], width)
        print(f"{name} at {width}: {load}")
        assert len(load.addresses) <= 8, f"{name}: {load}"
        assert load.size <= 75 * KILOBYTE, f"{name}: {load}"
        assert shift == 0, f"{name}: {load}"


@pytest.mark.parametrize("width", [360, 1440])
def test_the_front_page_is_light(
    site_server: str, gallery_server: str, open_page: OpenPage, width: int
) -> None:
    """That of the sample, and one with the photograph of a cover and every section."""
    for address in (site_server, gallery_server):
        load, shift = first_view(open_page, address, width)
        print(f"home at {width}: {load}")
        assert len(load.addresses) <= 14, load
        assert load.size <= 150 * KILOBYTE, load
        assert shift == 0, load


def test_a_second_page_costs_little_more_than_its_words(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    """The bold face, which plans need, was fetched when the first page was done."""
    with open_page(360) as page:
        page.goto(gallery_server, wait_until="networkidle")
        for name in READING:
            with loading(page) as load:
                page.goto(gallery_server + templates[name])
            print(f"second page, {name}: {load}")
            assert len(load.addresses) <= 2, f"{name}: {load}"
            assert load.size <= 20 * KILOBYTE, f"{name}: {load}"


def test_a_phone_gets_a_small_picture_and_nothing_moves_when_it_comes(
    gallery_server: str, open_page: OpenPage
) -> None:
    address = f"{gallery_server}tin-tuc/2026/co-anh/"
    narrow, shift = first_view(open_page, address, 360)
    assert shift == 0
    pictures = [asked for asked in narrow.addresses if asked.endswith((".webp", ".jpg"))]
    assert pictures and all("-480." in asked or "-300." in asked for asked in pictures)
    wide, shift = first_view(open_page, address, 1440)
    assert shift == 0
    assert any("-960." in asked for asked in wide.addresses)


def test_nothing_moves_on_a_slow_line_either(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    """Where faces and pictures come long after the words."""
    slow = {
        "offline": False,
        "latency": 150,
        "downloadThroughput": 60_000,
        "uploadThroughput": 60_000,
    }
    for path in ("", templates["plan"], "tin-tuc/2026/co-anh/"):
        with open_page(360) as page:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", slow)
            page.goto(gallery_server + path, wait_until="networkidle")
            assert page.evaluate(SHIFT) == 0, path


def test_one_stylesheet_blocks_and_two_faces_are_asked_for_early(
    gallery_server: str, templates: dict[str, str], open_page: OpenPage
) -> None:
    with open_page() as page:
        for path in templates.values():
            page.goto(gallery_server + path)
            assert page.locator("link[rel=stylesheet]").count() == 1
            assert page.locator("link[rel=preload]").count() == 2
            assert page.locator("script[src]:not([defer]):not([type=module])").count() == 0
