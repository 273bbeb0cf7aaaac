"""The commands an office runs, on a repository full of slips: one report, no traceback, site kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.bad_input.sound import (
    AGENCY,
    ARTICLE,
    BODY_LINE,
    FIRST_EXTRA_LINE,
    ISSUE,
    PNG,
    SOUND,
    article,
    changed,
)
from tests.bad_input.test_links_and_files import IN_BODY, IN_FIELDS, OTHER
from tests.bad_input.test_slips import SLIPS
from tests.conftest import Repository
from tests.repositories import (
    ROOT,
    copy_repository,
    run_build,
    run_python,
    set_setting,
    write_files,
)

LINE = re.compile(r"(?:ERROR {3}-  |ERROR +- +)?(LỖI|CẢNH BÁO|LƯU Ý) ([^:\n]+):(\d+): (.+)")
Files = Mapping[str, str | bytes]


def reported(output: str, level: str = "LỖI") -> list[tuple[str, int]]:
    """Path and line of every problem of a level, in the order of the output."""
    return [(found[2], int(found[3])) for found in LINE.finditer(output) if found[1] == level]


def checked(root: Path) -> tuple[int, str]:
    ran = run_python("-m", "newsroom", "check", folder=root, environment={"PYTHONPATH": "hooks"})
    return ran.returncode, ran.stdout + ran.stderr


def site_bytes(root: Path) -> dict[str, str]:
    """A digest of every file of the published site."""
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted((root / "site").rglob("*"))
        if file.is_file()
    }


def full_of_slips() -> tuple[dict[str, str | bytes], set[tuple[str, int]]]:
    """Every slip that fits beside the others, and where it must be said.

    A slip in an article gets a file of its own; one that needs other files keeps their names.
    """
    cases = [(files, path, line) for files, path, line, _ in SLIPS.values()]
    cases += [(files, OTHER, BODY_LINE + 2) for files, *_ in IN_BODY.values()]
    cases += [(files, OTHER, FIRST_EXTRA_LINE) for files, *_ in IN_FIELDS.values()]
    written: dict[str, str | bytes] = {}
    places: set[tuple[str, int]] = set()
    for number, (files, path, line) in enumerate(cases):
        name = f"docs/tin-tuc/2024/bai-{number}.md" if path in (ARTICLE, OTHER) else path
        renamed = {name if other == path else other: text for other, text in files.items()}
        names_itself = "old_paths: [tin-tuc/2024/khac]" in str(files.get(path))
        fits = not renamed.keys() & SOUND.keys() and all(
            written.get(other, text) == text for other, text in renamed.items()
        )
        if fits and not names_itself:
            written |= renamed
            places.add((name, line))
    return written, places


def test_all_slips_are_reported_together_in_order_and_the_last_good_site_stays(
    repository: Repository,
) -> None:
    root = repository(SOUND)
    assert run_build(root).returncode == 0
    good = site_bytes(root)
    assert "tin-tuc/2024/mot-cua/index.html" in {path.removeprefix("site/") for path in good}

    files, places = full_of_slips()
    write_files(root, files)
    assert len(places) > 100
    status, output = checked(root)
    found = reported(output)
    assert status == 1
    # One file may hold an address that another claims too; no place is left out.
    assert places <= set(found), sorted(places - set(found))
    assert found == sorted(found)
    assert "Traceback" not in output and "Error" not in output
    assert re.search(rf"{len(set(found))} lỗi|\d+ lỗi, \d+ cảnh báo trong \d+ tệp\.", output)

    built = run_build(root)
    assert built.returncode != 0
    assert places <= set(reported(built.stderr)) <= set(found)
    assert "Traceback" not in built.stderr
    assert "Trang web chưa được tạo" in built.stderr
    assert "Abort" not in built.stderr + built.stdout and "Error" not in built.stderr
    assert site_bytes(root) == good
    assert not (root / "site.new").exists() and not (root / "site.old").exists()

    for name in files:
        (root / name).unlink()
    for folder in sorted((root / "bulletins").iterdir()):
        if not any(folder.iterdir()):
            folder.rmdir()
    assert run_build(root).returncode == 0
    assert site_bytes(root) == good


def test_a_build_names_what_only_making_would_find_beside_what_reading_finds(
    repository: Repository,
) -> None:
    root = repository(SOUND)
    write_files(root, changed(ARTICLE, "date: 2024-01-15", "date: 31/02/2026"))
    broken = "docs/tin-tuc/2024/hong.jpg"
    text = article("image: hong.jpg", "alt: Hội trường")
    write_files(root, {broken: b"\xff\xd8\xff\xe0", "docs/tin-tuc/2024/anh.md": text})
    named = {path for path, _ in reported(run_build(root).stderr)}
    assert named == {ARTICLE, broken}


@pytest.mark.parametrize(
    "change",
    [
        changed(ARTICLE, "date: 2024-01-15", "date: 31/02/2026"),
        changed(ARTICLE, "title: Hướng", "title: Hội nghị: hướng"),
        {ARTICLE: SOUND[ARTICLE].encode("utf-16")},
        {ARTICLE: b""},
        {"bulletins/2024-13/index.md": SOUND[ISSUE]},
        changed(ARTICLE, "../../ke-hoach/nghe-an-2024.md", "../../../../../etc/passwd"),
        {
            "mkdocs.yml": (ROOT / "mkdocs.yml")
            .read_text(encoding="utf-8")
            .replace("site_url:", "# ")
        },
    ],
    ids=["date", "yaml", "utf-16", "empty", "month", "way out", "settings"],
)
def test_the_real_build_stops_without_a_traceback_and_keeps_the_site(
    repository: Repository, change: Files
) -> None:
    """MkDocs would print broken front matter on the page and say nothing."""
    root = repository(SOUND)
    write_files(root, {"site/index.html": "bản đã đăng", "site/a/b.css": "x"})
    good = site_bytes(root)
    write_files(root, change)
    built = run_build(root)
    assert built.returncode != 0
    assert len(reported(built.stderr)) == 1
    assert "Traceback" not in built.stderr
    assert site_bytes(root) == good


def test_a_file_name_in_no_known_encoding_is_reported(repository: Repository) -> None:
    """From an old zip; printing such a name must not be what fails."""
    root = repository(SOUND)
    name = "bài.md".encode("cp1258", "replace")
    try:
        (
            Path(str(root) + "/docs/tin-tuc/2024/" + name.decode("utf-8", "surrogateescape"))
        ).write_text(article(), encoding="utf-8")
    except OSError:
        return  # a system that stores names as Unicode cannot hold it
    status, output = checked(root)
    assert status == 1 and "Traceback" not in output
    assert "không ở bảng mã UTF-8" in output


ODD = "Hỏi & đáp: “<b>một</b>” 'cửa' \"là\" gì? 😀 {{ 7 * 7 }} </script> ]]> 5 < 7"
QUOTED = '"' + ODD.replace('"', r"\"") + '"'
PROCEDURE = """\
---
title: Cấp lại
code: 1.004220
field: Hộ tịch
agency: so-noi-vu-nghe-an
level: toàn trình
link: https://dichvucong.gov.vn/p/home/dvc-chi-tiet.html?ma=012
review_by: 2025-01-01
---
"""
REPAIRED = "docs/tin-tuc/2024/sua.md"
HARMLESS: Files = {
    **SOUND,
    "docs/tin-tuc/2024/la.md": article(f"summary: {QUOTED}", f"author: {QUOTED}").replace(
        "title: Tin", f"title: {QUOTED}"
    ),
    **changed(ISSUE, "lead: Số đầu năm.", f"lead: {QUOTED}"),
    "docs/thu-tuc-hanh-chinh/cap-lai.md": PROCEDURE,
    **changed(AGENCY, "level: tỉnh", "level: tỉnh\nphone: 02383 844 276"),
    "docs/co-quan/ban.md": "---\ntitle: Ban\nlevel: tỉnh\nphone: 0276\nshort_name: NO\n---\n",
    REPAIRED: article(
        body="Ho\u0323p\u200b taạm NÐ-CP gồm:\n- một\n- hai\n\n![Hội trường](<Ảnh hội nghị.PNG>)\n"
    )
    .replace("\n", "\r\n")
    .encode("utf-8-sig"),
    "docs/tin-tuc/2024/Ảnh hội nghị.PNG": PNG,
}
"""Signs in titles, digits that YAML would change, and all that is repaired."""


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of all that is harmless, built."""
    root = copy_repository(tmp_path_factory.mktemp("harmless"), content=False)
    write_files(root, HARMLESS)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    name = next(row for row in text.split("\n") if row.startswith("site_name:"))
    set_setting(root, name, f"site_name: {QUOTED}")
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root


def page_of(root: Path, path: str) -> Any:
    return lxml_html.parse(str(root / "site" / path / "index.html")).getroot()


def test_signs_in_titles_and_in_the_name_of_the_site_are_words_to_readers(harmless: Path) -> None:
    page = page_of(harmless, "tin-tuc/2024/la")
    assert page.findtext(".//h1").strip() == ODD
    assert page.findtext(".//title").count(ODD) == 2
    assert ODD in page_of(harmless, "tin-tuc").text_content()
    assert ODD in page_of(harmless, "ban-tin/2024-01").text_content()
    feed = etree.parse(harmless / "site" / "atom.xml")
    assert ODD in [title.text for title in feed.iter("{*}title")]


def test_phone_numbers_and_codes_keep_their_digits(harmless: Path) -> None:
    assert "1.004220" in page_of(harmless, "thu-tuc-hanh-chinh/cap-lai").text_content()
    assert "0276" in page_of(harmless, "co-quan/ban").text_content()
    agency = page_of(harmless, "co-quan/so-noi-vu-nghe-an").text_content()
    assert "02383 844 276" in agency.replace("\xa0", " ")


def test_what_is_repaired_is_said_and_published(harmless: Path) -> None:
    status, output = checked(harmless)
    assert status == 0, output
    said = [line for path, line in reported(output, "LƯU Ý") if path == REPAIRED]
    assert sorted(said) == [9, 9, 9, 10, 13]
    for word in ("NFD", "điều khiển", "Đ tiếng Việt", "dòng trống trước danh sách", "không dấu"):
        assert word in output
    page = page_of(harmless, "tin-tuc/2024/sua")
    assert "Họp taạm NĐ-CP gồm:" in page.text_content()
    assert [entry.text for entry in page.iter("li") if entry.text in ("một", "hai")]
    (picture,) = (image for image in page.iter("img") if image.get("alt") == "Hội trường")
    published = (harmless / "site/tin-tuc/2024/sua" / picture.get("src")).resolve()
    assert published.is_file() and published.name.startswith("anh-hoi-nghi")
