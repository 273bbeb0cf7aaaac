"""Names of places in a page: of a body's headings, beside those that the page itself uses."""

from __future__ import annotations

import re
from collections.abc import Collection

from .vietnamese import slug

_OF_THE_PAGE = re.compile(
    "ban-nghe|ban-tin|cac-ban|cac-nhiem-vu|chi-so|chia-se|chu-viet-tat|da-thuc-hien|dinh-chinh|duoc-dan|"
    "duong-day-nong|hoi-dap|ke-hoach|lien-quan|main|moi-nhat|muc-luc|nguon|nhac-den|nhan-ban-tin|"
    "nhiem-vu|noi-dung-cchc|noi-dung-hoi|sap-toi|search|search-options|so-lieu|so-moi-nhat|su-kien|tin-bai|tin-moi|"
    "tra-loi|trong-bai|trong-so-ky-hieu|trong-so-nay|van-ban-duoc-dan|ve-bai-nay|"
    r"(?:muc|nguon|nhiem-vu)-\d.*|(?:ghi-chu|loc)-.*"
)
"""The ids that templates write, which a test reads; twice on a page they would lead astray."""

_PLAIN = re.compile("[A-Za-z0-9_-]+")
"""What Word files and search servers take too."""
_OF_A_FOOTNOTE = re.compile(r"fn(?:ref\d*)?:")
"""Python-Markdown writes these ids itself."""


def free_anchor(words: str, taken: Collection[str | None]) -> str:
    """The id of a heading: "Đề mục" → "de-muc"; the second one gets -2, the third -3.

    Where the page itself has a place of that name, the heading's is "bai-nguon" (of the text).
    """
    base = slug(words) or "muc"
    if _OF_THE_PAGE.fullmatch(base):
        base = f"bai-{base}"
    anchor, count = base, 1
    while anchor in taken:
        count += 1
        anchor = f"{base}-{count}"
    return anchor


def is_of_the_page(anchor: str) -> bool:
    """Whether a template may write this id."""
    return bool(_OF_THE_PAGE.fullmatch(anchor))


def refused_anchor(anchor: str, taken: Collection[str]) -> str:
    """The sentence to the editor on an id that may not be used, or ""."""
    if _OF_A_FOOTNOTE.match(anchor):
        return ""
    if not _PLAIN.fullmatch(anchor):
        cure = f"Hãy chỉ dùng chữ không dấu, số, dấu gạch nối, ví dụ {slug(anchor) or 'muc'}."
        return f'Mã (id) "{anchor}" có ký tự khác. {cure}'
    if is_of_the_page(anchor):
        return f'Mã (id) "{anchor}" đã dùng ở trang. Hãy đặt mã khác.'
    return f'Mã (id) "{anchor}" có hai lần trong bài. Hãy đặt mã khác.' if anchor in taken else ""
