"""The public pages of what was done: built from a site of real things, with nothing internal in it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.search.node_scripts import run_script
from newsroom.commands.report import Request, report
from newsroom.content.settings import read_settings
from newsroom.reports.tables import tables
from tests.built.pages import SitePages
from tests.repositories import copy_repository, run_build, set_setting, write_files
from tests.unit.report_samples import DONE, SECRET, news

SITE_URL = "https://cchc.example.org/"
SETTING = "# reporting: {cut_off: 14, public: true}"
INTERNAL = (
    "chưa có tài liệu kiểm chứng",
    "Chưa trả lời khi chốt số liệu",
    "Tài liệu nội bộ",
    "Xếp hạng",
    "Xếp loại",
    "SỐ LIỆU MẪU",
    "SHA-256",
)
"""Words that only the office's own files may say."""


def _many() -> dict[str, str]:
    """More items of one task than a page lists, in another year."""
    return {
        f"docs/tin-tuc/2019/tin-{number}.md": news(
            f"Tin {number}", f"2019-05-{number:02}", "tasks: [ke-hoach#2]"
        )
        for number in range(1, 13)
    }


def build(folder: Path, setting: str = "") -> Path:
    root = copy_repository(folder / "repository", content=False)
    write_files(root, {**DONE, **_many()})
    if setting:
        set_setting(root, SETTING, setting)
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built repository in which things were done; its reports were written before."""
    root = build(tmp_path_factory.mktemp("done"))
    report(root, read_settings(root), Request("2021-Q2"))
    assert run_build(root).returncode == 0
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> SitePages:
    return SitePages(root / "site", SITE_URL)


def contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            yield file, gzip.decompress(content) if file.suffix == ".gz" else content


def test_every_finished_period_has_a_page(site: SitePages) -> None:
    found = {path for path in site if path.startswith("bao-cao/")}
    assert {"bao-cao/", "bao-cao/2021/", "bao-cao/2020/", "bao-cao/2020/ca-nam/"} <= found
    assert {
        f"bao-cao/2021/{part}/" for part in ("quy-1", "quy-2", "6-thang-dau", "thang-04")
    } <= found
    assert not any("bao-cao/2021/ca-nam" in path for path in found)  # the year is not over
    assert "bao-cao/2020/quy-1/" not in found  # nothing was done


def test_a_summary_says_what_was_done(site: SitePages) -> None:
    page = site["bao-cao/2021/quy-2/"]
    text = page.text("//main")
    assert "Thời gian chốt số liệu: từ 15/03/2021 đến 14/06/2021" in text
    numbers = page.texts("//dl[@class='report-numbers']/div")
    assert "Tin, bài 2 tin, bài" in numbers
    assert "Người dự 1.200 lượt người" in numbers
    assert "Đã trả lời 2 câu" in numbers
    assert "Tập huấn một cửa" in text and "Tổ chức tập huấn" in text


def test_a_summary_agrees_with_the_report_of_the_office(root: Path, site: SitePages) -> None:
    figures, _ = report(root, read_settings(root), Request("2021-Q2"))
    printed = site["bao-cao/2021/quy-2/"].texts("//dl[@class='report-numbers']/div/dd")
    values = {entry.split()[0] for entry in printed}
    assert {"2", "15,3", "300", "1", "1.200"} <= values
    assert figures.totals.people == 1200


def test_no_summary_tells_what_was_not_done(site: SitePages) -> None:
    """The task without evidence, agencies side by side, questions that wait."""
    for path, page in site.items():
        if path.startswith("bao-cao/"):
            text = page.text("//main").lower()
            assert "đối thoại" not in text.replace("tập huấn, đối thoại", ""), path
            for word in ("chưa", "không có", "xếp", "hạng", "giảm", "tăng", "sở tài chính"):
                assert word not in text, (path, word)


def test_nothing_internal_is_anywhere_in_the_site(root: Path) -> None:
    for file, content in contents(root / "site"):
        assert SECRET.encode() not in content and SECRET not in file.as_posix(), file
        if file.suffix in (".css", ".js", ".woff2", ".png"):
            continue
        for words in INTERNAL:
            assert words.encode() not in content, (file, words)


def test_no_file_of_a_report_reaches_the_site(root: Path) -> None:
    assert list((root / "reports/2021-Q2").iterdir())
    names = {file.name for file, _ in contents(root / "site")}
    assert not any(name.startswith(("bao-cao-", "tai-lieu-kiem-chung-")) for name in names)
    figures, _ = report(root, read_settings(root), Request("2021-Q2"))
    assert {"Xếp hạng", "Nhiệm vụ"} <= {table.name for table in tables(figures)}


def test_public_proof_is_beside_its_article_and_private_proof_nowhere(site: SitePages) -> None:
    page = site["tin-tuc/2021/tap-huan/"]
    facts = page.text("//dl[@class='facts']")
    assert "Chương trình: Chương trình" in facts
    assert "Danh sách điểm danh" not in facts and "Video" not in facts
    assert (site.folder / "tin-tuc/2021/chuong-trinh.pdf").is_file()
    assert not list(site.folder.rglob("*diem-danh*"))


def test_a_long_list_leads_to_the_rest_of_it(site: SitePages) -> None:
    page = site["bao-cao/2019/quy-2/"]
    (entry,) = page.tree.xpath("//ol[@class='report-tasks']/li")
    assert len(entry.xpath(".//ul/li")) == 10
    (more,) = page.links("//ol[@class='report-tasks']//p/a/@href")
    assert not site.dead_end(more) and "và 2 mục khác" in entry.text_content()


def test_the_menu_and_the_sitemap_lead_there(site: SitePages) -> None:
    assert "bao-cao/" in site[""].inner_links("//header//a/@href")
    assert "/bao-cao/2021/quy-2/" in (site.folder / "sitemap.xml").read_text()
    for path in ("bao-cao/", "bao-cao/2021/", "bao-cao/2021/quy-2/"):
        for link in site[path].links("//main//a/@href"):
            assert not site.dead_end(link), (path, link)


def test_search_finds_a_summary_by_its_period_and_not_what_it_lists(site: SitePages) -> None:
    (script,) = site[""].tree.xpath("//@data-search")
    queries = [
        "kết quả quý II 2021",
        "ket qua quy 2 nam 2021",
        "kết quả tháng 4/2021",
        "Tập huấn một cửa",
        "cải cách hành chính",
    ]
    task = {
        "site": str(site.folder),
        "script": script,
        "queries": [{"text": query} for query in queries],
    }
    found = [answer["pages"] for answer in run_script("newsroom.mjs", task)]
    assert [pages[0] for pages in found[:4]] == [
        "bao-cao/2021/quy-2/",
        "bao-cao/2021/quy-2/",
        "bao-cao/2021/thang-04/",
        "tin-tuc/2021/tap-huan/",
    ]
    assert [page for page in found[4] if page.startswith("bao-cao/")] == [
        "bao-cao/2021/6-thang-dau/"
    ]


def test_every_summary_has_one_record_of_its_numbers(site: SitePages) -> None:
    lines = (site.folder / "search/records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if record["kind"] == "Kết quả"]
    pages = {path for path in site if path.startswith("bao-cao/") and path.count("/") == 3}
    assert len(records) == len(pages) and {record["url"] for record in records} == pages
    (quarter,) = [one for one in records if one["url"] == "bao-cao/2021/quy-2/"]
    assert "Tin, bài: 2 tin, bài" in quarter["text"] and quarter["date"] == "2021-06-14"
    assert not any(word in quarter["text"].lower() for word in ("chưa", "hạng", "sở tài chính"))


def test_samples_alone_make_no_page(sample_pages: SitePages) -> None:
    assert not any(path.startswith("bao-cao") for path in sample_pages)
    assert "bao-cao/" not in sample_pages[""].inner_links()


def test_one_setting_turns_the_pages_off(tmp_path: Path) -> None:
    root = build(tmp_path, "reporting: {public: false}")
    assert not (root / "site/bao-cao").exists()
    assert "bao-cao/" not in (root / "site/index.html").read_text(encoding="utf-8")


def test_one_setting_makes_months_those_of_the_calendar(tmp_path: Path) -> None:
    root = build(tmp_path, "reporting: {cut_off: cuối tháng}")
    page = SitePages(root / "site", SITE_URL)["bao-cao/2021/quy-1/"]
    assert "từ 01/01/2021 đến 31/03/2021" in page.text("//main")
