"""What a clerk hands over to make mail: a list, a server, an issue; and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.commands.mail import NotSent, prepare
from newsroom.commands.mail_console import mail_issue
from newsroom.commands.post import PostProblem, Server, parse_server
from newsroom.commands.recipients import read_recipients
from newsroom.content.settings import SettingsProblem, read_settings
from tests.repositories import ROOT
from tests.unit.mail_samples import make_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("office"))


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
