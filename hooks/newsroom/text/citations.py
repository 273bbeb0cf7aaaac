"""Where a text cites an official document: "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import takewhile

from .vietnamese import fold

_KINDS = (
    "báo cáo",
    "chỉ thị",
    "chương trình",
    "công điện",
    "công văn",
    "đề án",
    "hướng dẫn",
    "kế hoạch",
    "kết luận",
    "luật",
    "nghị định",
    "nghị quyết",
    "pháp lệnh",
    "quy chế",
    "quy định",
    "quyết định",
    "thông báo",
    "thông tư liên tịch",
    "thông tư",
    "tờ trình",
    "văn bản",
)
_KIND = "|".join(f"[{kind[0].upper()}{kind[0]}]{kind[1:]}".replace(" ", r"\s+") for kind in _KINDS)
# 61/2018/NĐ-CP, 103 /KH-UBND, 202/2025/QH15, 876/QĐ-BNV; the Party's 60-NQ/TW.
_SYMBOL = r"[A-ZĐ][A-Za-zĐđ0-9]*(?:&[A-ZĐ][A-Za-zĐđ0-9]*)*"
_NUMBER = (
    rf"\d{{1,5}}\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?{_SYMBOL}(?:\s?[-–]\s?{_SYMBOL})*"
    rf"|\d{{1,5}}-[A-ZĐ]{{2,3}}/[A-ZĐ]{{2,4}}"
)
_CITATION = re.compile(
    rf"(?<![\w/.,&-])(?P<kind>(?:{_KIND})\s+(?:[Ss]ố:?\s+)?)?(?P<number>{_NUMBER})(?![\w/])"
)
_DAY = re.compile(
    r",?\s+(?:ban hành\s+)?ngày\s+(?P<day>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<month>\d{1,2})"
    r"\s*(?:/|\s+năm\s+)\s*(?P<year>\d{4})"
)
_ISSUER = re.compile(r",?\s+(?:của|do)\s+(?P<words>[^;:.,()“”]{1,90})")
_LEVEL = re.compile(
    r"\b(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường)\s+"
)
_FOLLOWING = 160
"""How far behind a number its date and its issuer stand."""

_IN_ONE_LINE = re.compile(r"\d.*", re.DOTALL)
"""The number of a cited document, which lines should not part."""
_AFTER_ISSUER = re.compile(
    r"\s+(?:ban hành|giao|hướng dẫn|là|nêu|phê duyệt|quy định|sửa đổi|thực hiện|triển khai|và|về)\b.*"
)
_ISSUER_WORDS = 7
"""An issuer of more words is taken for half a sentence."""

# Letters that no text can hold (source_lines) mark a citation until its address is known.
_OPEN, _MIDDLE, _CLOSE = "\ue004", "\ue005", "\ue006"
_NOTE, _NOTE_END = "\ue009", "\ue00a"
_MARK = re.compile(
    f"{_OPEN}(?P<number>\\d+){_MIDDLE}(?P<words>[^{_CLOSE}]*){_CLOSE}|{_NOTE}(?P<note>\\d+){_NOTE_END}"
)


@dataclass(frozen=True, order=True)
class Citation:
    """What a text says of the document it cites; empty where it does not say."""

    number: str
    """As `same_number` gives it."""
    day: str = ""
    """ISO, as in 2018-04-23."""
    place: str = ""
    """The name of the place of the issuer, without "tỉnh" or "huyện"."""


@dataclass(frozen=True)
class CitedLink:
    """Where a citation leads, and what the reader should know of the document."""

    url: str
    note: str = ""


def same_number(written: str) -> str:
    """A number in the one form that two spellings of it share: "05 /KH – UBND" → "5/KH-UBND"."""
    compact = re.sub(r"\s+", "", written).replace("–", "-")
    return compact.lstrip("0")


@dataclass(frozen=True)
class Found:
    """A citation in a text, and where: its kind and number, and the end of its date and issuer."""

    start: int
    end: int
    whole_end: int
    citation: Citation

    def mark(self, number: int, words: str) -> str:
        """What stands for the words until `linked` knows where they lead."""
        return f"{_OPEN}{number}{_MIDDLE}{words}{_CLOSE}"


def find_citations(text: str) -> Iterator[Found]:
    """Every citation of a text, in order."""
    for found in _CITATION.finditer(text):
        yield _read(found, text)


def note_mark(number: int) -> str:
    """Where the note of a citation goes, if it has one."""
    return f"{_NOTE}{number}{_NOTE_END}"


def linked(html: str, links: Sequence[CitedLink | None]) -> str:
    """The HTML with a link for each mark that has one, and each note once; the other marks go."""
    noted: set[str] = set()

    def shown(mark: re.Match[str]) -> str:
        number = int(mark["number"] or mark["note"])
        target = links[number] if number < len(links) else None
        if mark["note"]:
            if target is None or not target.note or target.url in noted:
                return ""
            noted.add(target.url)
            return f' <span class="citation-note">({escape(target.note)})</span>'
        if target is None:
            return mark["words"]
        words = _IN_ONE_LINE.sub(r'<span class="citation__number">\g<0></span>', mark["words"])
        return f'<a class="citation" href="{escape(target.url)}">{words}</a>'

    return _MARK.sub(shown, html)


def bare_place(name: str) -> str:
    """A place's name folded and without its level: "Tỉnh Tiền Giang" → "tien giang"."""
    level = _LEVEL.match(name)
    return fold(name[level.end() :] if level else name).strip()


def _read(found: re.Match[str], text: str) -> Found:
    following = text[found.end() : found.end() + _FOLLOWING]
    day = _DAY.match(following)
    known = day.end() if day else 0
    issuer = _ISSUER.match(following, known)
    if issuer:
        words = _AFTER_ISSUER.sub("", issuer["words"]).rstrip()
        if len(words.split()) <= _ISSUER_WORDS:
            known = issuer.start("words") + len(words)
    citation = Citation(
        same_number(found["number"]),
        _iso(day) if day else "",
        _named_place(issuer["words"]) if issuer else "",
    )
    return Found(found.start(), found.end(), found.end() + known, citation)


def _iso(found: re.Match[str]) -> str:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return ""


def _named_place(words: str) -> str:
    """The capitalised words after a level: "UBND tỉnh Tây Ninh về …" → "Tây Ninh"."""
    for level in _LEVEL.finditer(words):
        following = words[level.end() :].split()
        name = takewhile(lambda word: word[:1].isupper(), following)
        if found := " ".join(name):
            return found
    return ""
