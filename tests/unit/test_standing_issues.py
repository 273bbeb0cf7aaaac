"""A published issue stands as it was published, until a correction says what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.publish import NotPublished
from newsroom.content.releases import RECORD
from tests.unit.publication_samples import ARTICLE, FILES, ISSUE, errors, release, rewrite

ISSUE_FILE = "bulletins/2024-01/index.md"
ARTICLE_FILE = "docs/tin-tuc/2024/tin-thu-nhat.md"
PICTURES = ("dau.png", "than.png")
ILLUSTRATED = {
    **FILES,
    ARTICLE_FILE: ARTICLE.replace(
        "---\n\n", "image: dau.png\nalt: Một\n---\n\n![Hai](than.png)\n\n"
    ),
}
CORRECTION = "  - date: 2024-02-05\n    text: Sửa một từ.\n"
FIRST_FORM = """\
# Do lệnh make publish ghi khi phát hành số này. Không sửa tay.
published: "2024-01-31"
approved_by: "Phó Giám đốc Sở Nội vụ"
approved_on: "2024-01-30"
digest: "37b889c207db82e5d3823d25b42c0b96ef4527e43f242b74a08ee206bc09ce3e"
corrections: 0
masthead: {"name": "Bản tin cải cách hành chính", "issuer": "Sở Nội vụ", "periodicity": "01 số/tháng"}
entries: ["tin-tuc/tin-thu-nhat"]
agencies: {"so-noi-vu": "Sở Nội vụ tỉnh Nghệ An"}
"""
"""What the first version of this program recorded of FILES."""
PUBLISHED = ISSUE.replace("đã duyệt", "đã phát hành")


@pytest.fixture
def office(repository: Callable[..., Path]) -> Path:
    """A repository with one approved issue that carries one article."""
    return repository(FILES)


def test_a_state_set_by_hand_is_no_publication(office: Path) -> None:
    rewrite(office, "bulletins/2024-01/index.md", "state: đã duyệt", "state: đã phát hành")
    assert any("make publish ISSUE=2024-01" in sentence for sentence in errors(office))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("bulletins/2024-01/index.md", "Lời nói đầu.", "Lời nói khác."),
        ("docs/tin-tuc/2024/tin-thu-nhat.md", "Nội dung của tin.", "Nội dung khác."),
        ("docs/tin-tuc/2024/tin-thu-nhat.md", "Tin thứ nhất", "Tin đổi tên"),
    ],
)
def test_a_silent_change_stops_the_build_until_a_correction_tells_it(
    office: Path, name: str, old: str, new: str
) -> None:
    release(office)
    rewrite(office, name, old, new)
    assert any("corrections" in sentence for sentence in errors(office))
    with pytest.raises(NotPublished, match="corrections"):
        release(office)
    correction = "corrections:\n  - date: 2024-02-05\n    text: Sửa một từ.\nsections:"
    rewrite(office, "bulletins/2024-01/index.md", "sections:", correction)
    assert errors(office) == []
    release(office, date(2024, 2, 5))
    assert errors(office) == []
    rewrite(office, name, new, "Sửa lần nữa.")
    assert errors(office) != []


def test_a_correction_cannot_be_taken_back(office: Path) -> None:
    release(office)
    correction = "corrections:\n  - date: 2024-02-05\n    text: Sửa một từ.\nsections:"
    rewrite(office, "bulletins/2024-01/index.md", "sections:", correction)
    release(office, date(2024, 2, 5))
    rewrite(office, "bulletins/2024-01/index.md", correction, "sections:")
    assert any("bị xóa" in sentence for sentence in errors(office))


def test_line_ends_of_another_system_and_decomposed_marks_are_no_change(office: Path) -> None:
    release(office)
    file = office / "docs/tin-tuc/2024/tin-thu-nhat.md"
    file.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    assert errors(office) == []


def test_a_gathered_issue_takes_nothing_in_after_its_publication(
    repository: Callable[..., Path],
) -> None:
    gathered = ISSUE.replace(
        "sections:\n  - title: Tin trong tỉnh\n    items: [tin-tuc/tin-thu-nhat]\n", ""
    )
    root = repository({**FILES, "bulletins/2024-01/index.md": gathered})
    release(root)
    late = root / "docs/tin-tuc/2024/tin-den-muon.md"
    late.write_text(ARTICLE.replace("Tin thứ nhất", "Tin đến muộn"), encoding="utf-8")
    assert errors(root) == []


def test_a_record_changed_by_hand_is_named(office: Path) -> None:
    release(office)
    rewrite(office, f"bulletins/2024-01/{RECORD}", "contents:", "noi-dung:")
    assert any(RECORD in sentence and "máy ghi" in sentence for sentence in errors(office))


def draw(root: Path, name: str, colour: str) -> None:
    Image.new("RGB", (8, 8), colour).save(root / "docs/tin-tuc/2024" / name)


def correct(root: Path, entries: str = CORRECTION) -> None:
    rewrite(root, ISSUE_FILE, "sections:", f"corrections:\n{entries}sections:")


@pytest.mark.parametrize(
    ("line", "instead", "cure"),
    [
        ("state: đã phát hành", "state: trình duyệt", ":3: Số này đã phát hành ngày 31/01/2024"),
        ("state: đã phát hành", "state: dự thảo", "ghi lại state: đã phát hành"),
        ("state: đã phát hành", "state: đã duyệt", "make publish ISSUE=2024-01"),
        ("state: đã phát hành", "draft: true\nstate: đã phát hành", ":3: "),
        ("state: đã phát hành", "sample: true\nstate: đã phát hành", "bỏ dòng sample"),
        ("state: đã phát hành", "draft: true\nstat: đã phát hành", "lấy lại bản cũ của index.md"),
    ],
)
def test_a_published_issue_is_not_withdrawn_in_silence(
    office: Path, line: str, instead: str, cure: str
) -> None:
    release(office)
    rewrite(office, ISSUE_FILE, line, instead)
    (error,) = errors(office)
    assert error.startswith(f"LỖI {ISSUE_FILE}:")
    assert cure in error


def test_a_record_left_alone_is_named(office: Path) -> None:
    release(office)
    (office / ISSUE_FILE).unlink()
    (error,) = errors(office)
    assert error.startswith("LỖI bulletins/2024-01:")


def test_a_correction_submitted_as_a_new_approval_is_published(office: Path) -> None:
    release(office)
    rewrite(office, ARTICLE_FILE, "Nội dung của tin.", "Nội dung đúng.")
    correct(office)
    rewrite(office, ISSUE_FILE, "state: đã phát hành", "state: đã duyệt")
    release(office, date(2024, 2, 5))
    assert errors(office) == []


@pytest.mark.parametrize("name", PICTURES)
def test_another_picture_under_the_same_name_is_a_change(
    repository: Callable[..., Path], name: str
) -> None:
    root = repository(ILLUSTRATED)
    for picture in PICTURES:
        draw(root, picture, "red")
    release(root)
    assert errors(root) == []
    draw(root, name, "blue")
    (error,) = errors(root)
    assert error.startswith(f"LỖI {ARTICLE_FILE}:1: ")
    assert name in error and "2024-01" in error
    draw(root, name, "red")
    assert errors(root) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("approved_by: Phó Giám đốc Sở Nội vụ", "approved_by: Giám đốc"),
        ("approved_by: Phó Giám đốc Sở Nội vụ\n", ""),
        ("approved_on: 2024-01-30", "approved_on: 2024-01-29"),
        ("approved_on: 2024-01-30\n", ""),
    ],
)
@pytest.mark.parametrize("first_form", [False, True])
def test_an_approval_stays_as_it_was_given(
    office: Path, old: str, new: str, first_form: bool
) -> None:
    release(office)
    if first_form:
        (office / "bulletins/2024-01" / RECORD).write_text(FIRST_FORM, encoding="utf-8")
    rewrite(office, ISSUE_FILE, old, new)
    (error,) = errors(office)
    assert old.partition(":")[0] in error


@pytest.mark.parametrize(
    ("old", "new"), [("2024-02-05", "2024-02-06"), ("Sửa một từ.", "Sửa hai từ.")]
)
@pytest.mark.parametrize("more", ["", "  - date: 2024-02-07\n    text: Thêm.\n"])
def test_a_correction_once_published_stays(office: Path, old: str, new: str, more: str) -> None:
    release(office)
    correct(office)
    release(office, date(2024, 2, 5))
    rewrite(office, ISSUE_FILE, CORRECTION, CORRECTION.replace(old, new) + more)
    (error,) = errors(office)
    assert "bị sửa hoặc bị xóa" in error
    with pytest.raises(NotPublished, match="bị sửa"):
        release(office, date(2024, 2, 7))


def test_a_newer_correction_may_stand_above_the_older(office: Path) -> None:
    release(office)
    correct(office)
    release(office, date(2024, 2, 5))
    newer = "  - date: 2024-02-07\n    text: Sửa hai từ.\n"
    rewrite(office, ISSUE_FILE, CORRECTION, newer + CORRECTION)
    release(office, date(2024, 2, 7))
    assert errors(office) == []


def test_a_correction_is_not_older_than_the_issue(office: Path) -> None:
    release(office)
    correct(office, CORRECTION.replace("2024-02-05", "2024-01-30"))
    (error,) = errors(office)
    assert error.startswith(f"LỖI {ISSUE_FILE}:7: ") and "trước khi số này phát hành" in error
    with pytest.raises(NotPublished, match="trước khi số này phát hành"):
        release(office)


def test_a_correction_of_tomorrow_waits_for_its_day(office: Path) -> None:
    release(office)
    correct(office)
    assert errors(office) == []
    with pytest.raises(NotPublished, match=":7: Ngày đính chính chưa đến"):
        release(office, date(2024, 2, 4))
    release(office, date(2024, 2, 5))


@pytest.mark.parametrize(
    "field",
    [
        "channels: [Zalo]",
        "reached: 120",
        "link: https://bao.example.vn/tin",
        "happened: 2024-01-09",
        "evidence: [{kind: sản phẩm, link: https://bao.example.vn/tin}]",
    ],
)
def test_evidence_filed_after_the_publication_changes_no_issue(office: Path, field: str) -> None:
    release(office)
    rewrite(office, ARTICLE_FILE, "genre: tin", f"{field}\ngenre: tin")
    assert errors(office) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (ARTICLE_FILE, "Nội dung của tin.", "Khác.", f"{ARTICLE_FILE}:8: Thân bài"),
        (ARTICLE_FILE, "Tin thứ nhất", "Tin đổi tên", f"{ARTICLE_FILE}:1: Các trường"),
        (ISSUE_FILE, "Lời nói đầu.", "Khác.", f"{ISSUE_FILE}:10: Thân bài"),
        (ISSUE_FILE, "items: [tin-tuc/tin-thu-nhat]", "text: Lời.", "bớt tin-tuc/tin-thu-nhat"),
        (ISSUE_FILE, "tin-thu-nhat]", "tin-thu-nhat, co-quan/so-noi-vu]", "thêm co-quan/so-noi-vu"),
    ],
)
def test_what_changed_is_named_where_it_stands(
    office: Path, name: str, old: str, new: str, said: str
) -> None:
    release(office)
    rewrite(office, name, old, new)
    (error,) = errors(office)
    assert said in error and f"corrections của {ISSUE_FILE}" in error


@pytest.mark.parametrize("first_form", [False, True])
@pytest.mark.parametrize(
    ("old", "new"), [("Nội dung", "<<<<<<< HEAD\nNội dung"), ("genre: tin", "genre: [")]
)
def test_what_cannot_be_read_is_not_called_changed(
    office: Path, first_form: bool, old: str, new: str
) -> None:
    release(office)
    if first_form:
        (office / "bulletins/2024-01" / RECORD).write_text(FIRST_FORM, encoding="utf-8")
    rewrite(office, ARTICLE_FILE, old, new)
    assert errors(office)
    assert not any("corrections" in error for error in errors(office))


def test_a_record_of_the_first_form_goes_on_working(repository: Callable[..., Path]) -> None:
    recorded = {ISSUE_FILE: PUBLISHED, f"bulletins/2024-01/{RECORD}": FIRST_FORM}
    root = repository({**FILES, **recorded})
    assert errors(root) == []
    rewrite(root, ARTICLE_FILE, "Nội dung của tin.", "Nội dung khác.")
    assert any("đã khác với lúc phát hành" in error for error in errors(root))
    correct(root)
    release(root, date(2024, 2, 5))
    record = (root / "bulletins/2024-01" / RECORD).read_text(encoding="utf-8")
    assert "Sở Nội vụ" in record and "digest:" not in record
    assert errors(root) == []


def test_a_record_of_the_first_form_is_renewed_by_publishing_again(
    repository: Callable[..., Path],
) -> None:
    recorded = {ISSUE_FILE: PUBLISHED, f"bulletins/2024-01/{RECORD}": FIRST_FORM}
    root = repository({**FILES, **recorded})
    release(root)
    rewrite(root, ARTICLE_FILE, "genre: tin", "channels: [Zalo]\ngenre: tin")
    assert errors(root) == []


def test_two_records_left_unmerged_are_all_that_is_said(office: Path) -> None:
    release(office)
    rewrite(office, f"bulletins/2024-01/{RECORD}", "masthead:", "<<<<<<< HEAD\nmasthead:")
    (error,) = errors(office)
    assert f"{RECORD}:5: " in error and "chưa gộp" in error
    with pytest.raises(NotPublished, match="chưa gộp"):
        release(office)


def test_a_record_copied_with_its_folder_is_named(office: Path) -> None:
    release(office)
    copy = office / "bulletins/2024-02"
    copy.mkdir()
    for name in ("index.md", RECORD):
        (copy / name).write_bytes((office / "bulletins/2024-01" / name).read_bytes())
    rewrite(office, "bulletins/2024-02/index.md", "đã phát hành", "dự thảo")
    (error,) = errors(office)
    assert f"bulletins/2024-02/{RECORD}" in error and "Hãy xóa tệp này" in error
