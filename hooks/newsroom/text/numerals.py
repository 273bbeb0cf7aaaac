"""Numbers in Vietnamese words, as they are read aloud in the North and in broadcasts."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def in_words(number: int) -> str:
    """A whole number in words: 21 → "hai mươi mốt", 2024 → "hai nghìn không trăm hai mươi tư"."""
    if number < 0:
        return f"âm {in_words(-number)}"
    if number == 0:
        return DIGITS[0]
    if number >= 1_000_000_000_000:
        return f"{in_words(number // 1_000_000_000)} tỷ" + _rest(number % 1_000_000_000)
    groups: list[str] = []
    scale = 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            words = _group(group, full=bool(number))
            groups.append(f"{words} {_SCALES[scale]}".strip())
        scale += 1
    return " ".join(reversed(groups))


def digits_in_words(digits: str) -> str:
    """Digits one by one, for codes and the decimals of a number: "05" → "không năm"."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def decimal_in_words(written: str) -> str:
    """A number with a decimal comma: "88,33" → "tám mươi tám phẩy ba mươi ba"."""
    whole, _, decimals = written.partition(",")
    after = (
        digits_in_words(decimals)
        if decimals.startswith("0") or len(decimals) > 2
        else in_words(int(decimals))
    )
    return f"{in_words(int(whole))} phẩy {after}"


def fraction_in_words(part: int, whole: int) -> str:
    """A part of a whole: 3/4 → "ba phần tư", 1/2 → "một phần hai"."""
    return f"{in_words(part)} phần {'tư' if whole == 4 else in_words(whole).removeprefix('một ')}"


def roman(numeral: str) -> int:
    """The value of a Roman numeral up to 399; ValueError for what is none in the usual form."""
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN.get(letter)
        if value is None:
            raise ValueError(f"Not a Roman numeral: {numeral!r}")
        total += -value if _ROMAN.get(following, 0) > value else value
    if not numeral or _to_roman(total) != numeral:
        raise ValueError(f"Not a Roman numeral: {numeral!r}")
    return total


def _rest(number: int) -> str:
    return f" {in_words(number)}" if number else ""


def _group(number: int, *, full: bool) -> str:
    """Below a thousand; in full ("không trăm linh năm") after a higher group."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if units:
            words += ["linh", DIGITS[units]] if words else [DIGITS[units]]
    elif tens == 1:
        words += ["mười"] + (["lăm" if units == 5 else DIGITS[units]] if units else [])
    else:
        words += [DIGITS[tens], "mươi"]
        if units:
            words.append({1: "mốt", 4: "tư", 5: "lăm"}.get(units, DIGITS[units]))
    return " ".join(words)


def _to_roman(number: int) -> str:
    letters = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ]
    written = ""
    for value, letter in letters:
        while number >= value:
            written, number = written + letter, number - value
    return written
