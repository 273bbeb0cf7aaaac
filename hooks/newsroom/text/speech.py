"""A text as an announcer reads it aloud: acronyms, numbers, dates and document numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from .acronyms import acronyms
from .numerals import decimal_in_words, digits_in_words, in_words, roman
from .vietnamese import syllables

SYLLABLES_A_MINUTE = 180
"""How fast a commune's announcer reads; broadcasts of news lie between 160 and 200."""

_LETTERS = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "Ê": "ê",
    "F": "ép", "G": "giê", "H": "hát", "I": "i", "J": "giây", "K": "ca", "L": "lờ", "M": "mờ",
    "N": "nờ", "O": "o", "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ", "T": "tê",
    "U": "u", "Ư": "ư", "V": "vê", "W": "vê kép", "X": "ích", "Y": "i dài", "Z": "dét",
}  # fmt: skip
_FOREIGN = {"SMS": "tin nhắn"}
_KINDS = {
    "BC": "báo cáo", "CP": "Chính phủ", "CT": "chỉ thị", "CTr": "chương trình", "ĐA": "đề án",
    "HD": "hướng dẫn", "KH": "kế hoạch", "KL": "kết luận", "NĐ": "nghị định", "NQ": "nghị quyết",
    "PA": "phương án", "QĐ": "quyết định", "TB": "thông báo", "TT": "thông tư", "TTg": "Thủ tướng Chính phủ",
    "TTr": "tờ trình", "TW": "Trung ương",
}  # fmt: skip
"""What the parts of a document's symbol mean there and only there (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
_PARLIAMENT = re.compile(r"QH(\d+)")
_NUMBER_OF_DOCUMENT = re.compile(
    r"(?:(?P<kind>\w+(?: \w+)?)(?P<so> số:? ?))?(?<![\w/])(?P<number>\d{1,5}) ?(?:/(?P<year>(?:19|20)\d{2}))?/"
    r"(?P<symbol>[A-ZĐ][\w]*(?:[-&][A-ZĐ][\w]*)*)(?!\w)"
)
_DAY = re.compile(r"(?:(ngày)\s+)?\b(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})\b", re.IGNORECASE)
_MONTH = re.compile(r"(?:(tháng)\s+)?(?<![\d/])(\d{1,2})/((?:19|20)\d{2})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(ngày|tháng)\s+0?(\d{1,2})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(quý)\s+(IV|I{1,3})(?:/((?:19|20)\d{2}))?(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"\b(mục|phần|chương|khóa|lần thứ|phụ lục)\s+([IVXLC]+)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")
_DAY_AND_MONTH = re.compile(
    r"\b(ngày|trước|sau|đến|từ)\s+(\d{1,2})/(\d{1,2})(?![\d/])", re.IGNORECASE
)
_RANGE = re.compile(r"(?<![\w.,/-])(\d{1,4})\s*[-–]\s*(\d{1,4})(?![\w/-])")
_POINT = re.compile(r"(?<![\w.,/])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\w.]\w|\w)")
_NUMBER = re.compile(r"(?<![\w.,/])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(\s*%)?(?![\w/])")
_TELEPHONE = re.compile(r"(?<!\d)0\d{2,3}[ .]?\d{3,4}[ .]?\d{3,4}(?!\d)")
_EACH = re.compile(r"\s*/\s*(ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<=\w)\s*/\s*(?=\w)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_UPPER_CASE = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")


def speak(text: str) -> str:
    """The text in words only, with the punctuation an announcer breathes at; addresses left out.

    "Kế hoạch số 47/KH-UBND ngày 09/01/2024" becomes "Kế hoạch số bốn mươi bảy, kế hoạch, Ủy ban
    nhân dân, ngày mùng chín tháng một năm hai nghìn không trăm hai mươi tư".
    """
    spoken = _ADDRESS.sub("", text)
    for pattern, reading in _READINGS:
        spoken = pattern.sub(reading, spoken)
    spoken = _expand_acronyms(spoken)
    spoken = _UPPER_CASE.sub(_capitals, spoken)
    spoken = _EACH.sub(r" mỗi \1", spoken)
    spoken = _SLASH.sub(", ", spoken)
    spoken = re.sub(r"\(\s*", ", ", spoken)
    spoken = re.sub(r"\s*\)", ", ", spoken)
    spoken = re.sub(r"[“”\"«»*_#<>\[\]]|(?:\./\.)", "", spoken)
    spoken = re.sub(r"\s+[-–—]\s+", ", ", spoken)
    return _tidy(spoken)


def minutes(text: str) -> float:
    """How long reading a spoken text takes, estimated from its syllables."""
    return len(syllables(text)) / SYLLABLES_A_MINUTE


def _day(found: re.Match[str]) -> str:
    day, month, year = int(found[2]), int(found[3]), int(found[4])
    return f"{found[1] or 'ngày'} {_day_name(day)} tháng {_month_name(month)} năm {in_words(year)}"


def _month(found: re.Match[str]) -> str:
    if not 1 <= int(found[2]) <= 12:
        return found[0]
    return f"{found[1] or 'tháng'} {_month_name(int(found[2]))} năm {in_words(int(found[3]))}"


def _named(found: re.Match[str]) -> str:
    reading = _day_name if found[1].lower() == "ngày" else _month_name
    return f"{found[1]} {reading(int(found[2]))}"


def _day_name(day: int) -> str:
    """Days up to the tenth are "mùng"."""
    return f"mùng {in_words(day)}" if 1 <= day <= 10 else in_words(day)


def _month_name(month: int) -> str:
    """The fourth month is "tư"."""
    return "tư" if month == 4 else in_words(month)


def _quarter(found: re.Match[str]) -> str:
    year = f" năm {in_words(int(found[3]))}" if found[3] else ""
    return f"{found[1]} {in_words(roman(found[2].upper()))}{year}"


def _roman(found: re.Match[str]) -> str:
    try:
        return f"{found[1]} {in_words(roman(found[2]))}"
    except ValueError:
        return found[0]


def _years(found: re.Match[str]) -> str:
    return f"{in_words(int(found[1]))} đến {in_words(int(found[2]))}"


def _document_number(found: re.Match[str]) -> str:
    """Number, year and each part of the symbol in full; the kind is not said twice."""
    before = f"{found['kind']}{found['so']}" if found["kind"] else ""
    number = in_words(int(found["number"]))
    if found["year"]:
        number += f" năm {in_words(int(found['year']))}"
    parts = [_symbol(part) for part in found["symbol"].split("-")]
    if before and found["kind"].lower().endswith(parts[0]):
        parts = parts[1:]
    return ", ".join([before + number, *parts]) + ","


def _symbol(part: str) -> str:
    if assembly := _PARLIAMENT.fullmatch(part):
        return f"Quốc hội khóa {in_words(int(assembly[1]))}"
    return _KINDS.get(part) or acronyms().get(part) or _spelled(part)


def _spelled(part: str) -> str:
    return " ".join(
        _LETTERS.get(letter) or digits_in_words(letter) for letter in part if letter.isalnum()
    )


def _day_and_month(found: re.Match[str]) -> str:
    """ "trước 15/6" → "trước ngày mười lăm tháng sáu"."""
    word = found[1] if found[1].lower() == "ngày" else f"{found[1]} ngày"
    return f"{word} {_day_name(int(found[2]))} tháng {_month_name(int(found[3]))}"


def _range(found: re.Match[str]) -> str:
    return f"{in_words(int(found[1]))} đến {in_words(int(found[2]))}"


def _point(found: re.Match[str]) -> str:
    """The number of a point of a document: "2.4" → "hai chấm bốn"."""
    return " chấm ".join(in_words(int(part)) for part in found[1].split("."))


def _number(found: re.Match[str]) -> str:
    whole = found[1].replace(".", "")
    words = decimal_in_words(whole + found[2]) if found[2] else in_words(int(whole))
    return words + (" phần trăm" if found[3] else "")


def _telephone(found: re.Match[str]) -> str:
    return digits_in_words("".join(filter(str.isdigit, found[0])))


def _capitals(found: re.Match[str]) -> str:
    """Capitals that are no word and no known acronym are read letter by letter."""
    word = found[0]
    return word if len(word) > 6 else _FOREIGN.get(word) or _spelled(word)


@cache
def _acronym_pattern() -> re.Pattern[str]:
    longest_first = sorted(acronyms(), key=lambda short: (-len(short), short))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _expand_acronyms(text: str) -> str:
    """Acronyms in full; "cải cách hành chính (CCHC)" or the other way round is said once."""
    glossed = re.compile(rf"({_acronym_pattern().pattern})\s*\(([^()]+)\)")
    text = glossed.sub(lambda found: found[1] if _explains(found[2], found[1]) else found[0], text)
    twice = re.compile(rf"\s*\(\s*({_acronym_pattern().pattern})\s*\)")
    text = twice.sub(lambda found: "" if _said_before(text, found) else found[0], text)
    return _acronym_pattern().sub(lambda found: acronyms()[found[0]], text)


def _explains(words: str, acronym: str) -> bool:
    return words.strip().lower() == acronyms()[acronym].lower()


def _said_before(text: str, found: re.Match[str]) -> bool:
    full = acronyms()[found[1]].lower()
    return text[: found.start()].lower().endswith(full)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"(?:,\s*)+([.;:!?])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r"\.{2,}|…", ".", text)
    return text.strip(" ,")


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_TELEPHONE, _telephone),
    (_NUMBER_OF_DOCUMENT, _document_number),
    (_DAY, _day),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_NAMED, _named),
    (_ROMAN, _roman),
    (_YEARS, _years),
    (_DAY_AND_MONTH, _day_and_month),
    (_RANGE, _range),
    (_POINT, _point),
    (_NUMBER, _number),
)
"""In this order: what is a date or a document number is no plain number any more."""
