"""What is not published is in no output, not even in bytes; what is made up says so everywhere."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest

from tests.built.fuller import SECRET
from tests.built.pages import SitePages
from tests.repositories import run_build, set_setting


def test_nothing_unpublished_reaches_the_site(fuller_pages: SitePages) -> None:
    """Drafts, issues not released, names with "_", proof that is not public, files nobody refers to."""
    for file in fuller_pages.folder.rglob("*"):
        assert SECRET not in file.as_posix()
        if file.is_file():
            content = file.read_bytes()
            assert SECRET.encode() not in content, file
            if file.suffix == ".gz":
                assert SECRET.encode() not in gzip.decompress(content), file


def test_no_unreleased_issue_has_a_page(fuller_pages: SitePages) -> None:
    issues = {path for path in fuller_pages if path.startswith("ban-tin/2025-")}
    assert issues == {"ban-tin/2025-01/"}
    assert not (fuller_pages.folder / "ban-tin/2025-12").exists()


def test_only_files_that_published_items_refer_to_are_copied(fuller_pages: SitePages) -> None:
    copied = {
        file.relative_to(fuller_pages.folder).as_posix()
        for file in fuller_pages.folder.rglob("*.png")
        if "assets" not in file.parts
    }
    assert copied == {"tin-tuc/2025/anh.png", "tin-tuc/2025/cong-khai.png"}


def test_a_site_that_has_lost_its_hooks_publishes_no_file_of_its_content(
    repository: Callable[..., Path],
) -> None:
    root = repository({"docs/tin-tuc/2024/diem-danh.csv": "Nguyễn Văn A"})
    set_setting(root, "  - hooks/events.py", "  []")
    assert run_build(root).returncode != 0
    assert not list(root.glob("site*/**/diem-danh.csv"))


def test_no_source_is_published(pages: SitePages) -> None:
    suffixes = {file.suffix for file in pages.folder.rglob("*") if file.is_file()}
    assert not suffixes & {".md", ".py", ".yml", ".typ"}


@pytest.mark.parametrize(("kind", "mark"), [("ban-tin", "Số mẫu"), ("tin-tuc", "Bài mẫu")])
def test_every_sample_page_is_marked(sample_pages: SitePages, kind: str, mark: str) -> None:
    """Every issue and article of this repository is a sample, for no office issued them."""
    made_up = _items(sample_pages, kind)
    assert len(made_up) >= 5
    for path in made_up:
        head = sample_pages[path].texts("//main//header | //main//p[contains(@class, 'mark')]")
        assert any(mark in text for text in head), path


@pytest.mark.parametrize(("kind", "mark"), [("ban-tin", "Số mẫu"), ("tin-tuc", "Bài mẫu")])
def test_every_card_of_a_sample_is_marked(sample_pages: SitePages, kind: str, mark: str) -> None:
    made_up = _items(sample_pages, kind)
    cards = 0
    for path, page in sample_pages.shown.items():
        for card in page.tree.xpath("//main//article[contains(@class, 'card') or @class='row']"):
            targets = {page.links(f"{page.tree.getroottree().getpath(card)}//a/@href")[0]}
            if targets & {sample_pages.site_url + item for item in made_up}:
                cards += 1
                assert mark in card.text_content(), (path, card.text_content())
    assert cards >= len(made_up)


def test_every_feed_entry_of_a_sample_is_marked(sample_site: Path) -> None:
    marks = {"ban-tin": "Số mẫu", "tin-tuc": "Bài mẫu"}
    checked = 0
    for file in sample_site.rglob("*.xml"):
        for entry in feedparser.parse(file.read_bytes()).entries:
            kind = entry.link.removeprefix("https://cchc.example.org/").partition("/")[0]
            if kind in marks:
                checked += 1
                assert marks[kind] in entry.title, (file, entry.title)
    for file in sample_site.rglob("feed*.json"):
        for item in json.loads(file.read_text(encoding="utf-8"))["items"]:
            kind = item["url"].removeprefix("https://cchc.example.org/").partition("/")[0]
            assert kind not in marks or marks[kind] in item["title"]
    assert checked > 25


def test_plans_are_no_samples(sample_pages: SitePages) -> None:
    """They are real documents; the marks are for what was made up."""
    for path in _items(sample_pages, "ke-hoach"):
        assert not sample_pages[path].tree.xpath("//main//header//*[contains(@class, 'mark')]")


def _items(pages: SitePages, kind: str) -> list[str]:
    """The pages of the items of a section: what is neither its listing nor a year of it."""
    depth = 3 if kind == "tin-tuc" else 2
    return [
        path
        for path in pages.shown
        if path.startswith(f"{kind}/")
        and path.count("/") == depth
        and "/trang/" not in path
        and not path.split("/")[-2].isdigit()
    ]
