"""Whatever happens to a build, the last good site is whole and the next build puts things right."""

from __future__ import annotations

import hashlib
import shutil
import signal
from pathlib import Path

import pytest

from tests.built.interrupted import KILLED_IN_EVENTS, KILLED_IN_SWAP
from tests.repositories import (
    ROOT,
    copy_repository,
    run_build,
    run_python,
    set_setting,
    write_files,
)

PAGE = "docs/lien-he.md"
FORMER, CURRENT = "Địa chỉ trước đây", "Địa chỉ hiện nay"


def _page(title: str) -> dict[str, str | bytes]:
    return {PAGE: f"---\ntitle: {title}\n---\n\nSở Nội vụ.\n"}


def _digests(folder: Path) -> dict[str, str]:
    """The files of a folder and what is in them."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with its site built."""
    root = copy_repository(tmp_path_factory.mktemp("former") / "repository", content=False)
    write_files(root, _page(FORMER))
    assert run_build(root).returncode == 0
    return root


@pytest.fixture
def root(former: Path, tmp_path: Path) -> Path:
    """A repository with a built site whose content has been edited since."""
    copy = tmp_path / "repository"
    shutil.copytree(former, copy)
    write_files(copy, _page(CURRENT))
    return copy


def _assert_next_build_recovers(root: Path) -> None:
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    assert CURRENT in (root / "site/lien-he/index.html").read_text(encoding="utf-8")
    assert [folder.name for folder in sorted(root.glob("site*"))] == ["site"]


@pytest.mark.parametrize("step", [*KILLED_IN_EVENTS, *KILLED_IN_SWAP])
def test_a_killed_build_leaves_a_whole_site(root: Path, step: str) -> None:
    """At every instant site/, or site.old/ between the renames, is one that was finished."""
    before = _digests(root / "site")
    killed = run_python("-m", "tests.built.interrupted", str(root), step, folder=ROOT)
    assert killed.returncode == -signal.SIGKILL
    left = root / ("site.old" if step == "between the renames" else "site")
    assert (root / "site").exists() == (left.name == "site")
    found = _digests(left)
    _assert_next_build_recovers(root)
    swapped = step in ("after the second rename", "while the old site is removed")
    assert found == (_digests(root / "site") if swapped else before)


def test_a_failing_build_after_a_killed_one_brings_the_last_site_back(root: Path) -> None:
    before = _digests(root / "site")
    step = "between the renames"
    run_python("-m", "tests.built.interrupted", str(root), step, folder=ROOT)
    write_files(root, {"docs/hong.md": "Không có phần đầu.\n"})
    assert run_build(root).returncode != 0
    assert _digests(root / "site") == before


def test_a_swap_that_fails_puts_the_last_site_back(root: Path) -> None:
    before = _digests(root / "site")
    failed = run_python(
        "-m", "tests.built.interrupted", str(root), "second rename fails", folder=ROOT
    )
    assert failed.returncode == 1
    assert "Chưa thay được trang cũ bằng trang mới" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert _digests(root / "site") == before
    _assert_next_build_recovers(root)


def test_what_an_aborted_build_left_is_not_published(root: Path) -> None:
    """MkDocs empties the folder it builds into of all but what begins with a point."""
    write_files(root, {"site.new/.well-known/security.txt": "Contact: mailto:cu@so.example.gov.vn"})
    _assert_next_build_recovers(root)
    assert not (root / "site/.well-known").exists()


def test_an_error_in_the_content_leaves_the_site(root: Path) -> None:
    before = _digests(root / "site")
    write_files(root, {"docs/hong.md": "---\ntitel: Sai\n---\n"})
    failed = run_build(root)
    assert failed.returncode == 1
    assert "docs/hong.md" in failed.stderr and "vẫn giữ nguyên" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert _digests(root / "site") == before
    (root / "docs/hong.md").unlink()
    _assert_next_build_recovers(root)


def test_an_error_in_a_template_leaves_the_site(root: Path) -> None:
    before = _digests(root / "site")
    template = root / "overrides/page.html"
    good = template.read_text(encoding="utf-8")
    fault = "{% block content %}{{ view.title.missing.attribute }}"
    template.write_text(good.replace("{% block content %}", fault), encoding="utf-8")
    assert run_build(root).returncode == 1
    assert _digests(root / "site") == before
    template.write_text(good, encoding="utf-8")
    _assert_next_build_recovers(root)


WARNING_HOOK = """
import logging

def on_post_build(config):
    logging.getLogger("mkdocs.plugins.other").warning("Một cảnh báo")
"""


def test_a_warning_counted_by_a_strict_build_leaves_the_site(root: Path) -> None:
    """Strict builds abort after the last event, so the count has to be known before the swap."""
    before = _digests(root / "site")
    write_files(root, {"hooks/other.py": WARNING_HOOK})
    set_setting(root, "  - hooks/events.py\n", "  - hooks/events.py\n  - hooks/other.py\n")
    aborted = run_build(root)
    assert aborted.returncode == 1
    assert "Một cảnh báo" in aborted.stderr and "bản cũ giữ nguyên" in aborted.stderr
    assert "Abort" not in aborted.stderr + aborted.stdout
    assert _digests(root / "site") == before
    assert run_build(root, "--no-strict").returncode == 0
    assert CURRENT in (root / "site/lien-he/index.html").read_text(encoding="utf-8")
