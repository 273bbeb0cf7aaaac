"""Slips in mkdocs.yml: said in Vietnamese at their line, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import get_schema

from newsroom.content.builder_settings import MKDOCS_KEYS
from newsroom.content.problems import Problem
from newsroom.content.settings import Settings, SettingsProblem, read_settings
from tests.repositories import ROOT, write_files

SOUND = """\
site_name: Cải cách hành chính
site_url: https://cchc.example.org/
strict: true
extra:
  office:
    name: Sở Nội vụ
    authority: cchc.example.org
    bulletin:
      name: Bản tin
      issuer: Sở Nội vụ
    sections:
      - Tin trong tỉnh
hooks:
  - hooks/events.py
theme: &theme
  name: material
  custom_dir: overrides
"""


def settings_of(folder: Path, text: str | bytes) -> Settings:
    write_files(folder, {"hooks/events.py": "", "bulletins/_mau/index.md": ""})
    (folder / "mkdocs.yml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(folder)


def slip(folder: Path, words: str, instead: str) -> Problem:
    """The one thing that is wrong once some words of sound settings are changed."""
    assert SOUND.count(words) == 1
    with pytest.raises(SettingsProblem) as refused:
        settings_of(folder, SOUND.replace(words, instead))
    (problem,) = refused.value.problems
    return problem


@pytest.mark.parametrize(
    ("words", "instead", "line", "said"),
    [
        ("site_url: https://cchc.example.org/\n", "", 1, 'Thiếu trường "Địa chỉ trang" (site_url)'),
        ("https://cchc.example.org/", "cchc.example.org", 2, "bắt đầu bằng https://"),
        ("site_name:", "site_nam:", 1, 'Có phải bạn muốn viết "site_name"?'),
        ("extra:", "extar:", 4, 'Có phải bạn muốn viết "extra"?'),
        ("  office:", "  offices:", 5, 'Có phải bạn muốn viết "office"?'),
        ("    name: Sở", "    nam: Sở", 6, 'Có phải bạn muốn viết "name"?'),
        ("      issuer:", "      isuer:", 10, 'Có phải bạn muốn viết "issuer"?'),
        ("    name: Sở Nội vụ\n", "    name: Sở Nội vụ\n    màu: đỏ\n", 7, 'Không có trường "màu"'),
        ("authority: cchc.example.org", "authority: https://cchc.example.org", 7, "tên miền"),
        ("      - Tin trong tỉnh\n", "", 11, "Chuyên mục"),
        ("    sections:\n", '    publish_hour: "7h"\n    sections:\n', 11, '"07:00"'),
        ("    sections:\n", "    items_per_page: 0\n    sections:\n", 11, "từ 1 trở lên"),
        ("strict: true", "strict: true\nstrict: false", 4, "được viết hai lần"),
        ("    bulletin:", "\tbulletin:", 8, "phím Tab"),
        ("site_name: Cải", "site_name: Trang: Cải", 1, "dấu hai chấm"),
        ("strict: true", "strict: có", 3, "Hãy ghi true (có) hoặc false (không)."),
        ("strict: true", "strict: true\nten_co_quan: Sở", 4, 'Không có thiết lập "ten_co_quan".'),
        ("strict: true", "strict: true\nten_co_quan:", 4, "Hãy xóa dòng này"),
        ("    sections:", "sections:", 11, "Hãy thụt dòng này vào dưới office"),
        ("  office:", "ofice:", 5, "thụt vào dưới extra"),
    ],
)
def test_a_slip_is_said_at_its_line(
    tmp_path: Path, words: str, instead: str, line: int, said: str
) -> None:
    problem = slip(tmp_path, words, instead)
    assert (problem.path, problem.line) == ("mkdocs.yml", line)
    assert said in problem.message


@pytest.mark.parametrize(
    ("words", "instead", "line", "said"),
    [
        ("hooks:\n  - hooks/events.py\n", "", 1, 'Hãy ghi "hooks: [hooks/events.py]"'),
        ("  - hooks/events.py", "  - hooks/event.py", 13, 'Hãy ghi "hooks: [hooks/events.py]"'),
        ("hooks:\n  - hooks", "hooks: hooks", 13, "phải là một danh sách"),
        ("events.py\n", "events.py\n  - hooks/mine.py\n", 15, 'Không có "hooks/mine.py"'),
        ("&theme\n  name: material\n  custom_dir: overrides", "material", 15, "Thiếu giao diện"),
        ("name: material", "name: materiel", 16, 'Hãy ghi "name: material"'),
        ("custom_dir: overrides", "custom_dir: override", 17, 'Hãy ghi "custom_dir: overrides"'),
        ("  custom_dir: overrides\n", "", 15, 'Hãy ghi "custom_dir: overrides"'),
        ("strict: true", "plugins: [serch]", 3, 'Có phải bạn muốn viết "search"?'),
        ("strict: true", "plugins: search", 3, "phải là một danh sách"),
        ("strict: true", "docs_dir: bulletins", 3, "Hãy xóa dòng docs_dir"),
        ("strict: true", "watch: bulletins", 3, "phải là một danh sách"),
        ("strict: true", "watch: [bulletin]", 3, 'Có phải bạn muốn viết "bulletins"?'),
        ("strict: true", "use_directory_urls: false", 3, "use_directory_urls: true"),
        ("strict: true", "site_dir: bulletins", 3, "Hãy ghi site_dir: site."),
        ("strict: true", "site_dir: docs/trang", 3, "Hãy ghi site_dir: site."),
        ("strict: true", "site_dir: ..", 3, "Hãy ghi site_dir: site."),
        ("strict: true", "site_dir: [trang]", 3, "phải là một dòng chữ"),
        ("strict: true", "dev_addr: 8000", 3, "127.0.0.1:8000"),
        ("strict: true", "repo_url: git.example.org", 3, "https://git.example.org"),
        ("strict: true", "INHERIT: chung.yml", 3, 'Không có "chung.yml"'),
        ("strict: true", "validation: không", 3, "phải là một nhóm"),
    ],
)
def test_what_the_site_cannot_be_made_without_is_said_before_it_is_made(
    tmp_path: Path, words: str, instead: str, line: int, said: str
) -> None:
    problem = slip(tmp_path, words, instead)
    assert problem.line == line
    assert said in problem.message


@pytest.mark.parametrize("folder", ["site", "public", "../trang", "/var/www/cchc"])
def test_a_site_may_be_built_where_nothing_of_the_repository_is(
    tmp_path: Path, folder: str
) -> None:
    assert settings_of(tmp_path, SOUND.replace("strict: true", f"site_dir: {folder}"))


def test_all_slips_are_said_together(tmp_path: Path) -> None:
    text = SOUND.replace("https://", "").replace("authority: cchc", "authority: CCHC")
    text = text.replace("      name:", "      nam:").replace("strict:", "strit:")
    with pytest.raises(SettingsProblem) as refused:
        settings_of(tmp_path, text)
    assert sorted(problem.line for problem in refused.value.problems) == [2, 3, 7, 9]


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("hôm qua", '"hôm qua" không phải là ngày đọc được. Hãy viết theo dạng 2026-10-05'),
        ("2024-02-30", "tháng 02 năm 2024 có 29 ngày"),
        ("2024", '"2024" chưa có ngày'),
    ],
)
def test_a_slip_in_as_of_is_said_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_of: str, said: str
) -> None:
    monkeypatch.setenv("AS_OF", as_of)
    with pytest.raises(SettingsProblem) as refused:
        settings_of(tmp_path, SOUND)
    assert str(refused.value).startswith("LỖI AS_OF trên dòng lệnh: ")
    assert said in str(refused.value) and "mkdocs.yml" not in str(refused.value)
    with pytest.raises(SettingsProblem) as refused:
        settings_of(tmp_path, SOUND.replace("https://", ""))
    assert [problem.line for problem in refused.value.problems] == [0, 2]


def test_two_versions_left_unmerged_are_all_that_is_said(tmp_path: Path) -> None:
    marked = "<<<<<<< HEAD\nsite_name: Một\n=======\nsite_name: Hai\n>>>>>>> nhanh\n"
    with pytest.raises(SettingsProblem) as refused:
        settings_of(tmp_path, SOUND.replace("site_name: Cải cách hành chính\n", marked))
    (problem,) = refused.value.problems
    assert (problem.line, "hai bản sửa chưa gộp" in problem.message) == (1, True)


def test_a_folder_without_settings_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match=r"Không có tệp mkdocs\.yml"):
        read_settings(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_settings_in_another_encoding_are_named(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SettingsProblem, match="không ở bảng mã UTF-8"):
        settings_of(tmp_path, SOUND.encode(encoding, "ignore"))


def test_settings_of_windows_and_mac_are_read(tmp_path: Path) -> None:
    decomposed = SOUND.replace("Sở", "So\u031b\u0309").replace("\n", "\r\n")
    settings = settings_of(tmp_path, "\ufeff" + decomposed)
    assert settings.office.name == "Sở Nội vụ"


def test_values_keep_their_digits_and_signs(tmp_path: Path) -> None:
    text = SOUND.replace("Cải cách hành chính", '"Cải cách & <đổi mới> 😀"')
    text = text.replace("name: Bản tin", "name: 0123").replace(
        "Sở Nội vụ\n    auth", "1.10\n    auth"
    )
    settings = settings_of(tmp_path, text)
    assert settings.site_name == "Cải cách & <đổi mới> 😀"
    assert (settings.office.bulletin.name, settings.office.name) == ("0123", "1.10")


def test_what_mkdocs_allows_in_its_settings_is_let_pass(tmp_path: Path) -> None:
    further = """\
plugins: []
copyright: !ENV [COPYRIGHT, ""]
watch: !ENV WATCHED
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav: !ENV [NAV, ""]
"""
    assert settings_of(tmp_path, SOUND + further).office.name == "Sở Nội vụ"


def test_an_address_without_a_slash_at_its_end_gets_one(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, SOUND.replace("example.org/\n", "example.org/cchc\n"))
    assert settings.site_url == "https://cchc.example.org/cchc/"


def test_the_list_of_mkdocs_settings_is_that_of_mkdocs() -> None:
    old = {"config_file_path", "google_analytics", "pages"}
    assert {name for name, _ in get_schema()} - old == MKDOCS_KEYS - {"INHERIT"}


def test_the_settings_of_this_repository_are_sound() -> None:
    assert read_settings(ROOT).office.sections
