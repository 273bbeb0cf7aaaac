"""The way of a letter to every agency, once, past every kind of failure."""

from __future__ import annotations

import csv
import email
import os
import signal
import smtplib
import subprocess
import sys
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from newsroom.commands import post
from newsroom.commands.ledger import AGAIN, SENDING, SENT, UNSURE, Ledger
from newsroom.commands.mail_console import ledger_file
from newsroom.commands.post import PostProblem, Server
from newsroom.editions.mail import Letter
from tests.repositories import ROOT, run_python
from tests.unit.mail_samples import (
    ADDRESSES,
    MOMENT,
    Office,
    deliver,
    part,
    running,
)


def test_everyone_gets_it_once_and_a_second_run_sends_nothing(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    outcome = deliver(letter, server, tmp_path / "so.csv")
    assert outcome.complete
    assert [address for address, _ in handler.taken] == ADDRESSES
    message = email.message_from_bytes(handler.taken[0][1], policy=default)
    assert message["To"] == ADDRESSES[0]
    assert isinstance(message, EmailMessage)
    assert part(message, "plain").split() == letter.text.split()
    again = deliver(letter, server, tmp_path / "so.csv")
    assert again.before == ADDRESSES
    assert len(handler.taken) == len(ADDRESSES)
    rows = list(csv.reader((tmp_path / "so.csv").open(encoding="utf-8-sig"), delimiter=";"))
    final = {row[0]: row for row in rows[1:]}
    assert [final[address][3] for address in ADDRESSES] == [SENT] * 5
    assert "250" in final[ADDRESSES[0]][4]


def test_greylisting_and_refusal_are_tried_again_until_taken(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    handler.answers = {ADDRESSES[1]: ["451 greylisted"], ADDRESSES[3]: ["550 no such user"]}
    first = deliver(letter, server, tmp_path / "so.csv")
    assert list(first.postponed) == [ADDRESSES[1]]
    assert list(first.refused) == [ADDRESSES[3]]
    assert not first.complete
    second = deliver(letter, server, tmp_path / "so.csv")
    assert second.sent == [ADDRESSES[1], ADDRESSES[3]]
    assert sorted(address for address, _ in handler.taken) == ADDRESSES


def test_a_connection_dropped_before_the_letter_is_whole_is_opened_again(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    handler.drops_early = 2
    outcome = deliver(letter, server, tmp_path / "so.csv")
    assert outcome.complete
    assert sorted(address for address, _ in handler.taken) == ADDRESSES


def test_a_letter_taken_without_an_answer_is_told_and_not_sent_again(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    handler.drops_late = {ADDRESSES[1]}
    file = tmp_path / "so.csv"
    for _ in range(2):
        outcome = deliver(letter, server, file)
        assert outcome.unsure == [ADDRESSES[1]]
        assert not outcome.complete
    assert [address for address, _ in handler.taken] == ADDRESSES
    rows = file.read_text(encoding="utf-8-sig").replace(UNSURE, AGAIN)
    file.write_text(rows, encoding="utf-8-sig")
    handler.drops_late.clear()
    assert deliver(letter, server, file).sent == [ADDRESSES[1]]
    assert deliver(letter, server, file).complete


def test_a_server_that_answers_nothing_any_more_leaves_the_others_untouched(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    handler.drops_late = set(ADDRESSES)
    outcome = deliver(letter, server, tmp_path / "so.csv")
    assert outcome.unsure == ADDRESSES[:2]
    assert outcome.waiting == 3
    handler.drops_late.clear()
    assert deliver(letter, server, tmp_path / "so.csv").sent == ADDRESSES[2:]
    assert [address for address, _ in handler.taken] == ADDRESSES


def test_a_server_gone_for_good_leaves_nobody_unsure(
    letter: Letter,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The letter was not whole, and no new connection can be had: it is to be sent again."""
    handler, server = mail_office
    file = tmp_path / "so.csv"

    def no_more(server: Server) -> Any:
        raise PostProblem("không nối được")

    handler.drops_early = 1
    connect = post._connected
    connections = iter([connect, no_more])
    monkeypatch.setattr(post, "_connected", lambda server: next(connections)(server))
    with pytest.raises(PostProblem):
        deliver(letter, server, file)
    monkeypatch.setattr(post, "_connected", connect)
    assert deliver(letter, server, file).sent == ADDRESSES


def test_a_letter_handed_over_when_the_program_was_killed_is_not_sent_again(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    with Ledger(tmp_path / "so.csv") as ledger:
        ledger.record(ADDRESSES[0], MOMENT, "<x@y.vn>", SENDING)
    outcome = deliver(letter, server, tmp_path / "so.csv")
    assert outcome.unsure == [ADDRESSES[0]]
    assert not outcome.complete
    assert [address for address, _ in handler.taken] == ADDRESSES[1:]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_killed_sending_goes_on_where_it_stopped(
    office: Path, mail_office: tuple[Office, Server], tmp_path: Path, moment: str
) -> None:
    """SIGKILL before the third letter's last line, or right after the server took it."""
    handler, server = mail_office
    ledger_file(office, "2022-05").unlink(missing_ok=True)
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(ADDRESSES), encoding="utf-8")
    killer = tmp_path / "killer.py"
    killer.write_text(KILLER, encoding="utf-8")
    environment = {
        **os.environ,
        "SMTP_URL": f"smtp://127.0.0.1:{server.port}",
        "PYTHONPATH": str(ROOT / "hooks"),
    }
    arguments = [sys.executable, str(killer), moment, "mail", "2022-05", str(file)]
    killed = subprocess.run(
        arguments, cwd=office, env=environment, check=False, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    command = [sys.executable, "-m", "newsroom", "mail", "2022-05", str(file)]
    again = subprocess.run(
        command, cwd=office, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    got = [address for address, _ in handler.taken]
    assert sorted(got) == ADDRESSES, again.stdout
    if moment == "before":
        assert again.returncode == 0, again.stdout
    else:
        assert again.returncode == 1
        assert "Chưa chắc (1)" in again.stdout


KILLER = """
import os, signal, sys
from newsroom.commands import post
moment = sys.argv.pop(1)
deliver = post.Post.deliver
count = 0

def dying(self, sender, to, letter, before):
    global count
    count += 1
    def last():
        if count == 3 and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        before()
    answer = deliver(self, sender, to, letter, last)
    if count == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

post.Post.deliver = dying
from newsroom.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("asked", ["behind the command", "before it"])
def test_a_dry_run_is_one_with_make_and_without(
    office: Path, mail_office: tuple[Office, Server], tmp_path: Path, asked: str
) -> None:
    handler, server = mail_office
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(ADDRESSES), encoding="utf-8")
    environment = {
        "SMTP_URL": f"smtp://127.0.0.1:{server.port}",
        "PYTHONPATH": str(ROOT / "hooks"),
    }
    words = ["mail", "ISSUE=2022-05", f"RECIPIENTS={file}"]
    if asked == "before it":
        environment["DRY_RUN"] = "1"
    else:
        words.append("DRY_RUN=1")
    ran = run_python("-m", "newsroom", *words, folder=office, environment=environment)
    assert ran.returncode == 0, ran.stdout
    assert handler.taken == []
    assert len(list(tmp_path.glob("ds.2022-05.thu/*.eml"))) == len(ADDRESSES)


def test_a_server_that_is_encrypted_from_the_start_and_wants_no_login_is_greeted_too(
    letter: Letter,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else it refuses every address: "503 send HELO first"."""
    handler, server = mail_office

    def without_certificate(host: str, port: int, *, timeout: float, context: Any) -> smtplib.SMTP:
        return smtplib.SMTP(host, port, timeout=timeout)

    monkeypatch.setattr(smtplib, "SMTP_SSL", without_certificate)
    outcome = deliver(letter, replace(server, encrypted=True), tmp_path / "so.csv")
    assert outcome.complete, outcome.refused
    assert [address for address, _ in handler.taken] == ADDRESSES


def test_a_login_that_fails_sends_nothing(letter: Letter, tmp_path: Path) -> None:
    def refuse(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        return AuthResult(success=False, handled=False)

    handler = Office()
    with running(handler, authenticator=refuse, auth_require_tls=False) as server:
        known = replace(server, user="ten", password="sai")
        with pytest.raises(PostProblem, match="mật khẩu"):
            deliver(letter, known, tmp_path / "so.csv")
    assert handler.taken == []
