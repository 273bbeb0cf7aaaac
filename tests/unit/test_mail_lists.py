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
    "header",
    [
        "Đơn vị;Địa chỉ email",
        "Đơn vị;Email nhận",
        "Đơn vị;THƯ ĐIỆN TỬ CÔNG VỤ",
        "Đơn vị;Hộp thư (e-mail)",
        "DANH SÁCH NHẬN BẢN TIN\n\nĐơn vị;Thư điện tử",
        "Danh sách email các sở;\nĐơn vị;Email",
    ],
)
def test_a_header_is_known_by_a_word_of_its_own(tmp_path: Path, header: str) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(f"{header}\nBáo;\nSở A, tầng 2;a@x.vn\nSở B, tầng 3;b@x\n", encoding="utf-8")
    recipients = read_recipients(file)
    above = header.count("\n") + 1
    assert recipients.addresses == ("a@x.vn",)
    assert [problem.line for problem in recipients.problems] == [above + 1, above + 3]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Đơn vị;Liên hệ\nSở A;a@x.vn\nSở B;b@x.vn\n", 1, "“Thư điện tử” hay “Email”"),
        ("Danh sách email\nĐơn vị;Nơi nhận\nSở A;a@x.vn\nSở B;b@x.vn\n", 2, "“Thư điện tử” hay"),
        ("Đơn vị;Nơi nhận\nSở A;\nSở B;\n", 1, "“Thư điện tử” hay “Email”"),
        ("Email;Email 2\na@x.vn;b@x.vn\nc@x.vn;\n", 1, "“Email”, “Email 2”"),
    ],
)
def test_a_header_that_names_no_column_of_addresses_is_one_fault(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(text, encoding="utf-8")
    recipients = read_recipients(file)
    (problem,) = recipients.problems
    assert (problem.line, problem.level.name) == (line, "ERROR")
    assert said in problem.message
    assert recipients.addresses == ()


@pytest.mark.parametrize(
    "row", ["Sở A;a@x.vn; b@x.vn", 'Sở A;"a@x.vn, b@x.vn"', "Sở A;;b@x.vn", "Sở A; b;b@x.vn"]
)
@pytest.mark.parametrize("header", ["Đơn vị;Thư điện tử", "Đơn vị;Thư điện tử;", "Sở;c@x.vn"])
def test_a_second_address_in_a_row_is_never_passed_over(
    tmp_path: Path, header: str, row: str
) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(f"{header}\n{row}\nSở D;d@x.vn;\n", encoding="utf-8")
    (problem,) = read_recipients(file).problems
    assert (problem.line, problem.level.name) == (2, "ERROR")
    assert "b@x.vn" in problem.message and "mỗi" in problem.message


@pytest.mark.parametrize("rows", ["", "Sở A;\nSở B;\n"])
def test_a_header_without_an_address_below_is_no_list(tmp_path: Path, rows: str) -> None:
    file = tmp_path / "ds.csv"
    file.write_text(f"Đơn vị;Thư điện tử\n{rows}", encoding="utf-8")
    (problem,) = read_recipients(file).problems
    assert (problem.level.name, "chưa có địa chỉ" in problem.message) == ("ERROR", True)


def test_a_list_without_a_header_may_name_its_offices(tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    for text in ("a@x.vn;Sở A\nb@x.vn\n", "Sở A\ta@x.vn\nSở B\tb@x.vn\n"):
        file.write_text(text, encoding="utf-8")
        assert read_recipients(file).addresses == ("a@x.vn", "b@x.vn")
        assert read_recipients(file).problems == ()


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
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = lines.index("  office:") + 1
    with pytest.raises(NotSent, match=f'mkdocs.yml:{line}: Thiếu "Người gửi"'):
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
