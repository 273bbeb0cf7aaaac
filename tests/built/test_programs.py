"""The programs an office may run: MkDocs from anywhere and to anywhere, its preview, ProperDocs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import create_server
from threading import Timer
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.built.fuller import article, issue
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import ENVIRONMENT, run_build, run_python, set_setting, write_files

PATIENCE = 120
"""Seconds after which a preview that does not answer is ended, and the test with it."""


def test_a_plain_build_needs_no_option(repository: Repository) -> None:
    root = repository()
    built = run_python("-m", "mkdocs", "build", folder=root)
    assert built.returncode == 0, built.stderr
    assert (root / "site/index.html").is_file()
    assert not list(root.glob("site.*"))


def test_a_build_prints_nothing_to_worry_about(repository: Repository) -> None:
    built = run_build(repository())
    assert [line for line in built.stderr.splitlines() if not line.startswith("INFO")] == []
    assert built.stdout == ""


def test_a_build_elsewhere_leaves_the_site_alone(repository: Repository, tmp_path: Path) -> None:
    root = repository()
    assert run_build(root).returncode == 0
    before = (root / "site/index.html").read_bytes()
    target = tmp_path / "nơi khác"
    assert run_build(root, "-d", str(target)).returncode == 0
    assert (target / "index.html").read_bytes() == before
    assert not list(tmp_path.glob("nơi khác.*"))


def test_a_build_works_from_another_folder(repository: Repository, tmp_path: Path) -> None:
    root = repository()
    command = ("-m", "mkdocs", "build", "-f", "repository/mkdocs.yml")
    built = run_python(*command, folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (root / "site/index.html").is_file()


def test_properdocs_builds_the_same_site(sample_site: Path, repository: Repository) -> None:
    root = repository(sample=True)
    built = run_python("-m", "properdocs", "build", "-f", str(root / "mkdocs.yml"))
    assert built.returncode == 0, built.stderr
    pages = SitePages(root / "site", "https://cchc.example.org/")
    assert set(pages) == set(SitePages(sample_site, "https://cchc.example.org/"))
    for pattern in ("*.xml", "*.json", "*.opml", "*.jsonl", "*.html"):
        for file in sample_site.rglob(pattern):
            other = root / "site" / file.relative_to(sample_site)
            assert other.read_bytes() == file.read_bytes(), other


WARNING_HOOK = """
from mkdocs.plugins import get_plugin_logger

def on_nav(nav, config, files):
    get_plugin_logger("other").warning("Một cảnh báo")
"""


def test_properdocs_counts_warnings_before_the_swap_too(repository: Repository) -> None:
    root = repository({"hooks/other.py": WARNING_HOOK})
    set_setting(root, "  - hooks/events.py\n", "  - hooks/events.py\n  - hooks/other.py\n")
    built = run_python("-m", "properdocs", "build", "-f", str(root / "mkdocs.yml"))
    assert built.returncode == 1
    assert not (root / "site").exists()


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, root: Path) -> None:
        with closing(create_server(("127.0.0.1", 0))) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = ["mkdocs", "serve", "-f", str(root / "mkdocs.yml"), "-a", self.address]
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command],
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=ENVIRONMENT,
        )
        self._end = Timer(PATIENCE, self._process.kill)
        self._end.start()

    def wait_for(self, words: str) -> None:
        """Reads what the preview prints until the words come; fails when it ends without them."""
        assert self._process.stderr is not None
        printed = []
        for line in self._process.stderr:
            printed.append(line)
            if words in line:
                return
        raise AssertionError("".join(printed))

    def wait_for_page(self, path: str, words: str) -> str:
        """The page once it holds the words, asked for again after each rebuild until then."""
        while True:
            front = self._read("")
            page = self._read(path)
            if words in page:
                return page
            self._wait_for_rebuild(front)

    def _read(self, path: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except HTTPError as error:
            return str(error.read().decode("utf-8"))

    def _wait_for_rebuild(self, page: str) -> None:
        """Waits as a browser that shows the page does, to be told that there is something newer."""
        found = re.search(r"livereload\((\d+), (\d+)\)", page)
        assert found
        self._read(f"livereload/{found[1]}/{found[2]}")

    def close(self) -> None:
        self._end.cancel()
        self._process.terminate()
        self._process.communicate()


@pytest.fixture
def preview_root(repository: Repository) -> Path:
    return repository(
        {
            "docs/co-quan/so-noi-vu-nghe-an.md": "---\ntitle: Sở Nội vụ\nlevel: tỉnh\n---\n",
            "docs/tin-tuc/2024/nhap.md": article("Bài còn viết dở", "2024-01-09", "draft: true"),
            "bulletins/2024-01/index.md": issue("2024-01-09", "lead: Lời dẫn đầu"),
        }
    )


@pytest.fixture
def preview(preview_root: Path) -> Iterator[Preview]:
    running = Preview(preview_root)
    running.wait_for("Serving on")
    yield running
    running.close()


def test_a_preview_shows_drafts_marked_and_follows_edits(
    preview_root: Path, preview: Preview
) -> None:
    assert "Dự thảo" in preview.wait_for_page("tin-tuc/2024/nhap/", "Bài còn viết dở")
    assert "Dự thảo" in preview.wait_for_page("tin-tuc/", "Bài còn viết dở")

    issue_source = preview_root / "bulletins/2024-01/index.md"
    preview.wait_for_page("ban-tin/2024-01/", "Lời dẫn đầu")
    _edit(issue_source, "Lời dẫn đầu", "Lời dẫn đã sửa")
    preview.wait_for_page("ban-tin/2024-01/", "Lời dẫn đã sửa")
    write_files(preview_root, {"docs/lien-he.md": "---\ntitle: Liên hệ\n---\n"})
    preview.wait_for_page("lien-he/", "Liên hệ")
    _edit(preview_root / "overrides/page.html", "{% block content %}", "{% block content %}Thêm")
    preview.wait_for_page("lien-he/", "Thêm")

    _edit(preview_root / "docs/lien-he.md", "title:", "titel:")
    shown = preview.wait_for_page("", "Nội dung đang có lỗi")
    assert "docs/lien-he.md, dòng 2" in shown
    assert "titel" in shown
    _edit(preview_root / "docs/lien-he.md", "titel: Liên hệ", "title: Địa chỉ")
    preview.wait_for_page("lien-he/", "Địa chỉ")

    settings = preview_root / "mkdocs.yml"
    _edit(settings, "site_name: Cải", "site_name: Trang: Cải")
    shown = preview.wait_for_page("", "Nội dung đang có lỗi")
    assert "mkdocs.yml, dòng 2" in shown
    _edit(settings, "site_name: Trang: Cải", "site_name: Cải")
    preview.wait_for_page("lien-he/", "Địa chỉ")
    assert not list(preview_root.glob("site*"))

    beside = run_build(preview_root)
    assert beside.returncode == 0 and "đang đợi" not in beside.stderr


def _edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
