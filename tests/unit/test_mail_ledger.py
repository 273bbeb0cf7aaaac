"""The ledger of a sending: who has the letter, whatever happened to the file or the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsroom.commands.ledger import AGAIN, POSTPONED, REFUSED, SENT, UNSURE, Ledger, UnusableLedger
from newsroom.commands.mail_console import LEDGERS, ledger_file, mail_issue
from newsroom.commands.post import Server
from newsroom.editions.mail import Letter
from tests.unit.mail_samples import (
    ADDRESSES,
    MOMENT,
    Office,
    deliver,
)


@pytest.fixture(autouse=True)
def nothing_sent_before(office: Path) -> None:
    shutil.rmtree(office / LEDGERS, ignore_errors=True)


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
    book = ledger_file(office, "2022-05")
    book.parent.mkdir()
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


@pytest.mark.parametrize(
    ("damaged", "said"), [("x,y\n", "không còn đúng dạng"), ("", "so-gui.csv trống")]
)
def test_a_damaged_ledger_is_named_before_the_server_is_asked_for(
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damaged: str,
    said: str,
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("a@nghean.gov.vn\n", encoding="utf-8")
    file.with_name("ds.2022-05.so-gui.csv").write_text(damaged, encoding="utf-8")
    monkeypatch.delenv("SMTP_URL", raising=False)
    assert mail_issue(office, "2022-05", file, dry_run=False) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("list_name", ["ds moi.csv", "noi khac/ds.csv"])
def test_a_list_copied_under_another_name_sends_nobody_a_second_letter(
    office: Path,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    list_name: str,
) -> None:
    handler, server = mail_office
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    (tmp_path / "noi khac").mkdir()
    for name in ("ds.csv", list_name):
        (tmp_path / name).write_text("\n".join(ADDRESSES), encoding="utf-8")
        assert mail_issue(office, "2022-05", tmp_path / name, dry_run=False) == 0
    assert [address for address, _ in handler.taken] == ADDRESSES


def test_who_stands_in_an_earlier_ledger_beside_the_list_gets_no_second_letter(
    office: Path,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They were named after the list, so one issue may have several; one that has it, has it."""
    handler, server = mail_office
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    for name, state in (("a", SENT), ("b", POSTPONED)):
        with Ledger(tmp_path / f"{name}.2022-05.so-gui.csv") as earlier:
            earlier.record(ADDRESSES[0], MOMENT, "<x@y.vn>", state)
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(ADDRESSES), encoding="utf-8")
    assert mail_issue(office, "2022-05", file, dry_run=False) == 0
    assert [address for address, _ in handler.taken] == ADDRESSES[1:]
    moved = tmp_path / "moved" / "ds.csv"
    moved.parent.mkdir()
    moved.write_bytes(file.read_bytes())
    assert mail_issue(office, "2022-05", moved, dry_run=False) == 0
    assert len(handler.taken) == len(ADDRESSES) - 1


@pytest.mark.parametrize(
    "word", ["gửi lại", "“gửi lại”", "Gửi lại", " GỬI  LẠI.", "gui lai", "'gửi lại'"]
)
def test_a_clerk_may_write_the_word_as_the_message_shows_it(tmp_path: Path, word: str) -> None:
    ledger = ledger_with(tmp_path / "so.csv", word)
    assert ledger.state(ADDRESSES[0]) == AGAIN


@pytest.mark.parametrize(("word", "named"), [("gửi lai nhé", True), ("", False)])
def test_a_word_that_is_not_understood_is_named_and_sends_nothing(
    office: Path,
    mail_office: tuple[Office, Server],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    word: str,
    named: bool,
) -> None:
    handler, server = mail_office
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{server.port}")
    ledger_with(tmp_path / "ds.2022-05.so-gui.csv", word)
    file = tmp_path / "ds.csv"
    file.write_text(ADDRESSES[0], encoding="utf-8")
    assert mail_issue(office, "2022-05", file, dry_run=False) == 1
    assert handler.taken == []
    said = capsys.readouterr().out
    assert "Chưa chắc (1)" in said
    assert (f'{ADDRESSES[0]}: sổ gửi ghi "{word}", không rõ là gì' in said) == named


def ledger_with(file: Path, word: str) -> Ledger:
    """Where a clerk has written a word over the state of the first address."""
    with Ledger(file) as ledger:
        ledger.record(ADDRESSES[0], MOMENT, "<x@y.vn>", UNSURE)
    text = file.read_text(encoding="utf-8-sig").replace(UNSURE, word)
    file.write_text(text, encoding="utf-8-sig")
    return Ledger(file)
