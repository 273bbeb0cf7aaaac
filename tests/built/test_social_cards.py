"""What a shared link shows: a card of the right size for every page, and the words around it."""

from __future__ import annotations

import json

from PIL import Image

from newsroom.site.card_drawing import HEIGHT, WIDTH
from tests.built.illustrated import ACCENT, NAME, SITE_URL
from tests.built.pages import SitePage, SitePages


def meta(page: SitePage, name: str) -> str:
    (content,) = page.tree.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(content)


def card(pages: SitePages, page: SitePage) -> Image.Image:
    url = meta(page, "og:image")
    assert url.startswith(pages.site_url)
    return Image.open(pages.folder / url.removeprefix(pages.site_url))


def test_every_page_has_a_card_of_the_size_it_says(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        assert meta(page, "og:image:width") == str(WIDTH), path
        assert meta(page, "og:image:height") == str(HEIGHT), path
        assert meta(page, "og:image:alt"), path
        assert meta(page, "twitter:card") == "summary_large_image"
        with card(pages, page) as picture:
            assert picture.size == (WIDTH, HEIGHT), path


def test_cards_are_light_and_few(pages: SitePages) -> None:
    """One an issue, a plan and a content; the others share one a section."""
    cards = list((pages.folder / "assets/cards").iterdir())
    assert len(cards) < len(pages.shown) / 2
    assert max(file.stat().st_size for file in cards) < 60_000


def test_issues_and_plans_have_cards_of_their_own(sample_pages: SitePages) -> None:
    own = [
        meta(page, "og:image")
        for path, page in sample_pages.shown.items()
        if path.split("/")[0] in {"ban-tin", "ke-hoach"} and path.count("/") == 2
    ]
    assert len(own) > 5
    issues_and_plans = [url for url in own if own.count(url) == 1]
    assert len(issues_and_plans) >= 10


def test_an_article_with_a_photograph_shows_it(illustrated_pages: SitePages) -> None:
    page = illustrated_pages["tin-tuc/2026/co-anh/"]
    assert meta(page, "og:image").endswith(".jpg")
    assert meta(page, "og:image:alt") == "Lớp tập huấn"
    assert meta(page, "og:type") == "article"
    assert meta(page, "article:published_time") == "2026-05-21"
    other = illustrated_pages["tin-tuc/2026/su-kien/"]
    assert meta(other, "og:image").endswith(".png")


def test_a_cover_is_in_the_accent_of_the_office(illustrated_pages: SitePages) -> None:
    with card(illustrated_pages, illustrated_pages["ban-tin/2026-05/"]) as picture:
        corner = picture.convert("RGB").crop((5, 5, 6, 6))
        assert f"#{corner.tobytes().hex()}" == ACCENT


def test_titles_stay_titles(illustrated_pages: SitePages) -> None:
    assert meta(illustrated_pages[""], "og:title") == NAME
    page = illustrated_pages["tin-tuc/2026/su-kien/"]
    assert meta(page, "og:title") == "Hội nghị đối thoại </script>"


def test_the_manifest_names_the_site_and_icons_that_exist(illustrated_pages: SitePages) -> None:
    (link,) = illustrated_pages["tin-tuc/"].links("//link[@rel='manifest']/@href")
    assert link == f"{SITE_URL}manifest.webmanifest"
    manifest = json.loads(
        (illustrated_pages.folder / "manifest.webmanifest").read_text(encoding="utf-8")
    )
    assert manifest["name"] == NAME and manifest["lang"] == "vi"
    assert manifest["theme_color"] == ACCENT
    for icon in manifest["icons"]:
        assert (illustrated_pages.folder / icon["src"]).is_file()


def test_the_accent_reaches_the_stylesheet_and_the_mark(illustrated_pages: SitePages) -> None:
    (styles,) = (illustrated_pages.folder / "assets/stylesheets").glob("*.css")
    text = styles.read_text(encoding="utf-8")
    assert f":root{{--accent:{ACCENT};" in text
    assert text.index(f"--accent:{ACCENT}") < text.index("@media print")
    (mark,) = (illustrated_pages.folder / "assets/images").glob("*.svg")
    assert f'fill="{ACCENT}"' in mark.read_text(encoding="utf-8")
    (icon,) = (illustrated_pages.folder / "assets/images").glob("favicon-180.*.png")
    with Image.open(icon) as drawn:
        middle = drawn.convert("RGB").crop((90, 8, 91, 9))
    assert f"#{middle.tobytes().hex()}" == ACCENT
