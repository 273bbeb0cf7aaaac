"""Numbers of documents and acronyms in full, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .acronyms import acronyms
from .numerals import digits_in_words, in_words
from .vietnamese import fold

_LETTERS = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "Ê": "ê",
    "F": "ép", "G": "giê", "H": "hát", "I": "i", "J": "giây", "K": "ca", "L": "lờ", "M": "mờ",
    "N": "nờ", "O": "o", "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ", "T": "tê",
    "U": "u", "Ư": "ư", "V": "vê", "W": "vê kép", "X": "ích", "Y": "i dài", "Z": "dét",
}  # fmt: skip
_EVERYDAY = {
    "ASEAN": "A-xê-an", "ATTP": "an toàn thực phẩm", "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế",
    "CCCD": "căn cước công dân", "CNTT": "công nghệ thông tin", "COVID": "Cô-vít", "GPLX": "giấy phép lái xe",
    "HTX": "hợp tác xã", "SMS": "tin nhắn", "THCS": "trung học cơ sở", "THPT": "trung học phổ thông",
}  # fmt: skip
"""What everybody says, though no plan writes it."""
_SHORTENED = (
    (re.compile(r"\bTP\.?\s*HCM\b"), "Thành phố Hồ Chí Minh"),
    (re.compile(r"\bT[Pp]\.?\s*(?=[A-ZĐ]\w)"), "thành phố "),
    (re.compile(r"\bTX\.?\s*(?=[A-ZĐ]\w)"), "thị xã "),
    (re.compile(r"\bT\.Ư\b|\bTƯ\b"), "Trung ương"),
    (re.compile(r"\bĐT\s*:"), "điện thoại:"),
    (re.compile(r"\b[Đđ]/c\b"), "đồng chí"),
    (re.compile(r"\bv\.\s?v\b\.?"), "vân vân"),
    (re.compile(r"\b(?:VD|vd)\b"), "ví dụ"),
    (re.compile(r"\b[Cc][Oo][Vv][Ii][Dd]\b"), "Cô-vít"),
)
_KINDS = {
    "BC": "báo cáo", "CĐ": "công điện", "CT": "chỉ thị", "CTr": "chương trình", "CV": "công văn",
    "ĐA": "đề án", "DA": "dự án", "GM": "giấy mời", "HD": "hướng dẫn", "KH": "kế hoạch",
    "KL": "kết luận", "NĐ": "nghị định", "NQ": "nghị quyết", "PA": "phương án", "QĐ": "quyết định",
    "QC": "quy chế", "QyĐ": "quy định", "TB": "thông báo", "TT": "thông tư", "TTLT": "thông tư liên tịch",
    "TTr": "tờ trình",
}  # fmt: skip
_ISSUERS = {
    "BCA": "Bộ Công an", "BCT": "Bộ Công Thương", "BQP": "Bộ Quốc phòng", "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp", "BTTTT": "Bộ Thông tin và Truyền thông", "BXD": "Bộ Xây dựng", "BYT": "Bộ Y tế",
    "CP": "Chính phủ", "ĐU": "Đảng ủy", "HU": "Huyện ủy", "TTg": "Thủ tướng Chính phủ",
    "TU": "Tỉnh ủy", "TW": "Trung ương", "VPCP": "Văn phòng Chính phủ",
}  # fmt: skip
"""What the parts of a document's symbol mean there and only there (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
_PARLIAMENT = re.compile(r"(UBTV)?QH(\d+)")
_DOCUMENT = re.compile(
    r"(?:(?P<before>\w+(?: \w+)?)(?P<so>\s+số:?)?\s+)?(?<![\w/.,-])(?P<number>\d{1,5})"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d{2}))?"
    r"(?:\s?/\s?(?P<symbol>[A-ZĐ]\w*(?:(?:\s?[-–]\s?|&)[A-ZĐ]\w*)*)"
    r"|-(?P<party>[A-ZĐ][A-Za-zĐ]{1,2}/[A-ZĐ]{2,4}))(?!\w)"
)
_DATE = r"(?:ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}),?\s+)?"
_OWNER = re.compile(rf",?\s+{_DATE}(?:của\b|do\b[^.;:]{{1,90}}?\bban hành\b)")
_KIND_BEFORE_NUMBER = re.compile(r"(?<![\w/-])(NĐ|NQ|QĐ|KH|TT|CT|CV)(\s+số:?)?\s+(?=\d+[/-])")
_MAY_NUMBER = re.compile(r"\d\s?(?:/\s?\d{4}\s?)?[/-]\s?[A-ZĐ]")
_MAY_SHORTEN = re.compile(r"[A-ZĐƯ.]{2}|\b(?:Tp|vd|[Đđ]/c|v\.\s?v|[Cc]ovid)\b")
"""What every sentence has that says something in short."""
_UPPER_CASE = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_JOINED = re.compile(r"(?<![\w-])[A-ZĐ]{2,}(?:[-–][A-ZĐ]{2,})+(?![\w-])")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\s*\(\s*([A-ZĐ&]{2,10})\s*\)")


def say_documents(text: str) -> str:
    """Each document's number in full: "Kế hoạch số 47/KH-UBND" → "… số bốn mươi bảy của Ủy ban …".

    The kind is not said twice, nor who issued it when the sentence says so.
    """
    if not _MAY_NUMBER.search(text):
        return text
    text = _KIND_BEFORE_NUMBER.sub(lambda found: f"{_KINDS[found[1]]} số ", text)
    return _DOCUMENT.sub(_document, text)


def say_acronyms(text: str) -> str:
    """Acronyms in full; what a text explains itself is said once, the others letter by letter."""
    if not _MAY_SHORTEN.search(text):
        return text
    for pattern, words in _SHORTENED:
        text = pattern.sub(words, text)
    text = _glossed().sub(
        lambda found: found[1] if _explains(found[2], found[1]) else found[0], text
    )
    text = _gloss().sub(lambda found: "" if _is_gloss(text, found) else found[0], text)
    text = _INITIALS.sub(lambda found: "" if _are_initials(text, found) else found[0], text)
    text = _JOINED.sub(_apart, text)
    text = _run().sub(lambda found: _in_full(found, text), text)
    return _UPPER_CASE.sub(_capitals, text)


def _document(found: re.Match[str]) -> str:
    text, end = found.string, found.end()
    symbol = found["symbol"] or "-".join(found["party"].split("/"))
    parts = [part.strip() for part in re.split(r"[-–]", symbol)]
    kind = _KINDS.get(parts[0], "")
    issuers = _issuers(parts[1:] if kind else parts)
    before = found["before"] or ""
    named = kind and f" {before}".lower().endswith(f" {kind}")
    said = f"{before}{found['so'] or (' số' if named else '')} " if before else ""
    said += in_words(int(found["number"]))
    if found["year"]:
        said += f" năm {in_words(int(found['year']))}"
    if kind and not named:
        said += f", {kind}"
    if not issuers or _OWNER.match(text, end) or _named_in_sentence(text[: found.start()], issuers):
        return said
    return f"{said} của {', '.join(issuers)}"


def _issuers(parts: list[str]) -> list[str]:
    """Who the parts of a symbol name; letters nobody knows only where nothing else is known."""
    known = [name for part in parts if (name := _issuer(part))]
    return known or [_spelled(part) for part in parts]


def _issuer(part: str) -> str:
    if assembly := _PARLIAMENT.fullmatch(part):
        house = "Ủy ban Thường vụ Quốc hội" if assembly[1] else "Quốc hội"
        return f"{house} khóa {in_words(int(assembly[2]))}"
    return _ISSUERS.get(part) or acronyms().get(part, "")


def _named_in_sentence(before: str, issuers: list[str]) -> bool:
    sentence = re.split(r"[.;!?]\s", before)[-1]
    short = [word for word, full in acronyms().items() if full in issuers]
    return any(name in sentence for name in [*issuers, *short])


def _spelled(part: str) -> str:
    return " ".join(
        _LETTERS.get(letter) or digits_in_words(letter)
        for letter in part.upper()
        if letter in _LETTERS or letter.isdecimal()
    )


def _in_full(found: re.Match[str], text: str) -> str:
    """A list of acronyms in full; words that stand before it already are not said again.

    "các chỉ số PAPI, PCI" → "các chỉ số hiệu quả …, năng lực cạnh tranh cấp tỉnh".
    """
    known = _known()
    before = text[: found.start()].lower().split()
    first = known[next(_acronym().finditer(found[0]))[0]]
    words = first.lower().split()
    overlap = max(
        (n for n in range(len(words) + 1) if words[:n] == before[len(before) - n :]), default=0
    )
    head = words[:overlap]

    def full(one: re.Match[str]) -> str:
        said = known[one[0]].split()
        return " ".join(said[overlap:] if [w.lower() for w in said[:overlap]] == head else said)

    return _acronym().sub(full, found[0])


def _apart(found: re.Match[str]) -> str:
    """ "HĐND-UBND" are two acronyms, "VH-TT-TT" is one."""
    parts = re.split("[-–]", found[0])
    known = _known()
    return " và ".join(parts) if found[0] not in known and known.keys() >= {*parts} else found[0]


def _capitals(found: re.Match[str]) -> str:
    """Capitals that are no word and no known acronym are read letter by letter."""
    word = found[0]
    if full := _known().get(word):
        return full
    pronounced = len(word) > 6 or (len(word) > 3 and len(re.findall(r"[AEIOUY]", word)) > 1)
    return word if pronounced or _SYLLABLE.fullmatch(word) else _spelled(word)


@cache
def _known() -> Mapping[str, str]:
    return {**_EVERYDAY, **acronyms()}


@cache
def _acronym() -> re.Pattern[str]:
    longest_first = sorted(_known(), key=lambda short: (-len(short), short))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


@cache
def _run() -> re.Pattern[str]:
    one = _acronym().pattern
    return re.compile(rf"{one}(?:(?:, | và | hoặc |; ){one})*")


@cache
def _glossed() -> re.Pattern[str]:
    return re.compile(rf"({_acronym().pattern})\s*\(([^()]+)\)")


@cache
def _gloss() -> re.Pattern[str]:
    return re.compile(rf"\s*\(\s*({_acronym().pattern})\s*\)")


def _explains(words: str, acronym: str) -> bool:
    return words.strip().lower() == _known()[acronym].lower()


def _is_gloss(text: str, found: re.Match[str]) -> bool:
    """Whether the words before brackets are those of the acronym in them, or nearly."""
    full = _known()[found[1]].lower().split()
    before = re.split(r"[.,;:()]", text[: found.start()].lower())[-1].split()[-len(full) :]
    return 2 * len(set(full) & set(before)) >= len(set(full))


def _are_initials(text: str, found: re.Match[str]) -> bool:
    letters = [letter for letter in fold(found[1]) if letter.isalpha()]
    words = fold(text[: found.start()]).split()[-len(letters) :]
    return [word[0] for word in words] == letters
