"""The pages of the tasks: what they show, what they never say, and what they offer to download."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from icalendar import Calendar

from tests.built.fuller import article, issue
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import copy_repository, publish_issues, run_build, set_setting, write_files

HERE = "https://cchc.example.org/"
PLANS = ("nghe-an-2024", "go-dau-2022", "binh-dinh-2022", "tien-giang-2021", "long-an-2021")
GAPS = ("chưa có", "chưa thực hiện", "chưa báo cáo", "quá hạn", "không có kết quả", "còn thiếu")
ENTRY = "//li[@class='task']"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    """The site of the office whose plan orders the bulletin, with issues and events of its own."""
    root = copy_repository(tmp_path_factory.mktemp("office"))
    set_setting(
        root,
        "issuer: Trang mẫu, không do cơ quan nào phát hành",
        "issuer: Sở Nội vụ tỉnh Tiền Giang",
    )
    files: dict[str, str | bytes] = {
        f"docs/tin-tuc/2021/tap-huan-{month}.md": article(
            f"Tập huấn tháng {month}",
            f"2021-{month:02}-20",
            f"happened: 2021-{month:02}-18",
            "tasks: [tien-giang-2021#6, tien-giang-2021#4]",
        ).replace("so-noi-vu-nghe-an", "so-noi-vu-tien-giang")
        for month in (5, 6, 7, 9)
    }
    files |= {
        f"bulletins/2021-{month:02}/index.md": issue(
            f"2021-{month:02}-28",
            f"sections: [{{title: Tin, items: [tin-tuc/tap-huan-{month}]}}]",
        )
        for month in (5, 6, 7, 9)
    }
    write_files(root, files)
    publish_issues(root, *(f"2021-{month:02}" for month in (5, 6, 7, 9)))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return SitePages(root / "site", HERE)


def entries(pages: SitePages, path: str) -> list[str]:
    return [str(id_) for id_ in pages[path].tree.xpath(f"{ENTRY}/@id")]


def test_all_tasks_stand_under_their_plans_the_newest_plan_first(sample_pages: SitePages) -> None:
    page = sample_pages["nhiem-vu/"]
    assert page.tree.xpath("//section/@data-ke-hoach") == list(PLANS)
    assert len(entries(sample_pages, "nhiem-vu/")) == 42
    links = page.links("//section[@data-ke-hoach]//h2/a/@href")
    assert links == [f"{HERE}nhiem-vu/{plan}/" for plan in PLANS]
    assert sum(len(entries(sample_pages, f"nhiem-vu/{plan}/")) for plan in PLANS) == 42


def test_tasks_stand_in_the_menu_after_the_plans(sample_pages: SitePages) -> None:
    menu = sample_pages[""].texts("//nav[@class='sections']//a")
    assert menu[menu.index("Kế hoạch") + 1] == "Nhiệm vụ"


def test_the_words_of_a_plan_stay_as_they_are_and_lead_to_its_agencies(
    sample_pages: SitePages,
) -> None:
    page = sample_pages["nhiem-vu/tien-giang-2021/"]
    partners = "//li[@id='nhiem-vu-1']//div[@class='task__partners']/dd"
    assert page.text(partners) == (
        "Văn phòng Ủy ban nhân dân tỉnh và các sở, ban, ngành; "
        "Ủy ban nhân dân các huyện, thành phố, thị xã"
    )
    assert page.inner_links(f"{partners}/a/@href") == [
        "co-quan/van-phong-ubnd-tinh-tien-giang/",
        "co-quan/cac-so-ban-nganh-tien-giang/",
        "co-quan/ubnd-cac-huyen-thanh-pho-thi-xa-tien-giang/",
    ]


def test_a_plan_and_an_agency_show_their_tasks(sample_pages: SitePages) -> None:
    plan = sample_pages["ke-hoach/go-dau-2022/"]
    assert plan.tree.xpath("//table[@class='task-table']/tbody/tr/@id") == [
        f"nhiem-vu-{number}" for number in range(1, 6)
    ]
    assert "nhiem-vu/go-dau-2022/" in plan.inner_links("//section[@class='tasks']//a/@href")
    agency = sample_pages["co-quan/so-noi-vu-tien-giang/"]
    titles = agency.texts("//*[@class='task-part__title']")
    assert titles == ["Chủ trì (2)", "Cùng các cơ quan khác trong nhóm (6)"]
    assert entries(sample_pages, "co-quan/so-noi-vu-tien-giang/")[:2] == [
        "tien-giang-2021-nhiem-vu-5",
        "tien-giang-2021-nhiem-vu-6",
    ]


def test_samples_are_never_shown_as_done(sample_pages: SitePages) -> None:
    for path, page in sample_pages.items():
        if path.startswith(("nhiem-vu/", "ke-hoach/", "co-quan/")):
            assert not page.tree.xpath("//*[@class='evidence' or @class='done']"), path


@pytest.mark.parametrize("site", ["sample_pages", "office"])
def test_no_page_about_tasks_speaks_of_gaps(site: str, request: pytest.FixtureRequest) -> None:
    pages: SitePages = request.getfixturevalue(site)
    for path, page in pages.shown.items():
        if path.startswith("nhiem-vu/"):
            (text,) = page.texts("//main")
            assert not [gap for gap in GAPS if gap in text.lower()], path


def test_what_was_done_is_listed_newest_first(office: SitePages) -> None:
    done = "//li[@id='nhiem-vu-5']//ul[@class='evidence__list']/li"
    page = office["nhiem-vu/tien-giang-2021/"]
    assert [text.split()[0] for text in page.texts(done)] == [
        "28/09/2021",
        "28/07/2021",
        "28/06/2021",
        "28/05/2021",
    ]
    assert page.inner_links(f"{done}/a/@href")[0] == "ban-tin/2021-09/"


def test_done_periods_are_said_in_words_and_others_not_at_all(office: SitePages) -> None:
    page = office["nhiem-vu/tien-giang-2021/"]
    marks = "//li[@id='nhiem-vu-{}']//a[@class='done__mark']/span[@class='visually-hidden']"
    assert page.texts(marks.format(5)) == [
        f"Tháng {month}/2021: đã thực hiện, 1 mục" for month in (5, 6, 7, 9)
    ]
    assert page.texts(marks.format(4)) == [
        "Quý II/2021: đã thực hiện, 2 mục",
        "Quý III/2021: đã thực hiện, 2 mục",
    ]


def test_short_lists_lead_to_everything_that_was_done(office: SitePages) -> None:
    for path in ("nhiem-vu/", "co-quan/so-noi-vu-tien-giang/"):
        page = office[path]
        item = "//li[@id='tien-giang-2021-nhiem-vu-5']//div[@class='evidence']"
        assert len(page.texts(f"{item}//li")) == 3
        (more,) = page.links(f"{item}/p/a/@href")
        assert more == f"{HERE}nhiem-vu/tien-giang-2021/#nhiem-vu-5" and not office.dead_end(more)
    (more,) = office["ke-hoach/tien-giang-2021/"].links("//tr[@id='nhiem-vu-5']/td[last()]/a/@href")
    assert urldefrag(more).fragment == "nhiem-vu-5" and not office.dead_end(more)


def test_the_calendar_has_due_periods_and_events_but_no_samples(
    office: SitePages, sample_pages: SitePages
) -> None:
    def kinds(pages: SitePages, path: str) -> list[str]:
        calendar = Calendar.from_ical((pages.folder / path).read_bytes())
        return [str(event["transp"]) for event in calendar.walk("VEVENT")]

    everything = kinds(sample_pages, "nhiem-vu/lich.ics")
    assert (
        everything == ["TRANSPARENT"] * 28
    )  # 12 + 4 of Long An, 2 + 9 of Tiền Giang, 1 of Bình Định
    assert kinds(office, "nhiem-vu/lich.ics").count("OPAQUE") == 4
    of_agency = kinds(office, "co-quan/so-noi-vu-tien-giang/lich.ics")
    assert (of_agency.count("TRANSPARENT"), of_agency.count("OPAQUE")) == (11, 4)


def test_downloads_exist_wherever_they_are_offered(pages: SitePages) -> None:
    offered = {
        link
        for page in pages.values()
        for link in page.inner_links("//ul[@class='task-downloads']//a/@href")
    }
    files = {
        file.relative_to(pages.folder).as_posix()
        for pattern in ("lich.ics", "nhiem-vu.csv")
        for file in pages.folder.rglob(pattern)
    }
    assert offered == files and "nhiem-vu/lich.ics" in files


def test_the_list_to_download_has_every_task(sample_pages: SitePages) -> None:
    data = (sample_pages.folder / "nhiem-vu/nhiem-vu.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline=""), delimiter=";"))
    assert len(rows) == 42
    assert not [row for row in rows if sample_pages.dead_end(row["Đường dẫn"])]


def test_search_knows_the_tasks_of_tables_beside_plans(sample_pages: SitePages) -> None:
    records = (sample_pages.folder / "search/records.jsonl").read_text(encoding="utf-8")
    found = {str(json.loads(line)["url"]) for line in records.splitlines()}
    for plan, count in (("nghe-an-2024", 17), ("go-dau-2022", 5), ("tien-giang-2021", 0)):
        of_plan = {url for url in found if url.startswith(f"ke-hoach/{plan}/#nhiem-vu-")}
        assert len(of_plan) == count
        assert not [url for url in of_plan if sample_pages.dead_end(HERE + url)]


def test_filters_offer_only_what_occurs(sample_pages: SitePages) -> None:
    page = sample_pages["nhiem-vu/"]
    assert page.tree.xpath("//form[@data-task-filters]//select/@name") == [
        "ke-hoach",
        "co-quan",
        "noi-dung",
        "thoi-gian",
    ]
    for name in ("co-quan", "noi-dung", "thoi-gian"):
        values = page.tree.xpath(f"//select[@name='{name}']//option/@value")
        written = " ".join(page.tree.xpath(f"{ENTRY}/@data-{name}")).split()
        assert set(values) - {""} == set(written), name


def test_a_site_without_tasks_has_no_page_for_them(repository: Repository) -> None:
    plan = (
        "---\ntitle: Kế hoạch\nissuer: so-a\nplace: tinh-a\nissued: 2024-01-09\n---\n\nNội dung.\n"
    )
    files = {
        "docs/ke-hoach/ke-hoach.md": plan,
        "docs/dia-phuong/tinh-a.md": "---\ntitle: Tỉnh A\nlevel: tỉnh\n---\n",
        "docs/co-quan/so-a.md": "---\ntitle: Sở A\nlevel: tỉnh\nplace: tinh-a\n---\n",
    }
    root: Path = repository(files)
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    pages = SitePages(root / "site", HERE)
    assert not [path for path in pages if path.startswith("nhiem-vu/")]
    assert "Nhiệm vụ" not in pages[""].texts("//nav[@class='sections']//a")
    assert not list(pages.folder.rglob("*.ics")) and not list(pages.folder.rglob("*.csv"))
