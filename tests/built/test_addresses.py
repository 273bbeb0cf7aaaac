"""Addresses that are not pages to read: moved ones, lost ones, the sitemap, links to edit."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.built.fuller import REPOSITORY_URL, SITE_URL, article, issue
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import publish_issues, run_build, set_setting

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.mark.parametrize("old", ["tin-tuc/2020/ten-cu/", "cu/trang.html", "Bai.Cu/", "cu/Cũ/"])
def test_an_old_address_leads_to_the_new_one_without_script(
    fuller_pages: SitePages, old: str
) -> None:
    page = fuller_pages[old]
    new = SITE_URL + "tin-tuc/2025/ten-moi/"
    assert page.tree.xpath("//link[@rel='canonical']/@href") == [new]
    assert page.links("//a/@href") == [new]
    assert not page.tree.xpath("//script")
    assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_sitemap_has_exactly_the_public_pages(pages: SitePages) -> None:
    sitemap = etree.fromstring((pages.folder / "sitemap.xml").read_bytes())
    addresses = [row.findtext("s:loc", "", namespaces=SITEMAP) for row in sitemap]
    assert sorted(addresses) == sorted(pages.site_url + path for path in pages.shown)


def test_the_sitemap_dates_pages_by_their_content(fuller_pages: SitePages) -> None:
    sitemap = etree.fromstring((fuller_pages.folder / "sitemap.xml").read_bytes())
    changed = {
        row.findtext("s:loc", namespaces=SITEMAP): row.findtext("s:lastmod", namespaces=SITEMAP)
        for row in sitemap
    }
    assert changed[f"{SITE_URL}ke-hoach/nghe-an-2024/"] == "2024-01-09"
    assert changed[f"{SITE_URL}ke-hoach/binh-dinh-2022/"] is None, "its day is not known"
    assert changed[f"{SITE_URL}ke-hoach/khong-ngay/"] is None
    assert changed[f"{SITE_URL}tin-tuc/"] == "2025-12-25"
    assert (changed[f"{SITE_URL}tin-tuc/2021/"] or "").startswith("2021-")
    assert changed[SITE_URL] == "2025-12-25"


def test_robots_may_read_everything_and_find_the_sitemap(fuller_pages: SitePages) -> None:
    robots = (fuller_pages.folder / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow" not in robots
    assert f"Sitemap: {SITE_URL}sitemap.xml" in robots.splitlines()


def test_the_lost_page_works_at_any_depth_and_offers_a_way_on(pages: SitePages) -> None:
    """A server shows it at whatever address was asked for, so relative addresses would break."""
    page = pages["404.html"]
    base = "/" + pages.site_url.partition("//")[2].partition("/")[2]
    written = page.tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src")
    inside = [address for address in written if not re.match(r"#|mailto:|https?://", address)]
    assert inside and all(address.startswith(base) for address in inside)
    links = page.inner_links("//main//a/@href")
    assert "tim-kiem/" in links and "" in links
    assert any(link.startswith("tin-tuc/2") for link in links)
    assert "Không tìm thấy" in page.text("//h1")
    assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_pages_link_to_their_source_from_the_root_of_the_repository(
    fuller_pages: SitePages,
) -> None:
    sources = {
        "ke-hoach/nghe-an-2024/": "docs/ke-hoach/nghe-an-2024.md",
        "tin-tuc/2025/ten-moi/": "docs/tin-tuc/2025/ten-moi.md",
        "ban-tin/2024-01/": "bulletins/2024-01/index.md",
        "noi-dung/tthc/trang/1/": "docs/noi-dung/tthc.md",
        "": "docs/index.md",
    }
    for path, source in sources.items():
        link = fuller_pages[path].tree.xpath("//p[@class='edit']/a/@href")
        assert link == [f"{REPOSITORY_URL}/edit/main/{source}"]
    assert not fuller_pages["tin-tuc/"].tree.xpath("//p[@class='edit']")


@pytest.mark.parametrize(
    ("setting", "start"),
    [
        ("repo_url: https://github.com/tinh/cchc", "https://github.com/tinh/cchc/edit/master/"),
        (
            "repo_url: https://git.example.org/cchc\nedit_uri_template: sua/docs/{path}?m=1",
            "https://git.example.org/cchc/sua/",
        ),
    ],
    ids=["default of MkDocs", "template"],
)
def test_pages_link_to_their_source_where_docs_is_the_base(
    repository: Repository, setting: str, start: str
) -> None:
    root = repository({"bulletins/2024-01/index.md": issue("2024-01-09", "lead: Lời dẫn")})
    publish_issues(root, "2024-01")
    set_setting(root, "# repo_url: https://git.example.org/so-noi-vu/cchc", setting)
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    page = SitePages(root / "site", "https://cchc.example.org/")["ban-tin/2024-01/"]
    (link,) = page.links("//p[@class='edit']/a/@href")
    assert link.startswith(f"{start}bulletins/2024-01/index.md")


def test_no_link_to_a_source_without_a_repository(sample_pages: SitePages) -> None:
    assert not any(page.tree.xpath("//p[@class='edit']") for page in sample_pages.values())


@pytest.mark.parametrize("old", ["404.html", "sitemap.xml", "tin-tuc/rss.xml"])
def test_an_old_address_cannot_take_the_place_of_what_the_site_makes(
    repository: Repository, old: str
) -> None:
    root = repository(
        {
            "docs/co-quan/so-noi-vu-nghe-an.md": "---\ntitle: Sở Nội vụ\nlevel: tỉnh\n---\n",
            "docs/tin-tuc/2024/tin.md": article("Tin", "2024-01-09", f"old_paths: [{old}]"),
        }
    )
    built = run_build(root)
    assert built.returncode == 1
    assert "LỖI docs/tin-tuc/2024/tin.md:7: Địa chỉ" in built.stderr
    assert "Traceback" not in built.stderr
