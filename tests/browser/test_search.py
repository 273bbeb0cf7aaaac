"""Search in a browser, under the site's own security policy: typing, results, and what goes wrong."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.tools.node_packages import AXE

QUERY = "bản tin điện tử"


def options(page: Page) -> list[str]:
    return [option.text_content() or "" for option in page.get_by_role("option").all()]


def results(page: Page) -> list[str]:
    return [link.text_content() or "" for link in page.locator(".results__list h2 a").all()]


def box(page: Page) -> None:
    """Turn to the search box with the keyboard, as far as the page lets one."""
    page.get_by_role("combobox", name="Tìm kiếm").focus()


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the browser complained of: errors of scripts and breaches of the policy."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    return found


@pytest.fixture
def requests(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


# --- the box ---


def test_nothing_is_fetched_before_the_box_has_focus(
    page: Page, site_server: str, requests: list[str], faults: list[str]
) -> None:
    page.goto(site_server)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "search" in url]
    box(page)
    page.keyboard.type("thu tuc")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [url for url in requests if "/search/" in url]
    assert all(url.startswith(site_server) for url in requests)
    assert not faults


def test_the_keyboard_alone_suffices(page: Page, site_server: str, faults: list[str]) -> None:
    page.goto(site_server)
    box(page)
    page.keyboard.type("ban tin dien tu")
    combobox = page.get_by_role("combobox")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text(
        re.compile(r"^\d+ trang")
    )
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert combobox.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(combobox).to_have_value("ban tin dien tu")
    page.keyboard.press("ArrowDown")  # opens the list again
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = page.get_by_role("option").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert not faults


def test_enter_without_a_choice_leads_to_the_results(page: Page, site_server: str) -> None:
    page.goto(site_server)
    box(page)
    page.keyboard.type(QUERY)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator(".results__list li").first).to_be_visible()
    expect(page).to_have_title(re.compile(f"^{QUERY} – "))


def test_what_was_typed_before_the_script_came_is_answered(page: Page, site_server: str) -> None:
    page.goto(site_server)

    def late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/search.*.js", late)
    page.fill("#search", "thủ tục")
    expect(page.get_by_role("option").first).to_be_visible()


def test_telex_left_in_a_query_is_offered_mended(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=thur+tucj")
    page.get_by_role("link", name="thủ tục", exact=True).click()
    page.wait_for_url("**/tim-kiem/?q=th*")
    expect(page.locator("#search")).to_have_value("thủ tục")


def test_the_box_and_the_results_have_no_fault_of_accessibility(
    page: Page, site_server: str
) -> None:
    def axe() -> list[str]:
        report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{found['id']}: {found['nodes'][0]['html']}" for found in report["violations"]]

    for address, ready in (("", "[role=option]"), (f"tim-kiem/?q={QUERY}", ".results__filters")):
        page.goto(site_server + address)
        if not address:
            page.fill("#search", "thu tuc")
        expect(page.locator(ready).first).to_be_visible()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert axe() == []


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


# --- the page of results ---


def test_results_link_to_passages_and_mark_the_words(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=%22đường dây nóng%22")
    expect(page.locator(".results__list li").first).to_be_visible()
    links = page.locator(".results__list h2 a")
    anchored = [link for link in links.all() if "#" in (link.get_attribute("href") or "")]
    assert anchored
    address = anchored[0].get_attribute("href") or ""
    marked = page.locator(".results__list mark").all_text_contents()
    assert {"đường", "dây", "nóng"} <= {word.lower() for word in marked}
    page.goto(address)
    assert page.locator(f"[id='{address.partition('#')[2]}']").count() == 1


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


def test_newest_first_is_by_date(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=kế+hoạch&loai=Tin%2C+bài&xep=ngay")
    expect(page.locator(".results__list li").first).to_be_visible()
    facts = " ".join(page.locator(".results__list li > small").all_text_contents())
    days = [tuple(reversed(day.split("/"))) for day in re.findall(r"\d\d/\d\d/\d{4}", facts)]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


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
    browser: object, site_server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(site_server)
    page.fill("#search", "thủ tục")
    page.click(".search__button")
    page.wait_for_url("**/tim-kiem/?q=*")
    expect(page.locator("noscript .results__summary")).to_be_visible()
    page.locator(".results__listings a").first.click()
    page.wait_for_url("**/ban-tin/")
    context.close()


# --- what goes wrong ---


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


def test_an_empty_query_shows_how_to_search(page: Page, site_server: str) -> None:
    page.goto(f"{site_server}tim-kiem/?q=+++")
    expect(page.locator(".search-page .prose")).to_be_visible()
    expect(page.locator(".results")).to_be_hidden()


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


@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_a_damaged_shard_is_said_and_tried_again(page: Page, site_server: str, damage: str) -> None:
    first: list[str] = []

    def refuse(route: Route) -> None:
        first.append(route.request.url)
        if route.request.url != first[0]:
            route.continue_()
        elif damage == "missing":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, body=route.fetch().body()[:60])

    page.route("**/search/p*.bin", refuse)
    page.goto(f"{site_server}tim-kiem/?q=hành+chính")
    summary = page.locator(".results__summary")
    expect(summary).to_contain_text("Không tải được đủ dữ liệu")
    expect(page.locator(".results__list li").first).to_be_visible()  # the rest still works
    page.unroute("**/search/p*.bin")
    summary.get_by_role("button", name="Thử lại").click()
    expect(summary).to_have_text(re.compile(r"^\d+ trang phù hợp\.$"))
    expect(page.locator(".results__list li")).to_have_count(10)


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
    page.goto(f"{site_server}tim-kiem/?q=thủ+tục")
    expect(page.locator(".results__summary")).to_contain_text("Không tải được")
    page.wait_for_timeout(300)
    assert len(loads) == 2
