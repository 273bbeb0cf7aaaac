"""What an editor gets wrong in a question or a procedure, and the lists questions stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.models import Question
from newsroom.views.questions import question_lists
from tests.bad_input.sound import look_at

PATH = "docs/hoi-dap/hoi.md"
CARD = "docs/thu-tuc-hanh-chinh/khai-sinh.md"
PORTAL = "https://dichvucong.gov.vn/p/home/x.html"


def question(*lines: str, text: str = "") -> str:
    """A question without fault; the first further field stands on line 5."""
    sound = ("---", "title: Hỏi?", "asked: 2024-03-04", "agency: so-noi-vu-nghe-an")
    return "\n".join((*sound, *lines, "---", text))


def procedure(*lines: str, link: str = PORTAL, review_by: str = "2030-01-01") -> str:
    sound = ("---", "title: Khai sinh", "code: 1.001193", "field: Hộ tịch")
    rest = (
        "agency: so-noi-vu-nghe-an",
        "level: toàn trình",
        f"link: {link}",
        f"review_by: {review_by}",
    )
    return "\n".join((*sound, *rest, *lines, "---", ""))


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (question("answered: 2024-03-08"), 5, "chưa có nội dung trả lời"),
        (question(text="Trả lời."), 6, 'thiếu "Ngày trả lời" (answered)'),
        (question("answered: 2024-03-01", text="Trả lời."), 5, 'sớm hơn "Ngày hỏi" (asked)'),
        (question("kind: phản ánh"), 5, "Hãy chọn một trong: hỏi đáp; phản ánh, kiến nghị."),
        (question("procedure: khai-sin"), 5, 'Có phải bạn muốn viết "khai-sinh"?'),
        (question("answer: Có"), 5, 'Không có trường "answer"'),
        (question().replace("asked: 2024-03-04", "asked: 2024-02-30"), 3, '"Ngày hỏi" (asked)'),
        (question().replace("so-noi-vu-nghe-an", "so-noi-vu"), 4, 'Có phải bạn muốn viết "so-noi-vu-nghe-an"?'),
    ],
)  # fmt: skip
def test_a_slip_in_a_question_is_named_at_its_line(
    tmp_path: Path, source: str, line: int, words: str
) -> None:
    (problem,) = look_at(tmp_path, {PATH: source, CARD: procedure()}).errors
    assert (problem.path, problem.line) == (PATH, line)
    assert words in problem.message


def test_an_answered_and_a_waiting_question_are_fine(tmp_path: Path) -> None:
    answered = question("answered: 2024-03-08", "procedure: khai-sinh", text="Trả lời.")
    files = {PATH: answered, "docs/hoi-dap/cho.md": question(), CARD: procedure()}
    found = look_at(tmp_path, files)
    assert not found.errors
    questions = found.collection.of(Question)
    assert [(one.slug, one.waiting) for one in questions] == [("hoi", False), ("cho", True)]


def test_every_list_holds_its_questions_newest_first(tmp_path: Path) -> None:
    files = {
        PATH: question("answered: 2024-03-08", "field: Đất đai", "topics: [tthc]", text="Trả lời."),
        "docs/hoi-dap/sau.md": question("answered: 2024-04-08", "field: đất đai", text="Trả lời."),
        "docs/hoi-dap/cho.md": question("field: Hộ tịch"),
        "docs/hoi-dap/phan-anh.md": question("kind: phản ánh, kiến nghị"),
    }
    lists = question_lists(look_at(tmp_path, files).collection)
    assert {found.url: [one.slug for one in found.questions] for found in lists} == {
        "hoi-dap/da-tra-loi/": ["sau", "hoi"],
        "hoi-dap/cho-tra-loi/": ["cho", "phan-anh"],
        "hoi-dap/phan-anh-kien-nghi/": ["phan-anh"],
        "hoi-dap/noi-dung/tthc/": ["hoi"],
        "hoi-dap/linh-vuc/dat-dai/": ["sau", "hoi"],
        "hoi-dap/linh-vuc/ho-tich/": ["cho"],
        "hoi-dap/co-quan/so-noi-vu-nghe-an/": ["sau", "hoi", "cho", "phan-anh"],
    }


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (procedure(review_by="2024-01-30"), "Quá \"Rà soát trước ngày\" (review_by) 30/01/2024, tính đến 31/01/2024"),
        (procedure(link="https://dichvucong.nghean.gov.vn/x"), "không phải Cổng Dịch vụ công quốc gia"),
        (procedure(link="https://dichvucong.gov.vn.example.org/x"), "không phải Cổng Dịch vụ công quốc gia"),
    ],
)  # fmt: skip
def test_a_procedure_to_look_at_again_is_a_notice(tmp_path: Path, source: str, words: str) -> None:
    found = look_at(tmp_path, {CARD: source})
    assert not found.errors
    assert [notice.path for notice in found.notices if words in notice.message] == [CARD]


def test_the_day_of_the_review_itself_is_not_past(tmp_path: Path) -> None:
    assert not look_at(tmp_path, {CARD: procedure(review_by="2024-01-31")}).notices


def test_as_of_takes_the_place_of_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2031-01-01")
    (notice,) = look_at(tmp_path, {CARD: procedure()}).notices
    assert "tính đến 01/01/2031" in notice.message


@pytest.mark.parametrize("field", ["fee: 0 đồng", "time: 3 ngày", "le_phi: 0"])
def test_a_procedure_has_no_fees_and_no_time_limits(tmp_path: Path, field: str) -> None:
    (problem,) = look_at(tmp_path, {CARD: procedure(field)}).errors
    assert problem.line == 9 and "Không có trường" in problem.message


def test_no_question_takes_the_address_of_a_list(tmp_path: Path) -> None:
    files = {
        PATH: question("answered: 2024-03-08", "field: Đất đai", "topics: [tthc]", text="Trả lời."),
        "docs/hoi-dap/phan-anh.md": question("kind: phản ánh, kiến nghị"),
    }
    lists = question_lists(look_at(tmp_path, files).collection)
    names = {found.url.split("/")[1] for found in lists}
    assert len(names) == 6
    for name in names:
        errors = look_at(tmp_path, {f"docs/hoi-dap/{name}.md": question()}).errors
        assert [error.message for error in errors if "dành cho danh mục" in error.message]
        (tmp_path / f"docs/hoi-dap/{name}.md").unlink()
