"""The head of a letter, written as mail programs read it.

Python's own way (3.11) drops a space where it breaks a line of Vietnamese words, and encodes a long
address of a list as if it were words.
"""

from __future__ import annotations

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.policy import SMTP, Policy
from email.utils import parseaddr

LINE = 76
"""Letters a line of a head (RFC 2047, 2)."""


class _Words(UnstructuredHeader, BaseHeader):
    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {_encoded(self, self.name)}{policy.linesep}"


class _Sender(UnstructuredHeader, BaseHeader):
    def fold(self, *, policy: Policy) -> str:
        name, address = parseaddr(self)
        words = _encoded(name, self.name)
        return f"{self.name}: {words}{policy.linesep} <{address}>{policy.linesep}"


class _Address(UnstructuredHeader, BaseHeader):
    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def _encoded(words: str, header: str) -> str:
    return Header(words, "utf-8", LINE, header).encode(linesep=SMTP.linesep)


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", _Words)
_HEADERS.map_to_type("from", _Sender)
_HEADERS.map_to_type("list-id", _Address)
_HEADERS.map_to_type("list-unsubscribe", _Address)
POLICY = SMTP.clone(max_line_length=LINE, header_factory=_HEADERS)
