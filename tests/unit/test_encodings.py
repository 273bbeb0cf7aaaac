"""Which encoding a file is in, and what is repaired of its letters."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.encodings import LARGEST_TEXT, NotUnicode, clean, decode, read
from tests.repositories import ROOT
from tests.unit.legacy_charts import LEGACY

REAL_FILES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "bulletins").rglob("*.md")])
PLANS = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "docs" / "ke-hoach").glob("*.md"))
    if not file.name.startswith("_")
)
SENTENCES = [
    sentence
    for sentence in (row.strip() for row in re.split(r"[.;:\n|]", PLANS))
    if len(sentence.split()) >= 12
]
PASSAGES = [" ".join(SENTENCES[at : at + 3]) for at in range(0, len(SENTENCES) - 3, 3)]
FRONT_MATTER = "---\ntitle: Tin\n---\n\n"


def refusal(data: bytes) -> NotUnicode:
    with pytest.raises(NotUnicode) as refused:
        decode(data)
    return refused.value


@pytest.mark.parametrize("name", LEGACY)
def test_every_long_sentence_of_the_plans_is_known_by_its_bytes(name: str) -> None:
    for sentence in SENTENCES:
        error = refusal(FRONT_MATTER.encode() + LEGACY[name](sentence))
        assert f"mà ở {name}" in error.sentence, sentence
        assert "Unicode dựng sẵn" in error.sentence
        assert error.line == 5


@pytest.mark.parametrize("name", LEGACY)
def test_every_passage_of_the_plans_is_known_when_pasted_into_unicode(name: str) -> None:
    """Word keeps the bytes of the old fonts as Latin letters: "c¸c c¬ quan", "caùc cô quan"."""
    for passage in PASSAGES:
        pasted = LEGACY[name](passage).decode("latin-1")
        error = refusal(f"{FRONT_MATTER}Một dòng đúng.\n{pasted}\n".encode())
        assert f"mà ở {name}" in error.sentence, passage
        assert error.line == 6


def test_text_that_was_saved_twice_is_known() -> None:
    for passage in PASSAGES:
        broken = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in passage.encode()
        )
        error = refusal(FRONT_MATTER.encode() + broken.encode())
        assert "bị hỏng" in error.sentence and error.line == 5


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sentence", SENTENCES[::20])
def test_utf_16_is_known_with_and_without_its_mark(encoding: str, sentence: str) -> None:
    assert "UTF-16" in refusal((FRONT_MATTER + sentence).encode(encoding)).sentence


def test_bytes_of_no_known_encoding_are_refused_at_their_line() -> None:
    error = refusal(b"---\ntitle: x\n---\n\nm\xff\xfe\xfdn\n")
    assert "không nhận ra" in error.sentence and error.line == 5


@pytest.mark.parametrize("file", REAL_FILES, ids=lambda file: file.name)
def test_no_real_file_is_taken_for_another_encoding_or_repaired(file: Path) -> None:
    text = read(file.read_bytes())
    assert text.repairs == () and text.losses == ()
    assert text.text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Bụi mịn 12 µm, 5 µg/m³ và 40 µg; thước đo 3µm, 7µm, 9µm",
        "Microsoft®, Windows®, Office®, Zalo® và Oracle® là nhãn hiệu ®",
        "España, señor Ibáñez, mañana, niño, año, Núñez, Muñoz, Peña, ñandú",
        "København, Tromsø, Malmö, Århus, Øresund, Bjørn, smørrebrød, høst, æble, kæde",
        "façade, Noël, naïve, coöperatie, Zürich, Straße, Genève, là où, déjà vu, à la carte",
        "18°C ± 2, 1ª, 2º, ½, ¼, §5, ¶, ©2024, «trích», ¡hola!, ¿qué?, £10, ¥20, ¤",
        "Tiếng Việt: ý kiến, ỷ lại, kỹ sư, mỹ thuật, lũy thừa, thùy, hoà, hòa, quý, giặt, đoàn",
        "MỘT CỬA, ỦY BAN NHÂN DÂN, ĐƠN VỊ, ỐNG, ỚT, Ỷ LẠI, ẲNG",
        "Phông cũ viết «vµ» thay cho «và»",
        "😀 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ → ← ✓ № ™ …",
        "中文, русский язык, ελληνικά, 日本語, ไทย",
    ],
)
def test_foreign_words_and_signs_are_left_in_peace(text: str) -> None:
    assert clean(decode(text.encode() * 5)).text == text * 5


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cs"])))
def test_any_text_that_has_nothing_to_repair_stays_as_it_is(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    if not set(text) & set("ÐðƉɖ\u2028\u2029\ufffd"):
        assert clean(text).text == text and clean(text).repairs == ()


@given(st.text())
def test_cleaning_twice_repairs_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once.text).repairs == ()
    assert once.text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("written", "read_as", "line", "said"),
    [
        ("a\nho\u0323p ba\u0301o", "a\nhọp báo", 2, "NFD"),
        ("a\nb\u200bc\ufeffd\u00ade", "a\nbcde", 2, "điều khiển"),
        ("a\nmột\x0bhai\x0cba\u2028bốn\u2029năm\x85sáu", "a\nmột hai ba bốn năm sáu", 2, "điều khiển"),
        ("a\nmột\x00\x01\x1f\x7fhai", "a\nmộthai", 2, "điều khiển"),
        ("a\n\u202eđảo\u202c", "a\nđảo", 2, "điều khiển"),
        ("a\nchữ\u200dchữ", "a\nchữchữ", 2, "điều khiển"),
        ("a\nNghị quyết 76/NQ-CP, NÐ-CP", "a\nNghị quyết 76/NQ-CP, NĐ-CP", 2, "Đ tiếng Việt"),
        ("a\nðơn Ɖà ɖi", "a\nđơn Đà đi", 2, "Đ tiếng Việt"),
    ],
)  # fmt: skip
def test_what_has_one_meaning_is_repaired_and_said(
    written: str, read_as: str, line: int, said: str
) -> None:
    cleaned = clean(written)
    assert cleaned.text == read_as
    assert len(cleaned.repairs) == 1
    assert cleaned.repairs[0][0] == line and said in cleaned.repairs[0][1]


@pytest.mark.parametrize("lost", ["Ngh\ufffd An", "một \uf0b7 hai", "\uf0fc", "\U000f1234"])
def test_letters_that_are_lost_are_refused(lost: str) -> None:
    cleaned = clean(f"a\nb\n{lost}\n")
    assert [line for line, _ in cleaned.losses] == [3]


def test_a_broken_letter_in_unicode_is_named_at_its_line() -> None:
    """A program that cut a letter in two leaves bytes that Windows-1252 has letters for too."""
    rows = [SENTENCES[0].encode(), *(sentence.encode()[:-1] for sentence in ("các xã", "Hội nghị"))]
    text = read(FRONT_MATTER.encode() + b"\n".join(rows))
    assert [line for line, _ in text.losses] == [6, 7]


def test_a_bullet_of_symbol_is_left_to_the_lists() -> None:
    assert clean("- a\n\uf0b7 b\n  \uf0a7\tc\n").losses == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_of_windows_are_harmless(mark: str, ending: str) -> None:
    text = read((mark + ending.join(("---", "title: Tin", "---", "Chữ."))).encode())
    assert text.text == "---\ntitle: Tin\n---\nChữ." and text.repairs == ()


def test_a_text_may_have_a_million_bytes_and_not_one_more() -> None:
    assert len(decode(b"a" * LARGEST_TEXT)) == LARGEST_TEXT
    assert "1,0 MB" in refusal(b"a" * (LARGEST_TEXT + 1)).sentence
