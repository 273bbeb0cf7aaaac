"""Personal data is refused at its line, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.collecting import collect
from newsroom.content.problems import Level
from newsroom.content.settings import read_settings
from newsroom.text.contacts import call_link, find_emails, find_identity_numbers, find_phones
from tests.bad_input.sound import (
    AGENCY,
    BODY_LINE,
    ISSUE,
    PLAN,
    article,
    changed,
    look_at,
)

PHONES = [
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "0912-345-678",
    "+84 912 345 678",
    "(+84) 912345678",
    "+84(0)912345678",
    "84912345678",
    "0238 3000 123",
    "(0238) 3000.123",
    "024.3825.1234",
    "01234567890",
]
IDENTITIES = [
    "040203001234",
    "CCCD số 040 203 001 234",
    "0402 0300 1234",
    "CCCD040203001234",
    "CMND: 123456789",
    "CMND số 123 456 789",
    "chứng minh nhân dân 012345678",
    "123456789012",
]
HARMLESS = [
    "mã thủ tục 1.004220",
    "mã 2.000815.000.00.00.H34",
    "mã hồ sơ H40.13-240514-0001",
    "mã định danh 000.00.16.H56",
    "Nghị định số 61/2018/NĐ-CP",
    "giai đoạn 2021-2030, 2031-2040",
    "ngày 09.01.2024 10 giờ",
    "ngày 09-01-2024 1234",
    "03 05 2024 10",
    "01/01/2024 02/02/2024",
    "123.456.789.012 đồng",
    "123456789012 đồng",
    "0,912345678",
    "căn cước công dân số 59/2014/QH13",
    "gọi 1900 1234, 18001096, 1022, 113",
    "số 123456789",
    "https://bao.vn/bai-0912345678901.htm",
    "[bài](https://bao.vn/a-040203001234)",
    "<!-- gọi 0912345678 -->",
    "Zalo @congdan, axe@4.1.2",
]
NEWS = "docs/tin-tuc/2024/rieng-tu.md"


@pytest.mark.parametrize("written", PHONES)
def test_a_phone_number_of_no_agency_is_refused(tmp_path: Path, written: str) -> None:
    (found,) = find_phones(f"gọi {written}.")
    assert found.same.startswith("0") and found.same.isdigit()
    (problem,) = look_at(tmp_path, {NEWS: article(body=f"Một.\n\nGọi {written}.\n")}).errors
    assert (problem.path, problem.line) == (NEWS, BODY_LINE + 2)
    assert "không phải của cơ quan nào" in problem.message and "hãy xóa" in problem.message
    assert written not in problem.message


@pytest.mark.parametrize("written", IDENTITIES)
def test_an_identity_number_is_refused(tmp_path: Path, written: str) -> None:
    assert len([*find_identity_numbers(written)]) == 1
    (problem,) = look_at(tmp_path, {NEWS: article(body=f"Ông A, {written}.\n")}).errors
    assert (problem.path, problem.line) == (NEWS, BODY_LINE)
    assert "Dữ liệu cá nhân không được đăng" in problem.message


def test_a_mail_address_of_no_agency_is_refused(tmp_path: Path) -> None:
    (problem,) = look_at(tmp_path, {NEWS: article(body="Thư: nguyenvana@gmail.com.\n")}).errors
    assert problem.line == BODY_LINE and '"ng…@gmail.com"' in problem.message
    assert [found.same for found in find_emails("mailto:A.B@x.gov.vn.")] == ["a.b@x.gov.vn"]


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_of_other_kinds_are_not_refused(tmp_path: Path, text: str) -> None:
    assert not look_at(tmp_path, {NEWS: article(body=f"{text}\n")}).errors


def test_the_numbers_and_addresses_of_agencies_may_be_published(tmp_path: Path) -> None:
    agency = changed(
        AGENCY,
        "email: sonoivu@nghean.gov.vn",
        "email: sonoivu@nghean.gov.vn\nphone: 0238 3000 123; (0238) 3000 124\nhotline: +84 912 345 678",
    )
    text = "Gọi 02383000123, 0238.3000.124, 0912345678; viết SoNoiVu@nghean.gov.vn."
    assert not look_at(tmp_path, {**agency, NEWS: article(body=text)}).errors


def test_the_contacts_of_the_office_may_be_published(tmp_path: Path) -> None:
    look_at(tmp_path, {NEWS: article(body="Gọi 0238 3000 123.")})
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") + "    phone: 0238 3000 123\n"
    settings.write_text(text, encoding="utf-8")
    _, problems = collect(tmp_path, read_settings(tmp_path))
    assert not [problem for problem in problems if problem.level is Level.ERROR]


@pytest.mark.parametrize(
    ("files", "path", "line"),
    [
        ({NEWS: article("summary: Gọi 0912345678")}, NEWS, 7),
        ({NEWS: article("audience:", "  - người dân", "  - gọi 0912345678")}, NEWS, 9),
        (changed(ISSUE, "lead: Số đầu năm.", "lead: Gọi 0912345678."), ISSUE, 4),
        (changed(PLAN, "| Xây dựng bản tin |", "| Gọi 0912345678 |"), PLAN, 19),
        (changed(AGENCY, "level: tỉnh", "summary: Gọi 0912345678\nlevel: tỉnh"), AGENCY, 3),
    ],
)
def test_fields_tables_and_issues_are_read_too(
    tmp_path: Path, files: dict[str, str], path: str, line: int
) -> None:
    errors = look_at(tmp_path, files).errors
    assert {(problem.path, problem.line) for problem in errors} == {(path, line)}


QUESTION = "docs/hoi-dap/hoi.md"
ASKED = (
    "---\ntitle: Hỏi về hộ tịch\nasked: 2024-03-01\nagency: so-noi-vu-nghe-an\n"
    "question: {question}\n---\n"
)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("|\n  Tôi hỏi.\n\n  Gọi tôi số 0912345678.\n  Cảm ơn.", 8),
        (">-\n  Tôi hỏi.\n  Gọi tôi số\n  0912345678.", 8),
        ("Tôi hỏi.\n  Xem https://a.vn/0912345678 rồi\n  gọi 0912345678.", 7),
        ('"Tôi hỏi.\n\n  Gọi 0912345678"', 7),
        ("\n  Tôi hỏi, gọi 0912345678", 6),
        ("|\n  Tôi hỏi <!-- gọi\n  0912345678 -->\n  viết a@b.vn", 8),
        (">\n  Gọi 0912\n  345 678 nhé.", 6),
        ('"Tôi hỏi.\\nGọi 0912345678\n  nhé"', 5),
    ],
)
def test_a_text_of_several_lines_is_named_at_the_line_inside_it(
    tmp_path: Path, question: str, line: int
) -> None:
    (problem,) = look_at(tmp_path, {QUESTION: ASKED.format(question=question)}).errors
    assert (problem.path, problem.line) == (QUESTION, line)


def test_the_table_of_tasks_beside_a_plan_is_read_too(tmp_path: Path) -> None:
    table = (
        "---\ntitle: Bảng\nplan: khac\n---\n\n"
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |\n"
        "|---|---|---|---|---|\n| 1 | Gọi 0912345678 | Sở Nội vụ | | Hằng tháng |\n"
    )
    plan = "---\ntitle: Khác\nissuer: so-noi-vu-nghe-an\nplace: nghe-an\n---\n\nChữ.\n"
    path = "docs/ke-hoach/khac.nhiem-vu.md"
    errors = look_at(tmp_path, {"docs/ke-hoach/khac.md": plan, path: table}).errors
    assert [(problem.path, problem.line) for problem in errors] == [(path, 8)]


def test_a_draft_is_only_reminded(tmp_path: Path) -> None:
    found = look_at(tmp_path, {NEWS: article("draft: true", body="Gọi 0912345678.\n")})
    assert not found.errors
    assert any("không phải của cơ quan nào" in notice.message for notice in found.notices)


@pytest.mark.parametrize(
    ("written", "link"),
    [("(0238) 3.000.123", "tel:02383000123"), ("+84 912 345 678", "tel:+84912345678"), ("1022", "tel:1022")],
)  # fmt: skip
def test_a_number_can_be_called(written: str, link: str) -> None:
    assert call_link(written) == link
