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


def test_an_office_s_own_text_is_never_removed(office: Path) -> None:
    article = next(iter(sorted(office.glob("docs/tin-tuc/2024/[!_]*.md"))))
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("sample: true\n", ""), encoding="utf-8")
    before = sorted(office.rglob("*.md"))
    with pytest.raises(NotBegun, match=article.name):
        begin(office)
    assert sorted(office.rglob("*.md")) == before


@pytest.mark.parametrize("path", ["docs/tin-tuc/2024/hong.md", "docs/noi-dung/tthc.md"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        "Không có phần đầu\n".encode(),
        "---\ntitle: T\xec\n---\n".encode("latin-1"),
        b"---\na: [\n---\n",
    ],
)
def test_what_cannot_be_read_is_the_office_s_own(office: Path, path: str, data: bytes) -> None:
    (office / path).write_bytes(data)
    before = sorted(office.rglob("*.md"))
    with pytest.raises(NotBegun, match=path):
        begin(office)
    assert sorted(office.rglob("*.md")) == before


def test_what_an_office_made_since_it_began_is_not_removed_by_beginning_again(
    office: Path,
) -> None:
    """Its places, agencies and plan come before its first news."""
    begin(office)
    agency = make_new(office, "co-quan", "Sở Nội vụ", date(2026, 1, 5))
    with pytest.raises(NotBegun, match="chỉ dùng một lần"):
        begin(office)
    assert (office / agency).is_file()
