"""A text as an announcer reads it aloud: acronyms, numbers, dates and document numbers in words."""

from __future__ import annotations

import re

from .spoken_names import say_acronyms, say_documents
from .spoken_numbers import say_numbers
from .vietnamese import syllables

SYLLABLES_A_MINUTE = 180
"""How fast a commune's announcer reads; broadcasts of news lie between 160 and 200."""

_HOST = r"(?:[\w-]+\.)+(?:vn|com|org|net)\b"
_END = r"\S*[^\s.,;:!?)\]”\"]"
_ADDRESS = rf"(?:https?://{_END}|(?:www\.)?{_HOST}(?:/{_END})?)"
_SHORT_ADDRESS = re.compile(
    rf"(?:https?://)?(?:www\.)?(?P<user>[\w.+-]+@)?(?P<host>{_HOST})/?(?![\w/?#])"
)
_LOOK = (
    r"(?:(?:xin |mời |vui lòng )?(?:xem|đọc|tải về|tải|tra cứu|truy cập)"
    r"(?: thêm| chi tiết| đầy đủ| toàn văn)*|(?:thông tin )?chi tiết(?: xem)?)"
)
_PLACE = (
    r"(?:tại|ở|trên|theo|vào|qua)"
    r"(?: (?:đây|địa chỉ|đường dẫn|đường liên kết|liên kết|website|trang web|link))*"
)
_LOOK_UP = re.compile(
    rf"[\s,;–-]*\b{_LOOK}(?:\s*(?:{_PLACE})?:?\s*{_ADDRESS}|\s+(?:tại|ở) đây\b)", re.IGNORECASE
)
"""An invitation to look something up, which a listener cannot follow."""
_LONG_ADDRESS = re.compile(rf"\s*(?:\b{_PLACE}\s*)?:?\s*{_ADDRESS}", re.IGNORECASE)
_ONLY_LOOK = re.compile(rf"(?:(?<=[.;!?] )|^){_LOOK}\s*[.:]\s*", re.IGNORECASE)
_MAY_POINT = re.compile(r"://|www\.|\.(?:vn|com|org|net)\b|\b(?:tại|ở) đây\b", re.IGNORECASE)
_EACH = re.compile(
    r"\s*/\s*(ngày|tuần|tháng|quý|năm|giờ|lần|lượt|người|hộ|hồ sơ|buổi|xã)\b"
    r"|(?<=đồng)\s*/\s*(\w+)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<=\w)\s*/\s*(?=\w)")


def speak(text: str) -> str:
    """The text in words only, with the punctuation an announcer breathes at.

    Addresses of pages are left out; that of a site or a mailbox is read, for it can be remembered.

    "Kế hoạch số 47/KH-UBND ngày 09/01/2024" becomes "Kế hoạch số bốn mươi bảy của Ủy ban nhân dân
    ngày mùng chín tháng một năm hai nghìn không trăm hai mươi tư".
    """
    spoken = _without_addresses(text) if _MAY_POINT.search(text) else text
    spoken = say_acronyms(say_numbers(say_documents(spoken)))
    spoken = _EACH.sub(lambda found: f" mỗi {found[1] or found[2]}", spoken)
    spoken = _SLASH.sub(", ", spoken)
    spoken = re.sub(r"\s*&\s*", " và ", spoken)
    spoken = spoken.replace("%", " phần trăm ")
    spoken = re.sub(r"\(\s*", ", ", spoken)
    spoken = re.sub(r"\s*\)", ", ", spoken)
    spoken = re.sub(r"[“”\"«»*_#<>\[\]]|(?:\./\.)", "", spoken)
    spoken = re.sub(r"\s+[-–—]\s+", ", ", spoken)
    return _tidy(spoken)


def _without_addresses(text: str) -> str:
    text = _LOOK_UP.sub("", text)
    text = _SHORT_ADDRESS.sub(_short_address, text)
    text = _LONG_ADDRESS.sub("", text)
    return _ONLY_LOOK.sub("", text)


def minutes(text: str) -> float:
    """How long reading a spoken text takes, estimated from its syllables."""
    return len(syllables(text)) / SYLLABLES_A_MINUTE


def _short_address(found: re.Match[str]) -> str:
    user = found["user"].replace(".", " chấm ").replace("@", " a còng ") if found["user"] else ""
    return user + found["host"].replace(".", " chấm ")


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"(?:,\s*)+([.;:!?])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r"\.{2,}|…", ".", text)
    text = re.sub(r"(?<=[.;:!?])[\s,;:]+(?=[.;:])|^[\s,;:.]+", "", text)
    return text.strip(" ,")
