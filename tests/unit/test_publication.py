"""An issue is published once, as approved."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from newsroom.__main__ import publish_issue
from newsroom.commands.publish import NotPublished, publish
from newsroom.content.models import Bulletin
from newsroom.content.problems import Level
from newsroom.content.releases import RECORD
from newsroom.content.settings import read_settings
from newsroom.feeds.channels import FeedWriter, list_channels
from newsroom.views.cards import Cards
from newsroom.views.relations import Relations
from tests.unit.publication_samples import (
    ARTICLE,
    FILES,
    ISSUE,
    TODAY,
    errors,
    look,
    release,
    rewrite,
)


@pytest.fixture
def office(repository: Callable[..., Path]) -> Path:
    """A repository with one approved issue that carries one article."""
    return repository(FILES)


def test_an_approved_issue_becomes_public_and_its_record_says_who_and_when(office: Path) -> None:
    assert look(office)[0].of(Bulletin) == []
    release(office)
    collection, problems = look(office)
    assert [issue.slug for issue in collection.of(Bulletin)] == ["2024-01"]
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    record = collection.releases["2024-01"]
    assert record.published_on == date(2024, 1, 31)
    assert (record.approved_by, record.approved_on) == (
        "Phó Giám đốc Sở Nội vụ",
        date(2024, 1, 30),
    )
    assert record.entries == ("tin-tuc/tin-thu-nhat",)
    text = (office / "bulletins/2024-01/index.md").read_text(encoding="utf-8")
    assert text == ISSUE.replace("state: đã duyệt  #", "state: đã phát hành  #")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("state: đã duyệt", "state: trình duyệt", "chưa được duyệt"),
        ("approved_by: Phó Giám đốc Sở Nội vụ\n", "", "Người duyệt"),
        ("approved_on: 2024-01-30\n", "", "Ngày duyệt"),
        ("published: 2024-01-31", "published: 2024-02-02", "chưa đến"),
        ("published: 2024-01-31", "published: 2024-01", "đủ ngày"),
        ("published: 2024-01-31", "published: 2024-01-29", "sớm hơn"),
        ("published: 2024-01-31", "published: 2024-01-31\nsample: true", "Số mẫu"),
        ("tin-tuc/tin-thu-nhat", "tin-tuc/tin-thu-hai", "tin-thu-hai"),
    ],
)
def test_what_may_not_be_published_stays_untouched(
    office: Path, old: str, new: str, said: str
) -> None:
    rewrite(office, "bulletins/2024-01/index.md", old, new)
    before = (office / "bulletins/2024-01/index.md").read_bytes()
    with pytest.raises(NotPublished) as refusal:
        release(office)
    assert said in str(refusal.value)
    assert "bulletins/2024-01/index.md:" in str(refusal.value)
    assert (office / "bulletins/2024-01/index.md").read_bytes() == before
    assert not (office / "bulletins/2024-01" / RECORD).exists()


@pytest.mark.parametrize(
    "state",
    ["state : đã duyệt", '"state": đã duyệt', "'state' : \"đã duyệt\"  # Phó Giám đốc"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_state_is_recorded_however_its_line_is_written(
    office: Path, state: str, end: str
) -> None:
    file = office / "bulletins/2024-01/index.md"
    text = ISSUE.replace("state: đã duyệt  # do Phó Giám đốc duyệt", state)
    file.write_bytes(text.replace("\n", end).encode())
    release(office)
    assert errors(office) == []
    recorded = text.replace('"đã duyệt"', "đã phát hành").replace("đã duyệt", "đã phát hành")
    assert file.read_bytes().decode() == recorded.replace("\n", end)


@pytest.mark.parametrize(
    "state", ["state:\n  đã duyệt", "state: >-\n  đã duyệt", "? state\n: đã duyệt"]
)
def test_a_state_that_stands_on_no_line_of_its_own_is_named(office: Path, state: str) -> None:
    rewrite(office, "bulletins/2024-01/index.md", "state: đã duyệt  # do Phó Giám đốc duyệt", state)
    before = (office / "bulletins/2024-01/index.md").read_bytes()
    with pytest.raises(NotPublished, match=r"index\.md:3: .*một dòng: state: đã duyệt"):
        release(office)
    assert (office / "bulletins/2024-01/index.md").read_bytes() == before


def test_an_issue_that_carries_nothing_is_not_published(office: Path) -> None:
    rewrite(
        office,
        "bulletins/2024-01/index.md",
        "    items: [tin-tuc/tin-thu-nhat]\n",
        "    items: []\n",
    )
    rewrite(office, "bulletins/2024-01/index.md", "Lời nói đầu.\n", "")
    before = (office / "bulletins/2024-01/index.md").read_bytes()
    with pytest.raises(NotPublished, match="không có tin, bài nào"):
        release(office)
    assert (office / "bulletins/2024-01/index.md").read_bytes() == before


EMPTY = (
    "",
    "sections: []\n",
    "sections:\n  - title: Tin trong tỉnh\n",
    "sections:\n  - title: Tin trong tỉnh\n    items: []\n",
)


@pytest.mark.parametrize("sections", EMPTY)
def test_an_issue_with_nothing_to_read_is_named_and_kept_back(
    repository: Callable[..., Path], sections: str
) -> None:
    head = ISSUE.partition("sections:")[0]
    files = dict(FILES, **{"bulletins/2024-01/index.md": f"{head}{sections}---\n"})
    del files["docs/tin-tuc/2024/tin-thu-nhat.md"]
    root = repository(files)
    told = [problem for problem in look(root)[1] if "không có tin, bài nào" in problem.message]
    assert [problem.level for problem in told] == [Level.NOTICE]
    with pytest.raises(NotPublished, match="không có tin, bài nào"):
        release(root)


@pytest.mark.parametrize("sections", EMPTY)
def test_an_issue_with_a_text_of_its_own_needs_no_items(
    repository: Callable[..., Path], sections: str
) -> None:
    head = ISSUE.partition("sections:")[0]
    files = dict(FILES, **{"bulletins/2024-01/index.md": f"{head}{sections}---\n\nLời.\n"})
    root = repository(files)
    release(root)
    told = [problem.message for problem in look(root)[1]]
    assert any("sẽ không hiện" in message for message in told) == ("title" in sections)


def test_a_sound_file_that_is_none_keeps_an_issue_back(office: Path) -> None:
    (office / "bulletins/2024-01/a.mp3").write_bytes(b"not a sound")
    rewrite(office, "bulletins/2024-01/index.md", "sections:", "audio: a.mp3\nsections:")
    with pytest.raises(NotPublished, match="âm thanh"):
        release(office)


def test_issues_out_of_order_and_missing_months_are_named(office: Path) -> None:
    release(office)
    later = ISSUE.replace("published: 2024-01-31", "published: 2024-01-30")
    folder = office / "bulletins/2024-04"
    folder.mkdir()
    (folder / "index.md").write_text(later.replace("tin-thu-nhat", "tin-thu-hai"), encoding="utf-8")
    second = office / "docs/tin-tuc/2024/tin-thu-hai.md"
    second.write_text(ARTICLE.replace("Tin thứ nhất", "Tin thứ hai"), encoding="utf-8")
    publish(office, read_settings(office), "2024-04", TODAY)
    notices = " ".join(problem.message for problem in look(office)[1])
    assert "2024-02, 2024-03" in notices
    assert "phát hành trước số 2024-01" in notices


def test_an_issue_that_does_not_exist_is_named(office: Path) -> None:
    with pytest.raises(NotPublished, match="2024-07"):
        publish(office, read_settings(office), "2024-07", TODAY)


def test_names_stay_as_they_were_when_the_issue_came_out(office: Path) -> None:
    release(office)
    rewrite(office, "docs/co-quan/so-noi-vu.md", "Sở Nội vụ tỉnh Nghệ An", "Sở Nội vụ và Lao động")
    rewrite(office, "mkdocs.yml", "name: Bản tin cải cách hành chính", "name: Bản tin mới")
    assert errors(office) == []
    collection, _ = look(office)
    issue = collection.of(Bulletin)[0]
    assert collection.masthead(issue).name == "Bản tin cải cách hành chính"
    carried = collection.entry("tin-tuc/tin-thu-nhat")
    assert carried is not None
    card = Cards(collection).in_issue(issue, [carried])[0]
    assert card.agency is not None
    assert card.agency.title == "Sở Nội vụ tỉnh Nghệ An"


def test_a_correction_updates_the_feed_entry_under_the_same_id(office: Path) -> None:
    release(office)
    before = entry_of(office)
    correction = "corrections:\n  - date: 2024-02-05\n    text: Sửa một từ.\nsections:"
    rewrite(office, "bulletins/2024-01/index.md", "sections:", correction)
    release(office, date(2024, 2, 5))
    after = entry_of(office)
    assert after[0] == before[0]
    assert after[1].startswith("2024-02-05")
    assert "Đính chính" in after[2]
    assert "Sửa một từ." in after[2]


def entry_of(root: Path) -> tuple[str, str, str]:
    collection, _ = look(root)
    cards, relations = Cards(collection), Relations(collection)
    channels = [
        channel
        for group in list_channels(collection, relations)
        for channel in group.channels
        if channel.url == "ban-tin/"
    ]
    entry = FeedWriter(collection, relations, cards).feed(channels[0]).entries[0]
    return entry.id, entry.updated.isoformat(), entry.html


def test_publishing_again_without_a_change_says_so(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish_issue(office, "2024-01") == 0
    assert "Đã ghi nhận phát hành số 2024-01" in capsys.readouterr().out
    assert publish_issue(office, "2024-01") == 0
    said = capsys.readouterr().out
    assert "không có gì thay đổi" in said and "Đã ghi nhận" not in said


def test_what_was_changed_after_the_approval_is_named(
    repository: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    article = "docs/tin-tuc/2024/tin-thu-nhat.md"
    other = "docs/tin-tuc/2024/tin-khac.md"
    picture = "docs/tin-tuc/2024/Ảnh.png"
    text = ARTICLE.replace("Nội dung", "![Một](Ảnh.png)\n\nNội dung")
    root = repository({**FILES, article: text, other: ARTICLE.replace("nhất", "hai")})
    draw(root / picture, "red")
    rewrite(root, "bulletins/2024-01/index.md", "state: đã duyệt", "state: trình duyệt")
    git(root, "init", "--quiet")
    commit(root)
    rewrite(root, "bulletins/2024-01/index.md", "state: trình duyệt", "state: đã duyệt")
    rewrite(root, article, "Nội dung", "Toàn bộ nội dung")
    commit(root)
    rewrite(root, article, "Toàn bộ nội dung", "Nội dung khác")
    commit(root)
    rewrite(root, other, "Nội dung", "Nội dung khác")
    draw(root / picture, "blue")
    assert publish_issue(root, "2024-01") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "sau khi duyệt" in line]
    assert [line.split(":")[0] for line in told] == [f"LƯU Ý {article}", f"LƯU Ý {picture}"]


def test_nothing_is_said_of_an_approval_that_git_does_not_know(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(office, "init", "--quiet")
    assert publish_issue(office, "2024-01") == 0
    assert "sau khi duyệt" not in capsys.readouterr().out


def git(root: Path, *arguments: str) -> None:
    names = ("-c", "user.name=Một", "-c", "user.email=mot@example.org")
    subprocess.run(["git", *names, *arguments], cwd=root, check=True)


def commit(root: Path) -> None:
    git(root, "add", "docs", "bulletins")
    git(root, "commit", "--quiet", "--message", "Một")


def draw(file: Path, colour: str) -> None:
    Image.new("RGB", (8, 8), colour).save(file)
