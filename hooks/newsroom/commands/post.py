"""The connection to the mail server: one letter at a time, with a sure answer for each."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

_URL = re.compile(
    r"(?P<scheme>smtps?)://"
    r"(?:(?P<user>[^:]*?)(?::(?P<password>.*))?@)?"
    r"(?P<host>\[[\da-f:.]+\]|[^\s@:/?#\[\]]+)(?::(?P<port>\d{1,5}))?/?",
    re.IGNORECASE,
)
"""Up to the last @ it is the name and the password, whatever signs that has."""
_LAST_PORT = 65535
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
TIMEOUT = 600
"""Seconds a server may take to answer; RFC 5321, 4.5.3.2.6 asks for ten minutes at the end."""


class PostProblem(Exception):
    """The server cannot be used at all; the sentence says why and what to do."""


class ConnectionLost(Exception):
    """The server went away before it had the whole letter, so it cannot have taken it."""


class NoAnswer(Exception):
    """The server had the whole letter and went away without an answer; it may have taken it."""


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    user: str
    password: str
    encrypted: bool
    """TLS from the start (smtps://)."""


@dataclass(frozen=True)
class Answer:
    code: int
    text: str

    @property
    def taken(self) -> bool:
        return 200 <= self.code < 300

    @property
    def postponed(self) -> bool:
        """Refused for now, as greylisting does (4xx)."""
        return 400 <= self.code < 500

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


def parse_server(url: str) -> Server:
    """The server of smtp://user:password@host:587 or smtps://…:465; raises PostProblem."""
    parts = _URL.fullmatch(url.strip())
    if not parts or int(parts["port"] or 0) > _LAST_PORT:
        raise PostProblem(
            "Chưa biết máy chủ thư. Hãy đặt biến môi trường SMTP_URL theo dạng "
            "smtp://tên:mật_khẩu@máy_chủ:587 hoặc smtps://tên:mật_khẩu@máy_chủ:465 "
            "(dấu : trong tên thì viết %3A, dấu % thì viết %25)."
        )
    encrypted = parts["scheme"].lower() == "smtps"
    return Server(
        parts["host"].strip("[]"),
        int(parts["port"] or (465 if encrypted else 587)),
        unquote(parts["user"] or ""),
        unquote(parts["password"] or ""),
        encrypted,
    )


class Post:
    """An open connection; `deliver` says what the server answered for one letter."""

    def __init__(self, server: Server) -> None:
        self._smtp = _connected(server)

    def deliver(self, sender: str, to: str, letter: bytes, before: Callable[[], None]) -> Answer:
        """The server's answer for a letter, the first that refuses or the one after its last line.

        `before` is called when everything but the last line has been handed over, so that a
        program killed earlier has surely not sent. Raises ConnectionLost or NoAnswer, on either
        side of the last line: a server takes a letter only when it has read that line whole
        (RFC 5321, 4.1.1.4), and then another try could deliver it twice (RFC 1047).
        """
        try:
            steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
                lambda: self._smtp.mail(sender),
                lambda: self._smtp.rcpt(to),
                lambda: self._smtp.docmd("DATA"),
            )
            for step in steps:
                code, text = step()
                if code >= 400:
                    self._smtp.rset()
                    return Answer(code, _decoded(text))
            self._smtp.send(_transparent(letter))
            before()
            self._smtp.send(b".\r\n")
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise ConnectionLost(str(error)) from None
        try:
            code, text = self._smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise NoAnswer(str(error)) from None
        return Answer(code, _decoded(text))

    def close(self) -> None:
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()


def _connected(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    try:
        if server.encrypted:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls(context=context)
            elif server.user and server.host not in _LOOPBACK:
                raise PostProblem(
                    f"Máy chủ {server.host} không mã hóa đường truyền, nên không gửi mật khẩu. "
                    "Hãy dùng smtps:// hoặc hỏi bộ phận công nghệ thông tin."
                )
        # Servers refuse every address of a client that has not said so since the line was encrypted.
        smtp.ehlo_or_helo_if_needed()
        if server.user:
            smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        raise PostProblem(
            f"Máy chủ {server.host} không nhận tên hoặc mật khẩu "
            f"({error.smtp_code} {_decoded(error.smtp_error)}). Hãy xem lại SMTP_URL."
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        raise PostProblem(
            f"Không nối được máy chủ {server.host}:{server.port} ({error}). Hãy xem lại SMTP_URL và mạng."
        ) from None
    return smtp


def _transparent(letter: bytes) -> bytes:
    """The letter with CRLF ends and doubled leading dots (RFC 5321, 4.5.2), without the last line."""
    lines = letter.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines)


def _decoded(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text
