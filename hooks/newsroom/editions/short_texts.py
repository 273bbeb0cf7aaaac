"""What an office pastes into Zalo and Facebook to announce an issue, within their limits."""

from __future__ import annotations

import unicodedata

from .manuscript import IssueManuscript
from .pictures import Pictures

ZALO = 2_000
"""Letters of a message of a Zalo official account; a longer one is refused."""
FACEBOOK = 480
"""Letters Facebook shows before "Xem thêm"."""


def write_zalo(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The announcement for Zalo: lead, every title that fits, the address."""
    return _file(announcement(issue, ZALO))


def write_facebook(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The announcement for Facebook, short enough to be seen whole."""
    return _file(announcement(issue, FACEBOOK))


def announcement(issue: IssueManuscript, limit: int) -> str:
    """The text, at most `limit` letters (a letter with its marks is one): whole titles only."""
    close = f"Đọc cả số: {issue.url}"
    room = limit - length(f"{issue.marked_title}\n\n{close}")
    lines: list[str] = []
    corrections = [f"Đính chính ({day}): {text}" for day, text in issue.corrections]
    for line in [
        *corrections,
        issue.focus or issue.lead,
        *(f"– {piece.title}" for piece in issue.pieces),
    ]:
        cost = length(line) + 1
        if line and cost <= room:
            lines.append(line)
            room -= cost
    return "\n".join([issue.marked_title, *lines, "", close])


def length(text: str) -> int:
    """Letters as a reader counts them: marks belong to their letter."""
    return len(unicodedata.normalize("NFC", text))


def _file(text: str) -> bytes:
    return f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig")
