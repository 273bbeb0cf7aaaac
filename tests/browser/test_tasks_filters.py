"""Filtering the tasks in a browser: what is shown, what is said, what stands in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serve
from tests.built.fuller import article
from tests.repositories import copy_repository, run_build, write_files

PATH = "nhiem-vu/"


@pytest.fixture(scope="module")
def busy_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on which something was done for a task."""
    root = copy_repository(tmp_path_factory.mktemp("busy"))
    news = article("Tập huấn", "2021-05-20", "tasks: [tien-giang-2021#5, tien-giang-2021#6]")
    write_files(root, {"docs/tin-tuc/2021/tap-huan.md": news})
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    with serve(root / "site") as address:
        yield address


def shown(page: Page) -> list[str | None]:
    return [task.get_attribute("id") for task in page.locator(".task").all() if task.is_visible()]


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def test_each_filter_narrows_the_list_and_says_so(site_server: str, page: Page) -> None:
    page.goto(site_server + PATH)
    status = page.get_by_role("main").get_by_role("status")
    expect(status).to_have_text("Có 42 nhiệm vụ.")
    choose(page, "Cơ quan, đơn vị", "Sở Nội vụ tỉnh Tiền Giang")
    expect(status).to_have_text("Hiện 8 trong 42 nhiệm vụ.")
    choose(page, "Thời gian", "Hằng tháng")
    assert shown(page) == ["tien-giang-2021-nhiem-vu-5"]
    expect(status).to_have_text("Hiện 1 trong 42 nhiệm vụ.")
    expect(page.locator("section[data-ke-hoach=nghe-an-2024]")).to_be_hidden()
    choose(page, "Nội dung CCHC", "Cải cách thể chế")
    expect(status).to_contain_text("Không có nhiệm vụ nào khớp")


def test_the_quarter_in_which_something_is_due_finds_it(site_server: str, page: Page) -> None:
    page.goto(site_server + PATH)
    choose(page, "Thời gian", "Quý II/2021")
    assert shown(page) == [
        "tien-giang-2021-nhiem-vu-4",
        "tien-giang-2021-nhiem-vu-5",
        "long-an-2021-nhiem-vu-3",
        "long-an-2021-nhiem-vu-4",
    ]


def test_the_choice_stands_in_the_address_and_comes_back_with_it(
    site_server: str, page: Page
) -> None:
    page.goto(site_server + PATH)
    page.get_by_label("Kế hoạch", exact=True).select_option("go-dau-2022")
    choose(page, "Nội dung CCHC", "Cải cách thủ tục hành chính")
    expect(page).to_have_url(re.compile(r"\?ke-hoach=go-dau-2022&noi-dung=tthc$"))
    page.reload()
    assert shown(page) == ["go-dau-2022-nhiem-vu-3", "go-dau-2022-nhiem-vu-5"]
    page.locator(".task:visible .task__title a").first.click()
    page.go_back()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Hiện 2 trong 42 nhiệm vụ.")


def test_a_value_that_does_not_exist_leaves_the_filter_open(site_server: str, page: Page) -> None:
    page.goto(site_server + PATH + "?ke-hoach=khong-co&thoi-gian=hang-quy")
    assert shown(page) == ["long-an-2021-nhiem-vu-4"]


def test_everything_comes_back_with_one_button_by_keyboard(site_server: str, page: Page) -> None:
    page.goto(site_server + PATH + "?thoi-gian=hang-quy")
    page.get_by_role("button", name="Bỏ lọc").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Có 42 nhiệm vụ.")
    expect(page).to_have_url(site_server + PATH)
    expect(page.get_by_label("Kế hoạch", exact=True)).to_be_focused()


def test_without_script_every_task_is_there_and_no_dead_control(
    site_server: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_server + PATH)
    assert len(shown(page)) == 42
    expect(page.locator("select").first).to_be_hidden()
    context.close()


@pytest.mark.parametrize("server", ["site_server", "busy_server"])
@pytest.mark.parametrize(
    "path",
    [
        PATH,
        "nhiem-vu/tien-giang-2021/",
        "co-quan/so-noi-vu-tien-giang/",
        "ke-hoach/tien-giang-2021/",
    ],
)
@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_has_to_be_scrolled_aside_on_a_phone(
    request: pytest.FixtureRequest, server: str, page: Page, path: str, width: int
) -> None:
    """Wide tables scroll inside themselves, with or without a column of what was done."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(request.getfixturevalue(server) + path)
    assert page.evaluate("document.documentElement.scrollWidth") == width
