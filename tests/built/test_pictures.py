"""Pictures on the built site: the right size for every screen, upright, nothing of the camera left."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsroom.site.picture_sizes import WIDTHS
from tests.built.illustrated import HIGH, PLACE_OF_CAMERA, SITE_URL, WIDE, drawing
from tests.built.pages import SitePage, SitePages
from tests.conftest import Repository
from tests.repositories import run_build

ARTICLE = "tin-tuc/2026/co-anh/"
PHOTOGRAPH = "tin-tuc/2026/anh-chup.jpg"


@pytest.fixture
def article_page(illustrated_pages: SitePages) -> SitePage:
    return illustrated_pages[ARTICLE]


def variants(page: SitePage, picture: Any) -> dict[int, str]:
    """Site path by width of what a <picture> offers as WebP."""
    (source,) = picture.xpath("./source[@type='image/webp']")
    assert source.get("sizes")
    found = {}
    for candidate in source.get("srcset").split(", "):
        address, width = candidate.split(" ")
        path = page.url.removeprefix(SITE_URL) + address
        found[int(width.removesuffix("w"))] = str(Path("/" + path).resolve())[1:]
    return found


def test_every_picture_says_its_size_and_what_it_shows(illustrated_pages: SitePages) -> None:
    for page in illustrated_pages.values():
        for image, address in zip(page.tree.xpath("//img"), page.links("//img/@src"), strict=True):
            assert (illustrated_pages.folder / address.removeprefix(SITE_URL)).is_file()
            assert int(image.get("width")) > 0 and int(image.get("height")) > 0
            assert image.get("alt") is not None


def test_the_lead_picture_comes_at_once_and_others_when_they_are_near(
    article_page: SitePage,
) -> None:
    (lead,) = article_page.tree.xpath("//figure//img")
    assert lead.get("loading") is None and lead.get("fetchpriority") == "high"
    assert lead.get("alt") == "Lớp tập huấn"
    (inner,) = article_page.tree.xpath("//div[contains(@class, 'prose')]//img")
    assert inner.get("loading") == "lazy"
    assert inner.get("alt") == "Người dân làm thủ tục"


def test_variants_are_webp_of_the_widths_they_say(
    illustrated_pages: SitePages, article_page: SitePage
) -> None:
    (picture,) = article_page.tree.xpath("//figure/picture")
    found = variants(article_page, picture)
    assert set(found) <= {*WIDTHS, 1333}
    for width, path in found.items():
        with Image.open(illustrated_pages.folder / path) as variant:
            assert variant.format == "WEBP" and variant.width == width
            assert variant.width < variant.height  # turned upright, as the camera was held


def test_a_small_picture_is_never_blown_up(
    illustrated_pages: SitePages, article_page: SitePage
) -> None:
    (picture,) = article_page.tree.xpath("//div[contains(@class, 'prose')]//picture")
    assert list(variants(article_page, picture)) == [300]


def test_nothing_that_a_camera_wrote_is_published(illustrated_pages: SitePages) -> None:
    pictures = [
        file
        for file in illustrated_pages.folder.rglob("*")
        if file.suffix in {".jpg", ".webp", ".png"}
    ]
    assert len(pictures) > 5
    for file in pictures:
        assert PLACE_OF_CAMERA not in file.read_bytes(), file
        with Image.open(file) as picture:
            assert not picture.getexif(), file


def test_the_published_photograph_is_upright_and_no_larger_than_screens(
    illustrated_pages: SitePages,
) -> None:
    with Image.open(illustrated_pages.folder / PHOTOGRAPH) as picture:
        assert picture.size == (round(2000 * HIGH / WIDE), 2000)


def test_feeds_take_the_cleaned_photograph_with_its_true_length(
    illustrated_pages: SitePages,
) -> None:
    feed = (illustrated_pages.folder / "tin-tuc/rss.xml").read_text(encoding="utf-8")
    enclosure = re.search(rf'<enclosure url="{SITE_URL}{PHOTOGRAPH}" length="(\d+)"', feed)
    assert enclosure
    assert int(enclosure[1]) == (illustrated_pages.folder / PHOTOGRAPH).stat().st_size


def test_the_cover_shows_the_picture_of_the_issue(illustrated_pages: SitePages) -> None:
    home = illustrated_pages[""]
    (cover,) = home.tree.xpath("//*[@class='cover']//img")
    assert cover.get("alt") == "Trụ sở"
    assert home.text("//*[@class='cover']//h2") == "Số 05/2026"
    (small,) = illustrated_pages["ban-tin/"].tree.xpath("//*[@class='issue__cover']//img")
    assert small.get("alt") == ""


def test_a_second_build_takes_every_picture_from_the_cache(
    illustrated_root: Path, illustrated_pages: SitePages
) -> None:
    kept = {
        file: file.stat().st_mtime_ns
        for folder in ("pictures", "cards")
        for file in (illustrated_root / ".cache/newsroom" / folder).rglob("*.*")
    }
    assert kept
    before = (illustrated_pages.folder / PHOTOGRAPH).read_bytes()
    assert run_build(illustrated_root).returncode == 0
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    assert (illustrated_pages.folder / PHOTOGRAPH).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (drawing()[:200], "Ảnh đã hỏng"),
        (drawing() + bytes(10_000_001), "quá 10 MB"),
    ],
    ids=["cut off", "too heavy"],
)
def test_a_picture_that_cannot_be_used_stops_the_build(
    repository: Repository, content: bytes, words: str
) -> None:
    lines = "title: Trang\n---\n\n![Mô tả](hinh.png)\n"
    root = repository({"docs/trang.md": f"---\n{lines}", "docs/hinh.png": content})
    built = run_build(root)
    assert built.returncode == 1
    assert words in built.stderr
    assert "hinh.png" in built.stderr and "Traceback" not in built.stderr
