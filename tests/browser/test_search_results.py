"""The page of results: passages, filters, addresses, the keyboard, a phone, no script, a sub-path."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, Route, expect

from newsroom.search.index import build_index
from newsroom.search.records import Record
from tests.browser.searching import QUERY, results, tab_to
from tests.browser.server import serve

PASSAGES = "**/search/p*.bin"


def test_a_visit_with_the_keyboard_alone(page: Page, site_server: str, faults: list[str]) -> None:
    """From the address bar to the box, a query, a filter, a result, and back again."""
    page.goto(site_server)
    tab_to(page, "#search")
    page.keyboard.type("tuyen truyen")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=tuyen+truyen")
    summary = page.locator(".results__summary")
    expect(summary).to_have_text(re.compile(r"^\d+ trang phù hợp\.$"))
    whole = summary.text_content() or ""
    kinds = page.get_by_label("Loại")
    expect(kinds).to_be_visible()
    tab_to(page, "[name=loai]")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**loai=*")
    expect(summary).not_to_have_text(re.compile(rf"^{whole}$|^Đang tìm"))
    expect(kinds).to_be_focused()
    tab_to(page, ".results__list h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "tim-kiem" not in url)
    page.go_back()
    page.wait_for_url("**loai=*")
    expect(kinds).not_to_have_value("")
    page.go_back()
    expect(summary).to_have_text(whole)
    expect(kinds).to_have_value("")
    assert not faults


def test_results_link_to_passages_and_mark_the_words(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=%22đường dây nóng%22")
    expect(page.locator(".results__list li").first).to_be_visible()
    links = page.locator(".results__list h2 a")
    anchored = [link for link in links.all() if "#" in (link.get_attribute("href") or "")]
    assert anchored
    address = anchored[0].get_attribute("href") or ""
    marked = page.locator(".results__list mark").all_text_contents()
    assert "đường dây nóng" in {words.lower() for words in marked}  # one mark for the whole phrase
    page.goto(address)
    assert page.locator(f"[id='{address.partition('#')[2]}']").count() == 1


def test_the_number_of_a_document_stands_with_its_date(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=kế+hoạch+số+103/KH-UBND")
    facts = page.locator(".results__list li > small").first
    expect(facts).to_contain_text("Kế hoạch · 103/KH-UBND · 12/04/2021")
    page.goto(f"{site_server}tim-kiem/?q=nghị+định+61/2018")
    expect(page.locator(".results__list h2").first).to_contain_text("61/2018/NĐ-CP")
    expect(facts).to_contain_text("Văn bản chỉ đạo · 23/04/2018")


def test_filters_have_counts_live_in_the_address_and_go_back(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=tuyên+truyền")
    kinds = page.get_by_label("Loại")
    expect(kinds).to_be_visible()
    whole = page.locator(".results__summary").text_content()
    label = kinds.locator("option").nth(1).text_content() or ""
    kind, _, count = label.rstrip(")").rpartition(" (")
    kinds.select_option(index=1)
    page.wait_for_url("**loai=*")
    expect(page.locator(".results__summary")).to_have_text(f"{count} trang phù hợp.")
    for facts in page.locator(".results__list li > small").all_text_contents():
        assert facts.startswith(kind)
    page.get_by_label("Sắp xếp").select_option("ngay")
    page.wait_for_url("**xep=ngay*")
    page.reload()
    expect(page.get_by_label("Loại")).to_have_value(kind)
    page.go_back()
    page.go_back()
    expect(page.locator(".results__summary")).to_have_text(whole or "")


def test_a_filter_left_without_choices_keeps_the_focus(page: Page, site_server: str) -> None:
    """Issues have no contents to choose from, but the reader was there before their list came."""
    page.goto(f"{site_server}tim-kiem/?q=tuyên+truyền")
    contents = page.locator("[name=noi-dung]")
    expect(contents).to_be_visible()
    with page.expect_request(PASSAGES):
        held: list[Route] = []
        page.route(PASSAGES, lambda route: held.append(route))
        page.get_by_label("Loại").select_option("Bản tin")
    contents.focus()
    for route in held:
        route.continue_()
    expect(page.locator(".results__summary")).to_have_text("5 trang phù hợp.")
    expect(contents).to_be_focused()


def test_a_filter_that_leaves_nothing_can_be_taken_off(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=tuyên+truyền&loai=Kế+hoạch&nam=1999")
    expect(page.locator(".results__summary")).to_have_text("Không tìm thấy trang nào.")
    expect(page.get_by_label("Năm")).to_be_visible()
    expect(page.get_by_label("Loại")).to_have_value("Kế hoạch")
    page.get_by_label("Năm").select_option("")
    expect(page.locator(".results__list li").first).to_be_visible()
    assert "nam=" not in page.url


def test_on_a_phone_results_come_before_filters_and_the_box_takes_the_row(
    page: Page, site_server: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_server)
    menu = page.locator("[data-menu] summary")
    place = menu.bounding_box()
    page.fill("#search", QUERY)
    size = page.locator("#search").bounding_box()
    assert size and size["width"] > 250
    assert menu.bounding_box() == place  # what a finger was about to press has not moved
    expect(page.get_by_role("option").first).to_be_visible()
    page.locator(".search__button").click()
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator(".results__filters")).to_be_visible()
    expect(page.locator(".results__list li").first).to_be_in_viewport()
    expect(page.get_by_label("Loại")).to_be_hidden()
    page.get_by_text("Lọc và sắp xếp").click()
    page.get_by_label("Sắp xếp").select_option("ngay")
    page.wait_for_url("**xep=ngay*")
    page.reload()
    expect(page.get_by_label("Sắp xếp")).to_have_value("ngay")
    expect(page.get_by_label("Sắp xếp")).to_be_visible()


def test_newest_first_is_by_date(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=kế+hoạch&loai=Tin%2C+bài&xep=ngay")
    expect(page.locator(".results__list li").first).to_be_visible()
    facts = " ".join(page.locator(".results__list li > small").all_text_contents())
    days = [tuple(reversed(day.split("/"))) for day in re.findall(r"\d\d/\d\d/\d{4}", facts)]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


def test_newest_first_what_answers_loosely_comes_last(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=dat+dai&xep=ngay")
    entries = page.locator(".results__list li")
    expect(entries).to_have_count(10)
    marked = [entry.locator("mark").all_text_contents() for entry in entries.all()]
    close = ["đất đai" in {words.lower() for words in entry} for entry in marked]
    assert close[0] and close == sorted(close, reverse=True)


def test_a_page_after_the_last_is_the_last(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=hành+chính&trang=999")
    expect(page.locator(".results__list li").first).to_be_visible()
    expect(page.get_by_role("link", name="Trang sau")).to_have_count(0)
    page.get_by_role("link", name="Trang trước").click()
    expect(page.locator(".results__list li")).to_have_count(10)
    expect(page.get_by_role("link", name="Trang sau")).to_be_visible()


def test_a_filter_with_one_value_is_shown_when_it_narrows(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=zalo")
    years = page.get_by_label("Năm")
    expect(years).to_be_visible()
    assert years.locator("option").count() == 2
    whole = page.locator(".results__summary").text_content()
    years.select_option(index=1)
    expect(page.locator(".results__summary")).not_to_have_text(re.compile(f"{whole}|Đang tìm"))
    expect(page.locator(".results__list li").first).to_be_visible()


def test_the_page_of_an_agency_is_among_its_own(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=báo+long+an&co-quan=Báo+Long+An")
    first = page.locator(".results__list li").first
    expect(first.locator("h2")).to_have_text("Báo Long An")
    expect(first.locator("> small")).to_have_text("Cơ quan, đơn vị")
    page.goto(f"{site_server}tim-kiem/?q=long+an&noi=Tỉnh+Long+An")
    expect(page.locator(".results__list h2", has_text=re.compile("^Tỉnh Long An$"))).to_be_visible()


def test_pages_that_count_as_one_are_parted_by_filters(
    page: Page, sample_site: Path, tmp_path: Path
) -> None:
    """The summaries of a report: search shows the best, a filter any that has what it asks for."""
    site = shutil.copytree(sample_site, tmp_path / "site")
    summary = Record(
        "a/", "bao-cao/", "Kết quả", "", "kết quả", "Báo cáo", "", (), "", "", "", False
    )
    years = [
        replace(summary, url=f"bao-cao/{year}/", date=f"{year}-12-31") for year in (2022, 2023)
    ]
    for name, content in build_index([*years, replace(summary, page="a/")], {}).items():
        (site / name).write_bytes(content)
    with serve(site) as address:
        for year in (2022, 2023):
            page.goto(f"{address}tim-kiem/?q=kết+quả&nam={year}")
            expect(page.locator(".results__summary")).to_have_text("1 trang phù hợp.")
            expect(page.get_by_label("Năm")).to_contain_text(f"{year} (1)")
        page.get_by_label("Năm").select_option("")
        expect(page.locator(".results__summary")).to_have_text("2 trang phù hợp.")


def test_pages_of_results_follow_one_another(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=hành+chính")
    expect(page.locator(".results__list li")).to_have_count(10)
    first = results(page)
    page.get_by_role("link", name="Trang sau").click()
    page.wait_for_url("**trang=2*")
    expect(page.locator(".results__list li").first).to_be_visible()
    assert not set(first) & set(results(page))
    expect(page.get_by_role("link", name="Trang trước")).to_be_visible()


def test_without_javascript_the_box_leads_to_the_listings(
    browser: Browser, site_server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    page.click(".search__button")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator("noscript .results__summary")).to_contain_text("tắt JavaScript")
    expect(page.locator(".results__filters")).to_be_hidden()
    page.locator(".results__listings a").first.click()
    page.wait_for_url("**/ban-tin/")
    context.close()


def test_telex_left_in_a_query_is_offered_mended(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=thur+tucj")
    page.get_by_role("link", name="thủ tục", exact=True).click()
    page.wait_for_url("**/tim-kiem/?q=th*")
    expect(page.locator("#search")).to_have_value("thủ tục")


def test_search_works_below_a_path(page: Page, sample_site: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_site, tmp_path / "cchc")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/cchc/ke-hoach/")
        page.fill("#search", "đường dây nóng")
        page.get_by_role("option").first.click()
        expect(page).to_have_url(re.compile(r"/cchc/[a-z]"))
        page.fill("#search", "bản tin")
        page.keyboard.press("Enter")
        page.locator(".results__list h2 a").first.click()
        expect(page).to_have_url(re.compile(r"/cchc/(?!tim-kiem)"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        server.shutdown()
