"""An old address that the site itself needs is named by the check, before anything is made."""

from __future__ import annotations

from pathlib import Path

from newsroom.site.assembly import own_address_problems
from tests.bad_input.sound import FIRST_EXTRA_LINE, article, look_at
from tests.conftest import Repository
from tests.repositories import run_build, run_python, write_files

OTHER = "docs/tin-tuc/2024/khac.md"
OWN = (
    "tim-kiem/",
    "nhan-ban-tin/toan-trang/",
    "nhiem-vu/",
    "co-quan/so-noi-vu-nghe-an/lich.ics",
    "ban-tin/rss.xml",
    "ke-hoach/nghe-an-2024/nghe-an-2024-ban-doc.pdf",
    "ban-tin/2024-01/ban-tin-2024-01.zip",
    "search/cu/",
    "assets/anh/",
    "sitemap.xml",
    "404.html",
)
"""Pages, files, and folders full of files."""
LISTED = ("tin-tuc/", "tin-tuc/2024/", "ke-hoach/trang/1/")
FREE = ("cu/bai.html", "tin-tuc/2020/bai/", "chuyen-muc/tim-kiem/", "rss/")


def old_paths(*addresses: str) -> str:
    return article("old_paths:", *(f"  - /{address}" for address in addresses))


def test_each_is_said_once_at_its_line_and_nothing_is_made(tmp_path: Path) -> None:
    addresses = (*OWN, *LISTED, *FREE)
    found = look_at(tmp_path, {OTHER: old_paths(*addresses)})
    problems = [*found.problems, *own_address_problems(found.collection)]
    first = FIRST_EXTRA_LINE + 1
    refused = len(OWN) + len(LISTED)
    assert sorted(problem.line for problem in problems) == [*range(first, first + refused)]
    assert {problem.path for problem in problems} == {OTHER}
    for problem in problems:
        address = addresses[problem.line - first].split("/")[0]
        assert address in problem.message and "old_paths" in problem.message
    assert not (tmp_path / ".cache/newsroom/editions").exists()


def test_check_and_build_say_the_same(repository: Repository) -> None:
    root = repository()
    look_at(root, {OTHER: old_paths("tim-kiem/", "ban-tin/rss.xml", "search/cu/", FREE[0])})
    checked = run_python(
        "-m", "newsroom", "check", folder=root, environment={"PYTHONPATH": "hooks"}
    )
    said = [line for line in checked.stdout.splitlines() if line.startswith("LỖI")]
    assert checked.returncode == 1 and len(said) == 3
    built = run_build(root)
    assert built.returncode != 0
    assert [line for line in said if line in built.stderr] == said
    write_files(root, {OTHER: old_paths(FREE[0])})
    assert run_build(root).returncode == 0
