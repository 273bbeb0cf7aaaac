"""A new text starts from its scaffold and passes the check as soon as it is filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsroom.commands.scaffold import KINDS, NotMade, make_new
from newsroom.content.collecting import collect
from newsroom.content.frontmatter import parse, split
from newsroom.content.messages import known_keys
from newsroom.content.models import BY_KIND
from newsroom.content.problems import Level
from newsroom.content.settings import read_settings
from tests.repositories import ROOT, copy_repository

TODAY = date(2026, 3, 5)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repository")


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_a_scaffold_that_explains_every_field(kind: str) -> None:
    folder = (
        ROOT / "bulletins/_mau/index.md" if kind == "ban-tin" else ROOT / f"docs/{kind}/_mau.md"
    )
    text = folder.read_text(encoding="utf-8")
    for key in known_keys(BY_KIND[kind]):
        assert f"\n{key}:" in text or f"# {key}:" in text, f"{folder}: {key}"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ban-tin"])
def test_a_new_text_never_stops_the_site(office: Path, kind: str) -> None:
    made = make_new(office, kind, "Một cửa: “nhanh” & gọn", TODAY)
    assert made.name == "mot-cua-nhanh-gon.md"
    parts = split((office / made).read_text(encoding="utf-8"))
    fields = parse(parts.front_matter, parts.front_matter_line).fields
    assert "TỆP MẪU" not in parts.front_matter
    assert fields["title"] == "Một cửa: “nhanh” & gọn"
    _, problems = collect(office, read_settings(office))
    assert [problem for problem in problems if problem.level is Level.ERROR] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ban-tin"])
def test_a_long_title_makes_a_short_name_of_whole_words(office: Path, kind: str) -> None:
    title = "Kế hoạch thông tin, tuyên truyền cải cách hành chính nhà nước trên địa bàn tỉnh " * 6
    made = make_new(office, kind, title.strip(), TODAY)
    start = "ke-hoach-thong-tin-tuyen-truyen-cai-cach-hanh-chinh-nha-nuoc-tren-dia-ban-tinh"
    assert made.stem == start
    assert title.strip() in (office / made).read_text(encoding="utf-8")
    assert make_new(office, kind, "a" * 300, TODAY).stem == "a" * 80


def test_news_lies_in_its_year_and_bears_the_day(office: Path) -> None:
    made = make_new(office, "tin-tuc", "Ngày hội một cửa", TODAY)
    assert made.as_posix() == "docs/tin-tuc/2026/ngay-hoi-mot-cua.md"
    assert "\ndate: 2026-03-05\n" in (office / made).read_text(encoding="utf-8")


def test_an_issue_is_named_by_its_month(office: Path) -> None:
    assert make_new(office, "ban-tin", "2026-03", TODAY).as_posix() == "bulletins/2026-03/index.md"
    _, problems = collect(office, read_settings(office))
    assert [problem for problem in problems if problem.level is Level.ERROR] == []


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("tin-tức", "A", "tin-tuc"),
        ("tin", "A", "tin-tuc"),
        ("ban-tin", "03/2026", "2024-02"),
        ("tin-tuc", "…", "tiêu đề"),
        ("noi-dung", "tthc", "Đã có"),
    ],
)
def test_what_cannot_be_made_is_explained(office: Path, kind: str, title: str, said: str) -> None:
    with pytest.raises(NotMade, match=said):
        make_new(office, kind, title, TODAY)
