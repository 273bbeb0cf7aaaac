"""The old Vietnamese encodings as their charts print them: independent of the program's tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

# TCVN 5712:1993, VN3, by code; "." where the chart has no small letter. Checked against iconv.
_TCVN3_CHART = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {
    letter: bytes([first + number])
    for first, letters in _TCVN3_CHART.items()
    for number, letter in enumerate(letters)
}
# VNI for Windows, small letters: none, sắc, huyền, hỏi, ngã, nặng (the order of the chart of xvnkb).
_VNI_ROWS = {
    "aáàảãạ": "a aù aø aû aõ aï",
    "âấầẩẫậ": "aâ aá aà aå aã aä",
    "ăắằẳẵặ": "aê aé aè aú aü aë",
    "eéèẻẽẹ": "e eù eø eû eõ eï",
    "êếềểễệ": "eâ eá eà eå eã eä",
    "oóòỏõọ": "o où oø oû oõ oï",
    "ôốồổỗộ": "oâ oá oà oå oã oä",
    "ơớờởỡợ": "ô ôù ôø ôû ôõ ôï",
    "uúùủũụ": "u uù uø uû uõ uï",
    "ưứừửữự": "ö öù öø öû öõ öï",
    "iíìỉĩị": "i í ì æ ó ò",
    "yýỳỷỹỵ": "y yù yø yû yõ î",
    "đ": "ñ",
}
_VNI = {
    letter: code.encode("latin-1")
    for letters, codes in _VNI_ROWS.items()
    for letter, code in zip(letters, codes.split(), strict=True)
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def tcvn3(text: str) -> bytes:
    return _encoded(text, _TCVN3)


def vni(text: str) -> bytes:
    capitals = {
        small.upper(): code.decode("latin-1").upper().encode("latin-1")
        for small, code in _VNI.items()
    }
    return _encoded(text, {**_VNI, **capitals})


def windows_1258(text: str) -> bytes:
    """As Windows itself types: the letter with its mark, then the tone."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in _TONES)
        tone = "".join(part for part in parts if part in _TONES)
        pieces.append(unicodedata.normalize("NFC", base) + tone)
    return "".join(pieces).encode("cp1258", "ignore")


def utf_16(text: str) -> bytes:
    return text.encode("utf-16-le")


LEGACY: Mapping[str, Callable[[str], bytes]] = {
    "TCVN3": tcvn3,
    "VNI": vni,
    "Windows-1258": windows_1258,
}


def _encoded(text: str, table: Mapping[str, bytes]) -> bytes:
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        code = table.get(letter) or table.get(letter.lower())
        pieces.append(code if code and not letter.isascii() else letter.encode("latin-1", "ignore"))
    return b"".join(pieces)
