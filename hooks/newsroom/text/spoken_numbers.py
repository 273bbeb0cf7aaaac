"""Dates, hours, telephone numbers, amounts and fractions in words, as an announcer says them."""

from __future__ import annotations

import re
from collections.abc import Callable

from .numerals import decimal_in_words, digits_in_words, fraction_in_words, in_words, roman

Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_DIGIT = re.compile(r"\d")
_UNITS = {
    "m²": "mét vuông", "m2": "mét vuông", "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông",
    "m³": "mét khối", "m3": "mét khối", "ha": "héc-ta", "km/h": "ki-lô-mét một giờ",
    "km": "ki-lô-mét", "m": "mét", "cm": "xăng-ti-mét", "mm": "mi-li-mét", "kg": "ki-lô-gam",
    "°C": "độ xê", "ºC": "độ xê", "đ": "đồng", "₫": "đồng", "VNĐ": "đồng", "VND": "đồng",
    "USD": "đô la Mỹ", "MB": "mê-ga-bai", "GB": "gi-ga-bai",
}  # fmt: skip
_UNIT = re.compile(
    rf"(?<=\d)\s?({'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?!\w)"
)
_SIGNS = {"≥": "ít nhất", "≤": "nhiều nhất", ">": "trên", "<": "dưới", "+": "cộng", "-": "âm", "−": "âm"}  # fmt: skip
_SIGN = re.compile(r"(?<![\w),.%])(?:(?P<said>tăng|giảm)\s+[+−-]|(?P<sign>[≥≤><+−-]))\s?(?=\d)")
_TELEPHONE = re.compile(
    r"(?<![\w.,/+])(?:(?:\+84[ .-]?|\(?0)\d{1,3}\)?(?:[ .-]?\d{1,4}){1,4}|1[89]00(?:[ .]?\d{2,4}){1,2})"
    r"(?![\w/]|[.,]\d)"
)
_SHORT_NUMBER = re.compile(
    r"\b(tổng đài|đường dây nóng|điện thoại|số máy|gọi(?: số)?|bấm(?: số)?)(:?\s+)(1\d{2,4})(?![\w.,/]\w|\w)",
    re.IGNORECASE,
)
_HOUR = (
    r"(?<![\w.,:/])(?:(?P<{0}hour>[01]?\d|2[0-4])(?:\s?(?:h|g|giờ)\s?(?P<{0}minutes>[0-5]\d)(?:\s?(?:phút|ph|['’]))?"
    r"|:(?P<{0}after>[0-5]\d)|h))(?![\w:])"
)
_HOURS = re.compile(_HOUR.format("a_") + r"\s*[-–]\s*" + _HOUR.format("b_"))
_ONE_HOUR = re.compile(_HOUR.format("a_"))
_DAY = re.compile(r"(?:(ngày)\s+)?\b(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})\b", re.IGNORECASE)
_BETWEEN_DAYS = re.compile(
    r"(?:(?P<named>ngày\s+)?(?<![\w/])(?P<day>\d{1,2}/\d{1,2})|(?P<other>/\d{4}|\b\d{1,2}))"
    r"\s*[-–]\s*(?=\d{1,2}/\d{1,2}(?:/|(?![\w/])))"
)
_MONTH = re.compile(r"(?:(tháng)\s+)?(?<![\d/])(\d{1,2})/((?:19|20)\d{2})\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(ngày|tháng)\s+0?(\d{1,2})\b(?!\s*%|[.,/]\d)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(thứ)\s+([14])\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b(quý)\s+(IV|I{1,3})(?:/((?:19|20)\d{2}))?(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"\b(mục|phần|chương|khóa|lần thứ|phụ lục)\s+([IVXLC]+)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")
_DAY_AND_MONTH = re.compile(
    r"\b(ngày|sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|khánh|lao động|thiếu nhi|phụ nữ|nhà giáo"
    r"|trước|sau|đến|từ)(?P<gap>[ ,(]+)(?P<day>[0-3]?\d)/(?P<month>1[0-2]|0?[1-9])(?![\d/]| (?:tổng )?số\b)",
    re.IGNORECASE,
)
_ALL_DAY = re.compile(r"(?<![\w/.,])24/(?:(7)|24(?:\s?(?:h|giờ))?)(?![\w/])")
_ONE_OF_MANY = re.compile(r"(?<![\w/.,])(\d{1,4})\s?/\s?(\d{1,4})(?![\w/]|[.,]\d)")
_HOUSE = re.compile(r"\b(?:số|nhà|phòng|ngõ|hẻm)\s\Z", re.IGNORECASE)
_RANGE = re.compile(r"(?<![\w.,/-])(\d{1,4})\s*[-–]\s*(\d{1,4})(?:\s*(%))?(?![\w/-])")
_POINT = re.compile(r"(?<![\w.,/])(\d{1,2}(?:\.\d{1,2}){1,3})(?![\w.]\w|\w)(\s*%)?")
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(\s*%)?(?!\w|/\d)")
_CODE = 7
"""Digits from which a number without dots is a code, to be read one by one."""
_LEFT_OVER = re.compile(r"([^\W\d])?[-.]?(\d+)(?=([^\W\d])?)")


def say_numbers(text: str) -> str:
    """The text with all its numbers in words."""
    for pattern, reading in _ROMAN_READINGS:
        text = pattern.sub(reading, text)
    if not _DIGIT.search(text):
        return text
    for pattern, reading in _READINGS:
        text = pattern.sub(reading, text)
    return text


def _telephone(found: re.Match[str]) -> str:
    """Digit by digit, with a breath where the writer left one."""
    written = re.sub(r"\+84[ .-]?", "0", found[0])
    groups = re.findall(r"\d+", written)
    if not 8 <= sum(map(len, groups)) <= 12:
        return found[0]
    breaths: list[str] = []
    carried = ""
    for group in groups:
        carried += f"{digits_in_words(group)} "
        if len(group) > 1:
            breaths.append(carried.strip())
            carried = ""
    return ", ".join([*breaths, *([carried.strip()] if carried else [])])


def _short_number(found: re.Match[str]) -> str:
    """Numbers of call centres are dialled, not counted: 1022, 113."""
    return f"{found[1]}{found[2]}{digits_in_words(found[3])}"


def _hours(found: re.Match[str]) -> str:
    return f"{_clock(found, 'a_')} đến {_clock(found, 'b_')}"


def _one_hour(found: re.Match[str]) -> str:
    return _clock(found, "a_")


def _clock(found: re.Match[str], which: str) -> str:
    """ "7h30" → "bảy giờ ba mươi phút"; a full hour needs no minutes."""
    minutes = int(found[f"{which}minutes"] or found[f"{which}after"] or 0)
    said = f"{in_words(int(found[f'{which}hour']))} giờ"
    return f"{said} {in_words(minutes)} phút" if minutes else said


def _day(found: re.Match[str]) -> str:
    day, month, year = int(found[2]), int(found[3]), int(found[4])
    return f"{found[1] or 'ngày'} {_day_name(day)} tháng {_month_name(month)} năm {in_words(year)}"


def _between_days(found: re.Match[str]) -> str:
    """ "01/4 - 15/4" → "ngày 01/4 đến 15/4", to be read as days."""
    return f"ngày {found['day']} đến " if found["day"] else f"{found['other']} đến "


def _month(found: re.Match[str]) -> str:
    if not 1 <= int(found[2]) <= 12:
        return f"{in_words(int(found[2]))} năm {in_words(int(found[3]))}"
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


def _ordinal(found: re.Match[str]) -> str:
    """First and fourth have words of their own."""
    return f"{found[1]} {'nhất' if found[2] == '1' else 'tư'}"


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


def _day_and_month(found: re.Match[str]) -> str:
    """ "trước 15/6" → "trước ngày mười lăm tháng sáu"; "hôm 3/4" is a day and no fraction."""
    named = "" if found[1].lower() == "ngày" else "ngày "
    day, month = _day_name(int(found["day"])), _month_name(int(found["month"]))
    return f"{found[1]}{found['gap']}{named}{day} tháng {month}"


def _all_day(found: re.Match[str]) -> str:
    if found[1]:
        return "hai mươi bốn giờ một ngày, bảy ngày một tuần"
    return "hai mươi bốn trên hai mươi bốn giờ"


def _one_of_many(found: re.Match[str]) -> str:
    """ "3/4" → "ba phần tư", "18/20" → "mười tám trên hai mươi"; "30/4" is no part but a day."""
    part, whole = int(found[1]), int(found[2])
    if _HOUSE.search(found.string, 0, found.start()):
        return f"{in_words(part)} trên {in_words(whole)}"
    if whole < part <= 31 and 1 <= whole <= 12:
        return f"ngày {_day_name(part)} tháng {_month_name(whole)}"
    if part < whole and (2 <= whole <= 5 or whole in (100, 1000)):
        return fraction_in_words(part, whole)
    return f"{in_words(part)} trên {in_words(whole)}"


def _range(found: re.Match[str]) -> str:
    percent = " phần trăm" if found[3] else ""
    return f"{in_words(int(found[1]))} đến {in_words(int(found[2]))}{percent}"


def _point(found: re.Match[str]) -> str:
    """The number of a point of a document: "2.4" → "hai chấm bốn"; "88.3%" is a decimal."""
    percent = " phần trăm" if found[2] else ""
    if percent and found[1].count(".") == 1:
        return decimal_in_words(found[1].replace(".", ",")) + percent
    return " chấm ".join(in_words(int(part)) for part in found[1].split(".")) + percent


def _number(found: re.Match[str]) -> str:
    whole = found[1].replace(".", "")
    if len(found[1]) >= _CODE and whole == found[1]:
        return digits_in_words(whole)
    words = decimal_in_words(whole + found[2]) if found[2] else in_words(int(whole))
    return words + (" phần trăm" if found[3] else "")


def _left_over(found: re.Match[str]) -> str:
    """Digits that hang on letters, as in "COVID-19" or "H5N1"; long ones are codes."""
    digits = found[2]
    words = in_words(int(digits)) if len(digits) < 4 else digits_in_words(digits)
    return f"{f'{found[1]} ' if found[1] else ''}{words}{' ' if found[3] else ''}"


_ROMAN_READINGS: tuple[Reading, ...] = ((_QUARTER, _quarter), (_ROMAN, _roman))
_READINGS: tuple[Reading, ...] = (
    (_TELEPHONE, _telephone),
    (_SHORT_NUMBER, _short_number),
    (_HOURS, _hours),
    (_ONE_HOUR, _one_hour),
    (_BETWEEN_DAYS, _between_days),
    (_DAY, _day),
    (_MONTH, _month),
    (_NAMED, _named),
    (_ORDINAL, _ordinal),
    (_YEARS, _years),
    (_DAY_AND_MONTH, _day_and_month),
    (_ALL_DAY, _all_day),
    (_ONE_OF_MANY, _one_of_many),
    (_SIGN, lambda found: f"{found['said'] or _SIGNS[found['sign']]} "),
    (_UNIT, lambda found: f" {_UNITS[found[1]]}"),
    (_RANGE, _range),
    (_POINT, _point),
    (_NUMBER, _number),
    (_LEFT_OVER, _left_over),
)
"""In this order: what is a date or a telephone number is no plain number any more."""
