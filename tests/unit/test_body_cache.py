"""The cache of rendered bodies: it saves work and can never be wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsroom import text as text_package
from newsroom.content import cache
from newsroom.content.cache import BodyCache, cache_file
from newsroom.content.collecting import collect
from newsroom.content.settings import read_settings
from newsroom.text.markup import Renderer, Rendering
from tests.bad_input.sound import ARTICLE, PLAN, SOUND, article, changed, look_at
from tests.repositories import write_files

TEXT = "## Đề mục\n\nChữ [a](x.md), ![b](y.png) và\n- một"


class Counting:
    """Stands for the renderer and counts what it is asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._renderer = Renderer()

    def render(self, text: str) -> Rendering:
        self.texts.append(text)
        return self._renderer.render(text)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were rendered and not taken from the cache."""
    counting = Counting()
    monkeypatch.setattr(cache, "Renderer", lambda: counting)
    return counting.texts


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "bodies.sqlite3"


def build(file: Path | None, *texts: str) -> list[Rendering]:
    """One build: every text rendered, the cache closed."""
    bodies = BodyCache(file)
    found = [bodies.render(text) for text in texts]
    bodies.close()
    return found


def test_a_second_build_renders_nothing_and_finds_the_same(file: Path, rendered: list[str]) -> None:
    first = build(file, TEXT, "Hai", "Ba")
    assert build(file, TEXT, "Hai", "Ba") == first
    assert rendered == [TEXT, "Hai", "Ba"]


def test_only_the_edited_text_is_rendered_again(file: Path, rendered: list[str]) -> None:
    build(file, TEXT, "Hai")
    build(file, TEXT, "Hai.")
    assert rendered == [TEXT, "Hai", "Hai."]


def test_what_a_build_no_longer_uses_is_forgotten(file: Path, rendered: list[str]) -> None:
    build(file, TEXT, "Hai")
    build(file, TEXT)
    build(file, TEXT, "Hai")
    assert rendered == [TEXT, "Hai", "Hai"]


@pytest.mark.parametrize("version", ["markdown", "lxml", "python", "code", "data"])
def test_another_program_renders_all_again(
    file: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch, version: str, tmp_path: Path
) -> None:
    build(file, TEXT)
    if version == "markdown":
        monkeypatch.setattr("markdown.__version__", "99.0")
    elif version == "lxml":
        monkeypatch.setattr("lxml.etree.LXML_VERSION", (99, 0, 0, 0))
    elif version == "python":
        monkeypatch.setattr("sys.version", "4.0")
    else:
        name = "module.py" if version == "code" else "words.json"
        (tmp_path / name).write_text("[]", encoding="utf-8")
        monkeypatch.setattr(text_package, "__path__", [str(tmp_path)])
    build(file, TEXT)
    assert rendered == [TEXT, TEXT]


def test_every_module_a_rendering_goes_through_counts() -> None:
    """What `text.markup` imports lies in the folder whose bytes make the key."""
    for name in ("markup", "rendering", "repairs", "safety", "source_lines", "vietnamese"):
        assert (Path(text_package.__path__[0]) / f"{name}.py").is_file()


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not a database",
        b"SQLite format 3\x00" + b"\xff" * 4000,
        None,
    ],
    ids=["empty", "other", "torn", "cut off"],
)
def test_a_damaged_file_costs_one_build_and_heals(
    file: Path, rendered: list[str], damage: bytes | None
) -> None:
    first = build(file, TEXT, "Hai " * 3000)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    for _ in range(3):
        assert build(file, TEXT, "Hai " * 3000) == first
    rendered.clear()
    assert build(file, TEXT, "Hai " * 3000) == first
    assert rendered == []


@pytest.mark.parametrize("change", ["text = 'x'", "text = NULL", "seal = NULL", "text = x'ff'", "text = 7",
                                    "text = replace(text, 'Chữ', 'Sai')"])  # fmt: skip
def test_a_changed_entry_is_never_used(file: Path, change: str) -> None:
    first = build(file, TEXT)
    with sqlite3.connect(file) as database:
        database.execute(f"UPDATE bodies SET {change}")
    database.close()
    assert build(file, TEXT) == first


def test_every_single_damaged_byte_is_harmless(file: Path) -> None:
    first = build(file, TEXT)
    whole = file.read_bytes()
    used = [at for at in range(0, len(whole), 7) if whole[at]]
    for at in used:
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert build(file, TEXT) == first


def test_two_entries_cannot_change_places(file: Path) -> None:
    first = build(file, "Một", "Hai")
    with sqlite3.connect(file) as database:
        (one, two) = database.execute("SELECT key, seal, text FROM bodies").fetchall()
        database.execute(
            "UPDATE bodies SET seal = ?, text = ? WHERE key = ?", (two[1], two[2], one[0])
        )
    database.close()
    assert build(file, "Một", "Hai") == first


def test_a_file_of_an_older_version_is_made_anew(file: Path, rendered: list[str]) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE bodies (key BLOB PRIMARY KEY, text TEXT)")
    database.close()
    build(file, TEXT)
    build(file, TEXT)
    assert rendered == [TEXT]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert build(tmp_path / "cache" / "x.sqlite3", TEXT) == build(None, TEXT)


def test_two_builds_at_once_do_not_harm_each_other(file: Path) -> None:
    one, two = BodyCache(file), BodyCache(file)
    assert one.render(TEXT) == two.render(TEXT)
    two.render("Hai")
    one.close()
    two.close()
    assert build(file, TEXT, "Hai") == build(None, TEXT, "Hai")


def test_the_same_text_in_two_folders_links_to_two_places(tmp_path: Path) -> None:
    """The rendering is shared, what its links lead to is not."""
    body = "[tiếp](hai.md)\n"
    files = {
        "docs/tin-tuc/2024/mot.md": article(body=body),
        "docs/tin-tuc/2024/hai.md": article(),
        "docs/hai.md": SOUND["docs/gioi-thieu.md"],
        "docs/ba.md": f"---\ntitle: Ba\n---\n\n{body}",
    }
    look_at(tmp_path, files)
    for _ in range(2):
        collection, problems = collect(
            tmp_path, read_settings(tmp_path), cache=cache_file(tmp_path)
        )
        assert problems == []
        bodies = collection.bodies
        assert "newsroom:/tin-tuc/2024/hai/" in bodies["docs/tin-tuc/2024/mot.md"].html
        assert 'newsroom:/hai/"' in bodies["docs/ba.md"].html


def test_a_renamed_heading_is_missed_by_the_cached_text_that_links_to_it(tmp_path: Path) -> None:
    look_at(tmp_path, {})
    settings = read_settings(tmp_path)
    assert collect(tmp_path, settings, cache=cache_file(tmp_path))[1] == []
    write_files(tmp_path, changed(PLAN, "## Tổ chức thực hiện", "## Thực hiện"))
    problems = collect(tmp_path, settings, cache=cache_file(tmp_path))[1]
    assert [(problem.path, problem.line) for problem in problems] == [(ARTICLE, 11)]
    assert '"#to-chuc-thuc-hien"' in problems[0].message
    write_files(tmp_path, {PLAN: SOUND[PLAN]})
    assert collect(tmp_path, settings, cache=cache_file(tmp_path))[1] == []


def test_a_moved_page_changes_the_cached_text_that_links_to_it(tmp_path: Path) -> None:
    """The text stays, the address of what it links to becomes another."""
    look_at(tmp_path, {})
    settings = read_settings(tmp_path)
    issue = "bulletins/2024-01/index.md"
    before, _ = collect(tmp_path, settings, cache=cache_file(tmp_path))
    (tmp_path / "docs/hoi-dap").mkdir()
    (tmp_path / ARTICLE).unlink()
    link = changed(issue, "docs/tin-tuc/2024/mot-cua.md", "docs/tin-tuc/2024/khac.md")[issue]
    write_files(tmp_path, {issue: link.replace("tin-tuc/mot-cua", "tin-tuc/khac")})
    write_files(tmp_path, {"docs/tin-tuc/2024/khac.md": article()})
    after, problems = collect(tmp_path, settings, cache=cache_file(tmp_path))
    assert problems == []
    assert "/tin-tuc/2024/mot-cua/" in before.bodies[issue].html
    assert "/tin-tuc/2024/khac/" in after.bodies[issue].html


def test_faults_of_a_cached_text_are_said_again(tmp_path: Path) -> None:
    look_at(tmp_path, {"docs/tin-tuc/2024/khac.md": article(body="# Sai\n")})
    settings = read_settings(tmp_path)
    first = collect(tmp_path, settings, cache=cache_file(tmp_path))[1]
    assert len(first) == 1
    assert collect(tmp_path, settings, cache=cache_file(tmp_path))[1] == first
