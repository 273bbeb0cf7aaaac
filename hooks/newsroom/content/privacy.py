"""Personal data in what would be published: identity numbers, phones and mail of no agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..text.contacts import Contact, find_emails, find_identity_numbers, find_phones
from .frontmatter import Location, Value
from .item import Item
from .models import Agency
from .problems import Problem
from .settings import Office
from .tasks import Task

_CONTACT_FIELDS = ("phone", "hotline", "email", "address")
_SUSPECT = re.compile(r"@|\d(?:\D{0,3}\d){8}")
"""What every finding contains; most texts have none and are not searched further."""
_NOT_SHOWN = re.compile(r"<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_IDENTITY = (
    'Có số giống số căn cước hoặc chứng minh nhân dân ("{masked}"). '
    "Dữ liệu cá nhân không được đăng: hãy xóa số này."
)
_PHONE = (
    'Số điện thoại "{masked}" không phải của cơ quan nào trong docs/co-quan/ hay trong mkdocs.yml. '
    'Số riêng của cá nhân thì hãy xóa; số của cơ quan thì hãy ghi vào "Điện thoại" (phone) hoặc '
    '"Đường dây nóng" (hotline) của cơ quan ấy.'
)
_EMAIL = (
    'Thư điện tử "{masked}" không phải của cơ quan nào trong docs/co-quan/ hay trong mkdocs.yml. '
    "Địa chỉ riêng của cá nhân thì hãy xóa; địa chỉ của cơ quan thì hãy ghi vào "
    '"Thư điện tử" (email) của cơ quan ấy.'
)


@dataclass(frozen=True)
class _Piece:
    """A text of one file, and the line it starts on."""

    path: str
    line: int
    text: str
    joined: bool = False
    """Whether a line break in it is only a blank: a number may go on in the next line."""


def personal_data(items: list[Item], tasks: Iterable[Task], office: Office) -> list[Problem]:
    """A problem for each; the messages do not repeat the data, for logs are read by many."""
    known = _official(items, office)
    pieces = [piece for item in items for piece in _pieces(item)]
    for task in tasks:
        text = "\n".join((task.title, task.lead, task.partners, task.time, task.product))
        pieces.append(_Piece(task.path, task.line, " ".join(text.split())))
    return [problem for piece in pieces for problem in _problems(piece, known)]


def _problems(piece: _Piece, known: frozenset[str]) -> Iterator[Problem]:
    if not _SUSPECT.search(piece.text):
        return
    in_lines = _ADDRESS.sub(_blank, _NOT_SHOWN.sub(_blank, piece.text))
    text = in_lines.replace("\n", " ") if piece.joined else in_lines
    identities = list(find_identity_numbers(text))
    taken = {contact.start for contact in identities}
    findings: list[tuple[Contact, str]] = [(contact, _IDENTITY) for contact in identities]
    findings += [(contact, _PHONE) for contact in find_phones(text) if contact.start not in taken]
    findings += [(contact, _EMAIL) for contact in find_emails(text)]
    for contact, sentence in findings:
        if contact.same not in known:
            line = piece.line + in_lines.count("\n", 0, contact.start)
            yield Problem(piece.path, line, sentence.format(masked=_masked(contact.written)))


def _official(items: list[Item], office: Office) -> frozenset[str]:
    """The numbers and addresses of the agencies and of the office that keeps the site."""
    texts = [
        value
        for agency in items
        if isinstance(agency, Agency)
        for name in _CONTACT_FIELDS
        if (value := getattr(agency, name))
    ]
    texts += [value for value in _strings(office.model_dump()) if isinstance(value, str)]
    find: tuple[Callable[[str], Iterator[Contact]], ...] = (find_phones, find_emails)
    return frozenset(contact.same for text in texts for search in find for contact in search(text))


def _pieces(item: Item) -> Iterator[_Piece]:
    origin = item.origin
    yield _Piece(origin.path, origin.body_line, origin.body)
    for location, text in _texts(origin.front_matter.fields, ()):
        rows = origin.front_matter.in_lines.get(location) or " ".join(text.split())
        words = "\n".join(" ".join(row.split()) for row in rows.split("\n"))
        yield _Piece(origin.path, origin.line(*location), words, joined=True)


def _texts(value: Value, at: Location) -> Iterator[tuple[Location, str]]:
    """Every text of the front matter and where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _texts(entry, (*at, number))
    else:
        for key, entry in value.items():
            yield from _texts(entry, (*at, key))


def _strings(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from _strings(entry)
    else:
        yield value


def _blank(found: re.Match[str]) -> str:
    """As many lines as were there, so that what follows keeps its line."""
    return "\n" * found[0].count("\n") or " "


def _masked(written: str) -> str:
    name, at, domain = written.partition("@")
    if at:
        return f"{name[:2]}…@{domain}"
    return f"{written[:3]}…{written[-2:]}"
