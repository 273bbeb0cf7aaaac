"""Bytes of an editor's file to clean Unicode text, or the name of the encoding it is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..text.repairs import PASTED_BULLET
from .legacy_encodings import MISREAD, named, pasted

LARGEST_TEXT = 1_000_000
"""Bytes. The longest of the real plans has 22 KB; a larger file is a picture or a slip."""

_SPACE_LIKE = "\x0b\x0c\x85\u2028\u2029"
"""What Word breaks lines and pages with; YAML and Markdown count some of them as lines."""
_PICTOGRAPHS = "\u2190-\u2bff\U0001f000-\U0001faff"
INVISIBLE = re.compile(
    f"[\x00-\x08{_SPACE_LIKE}\x0d-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
    # The joiner is part of many emoji and a stray anywhere else.
    f"|\u200d(?![{_PICTOGRAPHS}])|(?<![{_PICTOGRAPHS}\ufe0f])\u200d"
)
"""What is taken out of a file; in values of the front matter an escape could bring it back."""
_LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_LOOKS_ALIKE = re.compile("[ÐðƉɖ]")
_LOST = "\ufffd"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


class NotUnicode(ValueError):
    """The file cannot be read as UTF-8; carries the line and what it is in, with the cure."""

    def __init__(self, sentence: str, line: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


@dataclass(frozen=True)
class CleanText:
    """Text in NFC with LF line ends; each remark is a line and a sentence."""

    text: str
    repairs: tuple[tuple[int, str], ...] = ()
    losses: tuple[tuple[int, str], ...] = ()
    """Letters that no program can bring back."""


def read(data: bytes) -> CleanText:
    """The clean text of a UTF-8 file, a broken letter in it as a loss; raises NotUnicode."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count(_LOST) - data.count(_LOST.encode())
    return clean(decode(mended.encode() if broken and _is_unicode(mended, broken) else data))


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, without its byte order mark and with LF line ends.

    Raises NotUnicode for UTF-16, for the legacy Vietnamese encodings (named in the sentence), and
    for text of those that was pasted into a UTF-8 file.
    """
    if len(data) > LARGEST_TEXT:
        raise NotUnicode(too_large(len(data)))
    # Half the bytes of Latin letters are 0 in UTF-16; a stray 0 in UTF-8 is a control character.
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:1000].count(0) * 5 > len(data[:1000]):
        raise NotUnicode(_not_utf8("UTF-16"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotUnicode(_not_utf8(named(data) or "một bảng mã không nhận ra"), line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    encoding, line = pasted(text)
    if encoding == MISREAD:
        sentence = f"Chữ tiếng Việt bị hỏng ({MISREAD}). Hãy chép lại bài từ văn bản gốc."
        raise NotUnicode(sentence, line)
    if encoding:
        raise NotUnicode(_not_utf8(encoding), line)
    return text


def _is_unicode(mended: str, broken: int) -> bool:
    """Whether a file is in UTF-8 all the same, for in other encodings few letters are right so."""
    return broken * 4 < sum(letter > "\x7f" for letter in mended) - broken


def clean(text: str) -> CleanText:
    """The text repaired where the repair is unambiguous: NFC, control characters, Ð for Đ."""
    repairs: list[tuple[int, str]] = []
    if not unicodedata.is_normalized("NFC", text):
        rows = enumerate(text.split("\n"), 1)
        line = next(number for number, row in rows if not unicodedata.is_normalized("NFC", row))
        repairs.append((line, "Chữ có dấu ở dạng tách rời (NFD) đã được ghép lại (NFC)."))
        text = unicodedata.normalize("NFC", text)
    if INVISIBLE.search(text):
        sentence = "Đã bỏ ký tự điều khiển ẩn (thường do dán từ Word)."
        repairs.append((_line_of(INVISIBLE, text), sentence))
        text = INVISIBLE.sub(lambda found: " " if found[0] in _SPACE_LIKE else "", text)
    if _LOOKS_ALIKE.search(text):
        sentence = "Đã thay chữ Ð (ngoại ngữ) bằng chữ Đ tiếng Việt."
        repairs.append((_line_of(_LOOKS_ALIKE, text), sentence))
        text = text.translate(_LOOK_ALIKE)
    return CleanText(text, tuple(repairs), tuple(_losses(text)))


def _losses(text: str) -> list[tuple[int, str]]:
    losses: list[tuple[int, str]] = []
    sentence = (
        "Dòng này có chữ bị hỏng hoặc mất khi chuyển mã, còn lại dấu \ufffd. Hãy gõ lại chữ đó."
    )
    rows = enumerate(text.split("\n"), 1) if _LOST in text else ()
    losses += [(number, sentence) for number, row in rows if _LOST in row]
    # One that bullets a row is repaired with the lists.
    unlisted = PASTED_BULLET.sub("", text) if _PRIVATE.search(text) else ""
    if _PRIVATE.search(unlisted):
        sentence = (
            "Có ký hiệu riêng của phông Symbol hoặc Wingdings, máy khác hiện thành ô vuông. "
            "Hãy xóa hoặc thay bằng ký hiệu thường."
        )
        losses.append((_line_of(_PRIVATE, unlisted), sentence))
    return losses


def too_large(size: int) -> str:
    return (
        f"Tệp dài {size / 1_000_000:.1f} MB, quá giới hạn 1 MB của một bài. ".replace(".", ",", 1)
        + "Hãy bỏ ảnh hoặc dữ liệu dán trong bài, hoặc chia thành nhiều bài."
    )


def _line_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _not_utf8(encoding: str) -> str:
    return (
        f"Tệp không ở bảng mã UTF-8 mà ở {encoding}. Hãy mở tệp, chuyển mã sang Unicode dựng sẵn "
        "(ví dụ bằng Unikey: Ctrl+Shift+F6), rồi lưu lại với lựa chọn UTF-8."
    )
