"""No feed has two entries of one id, and the check says so before a feed is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.collection import Collection
from newsroom.content.problems import Level
from newsroom.feeds.channels import FeedWriter, entry_id
from newsroom.site.assembly import own_address_problems
from newsroom.site.frame import Desk
from tests.bad_input.sound import ARTICLE, FIRST_EXTRA_LINE, article, look_at

OTHER, THIRD = "docs/tin-tuc/2024/khac.md", "docs/tin-tuc/2024/thu-ba.md"


def ids(collection: Collection) -> dict[str, str]:
    """The id of every entry of the site's feeds, which are all made."""
    desk = Desk(collection, editions=False)
    writer = FeedWriter(collection, desk.relations, desk.cards)
    for channel in desk.channels:
        assert list(writer.files(channel))
    fed = {item.origin.path: item for channel in desk.channels for item in channel.items}
    return {path: entry_id(item, "a.vn").partition(":tin-tuc/")[2] for path, item in fed.items()}


@pytest.mark.parametrize(
    "field", ["old_paths: [/ban-cu/mot-cua/]", "old_paths: [cu/mot-cua.html, a/]", "id: mot-cua"]
)
def test_an_id_that_another_article_has_by_its_name_is_refused(tmp_path: Path, field: str) -> None:
    (problem,) = look_at(tmp_path, {OTHER: article(field)}).problems
    assert (problem.path, problem.line) == (OTHER, FIRST_EXTRA_LINE)
    assert '"2024:tin-tuc/mot-cua"' in problem.message and ARTICLE in problem.message


def test_one_id_of_two_old_paths_is_refused_once(tmp_path: Path) -> None:
    files = {OTHER: article("old_paths: [a/bai/]"), THIRD: article("old_paths: [b/bai/]")}
    assert [problem.path for problem in look_at(tmp_path, files).problems] == [THIRD]
    files = {OTHER: article("old_paths: [a/bai/]"), THIRD: article("old_paths: [a/bai/]")}
    assert [problem.path for problem in look_at(tmp_path, files).problems] == [THIRD]


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("/tin/a/index.html", "a"),
        ("/tin/a.html", "a"),
        ("tin-tuc/2024/a.md", "a"),
        ("docs/tin-tuc/2024/a.md", "a"),
        ("/docs/tin-tuc/2024/a.md", "a"),
        ("/2023/mot-cua/", "mot-cua"),
        ("/²²²²/0001/x/", "x"),
        ("/.html", "khac"),
    ],
)
def test_any_other_old_path_gives_an_id_of_its_own(tmp_path: Path, old: str, name: str) -> None:
    found = look_at(
        tmp_path,
        {OTHER: article(f"old_paths: [{old}]"), THIRD: article("old_paths: [/tin/b/index.html]")},
    )
    assert not found.problems and not own_address_problems(found.collection)
    made = ids(found.collection)
    assert (made[OTHER], made[THIRD]) == (name, "b")


def test_a_draft_with_the_id_of_another_can_be_looked_at(tmp_path: Path) -> None:
    """Its fault is a notice until it is published, and the preview makes the feeds."""
    found = look_at(tmp_path, {OTHER: article("id: mot-cua", "draft: true")}, preview=True)
    assert [problem.path for problem in found.notices] == [OTHER] and not found.errors
    assert ids(found.collection)[ARTICLE] == "mot-cua"


def test_an_old_address_without_its_year_is_remarked(tmp_path: Path) -> None:
    (notice,) = look_at(tmp_path, {OTHER: article("old_paths: [/tin-tuc/hai/]")}).problems
    assert notice.level is Level.NOTICE and "tin-tuc/<năm>/hai/" in notice.message


def test_the_path_of_a_file_is_the_address_of_its_page(tmp_path: Path) -> None:
    paths = "[docs/tin-tuc/2024/a.md, bulletins/2023-12/index.md, docs/gioi.md, a/b/]"
    collection = look_at(tmp_path, {OTHER: article(f"old_paths: {paths}")}).collection
    old = collection.items["tin-tuc"]["khac"].old_paths
    assert old == ("tin-tuc/2024/a/", "ban-tin/2023-12/", "gioi/", "a/b/")
