"""The PDF of an issue: complete, readable by machines, marked where it must be, the same twice."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from newsroom.content.collecting import collect
from newsroom.content.models import Bulletin
from newsroom.content.settings import read_settings
from newsroom.editions import typesetting
from newsroom.editions.compiling import issue_manuscript
from newsroom.editions.letters import printable, unprintable
from newsroom.editions.manuscript import IssueManuscript, Part
from newsroom.editions.pictures import Pictures
from newsroom.editions.print import print_issue, print_plan
from newsroom.editions.typesetting import HEAVY
from newsroom.views.cards import Cards
from tests.bad_input.sound import ISSUE, PLAN, SOUND
from tests.repositories import ROOT
from tests.unit.edition_samples import (
    issue_source,
    issue_words,
    make_issue,
    make_plan,
    news,
    pdf_pages,
    structure,
    words,
)

MILLIMETRES_A_POINT = 25.4 / 72


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[IssueManuscript, Pictures]:
    return make_issue(tmp_path_factory.mktemp("issue"))


@pytest.fixture(scope="module")
def pdf(made: tuple[IssueManuscript, Pictures]) -> bytes:
    return print_issue(*made)


@pytest.fixture(scope="module")
def samples() -> dict[str, IssueManuscript]:
    """The issues of the sample site."""
    collection, _ = collect(ROOT, read_settings(ROOT))
    cards = Cards(collection)
    return {
        issue.slug: issue_manuscript(issue, collection, cards) for issue in collection.of(Bulletin)
    }


def test_every_word_is_printed(made: tuple[IssueManuscript, Pictures], pdf: bytes) -> None:
    assert issue_words(made[0]) - words(" ".join(pdf_pages(pdf))) == set()


def test_the_first_page_says_what_a_bulletin_must_say(pdf: bytes) -> None:
    first = " ".join(pdf_pages(pdf)[0].split())
    for phrase in ("BẢN TIN", "CẢI CÁCH HÀNH CHÍNH", "Số 01/2024", "ngày 31 tháng 01 năm 2024"):
        assert phrase in first
    assert "Trang mẫu, không do cơ quan nào phát hành" in first
    assert "CỘNG HÒA XÃ HỘI" not in " ".join(pdf_pages(pdf))


def test_the_contents_give_the_page_of_every_text(pdf: bytes) -> None:
    pages = pdf_pages(pdf)
    contents = pages[0].split("Trong số này")[1]
    line = next(line for line in contents.splitlines() if line.startswith("Tin hai"))
    number = int("".join(filter(str.isdigit, line)))
    assert "Nội dung tin thứ hai." in pages[number - 1]


def test_a_note_stands_after_its_text(pdf: bytes) -> None:
    text = " ".join(pdf_pages(pdf))
    places = [
        text.index(part)
        for part in ("Mở đầu có", "Trần Thị B", "Lời chú có", "Nội dung tin thứ hai")
    ]
    assert places == sorted(places)


def test_it_is_tagged_for_screen_readers(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "vi"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert "/Outlines" in opened.Root
        assert all(page.get("/Tabs") == "/S" for page in opened.pages)
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Bản tin cải cách hành chính – Số 01/2024"
    kinds = [kind for kind, _ in structure(pdf)]
    for kind in ("/H1", "/H2", "/H3", "/Table", "/TH", "/L", "/LI", "/Link", "/TOC"):
        assert kind in kinds, kind


def test_every_picture_has_its_alternative_text(pdf: bytes) -> None:
    found = [alternative for kind, alternative in structure(pdf) if kind == "/Figure"]
    assert found == ["Người dân nộp hồ sơ", "Sơ đồ các bước"]


def test_all_its_letters_are_embedded(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for font in page.Resources.Font.values():
                assert "Tinos" in str(font.BaseFont)
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_same_issue_gives_the_same_bytes(
    made: tuple[IssueManuscript, Pictures], pdf: bytes
) -> None:
    assert print_issue(*made) == pdf


def test_what_an_editor_writes_is_never_run(tmp_path: Path) -> None:
    title = '#panic(\\"x\\") $a$ @b <c> [d] = e'
    body = 'Xem #import "/etc/passwd": * và #set page(fill: red).\n\n## Một đề mục\n'
    file = "docs/tin-tuc/2024/tin-hai.md"
    text = " ".join(pdf_pages(print_issue(*make_issue(tmp_path, {file: news(title, body=body)}))))
    text = " ".join(text.split())
    assert '#panic("x") $a$ @b <c> [d] = e' in text
    assert "#set page(fill: red)" in text


def test_a_sample_says_so_on_every_page(tmp_path: Path) -> None:
    issue, pictures = make_issue(tmp_path, {ISSUE: issue_source("sample: true")})
    pages = pdf_pages(print_issue(issue, pictures))
    assert len(pages) > 1
    assert all("SỐ MẪU" in page for page in pages)
    assert "không do cơ quan nào phát hành" in pages[0]


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    files = {ISSUE: issue_source(state="trình duyệt")}
    issue, pictures = make_issue(tmp_path, files, preview=True)
    assert all("DỰ THẢO" in page for page in pdf_pages(print_issue(issue, pictures)))


def test_a_released_issue_bears_no_mark(pdf: bytes) -> None:
    text = " ".join(pdf_pages(pdf))
    assert "SỐ MẪU" not in text
    assert "DỰ THẢO" not in text


def test_corrections_are_printed_and_announced_on_the_first_page(tmp_path: Path) -> None:
    lines = ("corrections:", "  - {date: 2024-02-05, text: Số đúng là 120.}")
    issue, pictures = make_issue(tmp_path, {ISSUE: issue_source(*lines)})
    pages = pdf_pages(print_issue(issue, pictures))
    assert "Số này có đính chính, xem trang" in pages[0]
    assert "05/02/2024: Số đúng là 120." in " ".join(" ".join(pages).split())


def test_the_imprint_has_only_what_the_office_gave(
    made: tuple[IssueManuscript, Pictures], pdf: bytes
) -> None:
    last = pdf_pages(pdf)[-1]
    assert "Kỳ phát hành: 01 số/tháng" in last
    assert "Giấy phép" not in last
    full = replace(made[0], colophon=(*made[0].colophon, ("Giấy phép xuất bản", "12/GP-UBND")))
    assert "12/GP-UBND" in pdf_pages(print_issue(full, made[1]))[-1]


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("19x27", (190, 270))])
def test_the_paper_is_the_one_the_office_set(
    made: tuple[IssueManuscript, Pictures], size: str, millimetres: tuple[int, int]
) -> None:
    issue = replace(made[0], page_size=size)
    with pikepdf.open(BytesIO(print_issue(issue, made[1]))) as opened:
        box = [float(edge) * MILLIMETRES_A_POINT for edge in opened.pages[0].mediabox]
    assert (round(box[2]), round(box[3])) == millimetres


def test_a_long_issue_stays_small(made: tuple[IssueManuscript, Pictures]) -> None:
    second = made[0].pieces[1]
    pieces = tuple(
        replace(second, id=f"bai-{number}", title=f"Bài số {number}", html=second.html * 5)
        for number in range(80)
    )
    long = replace(made[0], parts=(Part("muc", "Chuyên mục", "", pieces),))
    pdf = print_issue(long, {})
    assert len(pdf) < HEAVY
    assert "Bài số 79" in " ".join(pdf_pages(pdf)[:3])
    assert print_issue(long, {}) == pdf


def test_a_packed_issue_is_as_accessible_as_before(
    made: tuple[IssueManuscript, Pictures], pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "HEAVY", 0)
    packed = print_issue(*made)
    assert len(packed) < len(pdf)
    assert structure(packed) == structure(pdf)
    assert pdf_pages(packed) == pdf_pages(pdf)
    test_it_is_tagged_for_screen_readers(packed)


def test_the_imprint_stands_on_the_page_of_the_last_text(
    samples: dict[str, IssueManuscript],
) -> None:
    """Below it when there is room, run together when there is little."""
    ways = set()
    for issue in samples.values():
        before, imprint = pdf_pages(print_issue(issue, {}))[-1].split("Cơ quan phát hành: ")
        assert len(words(before)) > 30, issue.slug
        ways.add("\nKỳ phát hành" in imprint)
    assert ways == {True, False}


def test_an_issue_with_nothing_in_it_can_be_printed(
    made: tuple[IssueManuscript, Pictures],
) -> None:
    bare = replace(made[0], parts=(), html="", lead="", focus="", colophon=(), issuer="")
    assert "BẢN TIN" in pdf_pages(print_issue(bare, {}))[0]


def test_signs_the_font_lacks_are_left_out() -> None:
    assert printable("Chúc mừng 🎉 năm mới ✓") == "Chúc mừng năm mới "
    assert printable("Ẫ ể Ợ ự ₫ “–” → ≥") == "Ẫ ể Ợ ự ₫ “–” → ≥"
    assert printable("e\u0302\u0301") == "ế"
    assert unprintable("a 🎉✓🎉\u200d\ufe0f") == ["🎉", "✓"]


def test_a_plan_says_on_every_page_that_it_is_a_reading_copy(tmp_path: Path) -> None:
    pages = pdf_pages(print_plan(make_plan(tmp_path), {}))
    assert all("Bản đọc, không thay thế bản chính" in page for page in pages)
    text = " ".join(" ".join(pages).split())
    for phrase in ("47/KH-UBND", "Nâng cao nhận thức.", "Xây dựng bản tin", "(không rõ)"):
        assert phrase in text
    assert "CỘNG HÒA XÃ HỘI" not in text


def test_a_plan_without_a_date_has_the_same_bytes_twice(tmp_path: Path) -> None:
    source = SOUND[PLAN].replace("issued: 2024-01-09\n", "")
    plan = make_plan(tmp_path, {PLAN: source})
    assert plan.date is None
    assert print_plan(plan, {}) == print_plan(plan, {})
