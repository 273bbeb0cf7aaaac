"""An office that begins with its own content has a site without errors and without the sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsroom.commands.begin import NotBegun, begin
from newsroom.commands.scaffold import KINDS, SCAFFOLD, make_new
from newsroom.content.collecting import collect
from newsroom.content.models import MODELS, StandingPage, Topic
from newsroom.content.problems import Level
from newsroom.content.settings import read_settings
from tests.repositories import copy_repository


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repository")


def test_what_is_left_has_no_error_and_nothing_of_the_sample(office: Path) -> None:
    begin(office)
    collection, problems = collect(office, read_settings(office))
    assert [problem for problem in problems if problem.level is not Level.NOTICE] == []
    left = {model for model in MODELS if collection.of(model)}
    assert left == {Topic, StandingPage}
    for path in office.glob("docs/**/[!_]*.md"):
        text = path.read_text(encoding="utf-8")
        for place in ("Tiền Giang", "Nghệ An", "Long An", "Bình Định", "Gò Dầu"):
            assert place not in text, path
        assert "trang mẫu" not in text.lower(), path


def test_the_scaffolds_stay(office: Path) -> None:
    begin(office)
    for kind in KINDS:
        place = "bulletins/_mau/index.md" if kind == "ban-tin" else f"docs/{kind}/{SCAFFOLD}.md"
        assert (office / place).is_file(), place


def contents(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "path",
    [
        "docs/ke-hoach/ke-hoach-cua-minh.md",
        "docs/ke-hoach/ke-hoach.pdf",
        "docs/co-quan/so-noi-vu-tinh-hoa-sen.md",
        "docs/dia-phuong/hoa-sen.md",
        "docs/van-ban/1-kh-ubnd.md",
        "docs/hoi-dap/hoi.md",
        "docs/tin-tuc/2024/tin.md",
        "docs/tin-tuc/2024/anh.jpg",
        "bulletins/2024-01/anh.jpg",
        "docs/noi-dung/cua-minh.md",
    ],
)
def test_a_file_an_office_added_keeps_everything_in_place(office: Path, path: str) -> None:
    """Marked as a sample or not: what was not shipped is nowhere else."""
    (office / path).write_text("---\ntitle: Của mình\nsample: true\n---\nBài.\n", encoding="utf-8")
    before = contents(office)
    with pytest.raises(NotBegun, match=path):
        begin(office)
    assert contents(office) == before


@pytest.mark.parametrize(
    "path",
    [
        "docs/gioi-thieu.md",
        "docs/index.md",
        "docs/noi-dung/tthc.md",
        "docs/ke-hoach/nghe-an-2024.md",
        "docs/tin-tuc/2024/nghe-an-huy-dong-viet-bai.md",
        "bulletins/2024-01/index.md",
    ],
)
@pytest.mark.parametrize("added", [b"M\xc3\xacnh.\n", b"\xff"])
def test_a_sample_an_office_changed_is_its_own(office: Path, path: str, added: bytes) -> None:
    with (office / path).open("ab") as file:
        file.write(added)
    before = contents(office)
    with pytest.raises(NotBegun, match=path):
        begin(office)
    assert contents(office) == before


def test_what_is_hidden_or_set_aside_stays(office: Path) -> None:
    """A note with an underscore is not published; systems leave hidden files of their own."""
    kept = [office / "docs/tin-tuc/2024" / name for name in ("_nhap.md", ".DS_Store")]
    for file in kept:
        file.write_text("x", encoding="utf-8")
    begin(office)
    assert all(file.is_file() for file in kept)
    assert not (office / "docs/tin-tuc/2022").exists()


def test_a_beginning_that_was_interrupted_is_gone_on_with(office: Path) -> None:
    whole = copy_repository(office.with_name("whole"))
    begin(whole)
    for path in ("docs/index.md", "docs/noi-dung/tthc.md"):
        (office / path).write_bytes((whole / path).read_bytes())
    (office / "docs/ke-hoach/nghe-an-2024.md").unlink()
    begin(office)
    assert {path.relative_to(office) for path in contents(office)} == {
        path.relative_to(whole) for path in contents(whole)
    }


def test_what_an_office_made_since_it_began_is_not_removed_by_beginning_again(
    office: Path,
) -> None:
    """Its places, agencies and plan come before its first news."""
    begin(office)
    agency = make_new(office, "co-quan", "Sở Nội vụ", date(2026, 1, 5))
    with pytest.raises(NotBegun, match="không còn nội dung mẫu"):
        begin(office)
    assert (office / agency).is_file()
