"""Pictures and cards kept between builds: what is no longer whole is made anew, nothing is lost by a look."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.collection import Collection
from newsroom.site.assembly import foreseen_problems
from newsroom.site.frame import Desk
from newsroom.site.pictures import Pictures
from newsroom.site.presentation import Presentation
from newsroom.site.preview import problem_site
from newsroom.site.standing import standing_pages
from tests.bad_input.sound import article, look_at
from tests.built.illustrated import photograph
from tests.repositories import ROOT

THEME = ROOT / "overrides"
FILES: dict[str, str | bytes] = {
    "docs/tin-tuc/2024/co-anh.md": article("image: anh.jpg", "alt: Lớp tập huấn"),
    "docs/tin-tuc/2024/lai.md": article("image: cung-anh.jpg", "alt: Cùng một ảnh"),
    "docs/tin-tuc/2024/anh.jpg": photograph(1200, 800),
    "docs/tin-tuc/2024/cung-anh.jpg": photograph(1200, 800),
}


def collected(root: Path) -> Collection:
    found = look_at(root, FILES)
    assert not found.errors
    return found.collection


def contents(files: dict[str, Path]) -> dict[str, bytes]:
    return {path: file.read_bytes() for path, file in files.items()}


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def kept(root: Path) -> set[Path]:
    return {file for file in (root / ".cache").rglob("*") if file.is_file()}


@pytest.mark.parametrize("spoil", [cut_short, Path.unlink])
def test_a_picture_that_is_not_whole_is_made_anew(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    first = Pictures(collected(tmp_path))
    before = contents(first.files)
    assert any(path.endswith(".webp") for path in before)
    for file in {*first.files.values()}:
        spoil(file)
    again = Pictures(collected(tmp_path))
    assert contents(again.files) == before and not again.problems


def presented(collection: Collection) -> dict[str, Path]:
    """The files of pages made with the front page and the lost page."""
    desk = Desk(collection, editions=False)
    presentation = Presentation(desk, THEME, Pictures(collection))
    return dict(presentation.files(tuple(standing_pages(desk))))


def test_a_card_cut_short_is_drawn_anew(tmp_path: Path) -> None:
    first = presented(collected(tmp_path))
    before = contents(first)
    for path, file in first.items():
        if path.startswith("assets/cards/"):
            cut_short(file)
    assert contents(presented(collected(tmp_path))) == before


def test_a_preview_of_problems_and_a_check_forget_nothing(tmp_path: Path) -> None:
    """One slip must not cost the editions and pictures of the whole site."""
    collection = collected(tmp_path)
    Desk(collection)
    presented(collection)
    before = kept(tmp_path)
    slip = {"docs/tin-tuc/2024/co-anh.md": article("sumary: Nhầm", "image: anh.jpg")}
    found = look_at(tmp_path, {**FILES, **slip}, preview=True)
    assert found.errors
    foreseen_problems(found.collection)
    site = problem_site(found.collection, THEME, found.problems)
    assert [page.url for page in site.pages] == ["", "404.html"]
    assert not list(site.later_files)
    assert before and before <= kept(tmp_path)
