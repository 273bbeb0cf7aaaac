"""The sample content and what it lacks: many articles, moved ones, drafts, an undated plan, files."""

from __future__ import annotations

from pathlib import Path

from tests.repositories import copy_repository, publish_issues, set_setting, write_files

SITE_URL = "https://cchc.example.org/chuyen-trang/"
REPOSITORY_URL = "https://git.example.org/so-noi-vu/cchc"
ARTICLES = 60
SECRET = "chuyenkin"
"""A word that stands in everything that must never be published, and nowhere else."""

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "606060000000050001a5f645400000000049454e44ae426082"
)


def article(title: str, date: str, *lines: str, text: str = "Một đoạn văn.") -> str:
    """The source of an article with further lines of front matter."""
    rows = [
        f'title: "{title}"',
        f"date: {date}",
        "genre: tin",
        "section: Tin trong tỉnh",
        "agency: so-noi-vu-nghe-an",
        *lines,
    ]
    return "\n".join(["---", *rows, "---", "", text, ""])


def issue(published: str, *lines: str, state: str = "đã duyệt") -> str:
    """The source of an issue with further lines of front matter.

    A sample is published as it is; another one is approved, to be published by publish_issues.
    """
    if "sample: true" in lines:
        rows = [f"published: {published}", "state: đã phát hành", *lines]
    else:
        approval = ("approved_by: Trưởng ban biên tập", f"approved_on: {published}")
        rows = [f"published: {published}", f"state: {state}", *approval, *lines]
    return "\n".join(["---", *rows, "---", ""])


def make_fuller_repository(folder: Path) -> Path:
    """Writes the repository into a folder and returns it."""
    root = copy_repository(folder / "repository")
    set_setting(root, "site_url: https://cchc.example.org/", f"site_url: {SITE_URL}")
    set_setting(
        root, "# repo_url: https://git.example.org/so-noi-vu/cchc", f"repo_url: {REPOSITORY_URL}"
    )
    set_setting(root, "# edit_uri: edit/main/", "edit_uri: edit/main/")
    write_files(root, {**_news(), **_moved(), **_files(), **_unpublished()})
    publish_issues(root, "2025-01")
    return root


def _news() -> dict[str, str | bytes]:
    """Five articles a month of 2025, an issue that gathers January's, and a plan without a date."""
    files: dict[str, str | bytes] = {
        f"docs/tin-tuc/2025/tin-so-{number:02}.md": article(
            f"Tin số {number:02}",
            f"2025-{1 + number // 5:02}-{1 + number % 5 * 6:02}",
            "topics: [tthc]",
            "tasks: [tien-giang-2021#5]" if number == 7 else "",
        )
        for number in range(ARTICLES)
    }
    files["bulletins/2025-01/index.md"] = issue("2025-01-31")
    files["docs/ke-hoach/khong-ngay.md"] = (
        "---\ntitle: Kế hoạch không rõ ngày\nissuer: ubnd-tinh-nghe-an\nplace: nghe-an\n---\n\nNội dung.\n"
    )
    return files


def _moved() -> dict[str, str | bytes]:
    old_paths = "old_paths: [tin-tuc/2020/ten-cu/, /cu/trang.html, Bai.Cu, cu/C%C5%A9/]"
    return {"docs/tin-tuc/2025/ten-moi.md": article("Bài đã đổi tên", "2025-12-01", old_paths)}


def _files() -> dict[str, str | bytes]:
    """An article with a picture and with proof of which one file is public."""
    lines = (
        "image: anh.png",
        "alt: Một điểm ảnh",
        'broadcast: {station: Đài tỉnh, hour: "07:30", minutes: 12.5}',
        "evidence:",
        "  - {kind: hình ảnh, file: cong-khai.png, public: true}",
        f"  - {{kind: danh sách điểm danh, file: {SECRET}.pdf, public: false}}",
    )
    folder = "docs/tin-tuc/2025"
    return {
        f"{folder}/co-anh.md": article("Bài có ảnh", "2025-12-02", *lines),
        f"{folder}/anh.png": PIXEL,
        f"{folder}/cong-khai.png": PIXEL,
        f"{folder}/{SECRET}.pdf": SECRET.encode(),
    }


def _unpublished() -> dict[str, str | bytes]:
    """Drafts of three kinds and names that start with "_", with pictures that only they show."""
    draft = article(
        f"Nháp {SECRET}",
        "2025-12-03",
        "draft: true",
        "topics: [tthc]",
        f"image: {SECRET}.png",
        "alt: Ảnh",
        f"old_paths: [cu/{SECRET}/]",
        text=f"Xem [số bản tin](../../../bulletins/2024-01/index.md) {SECRET}.",
    )
    return {
        f"docs/tin-tuc/2025/{SECRET}.md": draft,
        f"docs/tin-tuc/2025/{SECRET}.png": SECRET.encode(),
        f"docs/tin-tuc/2025/_{SECRET}.md": draft.replace("draft: true", ""),
        f"docs/tin-tuc/_{SECRET}/bai.md": draft.replace("draft: true", ""),
        f"docs/_{SECRET}.md": f"---\ntitle: {SECRET}\n---\n{SECRET}\n",
        f"docs/{SECRET}.md": f"---\ntitle: {SECRET}\ndraft: true\n---\n{SECRET}\n",
        f"docs/khong-ai-dung-{SECRET}.pdf": SECRET.encode(),
        "bulletins/2025-12/index.md": issue(
            "2025-12-31", f"lead: {SECRET}", "image: bia.png", "alt: Ảnh", state="trình duyệt"
        ),
        "bulletins/2025-12/bia.png": SECRET.encode(),
        f"bulletins/_{SECRET}/index.md": issue("2025-11-30", f"lead: {SECRET}"),
    }
