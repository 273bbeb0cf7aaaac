"""Phone numbers, e-mail addresses and identity numbers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_INSIDE = r"(?<!\w)(?<!\d[-./,])"
"""Not in the middle of a code such as 1.004220 or 47/2024."""
_PHONE = re.compile(
    _NOT_INSIDE + r"(?:\(?\+84\)?(?:[ .-]?\(0\))?|84(?=[ .-]?[1-9])|\(?0)"
    r"(?:[  .()-]{0,2}\d){8,10}(?![\w/]|[.,-]\d)"
)
_NATIONAL = re.compile(r"0[35789]\d{8}|01[2689]\d{8}|02\d{9}")
"""Mobile numbers of today and of before 2018, landlines with their area."""
_DATE = re.compile(r"\d{1,2}[ .-]\d{1,2}[ .-]\d{4}")
_EMAIL = re.compile(r"[\w.+-]*\w@(?:[\w-]+\.)+[A-Za-z]{2,}", re.ASCII)
_LABELLED = re.compile(
    r"(?i:(?P<old>\bCMND|\bCMTND|\bCMT\b|chứng\s+minh\s+(?:nhân\s+dân|thư))|\bCCCD|căn\s+cước|định\s+danh)"
    r"[^\d\n]{0,30}(?P<number>\d(?:[  .]?\d){8,11})(?![\w/]|[.,]\d)"
)
_TWELVE = re.compile(
    _NOT_INSIDE + r"(?:\d{12}|0\d{2}(?P<three>[  .])\d{3}(?P=three)\d{3}(?P=three)\d{3}"
    r"|0\d{3}(?P<four>[  .])\d{4}(?P=four)\d{4})"
    r"(?![\w/]|[.,]\d|\s*(?:đồng|VNĐ|VND)\b)"
)


@dataclass(frozen=True, order=True)
class Contact:
    """A number or an address in a text, and where it starts."""

    start: int
    written: str
    same: str
    """The form two spellings share: "+84 912.345.678" → "0912345678"."""


def find_phones(text: str) -> Iterator[Contact]:
    """The private-looking phone numbers; service numbers (1800, 1900, 1022, 113) are nobody's."""
    for found in _PHONE.finditer(text):
        written = found[0]
        number = _national(written)
        parts = re.findall(r"\d+", written)
        country = written.lstrip("(").startswith(("+", "84"))
        if not _NATIONAL.fullmatch(number) or _DATE.match(written):
            continue
        if country or len(parts[0]) >= 3:
            yield Contact(found.start(), written, number)


def find_emails(text: str) -> Iterator[Contact]:
    for found in _EMAIL.finditer(text):
        yield Contact(found.start(), found[0], found[0].lower())


def find_identity_numbers(text: str) -> Iterator[Contact]:
    """Numbers of 12 digits like those of identity cards; of 9 where the text calls them so."""
    found = {
        match.start("number"): match["number"]
        for match in _LABELLED.finditer(text)
        if len(_digits(match["number"])) in ((9, 12) if match["old"] else (12,))
    }
    found |= {match.start(): match[0] for match in _TWELVE.finditer(text)}
    for at, written in sorted(found.items()):
        yield Contact(at, written, _digits(written))


def call_link(written: str) -> str:
    """The address that calls a number: "(0273) 3.873.123" → "tel:02733873123"."""
    return f"tel:{'+' if written.lstrip(' (').startswith('+') else ''}{_digits(written)}"


def _national(written: str) -> str:
    digits = _digits(written)
    if digits.startswith("84"):
        return "0" + digits[2:].removeprefix("0")
    return digits


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)
