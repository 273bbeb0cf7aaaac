"""The letter of an issue, and its way to every agency past every kind of failure."""

from __future__ import annotations

import csv
import email
import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from lxml import html as lxml_html

from newsroom.commands import post
from newsroom.commands.ledger import (
    AGAIN,
    POSTPONED,
    REFUSED,
    SENDING,
    SENT,
    UNSURE,
    Ledger,
    UnusableLedger,
)
from newsroom.commands.mail import NotSent, prepare, send, write_letters
from newsroom.commands.mail_console import mail_issue
from newsroom.commands.post import PostProblem, Server, parse_server
from newsroom.commands.recipients import read_recipients
from newsroom.content.settings import SettingsProblem, read_settings
from newsroom.editions.mail import COLUMN, HEAVIEST, Letter, letter_of, message_of
from newsroom.editions.mail_text import WIDTH
from tests.bad_input.sound import ISSUE
from tests.repositories import ROOT, copy_repository
from tests.unit.edition_samples import issue_source, make_issue, picture

COVER = "bulletins/2024-01/bia.jpg"
MOMENT = datetime(2024, 2, 1, 8, 0, tzinfo=UTC)
SENDER = "    mail:\n      sender: Sở Nội vụ <ban-tin@cchc.example.org>\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, of an office that sends mail."""
    root = copy_repository(tmp_path_factory.mktemp("office") / "repository")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  office:\n", f"  office:\n{SENDER}", 1), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def letter(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return letter_to(office, tmp_path_factory.mktemp("list") / "ds.csv", "a@nghean.gov.vn\n")


def letter_to(office: Path, file: Path, addresses: str) -> Letter:
    file.write_text(addresses, encoding="utf-8")
    return prepare(office, read_settings(office), "2022-05", read_recipients(file))


def read(message: EmailMessage) -> EmailMessage:
    parsed = email.message_from_bytes(message.as_bytes(), policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_the_letter_has_both_parts_and_the_headers_of_a_list(letter: Letter) -> None:
    message = read(message_of(letter, "a@nghean.gov.vn"))
    assert message["From"] == "Sở Nội vụ <ban-tin@cchc.example.org>"
    assert message["To"] == "a@nghean.gov.vn"
    assert message["Subject"] == letter.subject
    assert message["Date"] == "Fri, 06 May 2022 07:00:00 +0700"
    assert message["List-Id"] == "<ban-tin.cchc.example.org>"
    assert message["List-Unsubscribe"] == "<https://cchc.example.org/nhan-ban-tin/>"
    assert message.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]


def test_one_letter_is_the_same_bytes_and_another_recipient_another_letter(letter: Letter) -> None:
    first = message_of(letter, "a@nghean.gov.vn")
    assert first.as_bytes() == message_of(letter, "a@nghean.gov.vn").as_bytes()
    assert first["Message-ID"] != message_of(letter, "b@nghean.gov.vn")["Message-ID"]
    assert "nghean" not in first["Message-ID"]
    assert max(map(len, first.as_bytes().split(b"\r\n"))) <= 78


LONG = "https://cchc.so-noi-vu.example.gov.vn/nhan-ban-tin/thoi-nhan/cac-co-quan-don-vi/dang-ky/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mailto:tin@a.vn?subject=Thôi-nhận", "mailto:tin@a.vn?subject=Th%C3%B4i-nh%E1%BA%ADn"),
        ("https://a.vn/th%C3%B4i?b=1&c=2,3#d", "https://a.vn/th%C3%B4i?b=1&c=2,3#d"),
        (LONG, LONG),
    ],
)
def test_where_to_leave_the_list_is_read_by_programs(
    repository: Callable[..., Path], written: str, meant: str
) -> None:
    """None of them decodes words of RFC 2047 there."""
    root = repository(sample=True)
    settings = root / "mkdocs.yml"
    mail = f"  office:\n{SENDER}      unsubscribe: {written}\n"
    text = settings.read_text(encoding="utf-8").replace("  office:\n", mail, 1)
    settings.write_text(text, encoding="utf-8")
    letter = letter_to(root, root.parent / "ds.csv", "a@nghean.gov.vn\n")
    head = message_of(letter, "a@nghean.gov.vn").as_bytes().partition(b"\r\n\r\n")[0]
    assert f"List-Unsubscribe: <{meant}>\r\n".encode() in head
    assert f"\n{meant}\n" in letter.text


def test_a_long_domain_stays_whole_in_the_head_of_a_letter(letter: Letter) -> None:
    domain = ".".join(["mot-ten-mien-rat-dai-cua-co-quan"] * 6)
    long = replace(letter, issue=replace(letter.issue, authority=domain))
    head = message_of(long, f"{'a' * 60}@{domain}").as_bytes().partition(b"\r\n\r\n")[0]
    assert f"List-Id: <ban-tin.{domain}>\r\n".encode() in head
    assert re.search(rf"\r\nMessage-ID: <[^\s]+@{domain}>\r\n".encode(), head)
    assert f"\r\nTo: {'a' * 60}@{domain}\r\n".encode() in head


@pytest.mark.parametrize(
    "name",
    [
        "Sở Nội vụ",
        "Cổng thông tin điện tử cải cách hành chính tỉnh Đồng Tháp",
        "Ban Chỉ đạo CCHC (Tổ giúp việc), Ban Chỉ đạo CCHC (Tổ giúp việc), tỉnh A",
        "So Noi vu",
    ],
)
def test_names_keep_their_spaces_where_a_line_of_the_head_breaks(letter: Letter, name: str) -> None:
    sender, title = f'"{name}" <tin@a.vn>', f"{name} {name} {name}"
    issue = replace(letter.issue, sender=sender, title=title)
    parsed = email.message_from_bytes(message_of(replace(letter, issue=issue)).as_bytes())
    written, address = parseaddr(parsed["From"])
    assert (shown(written), address) == (name, "tin@a.vn")
    assert shown(parsed["Subject"]) == issue.marked_title


def shown(header: str) -> str:
    """As mail programs show it; Python's newer reader puts spaces into words."""
    return str(make_header(decode_header(header)))


def test_the_text_part_is_complete_and_wrapped(letter: Letter) -> None:
    text = part(read(message_of(letter)), "plain")
    for piece in letter.issue.pieces:
        assert piece.title in " ".join(text.split())
        if not piece.annexed:
            words = letter.issue.document(piece).plain_text().split()
            assert set(words) <= set(text.split()) | {word.upper() for word in words}
    assert all(len(line) <= WIDTH for line in text.splitlines() if "://" not in line)
    assert letter.issue.url in text


def test_the_html_part_suits_outlook_gmail_and_narrow_screens(letter: Letter) -> None:
    page = part(read(message_of(letter)), "html")
    assert len(page.encode()) < HEAVIEST
    assert page.index("charset") < 1024
    tree: Any = lxml_html.fromstring(page)
    assert not tree.xpath("//script | //link | //form | //iframe | //svg | //video")
    assert not re.search(r"background-image|position:|display:\s*(?:flex|grid)|float:", page)
    assert all("font-family" in cell.get("style", "") for cell in tree.xpath("//p | //li"))
    assert "prefers-color-scheme: dark" in page
    assert {table.get("role") for table in tree.xpath("//table[not(ancestor::div)]")} == {
        "presentation"
    }
    addresses = [link.get("href") for link in tree.xpath("//a[@href]")]
    anchors = {element.get("id") for element in tree.xpath("//*[@id]")}
    assert all(
        address.startswith(("https://", "mailto:")) or address.removeprefix("#") in anchors
        for address in addresses
    )


def test_everything_of_an_item_is_in_both_parts(tmp_path: Path) -> None:
    issue, pictures = make_issue(tmp_path)
    letter = letter_of(issue, pictures)
    tree: Any = lxml_html.fromstring(letter.html)
    for said in (" ".join(tree.text_content().split()), " ".join(letter.text.split())):
        for words in ("Lời chú có chữ đậm", "Trần Thị B", "Nguồn: Báo Nghệ An", "Lời người dân."):
            assert words in said, words
    assert "chú thích (1)" in letter.text
    assert "(1) Lời chú" in letter.text
    assert "trang ngoài (https://example.org/a?b=1&c=2)." in letter.text
    anchors = {element.get("id") for element in tree.xpath("//*[@id]")}
    inside = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inside and set(inside) <= anchors


def test_all_the_editors_say_is_in_the_text_part_too(tmp_path: Path) -> None:
    source = issue_source("image: bia.jpg", "alt: Trụ sở của Sở").rstrip()
    noted = f"{source}[^1]\n\n[^1]: Theo kế hoạch năm.\n"
    issue, pictures = make_issue(tmp_path, {ISSUE: noted, COVER: picture(800, 500, "JPEG")})
    corrected = replace(issue, corrections=(("05/02/2024", "Sửa tên."),))
    text = " ".join(letter_of(corrected, pictures).text.split())
    for words in ("(Ảnh: Trụ sở của Sở)", "tin hai. (1)", "(1) Theo kế hoạch năm.", "ở cuối thư"):
        assert words in text, words


def test_a_picture_is_never_wider_than_the_letter_in_outlook(tmp_path: Path) -> None:
    """It obeys the attribute alone; a small picture keeps its size."""
    tree: Any = lxml_html.fromstring(letter_of(*make_issue(tmp_path)).html)
    shown = {image.get("alt"): int(image.get("width")) for image in tree.xpath("//img")}
    assert shown == {"Người dân nộp hồ sơ": COLUMN, "Sơ đồ các bước": 300}


def test_a_heavy_issue_is_shortened_to_summaries(letter: Letter) -> None:
    heavy = [
        replace(piece, html=piece.html + "<p>" + "Nội dung dài. " * 9000 + "</p>")
        for piece in letter.issue.pieces
    ]
    parts = tuple(
        replace(
            one,
            pieces=tuple(
                found for found in heavy if found.id in {piece.id for piece in one.pieces}
            ),
        )
        for one in letter.issue.parts
    )
    short = letter_of(replace(letter.issue, parts=parts), {})
    assert len(short.html.encode()) < HEAVIEST
    assert "Đọc tiếp" in short.html
    assert "Đọc tiếp" in short.text
    assert "Nội dung dài." not in short.html


def test_a_list_is_read_whole_and_its_faults_are_told(tmp_path: Path) -> None:
    file = tmp_path / "danh-sach.csv"
    rows = [
        "Tên cơ quan;Thư điện tử",
        "Sở Nội vụ;noivu@nghean.gov.vn",
        ";",
        "Sở Tài chính;NOIVU@nghean.gov.vn",
        "Báo Nghệ An;",
        "Đài PTTH;dai@@nghean",
        "UBND huyện; huyen@nghean.gov.vn ",
    ]
    file.write_bytes("\r\n".join(rows).encode("utf-8-sig"))
    recipients = read_recipients(file)
    assert recipients.addresses == ("noivu@nghean.gov.vn", "huyen@nghean.gov.vn")
    told = {(problem.line, problem.level.name) for problem in recipients.problems}
    assert told == {(4, "NOTICE"), (5, "NOTICE"), (6, "ERROR")}


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;;", "", "\n"])
def test_what_stands_above_the_header_for_excel_is_no_address(tmp_path: Path, first: str) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(f"{first}\nTên;Thư điện tử\nSở Nội vụ;a@b.vn\nBáo;x\n", encoding="utf-8")
    recipients = read_recipients(file)
    assert recipients.addresses == ("a@b.vn",)
    assert [problem.line for problem in recipients.problems] == [4 + first.count("\n")]


@pytest.mark.parametrize(
    ("slug", "list_text", "said"),
    [
        ("2022-05", "a@b\n", "không phải địa chỉ thư"),
        ("2022-05", "", "chưa có địa chỉ"),
        ("2023-01", "a@nghean.gov.vn\n", "make publish ISSUE=2023-01"),
    ],
)
def test_what_cannot_be_sent_is_said_before_anything_goes_out(
    office: Path, tmp_path: Path, slug: str, list_text: str, said: str
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(list_text, encoding="utf-8")
    with pytest.raises(NotSent, match=said):
        prepare(office, read_settings(office), slug, read_recipients(file))


def test_an_office_without_a_sender_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("a@nghean.gov.vn\n", encoding="utf-8")
    with pytest.raises(NotSent, match="Người gửi"):
        prepare(ROOT, read_settings(ROOT), "2022-05", read_recipients(file))


def test_a_sender_that_no_mail_server_takes_is_named(repository: Callable[..., Path]) -> None:
    root = repository()
    settings = root / "mkdocs.yml"
    mail = "  office:\n    mail: {sender: Sở Nội vụ <tin@sở-nội-vụ.vn>}\n"
    text = settings.read_text(encoding="utf-8").replace("  office:\n", mail, 1)
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsProblem, match="sender"):
        read_settings(root)


def test_a_dry_run_writes_a_letter_for_each(letter: Letter, tmp_path: Path) -> None:
    write_letters(letter, ["c@x.vn"] * 3, tmp_path / "thu")
    assert write_letters(letter, ["a@x.vn", "b@x.vn"], tmp_path / "thu") == 2
    written = sorted((tmp_path / "thu").iterdir())
    parsed = [email.message_from_bytes(file.read_bytes(), policy=default) for file in written]
    assert [message["To"] for message in parsed] == ["a@x.vn", "b@x.vn"]


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


@pytest.fixture
def mail_office() -> Iterator[tuple[Office, Server]]:
    handler = Office()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, Server("127.0.0.1", port, "", "", encrypted=False)
    controller.stop()


ADDRESSES = [f"co-quan-{number}@nghean.gov.vn" for number in range(1, 6)]


def deliver(letter: Letter, server: Server, file: Path) -> Any:
    with Ledger(file) as ledger:
        return send(letter, ADDRESSES, server, ledger, lambda: MOMENT, lambda done, total: None)


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


def test_a_ledger_saved_in_another_form_is_refused(
    letter: Letter, mail_office: tuple[Office, Server], tmp_path: Path
) -> None:
    handler, server = mail_office
    file = tmp_path / "so.csv"
    deliver(letter, server, file)
    text = file.read_text(encoding="utf-8-sig")
    for data in (text.replace(";", ",").encode("utf-8-sig"), text.encode("utf-16")):
        file.write_bytes(data)
        with pytest.raises(UnusableLedger, match="Notepad"):
            deliver(letter, server, file)
    assert len(handler.taken) == len(ADDRESSES)


@pytest.mark.parametrize("lost", [3, 10, 41, 60])
def test_a_row_cut_off_by_a_crash_hides_none_of_those_after_it(tmp_path: Path, lost: int) -> None:
    """Inside a quoted answer, a quoted mark, a letter of two bytes: nobody gets the letter twice."""
    file = tmp_path / "so.csv"
    with Ledger(file) as ledger:
        ledger.record(ADDRESSES[0], MOMENT, "<x@y.vn>", POSTPONED, '451 "bận"; xin gửi lại sau')
    file.write_bytes(file.read_bytes()[:-lost])
    with Ledger(file) as ledger:
        for address in ADDRESSES[1:]:
            ledger.record(address, MOMENT, "<x@y.vn>", SENT, "250 2.0.0; đã nhận")
    ledger = Ledger(file)
    assert [ledger.state(address) for address in ADDRESSES[1:]] == [SENT] * 4


def test_an_answer_of_several_lines_is_one_row(tmp_path: Path) -> None:
    file = tmp_path / "so.csv"
    answer = "550 no\r\nnhư vậy\x0bthì\x0cthôi\x1cthôi\x85thôi\u2028thôi\u2029"
    with Ledger(file) as ledger:
        ledger.record(ADDRESSES[0], MOMENT, "<x@y.vn>", REFUSED, answer)
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 2
    assert Ledger(file).answer(ADDRESSES[0]) == "550 no như vậy thì thôi thôi thôi thôi"


def test_two_sendings_at_once_do_not_send_twice(
    office: Path,
    letter: Letter,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    handler, server = mail_office
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(ADDRESSES), encoding="utf-8")
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    book = file.with_name("ds.2022-05.so-gui.csv")
    late = Ledger(book)
    with Ledger(book):
        assert mail_issue(office, "2022-05", file, dry_run=False) == 1
        said = capsys.readouterr().out
        assert "Một lệnh gửi khác đang ghi sổ gửi" in said
        assert "Lần này chưa thư nào được gửi." in said
    assert handler.taken == []
    deliver(letter, server, book)
    with late:
        assert late.state(ADDRESSES[0]) == SENT


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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(
        handler, hostname="127.0.0.1", port=port, authenticator=refuse, auth_require_tls=False
    )
    controller.start()
    try:
        server = parse_server(f"smtp://ten:sai@127.0.0.1:{port}")
        with pytest.raises(PostProblem, match="mật khẩu"):
            deliver(letter, server, tmp_path / "so.csv")
    finally:
        controller.stop()
    assert handler.taken == []


def test_a_clerk_is_told_whether_anything_has_gone_out(
    office: Path,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("a@nghean.gov.vn\n", encoding="utf-8")
    monkeypatch.setenv("SMTP_URL", "")
    assert mail_issue(office, "2022-05", file, dry_run=False) == 1
    assert "Chưa thư nào được gửi." in capsys.readouterr().out
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{mail_office[1].port}")
    assert mail_issue(office, "2022-05", file, dry_run=False) == 0
    monkeypatch.setenv("SMTP_URL", "")
    mail_issue(office, "2022-05", file, dry_run=False)
    assert "so-gui.csv; chạy lại" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    ["", "https://mail.vn", "smtp://", "smtp://may:x", "smtp://may:99999", "smtp://a:b@may/x?y=1"],
)
def test_an_address_of_no_server_is_explained(url: str) -> None:
    with pytest.raises(PostProblem, match="SMTP_URL"):
        parse_server(url)


@pytest.mark.parametrize("password", ["mat/khau", "mat#khau", "12/3?x", "a@b:c", "[x", "50%", ""])
def test_a_password_may_hold_any_sign(password: str) -> None:
    server = Server("may.vn", 587, "ban-tin@a.vn", password, encrypted=False)
    assert parse_server(f"smtp://ban-tin@a.vn:{password}@may.vn:587") == server


def test_an_address_of_a_server_may_be_short() -> None:
    assert parse_server("smtp://[::1]:25") == Server("::1", 25, "", "", encrypted=False)
    assert parse_server("SMTP://may.vn/") == Server("may.vn", 587, "", "", encrypted=False)
    assert parse_server("smtps://a%40b.vn:p%3Aw@mail.vn") == Server(
        "mail.vn", 465, "a@b.vn", "p:w", encrypted=True
    )


@pytest.mark.parametrize("place", ["docs/ds.csv", "tests/ds.csv", "ds.txt"])
def test_a_list_that_would_get_into_the_repository_is_refused(
    repository: Callable[..., Path], capsys: pytest.CaptureFixture[str], place: str
) -> None:
    """Of its own files git is told to leave out only the .csv beside the Makefile."""
    root = repository({place: "a@nghean.gov.vn\n"})
    assert mail_issue(root, "2024-01", root / place, dry_run=True) == 1
    assert f"{place}:1: Danh sách địa chỉ không được để" in capsys.readouterr().out


def test_what_is_no_list_is_named(tmp_path: Path) -> None:
    workbook = tmp_path / "ds.xlsx"
    workbook.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    for file, said in (
        (workbook, "Đây là tệp Excel"),
        (tmp_path, "Không mở được"),
        (tmp_path / "khong.csv", "Không có tệp"),
    ):
        recipients = read_recipients(file)
        assert [said in str(problem) for problem in recipients.problems] == [True]
        assert recipients.addresses == ()


def test_a_ledger_that_is_open_in_excel_is_named(
    office: Path,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Windows lets nobody else write a file that Excel holds."""

    def held(self: Ledger) -> Ledger:
        raise PermissionError

    handler, server = mail_office
    file = tmp_path / "ds.csv"
    file.write_text("a@nghean.gov.vn\n", encoding="utf-8")
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    monkeypatch.setattr(Ledger, "__enter__", held)
    assert mail_issue(office, "2022-05", file, dry_run=False) == 1
    assert "đóng tệp này trong Excel" in capsys.readouterr().out
    assert handler.taken == []


def test_a_damaged_ledger_is_named_before_the_server_is_asked_for(
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("a@nghean.gov.vn\n", encoding="utf-8")
    file.with_name("ds.2022-05.so-gui.csv").write_text("x,y\n", encoding="utf-8")
    monkeypatch.delenv("SMTP_URL", raising=False)
    assert mail_issue(office, "2022-05", file, dry_run=False) == 1
    assert "không còn đúng dạng" in capsys.readouterr().out
