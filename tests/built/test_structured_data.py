"""What pages say to machines: true to the content, and unable to break out of its place."""

from __future__ import annotations

import json
from typing import Any

from tests.built.illustrated import NAME, OFFICE, SITE_URL
from tests.built.pages import SitePage, SitePages

DATA = "//script[@type='application/ld+json']/text()"


def graph(page: SitePage) -> dict[str, dict[str, Any]]:
    """The things a page speaks of, by type."""
    blocks = page.tree.xpath(DATA)
    if not blocks:
        return {}
    (block,) = blocks
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_every_block_can_be_read_and_holds_no_empty_value(pages: SitePages) -> None:
    for path, page in pages.items():
        for node in graph(page).values():
            assert all(value not in (None, "", []) for value in node.values()), path


def test_breadcrumbs_are_those_of_the_page(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        crumbs = page.texts("//nav[@class='crumbs']//li")
        listed = graph(page).get("BreadcrumbList")
        if len(crumbs) < 2:
            assert listed is None, path
            continue
        assert listed is not None, path
        entries = listed["itemListElement"]
        assert [entry["name"] for entry in entries] == crumbs, path
        assert [entry["position"] for entry in entries] == [*range(1, len(crumbs) + 1)]
        assert not [entry["item"] for entry in entries if pages.dead_end(entry["item"])], path
        assert page.url.startswith(entries[-1]["item"])


def test_the_home_page_names_the_site_its_search_and_its_office(
    illustrated_pages: SitePages,
) -> None:
    things = graph(illustrated_pages[""])
    assert things["WebSite"]["name"] == NAME
    assert things["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        f"{SITE_URL}tim-kiem/?q={{q}}"
    )
    assert things["GovernmentOrganization"]["name"] == OFFICE
    field = illustrated_pages[""].tree.xpath("//form[@role='search']//input/@name")
    assert field == ["q"]


def test_an_article_says_what_its_front_matter_says_and_no_more(
    illustrated_pages: SitePages,
) -> None:
    article = graph(illustrated_pages["tin-tuc/2026/co-anh/"])["NewsArticle"]
    assert article["headline"] == "Tập huấn ngày 09/5/2026"
    assert article["datePublished"] == "2026-05-21"
    assert "dateModified" not in article
    assert article["author"] == {"@type": "Person", "name": "Nguyễn Văn A"}
    assert article["isPartOf"] == [{"@id": f"{SITE_URL}ban-tin/2026-05/"}]
    assert (illustrated_pages.folder / article["image"].removeprefix(SITE_URL)).is_file()
    other = graph(illustrated_pages["tin-tuc/2026/su-kien/"])["NewsArticle"]
    assert other["headline"] == "Hội nghị đối thoại </script>"
    assert "author" not in other and "image" not in other


def test_an_issue_belongs_to_its_periodical_and_lists_its_articles(
    illustrated_pages: SitePages,
) -> None:
    issue = graph(illustrated_pages["ban-tin/2026-05/"])["PublicationIssue"]
    assert issue["issueNumber"] == "05/2026"
    assert issue["isPartOf"]["@type"] == "Periodical"
    assert {part["@id"] for part in issue["hasPart"]} == {
        f"{SITE_URL}tin-tuc/2026/co-anh/",
        f"{SITE_URL}tin-tuc/2026/su-kien/",
    }


def test_samples_say_that_they_are_samples_and_have_no_number(sample_pages: SitePages) -> None:
    issue = graph(sample_pages["ban-tin/2024-01/"])["PublicationIssue"]
    assert issue["creativeWorkStatus"] == "Mẫu"
    assert "issueNumber" not in issue
    articles = [page for path, page in sample_pages.items() if path.count("/") == 3]
    for page in articles:
        if "NewsArticle" in graph(page):
            assert graph(page)["NewsArticle"]["creativeWorkStatus"] == "Mẫu"


def test_bodies_of_the_state_are_told_from_other_organizations(
    illustrated_pages: SitePages,
) -> None:
    assert "GovernmentOrganization" in graph(illustrated_pages["co-quan/so-noi-vu-nghe-an/"])
    assert "GovernmentOrganization" not in graph(illustrated_pages["co-quan/bao-nghe-an/"])


def test_drafts_and_lost_pages_say_nothing(pages: SitePages) -> None:
    assert graph(pages["404.html"]) == {}
