"""The loudspeaker script and the short texts of the real sample issues."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from newsroom.content.collecting import collect
from newsroom.content.models import Bulletin
from newsroom.content.settings import read_settings
from newsroom.editions.compiling import issue_manuscript
from newsroom.editions.loudspeaker import script_of, write_script
from newsroom.editions.manuscript import IssueManuscript
from newsroom.editions.short_texts import FACEBOOK, ZALO, announcement, length
from newsroom.text.speech import minutes
from newsroom.views.cards import Cards
from tests.repositories import ROOT


@pytest.fixture(scope="module")
def issues() -> list[IssueManuscript]:
    collection, _ = collect(ROOT, read_settings(ROOT))
    cards = Cards(collection)
    return [issue_manuscript(issue, collection, cards) for issue in collection.of(Bulletin)]


def test_a_script_can_be_read_aloud_and_greets_and_closes(issues: list[IssueManuscript]) -> None:
    for issue in issues:
        script = script_of(issue)
        whole = " ".join(script.paragraphs)
        assert not re.search(r"[\d/%()]|https?:|(?<!\w)(?:UBND|CCHC|TTHC)(?!\w)", whole), whole
        assert script.paragraphs[0].startswith("Mời bà con")
        assert script.paragraphs[-1].endswith("lắng nghe.")
        assert all(paragraph[-1] in ".?!:" for paragraph in script.paragraphs)


def test_a_listener_hears_that_an_issue_is_a_sample(issues: list[IssueManuscript]) -> None:
    for issue in issues:
        assert "số mẫu, tháng" in script_of(issue).paragraphs[1]
        assert "số mẫu" not in script_of(replace(issue, sample=False)).paragraphs[1]


def test_an_issue_without_a_lead_has_its_own_text_read(issues: list[IssueManuscript]) -> None:
    issue = issues[0]
    said = "Lời của ban biên tập."
    body = f"<p>{said}</p>"
    assert said in script_of(replace(issue, lead="", html=body)).paragraphs
    assert said not in script_of(replace(issue, html=body)).paragraphs


def test_a_section_with_nothing_but_a_text_is_read(issues: list[IssueManuscript]) -> None:
    issue = issues[0]
    part = replace(issue.parts[0], title="Đường dây nóng", text="Xem ở bảng tin.", pieces=())
    script = script_of(replace(issue, parts=(*issue.parts, part)))
    at = script.paragraphs.index("Chuyên mục Đường dây nóng.")
    assert script.paragraphs[at + 1] == "Xem ở bảng tin."
    short = script_of(replace(issue, parts=(part,), minutes=0.01))
    assert short.left_out == ("Đường dây nóng",)


def test_a_script_is_fitted_by_whole_items(issues: list[IssueManuscript]) -> None:
    issue = max(issues, key=lambda issue: len(issue.pieces))
    whole = script_of(issue)
    wanted = minutes(" ".join(whole.paragraphs)) / 2
    short = script_of(replace(issue, minutes=wanted))
    assert minutes(" ".join(short.paragraphs)) <= wanted
    assert short.left_out
    assert set(short.paragraphs) < set(whole.paragraphs)
    told = " ".join(short.notes)
    assert all(title in told for title in short.left_out)


def test_the_announcer_is_told_of_a_plan_that_is_not_read(issues: list[IssueManuscript]) -> None:
    for issue in issues:
        notes, read = " ".join(script_of(issue).notes), " ".join(script_of(issue).paragraphs)
        plans = [piece.title for piece in issue.pieces if piece.annexed]
        assert ("không đọc trên loa" in notes) == bool(plans)
        assert all(title in notes and title not in read for title in plans)
    assert any(piece.annexed for issue in issues for piece in issue.pieces)


def test_a_table_is_read_row_by_row_with_its_columns(issues: list[IssueManuscript]) -> None:
    issue = next(issue for issue in issues if issue.slug == "2022-05")
    assert any("Sản phẩm, kết quả dự kiến: " in part for part in script_of(issue).paragraphs)


def test_who_issued_a_plan_and_what_an_index_is_are_said_once(
    issues: list[IssueManuscript],
) -> None:
    whole = " ".join(" ".join(script_of(issue).paragraphs) for issue in issues)
    assert "số một trăm linh ba của Ủy ban nhân dân tỉnh Tiền Giang" in whole
    assert not re.search(r"Ủy ban nhân dân,? (?:của|do) Ủy ban nhân dân", whole)
    assert "chỉ số Chỉ số" not in whole


def test_a_paragraph_that_only_points_to_pages_is_not_read(issues: list[IssueManuscript]) -> None:
    issue = issues[0]
    part = issue.parts[0]
    link = '<a href="https://a.vn/x">Tin khác</a>'
    html = f"<p>Xem thêm: {link} và {link}.</p><p>Theo {link}, việc đã xong.</p>"
    piece = replace(part.pieces[0], kind="tin-tuc", html=html)
    script = script_of(replace(issue, parts=(replace(part, pieces=(piece,)),)))
    assert "Theo Tin khác, việc đã xong." in script.paragraphs
    assert not any("Xem thêm" in paragraph for paragraph in script.paragraphs)


def test_a_script_file_opens_in_notepad_and_is_marked(issues: list[IssueManuscript]) -> None:
    data = write_script(issues[0], {})
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    text = data.decode("utf-8-sig")
    assert "Số mẫu" in text
    assert max(map(len, text.split("\r\n"))) <= 120
    assert data == write_script(issues[0], {})


@pytest.mark.parametrize("limit", [ZALO, FACEBOOK, 200])
def test_short_texts_keep_their_limit_and_the_address(
    issues: list[IssueManuscript], limit: int
) -> None:
    for issue in issues:
        text = announcement(issue, limit)
        assert length(text) <= limit
        assert text.endswith(issue.url)
        lines = text.split("\n")[1:]
        titles = {f"– {piece.title}" for piece in issue.pieces}
        assert all(line in titles for line in lines if line.startswith("– "))


def test_a_letter_with_marks_counts_once() -> None:
    assert length(unicodedata.normalize("NFD", "thủ tục")) == length("thủ tục") == 7
