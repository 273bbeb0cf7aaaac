"""Every address in every page leads somewhere, and every page can be walked to."""

from __future__ import annotations

import re

from tests.built.pages import SitePages


def test_every_link_and_anchor_resolves(pages: SitePages) -> None:
    dead = {
        (path, link): why
        for path, page in pages.items()
        for link in page.links()
        if (why := pages.dead_end(link))
    }
    assert not dead


def test_redirects_lead_to_pages(fuller_pages: SitePages) -> None:
    for page in fuller_pages.values():
        if page.is_redirect:
            (refresh,) = page.tree.xpath("//meta[@http-equiv='refresh']/@content")
            delay, _, target = refresh.partition("; url=")
            assert delay == "0"
            assert page.links("//a/@href") == page.links("//link[@rel='canonical']/@href")
            assert page.tree.xpath("//a/@href") == [target]


def test_every_page_is_reached_from_the_front_page(pages: SitePages) -> None:
    reached = {""}
    waiting = [""]
    while waiting:
        for path in pages[waiting.pop()].inner_links():
            if path in pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert set(pages.shown) - reached == set()


def test_styles_refer_to_published_files_only(sample_pages: SitePages) -> None:
    for sheet in sample_pages.folder.rglob("*.css"):
        for address in re.findall(r"url\(([^)]+)\)", sheet.read_text(encoding="utf-8")):
            if not address.strip("'\"").startswith("data:"):
                assert (sheet.parent / address.strip("'\"")).resolve().is_file(), address
