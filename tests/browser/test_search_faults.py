"""Bad queries, damaged files, a lost connection, a newer index: said in words, and the rest still works."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.searching import results


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("xyzzyq", "Không tìm thấy trang nào."),
        ("?!…", "Không tìm thấy trang nào."),
        ("👍🏽", "Không tìm thấy trang nào."),
    ],
)
def test_a_search_in_vain_says_so(page: Page, site_server: str, query: str, sentence: str) -> None:
    page.goto(f"{site_server}tim-kiem/")
    page.fill("#search", query)
    page.keyboard.press("Enter")
    expect(page.locator(".results__summary")).to_have_text(sentence)


def test_an_empty_query_shows_how_to_search(
    page: Page, site_server: str, requests: list[str]
) -> None:
    for address in ("tim-kiem/", "tim-kiem/?q=", "tim-kiem/?q=+++"):
        page.goto(site_server + address)
        expect(page.locator(".search-page .prose")).to_be_visible()
        expect(page.locator(".results")).to_be_hidden()
    page.fill("#search", "   ")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=+++")
    expect(page.locator(".results")).to_be_hidden()
    assert not [url for url in requests if "/search/" in url]


def test_a_decomposed_query_finds_and_marks_the_same(page: Page, site_server: str) -> None:
    found = []
    for form in ("NFC", "NFD"):
        page.goto(f"{site_server}tim-kiem/?q={unicodedata.normalize(form, 'thủ tục hành chính')}")
        expect(page.locator(".results__list li").first).to_be_visible()
        found.append((results(page), page.locator(".results__list mark").all_text_contents()))
    assert found[0] == found[1]
    assert found[0][1]


def test_ten_thousand_characters_are_answered(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q={'thu+tuc+' * 1250}")
    expect(page.locator(".results__list li").first).to_be_visible()


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)> thủ tục", "<script>alert(1)</script> thủ tục"]
)
def test_html_in_a_query_is_never_executed(
    page: Page, site_server: str, faults: list[str], query: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(site_server)
    page.fill("#search", query)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".results__list li").first).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert not faults


def rewritten(change: Callable[[list[list[str]]], object]) -> Callable[[Route], None]:
    """Answers a request for passages with changed ones."""

    def answer(route: Route) -> None:
        response = route.fetch()
        rows = json.loads(zlib.decompress(response.body()))
        change(rows)
        route.fulfill(status=200, body=zlib.compress(json.dumps(rows).encode()))

    return answer


def test_html_in_titles_and_texts_is_never_executed(
    page: Page, site_server: str, faults: list[str]
) -> None:
    def poison(rows: list[list[str]]) -> None:
        for row in rows:
            row[0] = row[3] = f"<img src=x onerror=alert(1)>{row[3]}"
            row[2] = f"<script>alert(1)</script> {row[2]}"

    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.route("**/search/p*.bin", rewritten(poison))
    page.goto(f"{site_server}tim-kiem/?q=thủ+tục")
    expect(page.locator(".results__list li").first).to_contain_text("<img src=x")
    assert page.locator("main img, main script").count() == 0
    assert not faults


def damaged(page: Page, files: str, damage: str, *, most: int) -> None:
    """From now on at most so many of these files are missing or cut off, the same ones each time."""
    chosen: list[str] = []

    def refuse(route: Route) -> None:
        url = route.request.url
        if url not in chosen and len(chosen) < most:
            chosen.append(url)
        if url not in chosen:
            route.continue_()
        elif damage == "missing":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, body=route.fetch().body()[:60])

    page.route(files, refuse)


@pytest.mark.parametrize("damage", ["missing", "cut off"])
@pytest.mark.parametrize("kind", ["p", "t"])
def test_a_damaged_shard_is_said_and_tried_again(
    page: Page, site_server: str, kind: str, damage: str
) -> None:
    files = f"**/search/{kind}*.bin"
    damaged(page, files, damage, most=1)
    page.goto(f"{site_server}tim-kiem/?q=hành+chính+một+cửa")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được đủ dữ liệu")
    expect(summary).not_to_contain_text("Không có trong trang này")  # who knows
    expect(page.locator(".results__list li").first).to_be_visible()  # the rest still works
    page.unroute(files)
    summary.get_by_role("button", name="Thử lại").click()
    expect(summary).to_have_text(re.compile(r"^\d+ trang phù hợp\.$"))
    expect(page.locator(".results__list li")).to_have_count(10)


@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_without_the_root_of_the_index_the_page_says_so_and_tries_again(
    page: Page, site_server: str, damage: str
) -> None:
    damaged(page, "**/search/root.bin", damage, most=1)
    page.goto(f"{site_server}tim-kiem/?q=hành+chính")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được đủ dữ liệu")
    page.unroute("**/search/root.bin")
    summary.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".results__list li")).to_have_count(10)


@pytest.mark.parametrize("damage", ["missing", "cut off"])
@pytest.mark.parametrize("chosen", ["", "&loai=Kế+hoạch"])
def test_without_the_filters_there_are_still_results(
    page: Page, site_server: str, faults: list[str], chosen: str, damage: str
) -> None:
    damaged(page, "**/search/f*.bin", damage, most=1)
    page.goto(f"{site_server}tim-kiem/?q=hành+chính{chosen}")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được đủ dữ liệu")
    expect(page.locator(".results__list li")).to_have_count(10)
    expect(page.locator(".results__filters")).to_be_hidden()
    page.unroute("**/search/f*.bin")
    summary.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".results__filters")).to_be_visible()
    expect(page.locator("[name=loai]")).to_have_value("Kế hoạch" if chosen else "")
    expect(summary).to_have_text(re.compile(r"^\d+ trang phù hợp\.$"))
    assert not faults


def test_a_word_taken_for_another_is_said(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=đường+dây+nóg")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Đã tìm những chữ gần giống với: nóg.")


def test_going_offline_half_way_is_said_in_the_box(page: Page, site_server: str) -> None:
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    expect(page.get_by_role("option").first).to_be_visible()
    page.context.set_offline(True)
    page.fill("#search", "văn phòng đăng ký")
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_contain_text("Không tải được")
    page.context.set_offline(False)
    page.fill("#search", "văn phòng")
    expect(status).to_contain_text("trang phù hợp")


def test_going_offline_half_way_is_said_with_the_results(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=hành+chính")
    expect(page.get_by_label("Loại")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("Loại").select_option("Kế hoạch")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được")
    page.context.set_offline(False)
    summary.get_by_role("button", name="Thử lại").click()
    expect(summary).to_have_text(re.compile(r"^\d+ trang phù hợp\.$"))
    total = int((summary.text_content() or "").split()[0])
    expect(page.locator(".results__list li")).to_have_count(min(10, total))


def test_an_index_published_after_the_page_was_opened_is_read_anew(
    page: Page, site_server: str
) -> None:
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    expect(page.get_by_role("option").first).to_be_visible()
    fetched: list[str] = []

    def gone(route: Route, request: Request) -> None:
        fetched.append(request.url)
        if len(fetched) == 1:
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    page.route("**/search/t*.bin", gone)
    with page.expect_request("**/root.bin"):
        page.fill("#search", "đường dây nóng")
    expect(page.get_by_role("option").first).to_contain_text("đường dây nóng")
    status = page.get_by_role("search").get_by_role("status")
    expect(status).to_contain_text("trang phù hợp")


def test_an_index_of_a_later_program_reloads_the_page_once(page: Page, site_server: str) -> None:
    def later(route: Route) -> None:
        root = json.loads(zlib.decompress(route.fetch().body()))
        route.fulfill(status=200, body=zlib.compress(json.dumps({**root, "version": 99}).encode()))

    loads: list[str] = []
    page.on(
        "request",
        lambda request: loads.append(request.url) if request.is_navigation_request() else None,
    )
    page.route("**/search/root.bin", later)
    with page.expect_event("framenavigated", lambda _: len(loads) == 2):
        page.goto(f"{site_server}tim-kiem/?q=thủ+tục", wait_until="commit")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được")
    for _ in range(2):
        with page.expect_response("**/search/root.bin"):
            summary.get_by_role("button", name="Thử lại").click()
        expect(summary).to_contain_text("Không tải được")
    assert len(loads) == 2
