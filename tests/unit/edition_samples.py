"""An issue with everything an editor can write in it, and ways to read what was made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image as Imaging

from newsroom.content.models import Bulletin, Plan
from newsroom.editions.compiling import issue_manuscript, picture_files, plan_manuscript
from newsroom.editions.manuscript import IssueManuscript, PlanManuscript
from newsroom.editions.pictures import Pictures, prepare
from newsroom.views.cards import Cards
from tests.bad_input.sound import ISSUE, PAGE, look_at

RICH = """\
Mở đầu có **chữ đậm**, *chữ nghiêng*, `mã`, chú thích[^1] và [bảng](#bang-so-lieu).<br>
Dòng thứ hai. Dấu #hash $x$ *sao @ref \\\\ "ngoặc" <!-- không -->

## Bảng số liệu

| Đơn vị | Hồ sơ | Tỷ lệ |
|---|--:|:-:|
| Sở Nội vụ | 1.234 | 98,5 |
| Ủy ban nhân dân xã Mẫu ở một nơi rất xa | 56 | 87 |

### Danh sách

1. Mục một
2. Mục hai

    Đoạn trong mục.

    - mục con

> Lời người dân.

![Sơ đồ các bước](so-do.png "Sơ đồ")

Xem [tin thứ hai](tin-hai.md#mot-de-muc) và [trang ngoài](https://example.org/a?b=1&c=2).

[^1]: Lời chú có **chữ đậm**.
"""

SECOND = (
    "Nội dung tin thứ hai.\n\n## Một đề mục\n\nTrùng tên.\n\n## Bảng số liệu\n\nKhông có bảng.\n"
)


def picture(width: int = 640, height: int = 400, form: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture."""
    written = BytesIO()
    Imaging.linear_gradient("L").resize((width, height)).convert("RGB").save(
        written, form, **options
    )
    return written.getvalue()


def news(title: str, *lines: str, body: str) -> str:
    head = (f'title: "{title}"', "date: 2024-01-20", "genre: bài viết", "section: Tin trong tỉnh")
    return "\n".join(("---", *head, "agency: so-noi-vu-nghe-an", *lines, "---", "", body))


def issue_source(*lines: str, state: str = "đã phát hành") -> str:
    head = ("published: 2024-01-31", f"state: {state}", 'lead: "Lời dẫn & <thẻ>."', *lines)
    sections = (
        "sections:",
        "  - title: Tin trong tỉnh",
        "    items: [tin-tuc/tin-day-du, tin-tuc/tin-hai]",
        "  - title: Văn bản",
        "    text: Văn bản mới trong tháng.",
        "    items: [ke-hoach/nghe-an-2024]",
    )
    body = "Lời ban biên tập dẫn tới [tin hai](../../docs/tin-tuc/2024/tin-hai.md).\n"
    return "\n".join(("---", *head, *sections, "---", "", body))


FILES: Mapping[str, str | bytes] = {
    ISSUE: issue_source("focus: Trọng tâm của tháng"),
    PAGE: "---\ntitle: Giới thiệu\n---\n\nMột trang.\n",
    "docs/tin-tuc/2024/tin-day-du.md": news(
        "Tin đầy đủ: bảng & “ảnh” <b>",
        "summary: Tóm tắt có số 47/KH-UBND.",
        "author: Trần Thị B",
        "source: Báo Nghệ An",
        "image: anh.jpg",
        "alt: Người dân nộp hồ sơ",
        "photographer: Lê Văn C",
        body=RICH,
    ),
    "docs/tin-tuc/2024/tin-hai.md": news("Tin hai", body=SECOND),
    "docs/tin-tuc/2024/so-do.png": picture(300, 500),
    "docs/tin-tuc/2024/anh.jpg": picture(2000, 1200, "JPEG"),
}
"""Beside those of `bad_input.sound`."""


def make_issue(
    root: Path, files: Mapping[str, str | bytes] | None = None, *, preview: bool = False
) -> tuple[IssueManuscript, Pictures]:
    """The manuscript of the issue of January 2024 in a repository written into a folder."""
    found = look_at(root, {**FILES, **(files or {})}, preview=preview)
    assert not found.errors, found.errors
    (issue,) = found.collection.of(Bulletin)
    manuscript = issue_manuscript(issue, found.collection, Cards(found.collection))
    paths = picture_files(manuscript, found.collection)
    return manuscript, {name: prepare(file) for name, file in paths.items()}


def make_plan(root: Path, files: Mapping[str, str | bytes] | None = None) -> PlanManuscript:
    """The manuscript of the plan in a repository written into a folder."""
    found = look_at(root, {**FILES, **(files or {})})
    assert not found.errors, found.errors
    (plan,) = found.collection.of(Plan)
    return plan_manuscript(plan, found.collection, Cards(found.collection))


def issue_words(issue: IssueManuscript) -> set[str]:
    """Every word an edition with the full text must have."""
    texts = [issue.lead, issue.focus, issue.body.plain_text(), issue.issuer, issue.number_label]
    for part in issue.parts:
        texts += [part.title, part.text]
        for piece in part.pieces:
            texts += [piece.title, piece.summary, piece.agency, piece.author, piece.source]
            document = issue.document(piece)
            # A description of a picture is read out, not printed.
            texts.append(document.plain_text())
    hidden = {word for document in _documents(issue) for word in _alternatives(document)}
    return words(" ".join(texts)) - hidden


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFC", text)))


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """Kind and alternative text of every structure element of a PDF, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_elements(opened.Root.StructTreeRoot))


def _elements(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _elements(node["/K"])


def _documents(issue: IssueManuscript) -> list[Any]:
    return [issue.body, *map(issue.document, issue.pieces)]


def _alternatives(document: Any) -> set[str]:
    return {word for shown in document.pictures() for word in words(shown.alt)}
