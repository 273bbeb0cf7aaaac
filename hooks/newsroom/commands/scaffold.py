"""A new text from the scaffold of its type, under a name made of its title."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ..content.models import BY_KIND, Article, Bulletin, StandingPage
from ..text.vietnamese import nearest, slug

SCAFFOLD = "_mau"
LONGEST_NAME = 80
"""Letters. Systems take 255 bytes a name, Windows 260 a path."""
_HEAD = re.compile(r"\A---\n(?:# .*\n)*?(?=# Dòng bắt đầu)")
"""What a scaffold says of itself, which is not true of a text made from it."""
KINDS = tuple(kind for kind in BY_KIND if kind != StandingPage.kind)


class NotMade(ValueError):
    """No file was written; the sentence says why and what to do."""


def make_new(root: Path, kind: str, title: str, today: date) -> Path:
    """The new file, relative to the repository; raises NotMade.

    An issue is named by its month ("2024-02"), everything else by its title. News is dated today,
    for an editor to change.
    """
    if kind not in KINDS:
        meant = [known for known in KINDS if known.startswith(kind)] or nearest(kind, KINDS, 1)
        hint = f" Có phải bạn muốn viết {meant[0]}?" if meant else ""
        raise NotMade(f'Không có loại "{kind}".{hint} Các loại: {", ".join(KINDS)}.')
    scaffold, target = _places(kind, title, today)
    if not (root / scaffold).is_file():
        raise NotMade(f"Không có tệp mẫu {scaffold}. Hãy lấy lại từ kho nội dung.")
    if (root / target).exists():
        raise NotMade(f"Đã có {target}. Hãy sửa tệp ấy, hoặc đặt tiêu đề khác.")
    text = (root / scaffold).read_text(encoding="utf-8")
    (root / target).parent.mkdir(parents=True, exist_ok=True)
    (root / target).write_text(_filled(text, kind, title, today), encoding="utf-8", newline="\n")
    return target


def _places(kind: str, title: str, today: date) -> tuple[Path, Path]:
    if kind == Bulletin.kind:
        if not re.fullmatch(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])", title):
            raise NotMade(f'"{title}" không phải là một tháng. Hãy ghi theo dạng 2024-02.')
        return Path("bulletins", SCAFFOLD, "index.md"), Path("bulletins", title, "index.md")
    name = _short(slug(title))
    if not name:
        raise NotMade("Hãy ghi tiêu đề có chữ, ví dụ TITLE='Khai trương bộ phận một cửa'.")
    year = [str(today.year)] if kind == Article.kind else []
    return Path("docs", kind, f"{SCAFFOLD}.md"), Path("docs", kind, *year, f"{name}.md")


def _short(name: str) -> str:
    """The name, cut between two words where a file could not bear it."""
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]


def _filled(text: str, kind: str, title: str, today: date) -> str:
    """The scaffold with its title and date, where it has them."""
    text = _HEAD.sub("---\n", text, count=1)
    if kind != Bulletin.kind:
        quoted = title.replace("\\", "\\\\").replace('"', "”")
        text = re.sub(r"(?m)^title:.*$", lambda _: f'title: "{quoted}"', text, count=1)
    if kind == Article.kind:
        text = re.sub(r"(?m)^date:[^#\n]*", f"date: {today.isoformat()}", text, count=1)
    return text
