"""Listings, years, pages of lists, neighbours, and pages that gather what refers to them."""

from __future__ import annotations

from datetime import date

from newsroom.content.models import BY_KIND
from tests.built.fuller import ARTICLES
from tests.built.pages import SitePage, SitePages
from tests.repositories import ROOT

CARD_TITLES = "//main//*[contains(@class, 'card__title')]"
KINDS = tuple(kind for kind in BY_KIND if kind)
EMPTY = {
    kind
    for kind in KINDS
    if kind != "ban-tin" and not any((ROOT / "docs" / kind).rglob("[!_]*.md"))
}
"""The types this repository has no item of."""


def _entries(page: SitePage) -> list[str]:
    return [link.removeprefix(page.site_url) for link in page.links(f"{CARD_TITLES}//a/@href")]


def test_the_menu_has_the_sections_with_content_and_no_others(sample_pages: SitePages) -> None:
    for page in sample_pages.shown.values():
        menu = page.inner_links("//nav[@class='sections']//a/@href")
        assert {path.strip("/") for path in menu} & set(KINDS) == set(KINDS) - EMPTY


def test_a_section_without_content_has_no_page(sample_pages: SitePages) -> None:
    for kind in EMPTY:
        assert not (sample_pages.folder / kind).exists()
    assert not [page for page in sample_pages.shown.values() if not page.texts("//main//*[text()]")]


def test_a_listing_holds_every_item_newest_first(sample_pages: SitePages) -> None:
    entries = _entries(sample_pages["ban-tin/"])
    assert entries == sorted(entries, reverse=True)
    assert len(entries) == 5
    days = sample_pages["tin-tuc/"].tree.xpath("//main//article//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert date.fromisoformat(days[0]) == date(2024, 1, 9)


def test_year_pages_hold_the_items_of_the_year(fuller_pages: SitePages) -> None:
    """Those made in number, one that moved, one with a picture, and none of the drafts."""
    entries = _entries(fuller_pages["tin-tuc/2025/"])
    assert len(entries) == ARTICLES + 2
    assert all(entry.startswith("tin-tuc/2025/") for entry in entries)
    months = fuller_pages["tin-tuc/2025/"].texts("//main//*[contains(@class, 'group__title')]")
    assert months[0] == "Tháng 12 năm 2025" and months[-1] == "Tháng 01 năm 2025"
    assert len(months) == len(set(months))
    years = fuller_pages["tin-tuc/"].inner_links("//nav[@class='years']//a/@href")
    assert years == [f"tin-tuc/{year}/" for year in (2025, 2024, 2022, 2021)]


def test_long_lists_are_paged_from_the_oldest(fuller_pages: SitePages) -> None:
    """Every item is in exactly one page, and page 1 keeps the 20 oldest for ever."""
    numbers = [path for path in fuller_pages if path.startswith("tin-tuc/trang/")]
    front, *older = (
        fuller_pages[path]
        for path in ("tin-tuc/", *sorted(numbers, key=lambda path: -int(path.split("/")[2])))
    )
    assert len(older) == 3
    entries = [entry for page in (front, *older) for entry in _entries(page)]
    assert len(entries) == len(set(entries)) == _count_articles(fuller_pages)
    assert all(len(_entries(page)) == 20 for page in older)
    assert front.inner_links("//a[@rel='next']/@href") == ["tin-tuc/trang/3/"]
    assert older[0].inner_links("//a[@rel='next']/@href") == ["tin-tuc/trang/2/"]
    assert older[0].inner_links("//a[@rel='prev']/@href") == ["tin-tuc/"]
    assert not older[-1].links("//a[@rel='next']/@href")


def _count_articles(pages: SitePages) -> int:
    return sum(
        path.startswith("tin-tuc/") and path.count("/") == 3 and "/trang/" not in path
        for path in pages.shown
    )


def test_what_has_no_date_is_listed_without_a_year(fuller_pages: SitePages) -> None:
    assert "ke-hoach/khong-ngay/" in _entries(fuller_pages["ke-hoach/"])
    assert "ke-hoach/0/" not in fuller_pages
    assert "(không rõ)" in fuller_pages["ke-hoach/khong-ngay/"].text("//main//dl[@class='facts']")


def test_neighbours_follow_the_series(sample_pages: SitePages) -> None:
    series = ["2021-01", "2021-04", "2022-01", "2022-05", "2024-01"]
    for before, month, after in zip(["", *series], series, [*series[1:], ""], strict=False):
        page = sample_pages[f"ban-tin/{month}/"]
        assert page.inner_links("//a[@rel='prev']/@href") == [f"ban-tin/{before}/"] * bool(before)
        assert page.inner_links("//a[@rel='next']/@href") == [f"ban-tin/{after}/"] * bool(after)


def test_an_article_names_the_issue_that_carries_it(sample_pages: SitePages) -> None:
    page = sample_pages["tin-tuc/2024/nghe-an-huy-dong-viet-bai/"]
    assert "ban-tin/2024-01/" in page.inner_links("//aside[@class='about']//a/@href")
    issue = sample_pages["ban-tin/2024-01/"]
    assert "tin-tuc/2024/nghe-an-huy-dong-viet-bai/" in _entries(issue)


def test_an_issue_without_sections_gathers_its_month(fuller_pages: SitePages) -> None:
    """Real articles only: a real issue never carries a sample."""
    entries = _entries(fuller_pages["ban-tin/2025-01/"])
    assert entries == [f"tin-tuc/2025/tin-so-{number:02}/" for number in range(5)]
    assert "Số 01/2025" in fuller_pages["ban-tin/2025-01/"].text("//h1")


def test_an_issue_shows_its_masthead_contents_and_sections(sample_pages: SitePages) -> None:
    page = sample_pages["ban-tin/2021-04/"]
    masthead = page.text("//header[@class='masthead']")
    assert "Bản tin" in masthead and "Số mẫu" in masthead and "Tháng 4 năm 2021" in masthead
    contents = page.links("//nav[@class='running']//a/@href")
    anchors = page.tree.xpath("//section[contains(@class, 'bulletin__section')]/h2/@id")
    assert contents and contents == [f"{page.url}#{anchor}" for anchor in anchors]


def test_a_plan_shows_its_data_its_outline_and_what_was_corrected(sample_pages: SitePages) -> None:
    page = sample_pages["ke-hoach/tien-giang-2021/"]
    facts = page.text("//dl[@class='facts'][1]")
    assert "103/KH-UBND" in facts and "Ủy ban nhân dân tỉnh Tiền Giang" in facts
    assert "(không rõ)" in sample_pages["ke-hoach/binh-dinh-2022/"].text("//dl[@class='facts'][1]")
    outline = page.links("//nav[@aria-label='Mục lục']//a/@href")
    headings = page.tree.xpath("//div[contains(@class, 'prose')]//h2/@id")
    assert {f"{page.url}#{anchor}" for anchor in headings} <= set(outline)
    assert "Ghi chú hiệu đính" in page.text("//main")
    restored = sample_pages["ke-hoach/long-an-2021/"].text("//main")
    assert "mọi chỗ khác giữ nguyên" not in restored, "every mark of its text was restored"
    assert "không thay thế bản chính" in page.text("//main")


def test_a_topic_an_agency_and_a_place_gather_what_refers_to_them(fuller_pages: SitePages) -> None:
    topic = _entries(fuller_pages["noi-dung/tthc/"])
    assert "tin-tuc/2025/tin-so-59/" in topic and topic[0].startswith("tin-tuc/")
    assert "noi-dung/tthc/trang/1/" in fuller_pages
    agency = _entries(fuller_pages["co-quan/so-noi-vu-nghe-an/"])
    assert "tin-tuc/2025/tin-so-59/" in agency
    place = _entries(fuller_pages["dia-phuong/nghe-an/"])
    assert {"co-quan/so-noi-vu-nghe-an/", "tin-tuc/2025/tin-so-59/"} <= set(place)
    assert "ke-hoach/nghe-an-2024/" in _entries(fuller_pages["dia-phuong/nghe-an/trang/1/"])


def test_a_plan_shows_what_was_written_about_it(fuller_pages: SitePages) -> None:
    plan = fuller_pages["ke-hoach/tien-giang-2021/"]
    assert "tin-tuc/2025/tin-so-07/" in _entries(plan)
    article = fuller_pages["tin-tuc/2025/tin-so-07/"]
    tasks = article.links("//aside[@class='about']//a/@href")
    assert any(link.startswith(f"{plan.url}#") for link in tasks)


def test_related_articles_come_from_the_same_task_topic_or_agency(sample_pages: SitePages) -> None:
    page = sample_pages["tin-tuc/2021/tien-giang-dia-chi-duong-day-nong/"]
    related = page.inner_links("//section[@aria-labelledby='lien-quan']//a/@href")
    assert related[0] == "tin-tuc/2021/tien-giang-chuyen-trang-tren-cong/"
    assert len(related) == len(set(related)) == 4


def test_crumbs_lead_from_the_front_page_to_the_page(pages: SitePages) -> None:
    for path, page in pages.shown.items():
        if path:
            crumbs = page.tree.xpath("//nav[@class='crumbs']//li")
            assert page.inner_links("//nav[@class='crumbs']//a/@href")[0] == "", path
            assert crumbs[-1].xpath("./*[@aria-current='page'] | ./a"), path


def test_the_front_page_shows_the_latest_of_everything(sample_pages: SitePages) -> None:
    links = sample_pages[""].inner_links("//main//a/@href")
    for path in ("ban-tin/2024-01/", "ke-hoach/nghe-an-2024/", "noi-dung/tthc/", "tin-tuc/"):
        assert path in links
    assert any(link.startswith("tin-tuc/2024/") for link in links)


def test_an_article_says_where_and_when_it_was_broadcast(fuller_pages: SitePages) -> None:
    page = fuller_pages["tin-tuc/2025/co-anh/"]
    assert page.text("//dt[.='Phát sóng']/following-sibling::dd") == "Đài tỉnh, 07:30, 12,5 phút"
