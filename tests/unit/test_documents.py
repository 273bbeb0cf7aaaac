"""What an editor gets wrong in a document, what became of it, and who cites it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.content.models import Document, Plan
from newsroom.views.cards import Cards
from newsroom.views.documents import DocumentBook
from newsroom.views.facts import Fact, facts_of
from tests.bad_input.sound import PLAN, article, changed, look_at

PATH = "docs/van-ban/61.md"


def document(*lines: str, number: str = "61/2018/NĐ-CP") -> str:
    """A document without fault; the first further field stands on line 4."""
    return "\n".join(("---", f"number: {number}", "kind: Nghị định", *lines, "---", ""))


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (document("in_force_from: 2024-01-02", "in_force_until: 2024-01-01"), 5, "sớm hơn"),
        (document("replaced_by: 119-2025-nd-cp"), 4, 'Có phải bạn muốn viết "118-2025-nd-cp"?'),
        (document("newer: khong-co"), 4, "Hãy tạo tệp ấy"),
        (document("replaced_by: '61'"), 4, "là chính văn bản này"),
        (document("place: nghe-ann"), 4, 'Có phải bạn muốn viết "nghe-an"?'),
        (document("link: luat.vn"), 4, '"Đường dẫn" (link)'),
        (document("file: van-ban.pdf"), 4, "van-ban.pdf"),
        (document("issued: 2018-13-01"), 4, '"Ngày ban hành" (issued)'),
        (document().replace("number: 61/2018/NĐ-CP\n", ""), 1, 'Thiếu trường "Số, ký hiệu" (number)'),
    ],
)  # fmt: skip
def test_a_slip_in_a_document_is_named_at_its_line(
    tmp_path: Path, source: str, line: int, words: str
) -> None:
    files = {PATH: source, "docs/van-ban/118-2025-nd-cp.md": document(number="118/2025/NĐ-CP")}
    (problem,) = look_at(tmp_path, files).errors
    assert (problem.path, problem.line) == (PATH, line)
    assert words in problem.message


def test_two_cards_of_one_document_are_refused(tmp_path: Path) -> None:
    files = {PATH: document(), "docs/van-ban/61-lai.md": document(number="61 /2018/NĐ-CP")}
    (problem,) = look_at(tmp_path, files).errors
    assert problem.line == 2 and "đã có ở docs/van-ban/61" in problem.message


def test_one_number_of_two_provinces_is_fine(tmp_path: Path) -> None:
    files = {
        "docs/van-ban/1-a.md": document("place: nghe-an", number="1/KH-UBND"),
        "docs/van-ban/1-b.md": document("place: Tỉnh Long An", number="1/KH-UBND"),
    }
    assert not look_at(tmp_path, files).errors


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Về kiểm soát thủ tục", "Nghị định số 61/2018/NĐ-CP về kiểm soát thủ tục"),
        ("Ban hành Kế hoạch", "Nghị định số 61/2018/NĐ-CP: Ban hành Kế hoạch"),
        ("", "Nghị định số 61/2018/NĐ-CP"),
    ],
)
def test_a_document_is_named_by_number_and_subject(
    tmp_path: Path, title: str, heading: str
) -> None:
    found = look_at(tmp_path, {PATH: document(f"title: {title}")})
    (card,) = found.collection.of(Document)
    assert Cards(found.collection).of(card).title == heading


def facts(tmp_path: Path, *lines: str) -> dict[str, Fact]:
    files = {PATH: document(*lines), "docs/van-ban/118.md": document(number="118/2025/NĐ-CP")}
    collection = look_at(tmp_path, files).collection
    card = collection.find(Document, "61")
    assert card is not None
    return {fact.label: fact for fact in facts_of(card, collection, Cards(collection))}


def test_what_is_not_known_is_said_so(tmp_path: Path) -> None:
    found = facts(tmp_path)
    assert found["Ngày ban hành"].value == found["Cơ quan ban hành"].value == "(không rõ)"


@pytest.mark.parametrize(
    ("written", "value", "url"),
    [
        ("'118'", "Nghị định số 118/2025/NĐ-CP", "van-ban/118/"),
        ("Nghị định số 118/2025/NĐ-CP ngày 09/6/2025", "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025", "van-ban/118/"),
        ("Nghị định số 9/2030/NĐ-CP", "Nghị định số 9/2030/NĐ-CP", ""),
    ],
)  # fmt: skip
def test_a_successor_is_given_by_file_name_or_in_words(
    tmp_path: Path, written: str, value: str, url: str
) -> None:
    fact = facts(tmp_path, f"replaced_by: {written}")["Thay thế bởi"]
    assert (fact.value, fact.url) == (value, url)


def test_what_came_after_is_told_the_most_final_first(tmp_path: Path) -> None:
    lines = ("replaced_by: '118'", "in_force_until: 2025-07-01", "newer: Nghị định số 2")
    files = {PATH: document(*lines), "docs/van-ban/118.md": document(number="118/2025/NĐ-CP")}
    collection = look_at(tmp_path, files).collection
    card = collection.find(Document, "61")
    assert card is not None
    told = DocumentBook(collection).outcomes(card)
    assert [(one.text, one.title) for one in told] == [
        ("Đã được thay thế bởi", "Nghị định số 118/2025/NĐ-CP"),
        ("Hết hiệu lực từ ngày 01 tháng 7 năm 2025", ""),
        ("Về cùng việc, hiện có", "Nghị định số 2"),
    ]
    assert Cards(collection).of(card).state == "Đã được thay thế"


def test_a_document_knows_the_items_that_cite_it_and_a_plan_what_it_cites(tmp_path: Path) -> None:
    basis = 'number: 47/KH-UBND\nbased_on: "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018"'
    files = {
        **changed(PLAN, "number: 47/KH-UBND", basis),
        PATH: document("issued: 2018-04-23", "newer: '118'"),
        "docs/van-ban/118.md": document(number="118/2025/NĐ-CP") + "Nay thay 61/2018/NĐ-CP.\n",
        "docs/tin-tuc/2024/dan.md": article(body="Theo 61/2018/NĐ-CP."),
        "docs/dan.md": "---\ntitle: Dẫn\n---\n\nTheo 61/2018/NĐ-CP.\n",
    }
    collection = look_at(tmp_path, files).collection
    book = DocumentBook(collection)
    card, plan = collection.find(Document, "61"), collection.find(Plan, "nghe-an-2024")
    assert card is not None and plan is not None
    assert [item.slug for item in book.citing(card)] == ["dan", "nghe-an-2024"]
    (cited,) = book.cited_by(plan)
    assert (cited.url, cited.note) == ("van-ban/61/", "hiện có Nghị định số 118/2025/NĐ-CP")
    basis_fact = next(
        fact for fact in facts_of(plan, collection, Cards(collection)) if fact.label == "Căn cứ"
    )
    assert basis_fact.url == "van-ban/61/" and "hiện có" in basis_fact.value
