"""What every page must have, and what none may have."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlsplit

from tests.built.pages import SitePage, SitePages

FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
LOADED = "//img/@src | //script/@src | //link[@rel!='alternate' and @rel!='canonical']/@href"


def test_every_page_has_one_title_one_heading_and_its_language(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        assert page.tree.get("lang") == "vi", path
        assert len(page.texts("//h1")) == 1 and page.text("//h1"), path
        assert page.text("//head/title"), path
        assert page.tree.xpath("//meta[@name='description']/@content")[0].strip(), path
        assert page.tree.xpath("//meta[@charset]/@charset") == ["utf-8"], path


def test_every_page_has_a_title_of_its_own(pages: SitePages) -> None:
    titles = [page.text("//head/title") for page in pages.shown.values()]
    assert sorted(titles) == sorted(set(titles))


def test_every_page_names_its_own_address(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        assert page.tree.xpath("//link[@rel='canonical']/@href") == [pages.site_url + path]


def test_every_page_announces_feeds_that_exist(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        feeds = page.tree.xpath("//link[@rel='alternate']")
        assert {feed.get("type") for feed in feeds} == FEEDS, path
        assert all(feed.get("title") for feed in feeds), path


def test_headings_never_skip_a_level(pages: SitePages) -> None:
    for path, page in pages.items():
        level = 0
        for heading in page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
            assert int(heading.tag[1]) <= level + 1, (path, heading.text_content())
            level = int(heading.tag[1])


def test_ids_are_unique(pages: SitePages) -> None:
    for path, page in pages.items():
        ids = page.tree.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), path


def test_no_page_carries_styles_or_handlers_of_its_own(pages: SitePages) -> None:
    for path, page in pages.items():
        assert not page.tree.xpath("//@style | //style"), path
        assert not page.tree.xpath("//@*[starts-with(name(), 'on')]"), path
        assert not [link for link in page.links() if link.startswith("javascript:")], path


def test_the_one_inline_script_is_the_same_everywhere(pages: SitePages) -> None:
    """Only then can one hash in the security policy allow it and nothing else; data is no script."""
    scripts = {
        script
        for page in pages.values()
        for script in page.tree.xpath("//script[not(@src or @type='application/ld+json')]/text()")
    }
    assert len(scripts) == 1


def test_the_theme_weighs_what_its_readme_promises(sample_pages: SitePages) -> None:
    home = sample_pages[""]
    (script,) = home.tree.xpath("//script[@data-bold-face]/text()")
    assert len(gzip.compress(script.encode())) < 1_000
    (styles,) = _loaded(sample_pages, home, "//link[@rel='stylesheet']/@href")
    assert len(gzip.compress(styles)) < 14_000
    faces = _loaded(sample_pages, home, "//link[@rel='preload']/@href")
    assert len(faces) == 2 and sum(map(len, faces)) < 40_000


def _loaded(pages: SitePages, page: SitePage, path: str) -> list[bytes]:
    return [(pages.folder / file).read_bytes() for file in page.inner_links(path)]


def test_nothing_is_loaded_from_another_host(pages: SitePages) -> None:
    here = urlsplit(pages.site_url).netloc
    for path, page in pages.items():
        hosts = {urlsplit(link).netloc for link in page.links(LOADED)}
        assert hosts <= {here}, path
        assert not page.tree.xpath("//iframe | //object | //embed | //base"), path
    for file in pages.folder.rglob("*.css"):
        assert "//" not in re.sub(r"url\(data:[^)]*\)", "", file.read_text(encoding="utf-8"))


def test_no_address_of_the_renderer_is_left(pages: SitePages) -> None:
    for file in pages.folder.rglob("*"):
        if file.suffix in {".html", ".xml", ".json", ".jsonl", ".opml"}:
            text = file.read_text(encoding="utf-8")
            assert "newsroom:/" not in text and "newsroom-slot" not in text, file
