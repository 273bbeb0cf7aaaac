"""Other offices' repositories: with nothing yet, with one issue, with names of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from lxml import etree

from tests.built.fuller import article, issue
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import (
    ROOT,
    copy_repository,
    publish_issues,
    run_build,
    set_setting,
    write_files,
)

HERE = "https://cchc.example.org/"
ODD = "Hỏi & đáp: “<b>một cửa</b>” 'là' \"gì\"? 🏛️ {{ 7 * 7 }} </script>"
AGENCY = {"docs/co-quan/so-noi-vu-nghe-an.md": "---\ntitle: Sở Nội vụ\nlevel: tỉnh\n---\n"}


def _built(root: Path, site_url: str = HERE) -> SitePages:
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return SitePages(root / "site", site_url)


def _assert_whole(pages: SitePages) -> None:
    """No link leads nowhere, and no page is left without a heading or without a way to it."""
    reached = {link for page in pages.shown.values() for link in page.inner_links()}
    assert set(pages.shown) <= reached
    for page in pages.values():
        assert not [link for link in page.links() if pages.dead_end(link)]
        assert page.is_redirect or page.text("//h1")


def test_an_empty_repository_gives_a_small_whole_site(repository: Repository) -> None:
    pages = _built(repository())
    # The feed of all is there from the first day, for whoever wants to miss nothing.
    everything = {"", "404.html", "nhan-ban-tin/", "nhan-ban-tin/toan-trang/", "tim-kiem/"}
    assert set(pages) == everything
    assert "Nguồn tin chưa có mục nào" in pages["nhan-ban-tin/toan-trang/"].text("//main")
    _assert_whole(pages)
    assert pages[""].text("//h1") == "Cải cách hành chính – Trang mẫu"


def test_the_table_of_acronyms_comes_with_the_first_text_that_uses_one(
    repository: Repository,
) -> None:
    """It explains the words of texts here, and an office without texts has no page without content."""
    text = "---\ntitle: Giới thiệu\n---\n\nTrang này nói về {}.\n"
    without = _built(repository({"docs/gioi-thieu.md": text.format("công việc của cơ quan")}))
    assert "chu-viet-tat/" not in without
    root = without.folder.parent
    write_files(root, {"docs/gioi-thieu.md": text.format("công tác CCHC")})
    pages = _built(root)
    assert "chu-viet-tat/" in pages[""].inner_links("//footer//a/@href")
    assert "CCHC" in pages["chu-viet-tat/"].texts("//dt")


def test_a_single_issue_is_a_whole_site(repository: Repository) -> None:
    root = repository({"bulletins/2026-10/index.md": issue("05/10/2026", "lead: Số đầu")})
    publish_issues(root, "2026-10")
    pages = _built(root)
    _assert_whole(pages)
    assert "ban-tin/2026-10/" in pages[""].inner_links("//main//a/@href")
    assert "Số 10/2026" in pages["ban-tin/2026-10/"].text("//h1")
    assert not pages["ban-tin/2026-10/"].links("//a[@rel='prev']/@href | //a[@rel='next']/@href")
    assert pages[""].inner_links("//nav[@class='sections']//a/@href") == ["ban-tin/"]


@pytest.mark.parametrize("folder", ["docs", "bulletins"])
def test_a_missing_folder_is_named_by_make(tmp_path: Path, folder: str) -> None:
    """Git keeps no empty folder, so a clone of an emptied repository lacks it."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, tmp_path)
    for there in {"docs", "bulletins", ".venv"} - {folder}:
        (tmp_path / there).mkdir()
    (tmp_path / ".venv/site.stamp").touch()
    made = subprocess.run(["make", "site"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert made.returncode != 0
    assert f'Không có thư mục "{folder}". Hãy tạo lại thư mục này' in made.stdout


def test_another_office_finds_its_names_and_none_of_ours(repository: Repository) -> None:
    root = repository(
        {
            **AGENCY,
            "docs/tin-tuc/2026/tin.md": article("Tin", "2026-10-01").replace(
                "section: Tin trong tỉnh", "section: Tin của xã"
            ),
            "bulletins/2026-10/index.md": issue("2026-10-05"),
        }
    )
    settings = {
        "site_name": "Cải cách hành chính xã Hòa Bình",
        "site_url": "https://hoabinh.example.net/cchc/",
        "site_description": "Tin của xã Hòa Bình",
        "strict": True,
        "theme": {"name": "material", "language": "vi", "custom_dir": "overrides", "font": False},
        "hooks": ["hooks/events.py"],
        "plugins": [],
        "extra": {
            "office": {
                "name": "Ủy ban nhân dân xã Hòa Bình",
                "authority": "hoabinh.example.net",
                "bulletin": {
                    "name": "Bản tin CCHC xã Hòa Bình",
                    "issuer": "UBND xã Hòa Bình",
                    "responsible": "Trần Thị Bình",
                    "licence": "Giấy phép số 12/GP",
                    "print_run": "200 bản",
                },
                "sections": ["Tin của xã"],
            }
        },
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    publish_issues(root, "2026-10")
    pages = _built(root, "https://hoabinh.example.net/cchc/")
    _assert_whole(pages)
    issue_page = pages["ban-tin/2026-10/"].text("//main")
    # The word stands above it; the capitals of the name are its own.
    assert pages["ban-tin/2026-10/"].text("//*[@class='masthead__name']") == "CCHC xã Hòa Bình"
    assert pages[""].text("//*[@class='cover__name']") == "CCHC xã Hòa Bình"
    for name in ("UBND xã Hòa Bình", "Trần Thị Bình", "Giấy phép số 12/GP", "200 bản"):
        assert name in issue_page
    for page in pages.values():
        assert "Cải cách hành chính xã Hòa Bình" in page.text("//head/title")
        assert "Ủy ban nhân dân xã Hòa Bình" in page.text("//header[@class='site-header']")
        assert not page.tree.xpath("//*[contains(@class, 'notice')]")
    assert (
        "tag:hoabinh.example.net,2026:tin-tuc/tin"
        in _json(root / "site/feed.json")["items"][1]["id"]
    )
    for file in (root / "site").rglob("*"):
        if file.suffix in {".html", ".xml", ".json", ".jsonl", ".opml", ".txt"} and (
            "assets" not in file.parts
        ):
            text = file.read_text(encoding="utf-8")
            assert "Trang mẫu" not in text and "cchc.example.org" not in text, file


def _json(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> SitePages:
    """A site whose name, descriptions and titles hold everything that HTML, XML and Jinja treat."""
    root = copy_repository(tmp_path_factory.mktemp("odd") / "repository", content=False)
    title = json.dumps(ODD, ensure_ascii=False)
    set_setting(root, "site_name: Cải cách hành chính – Trang mẫu", f"site_name: {title}")
    set_setting(root, "    name: Trang mẫu cải cách hành chính", f"    name: {title}")
    odd_article = article("X", "2024-01-09", f"summary: {title}", f"author: {title}")
    write_files(
        root,
        {
            "docs/co-quan/so-noi-vu-nghe-an.md": f"---\ntitle: {title}\nlevel: tỉnh\n---\n",
            "docs/tin-tuc/2024/la.md": odd_article.replace('"X"', title),
            "docs/tin-tuc/2024/sau.md": article("Sau", "2024-01-10"),
            "bulletins/2024-01/index.md": issue("2024-01-31", f"title: {title}", f"lead: {title}"),
        },
    )
    publish_issues(root, "2024-01")
    return _built(root)


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_odd_titles_come_out_as_written_on_pages(odd_site: SitePages) -> None:
    page = odd_site["tin-tuc/2024/la/"]
    assert page.text("//h1") == _plain(ODD)
    assert page.text("//head/title") == _plain(f"{ODD} – {ODD}")
    assert page.tree.xpath("//meta[@name='description']/@content") == [ODD]
    assert page.tree.xpath("//meta[@property='og:title']/@content") == [ODD]
    assert page.text("//p[@class='standfirst']") == _plain(ODD)
    assert _plain(ODD) in page.text("//p[@class='byline']")
    assert page.text("//*[@class='brand__name']") == _plain(ODD)
    assert not page.tree.xpath("//main//b")
    for path in ("", "tin-tuc/", "tin-tuc/2024/", "ban-tin/2024-01/", "co-quan/so-noi-vu-nghe-an/"):
        assert _plain(ODD) in odd_site[path].texts("//*[contains(@class, 'card__title')]")
    assert any(_plain(ODD) in text for text in odd_site["tin-tuc/2024/sau/"].texts("//nav"))


def test_odd_titles_come_out_as_written_in_feeds(odd_site: SitePages) -> None:
    items = _json(odd_site.folder / "tin-tuc/feed.json")["items"]
    assert items[1]["title"] == ODD
    for name in ("rss.xml", "atom.xml"):
        content = (odd_site.folder / "tin-tuc" / name).read_bytes()
        etree.fromstring(content)
        feed = feedparser.parse(content)
        assert ODD in feed.feed.title or _plain(ODD) in feed.feed.title
        assert feed.entries[1].title_detail.value in (ODD, _escaped(ODD))


def _escaped(text: str) -> str:
    """Text as feedparser gives it when the feed says that it is HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
