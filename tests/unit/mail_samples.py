"""An office that sends mail, and a mail server that fails as it is told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from newsroom.commands.ledger import Ledger
from newsroom.commands.mail import prepare, send
from newsroom.commands.post import Server
from newsroom.commands.recipients import read_recipients
from newsroom.content.settings import read_settings
from newsroom.editions.mail import Letter
from tests.repositories import copy_repository

MOMENT = datetime(2024, 2, 1, 8, 0, tzinfo=UTC)
SENDER = "    mail:\n      sender: Sở Nội vụ <ban-tin@cchc.example.org>\n"
ADDRESSES = [f"co-quan-{number}@nghean.gov.vn" for number in range(1, 6)]


def make_office(folder: Path) -> Path:
    """The sample site, of an office that sends mail."""
    root = copy_repository(folder / "repository")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  office:\n", f"  office:\n{SENDER}", 1), encoding="utf-8")
    return root


def letter_to(office: Path, file: Path, addresses: str) -> Letter:
    file.write_text(addresses, encoding="utf-8")
    return prepare(office, read_settings(office), "2022-05", read_recipients(file))


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


class Office:
    """A mail server that fails as it is told, and remembers what it has taken."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.answers: dict[str, list[str]] = {}
        """What it says to RCPT of an address, once each, before it takes the letter."""
        self.drops_early = 0
        """How many letters it drops the connection on before it has read them."""
        self.drops_late: set[str] = set()
        """Whose letter it takes, and drops the connection instead of saying so."""

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        waiting = self.answers.get(address)
        if waiting:
            return waiting.pop(0)
        if self.drops_early:
            self.drops_early -= 1
            server.transport.abort()
            return "421 gone"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.taken += [(address, envelope.content) for address in envelope.rcpt_tos]
        if self.drops_late.intersection(envelope.rcpt_tos):
            server.transport.abort()
        return "250 taken"


@contextmanager
def running(handler: Office, **settings: Any) -> Iterator[Server]:
    """The address of a server on this machine that the handler answers for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield Server("127.0.0.1", port, "", "", encrypted=False)
    finally:
        controller.stop()


def deliver(letter: Letter, server: Server, file: Path) -> Any:
    with Ledger(file) as ledger:
        return send(letter, ADDRESSES, server, ledger, lambda: MOMENT, lambda done, total: None)
