"""What stops before any content is read is said in Vietnamese too: settings, and the words of a command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.commands.command_line import COMMANDS
from tests.conftest import Repository
from tests.repositories import ENVIRONMENT, ROOT, run_build, run_python, set_setting, write_files


@pytest.fixture
def office(repository: Repository) -> Path:
    """A repository with a published site, and an environment where make installs nothing."""
    root = repository({"site/index.html": "bản đã đăng"})
    shutil.copy2(ROOT / "Makefile", root)
    write_files(root, {"requirements.txt": "", ".venv/site.stamp": ""})
    program = root / ".venv/bin/python"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    os.utime(root / "requirements.txt", (0, 0))  # installed long ago
    return root


def make(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    unset = dict.fromkeys(("TYPE", "TITLE", "ISSUE", "RECIPIENTS", "PERIOD"), "")
    return subprocess.run(
        ["make", *words],
        cwd=root,
        env={**ENVIRONMENT, **unset},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("site_name: Cải", "site_name: Trang: Cải", "mkdocs.yml:2: Sai cú pháp YAML."),
        ('copyright: ""', "ten_co_quan: Sở", 'mkdocs.yml:9: Không có thiết lập "ten_co_quan".'),
        ("strict: true", "strict: có", "mkdocs.yml:10: Thiết lập strict"),
    ],
)
@pytest.mark.parametrize("target", ["site", "serve"])
def test_make_names_a_slip_in_the_settings_before_mkdocs_does(
    office: Path, target: str, line: str, instead: str, said: str
) -> None:
    set_setting(office, line, instead)
    made = make(office, target)
    assert made.returncode != 0
    problem, closing, *_ = made.stderr.splitlines()
    assert problem.startswith(f"LỖI {said}") and "Hãy" in problem
    assert closing.startswith("1 lỗi") and "vẫn giữ nguyên" in closing
    assert "mkdocs" not in made.stdout
    assert (office / "site/index.html").read_text(encoding="utf-8") == "bản đã đăng"


def test_an_unknown_setting_is_named_without_make_as_well(repository: Repository) -> None:
    """MkDocs warns of it in English, and stops, before any event."""
    root = repository({"site/index.html": "bản đã đăng"})
    set_setting(root, 'copyright: ""', "ten_co_quan: Sở")
    built = run_build(root)
    assert built.returncode != 0
    assert 'LỖI mkdocs.yml:9: Không có thiết lập "ten_co_quan"' in built.stderr
    assert "Unrecognised" not in built.stderr and "Traceback" not in built.stderr
    assert (root / "site/index.html").read_text(encoding="utf-8") == "bản đã đăng"


@pytest.mark.parametrize(
    ("words", "missing", "example"),
    [
        (["new"], ["loại (TYPE)", "tiêu đề (TITLE)"], "make new TYPE=tin-tuc TITLE="),
        (["new", "TYPE=tin-tuc"], ["tiêu đề (TITLE)"], "make new TYPE=tin-tuc TITLE="),
        (["publish"], ["số bản tin (ISSUE)"], "make publish ISSUE=2024-01"),
        (["mail", "ISSUE=2024-01"], ["tệp danh sách (RECIPIENTS)"], "RECIPIENTS=danh-sach.csv"),
        (["report"], ["kỳ (PERIOD)"], "make report PERIOD=2024-Q1"),
    ],
)
def test_make_says_which_value_it_lacks_and_shows_one(
    office: Path, words: list[str], missing: list[str], example: str
) -> None:
    made = make(office, *words)
    assert made.returncode == 2
    first, second, third, *_ = made.stderr.splitlines()
    assert first == f"LỖI Thiếu {', '.join(missing)}."
    assert example in second
    assert third == f"Không có make: python -m newsroom {second.removeprefix('Ví dụ: make ')}"


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["new", "TYPE=hoi-dap", "TITLE=Hồ sơ = 1 trang"], {}),
        (["new", "hoi-dap", "Hồ sơ = 1 trang"], {"TITLE": "khác"}),
        (["new", "TITLE=Hồ sơ = 1 trang", "hoi-dap"], {"TYPE": "tin-tuc"}),
        (["new"], {"TYPE": "hoi-dap", "TITLE": "Hồ sơ = 1 trang"}),
    ],
)
def test_a_value_is_taken_with_its_name_without_it_or_from_the_environment(
    repository: Repository, words: list[str], environment: dict[str, str]
) -> None:
    root = repository({"docs/hoi-dap/_mau.md": "---\ntitle:\n---\n"})
    environment = {"PYTHONPATH": "hooks", **environment}
    made = run_python("-m", "newsroom", *words, folder=root, environment=environment)
    assert made.returncode == 0, made.stderr
    assert "Hồ sơ = 1 trang" in (root / "docs/hoi-dap/ho-so-1-trang.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if command.words])
def test_make_hands_every_value_over_as_it_is_written(office: Path, name: str) -> None:
    """Whatever quotes and signs of the shell it holds."""
    program = office / ".venv/bin/python"
    program.write_text("#!/bin/sh\nenv\n", encoding="utf-8")
    words = [f"{word.name}=không 'a\" ;#" for word in COMMANDS[name].words]
    assert set(words) <= set(make(office, name, *words).stdout.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Chưa ghi lệnh. Các lệnh: begin, new"),
        ([""], "Chưa ghi lệnh."),
        (["chek"], 'Không có lệnh "chek". Có phải bạn muốn viết "check"?'),
        (["xuất bản"], 'Không có lệnh "xuất bản". Các lệnh: begin'),
        (["new"], "Thiếu loại (TYPE), tiêu đề (TITLE)."),
        (["new", "tin-tuc", "Khai", "trương"], 'Không hiểu "trương". Hãy bỏ phần ấy'),
        (
            ["publish", "ISUE=2024-01"],
            'Không hiểu "ISUE=2024-01". Có phải bạn muốn viết "ISSUE=…"?',
        ),
        (["report", "2024", "--sample"], 'Có phải bạn muốn viết "SAMPLE=…"?'),
        (["mail", "2024-01", "a.csv", "--dry-run"], 'Có phải bạn muốn viết "DRY_RUN=…"?'),
        (["mail", "2024-01", "a.csv", "1"], 'Không hiểu "1".'),
        (["publish", "ISSUE="], "Thiếu số bản tin (ISSUE)."),
    ],
)
def test_a_command_that_is_not_understood_says_how_it_is_written(
    words: list[str], said: str
) -> None:
    ran = run_python("-m", "newsroom", *words, environment={"PYTHONPATH": str(ROOT / "hooks")})
    assert ran.returncode == 2
    assert ran.stderr.startswith("LỖI ") and said in ran.stderr
    assert not re.search(r"usage|error|argument|required", ran.stderr)


def test_every_command_explains_itself_in_vietnamese() -> None:
    for words in ([], *([command] for command in COMMANDS)):
        ran = run_python(
            "-m", "newsroom", *words, "-h", environment={"PYTHONPATH": str(ROOT / "hooks")}
        )
        assert ran.returncode == 0
        assert (
            ran.stdout.startswith("Cách viết: python -m newsroom")
            and "in hướng dẫn này" in ran.stdout
        )
        assert not re.search(r"usage|options|positional|show this", ran.stdout)
