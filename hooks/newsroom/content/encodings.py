"""Bytes of an editor's file to clean Unicode text, or the name of the encoding it is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LARGEST_TEXT = 1_000_000
"""Bytes. The longest of the real plans has 22 KB; a larger file is a picture or a slip."""

# The commonest Vietnamese words as each legacy encoding writes them, seen as Latin-1.
_LEGACY_WORDS = {
    "TCVN3 (phông .VnTime)": ("vµ", "cña", "c¸c", "c¸ch", "hµnh", "chÝnh", "n¨m", "®", "lµ", "thñ"),
    "VNI (phông VNI-Times)": ("vaø", "cuûa", "caùc", "caùch", "haønh", "naêm", "ñ", "laø", "thuû"),
    "Windows-1258": (
        "v\xe0",
        "cu\xd2a",
        "ca\xecc",
        "n\xe3m",
        "\xf0\xfd",
        "l\xe0",
        "ca\xd2i",
        "\xf0",
    ),
}
_TCVN3_PASTED = re.compile(r"[a-z][µ¸¶·¹¨©ª«¬®]|®[a-z¸µ¶·¹]", re.IGNORECASE)
_VNI_PASTED = re.compile(r"[aeouy][øûïäåæ]|ñ[aeiouy]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})


class NotUnicode(ValueError):
    """The file cannot be read as UTF-8; the sentence names what it is in and the cure."""


@dataclass(frozen=True)
class CleanText:
    """Text in NFC with LF line ends, and what was repaired on which line."""

    text: str
    repairs: tuple[tuple[int, str], ...]


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, without its byte order mark and with LF line ends.

    Raises NotUnicode for UTF-16, for the three legacy Vietnamese encodings (named in the
    sentence), and for text of those that was pasted into a UTF-8 file.
    """
    if len(data) > LARGEST_TEXT:
        raise NotUnicode(
            f"Tệp dài {len(data) / 1_000_000:.1f} MB, quá giới hạn 1 MB của một bài. "
            "Hãy bỏ ảnh hoặc dữ liệu dán trong bài, hoặc chia thành nhiều bài."
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:200]:
        raise NotUnicode(_cure("UTF-16"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUnicode(_cure(_legacy_encoding(data))) from None
    if len(_TCVN3_PASTED.findall(text)) >= 3:
        raise NotUnicode(_cure("TCVN3 (phông .VnTime)"))
    if len(_VNI_PASTED.findall(text)) >= 3:
        raise NotUnicode(_cure("VNI (phông VNI-Times)"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> CleanText:
    """The text repaired where the repair is unambiguous: NFC, control characters, Ð for Đ."""
    if text.isascii() and not _CONTROL.search(text):
        return CleanText(text, ())
    repairs: list[tuple[int, str]] = []
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            number
            for number, row in enumerate(text.split("\n"), 1)
            if not unicodedata.is_normalized("NFC", row)
        )
        repairs.append((line, "Chữ có dấu ở dạng tách rời (NFD) đã được ghép lại (NFC)."))
        text = unicodedata.normalize("NFC", text)
    if _CONTROL.search(text):
        repairs.append(
            (_line_of(_CONTROL, text), "Đã bỏ ký tự điều khiển ẩn (thường do dán từ Word).")
        )
        text = _CONTROL.sub(lambda found: " " if found[0] == "\x0b" else "", text)
    if any(character in text for character in "ÐðƉɖ"):
        repairs.append(
            (
                _line_of(re.compile("[ÐðƉɖ]"), text),
                "Đã thay chữ Ð (ngoại ngữ) bằng chữ Đ tiếng Việt.",
            )
        )
        text = text.translate(_LOOK_ALIKE)
    return CleanText(text, tuple(repairs))


def _line_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _legacy_encoding(data: bytes) -> str:
    text = data.decode("latin-1")
    scores = {name: sum(map(text.count, words)) for name, words in _LEGACY_WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "một bảng mã không nhận ra"


def _cure(encoding: str) -> str:
    return (
        f"Tệp không ở bảng mã UTF-8 mà ở {encoding}. Hãy mở tệp, chuyển mã sang Unicode dựng sẵn "
        "(ví dụ bằng Unikey: Ctrl+Shift+F6), rồi lưu lại với lựa chọn UTF-8."
    )
