"""Folding, slugs, alphabetical order, tone placement and near spellings."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.vietnamese import (
    ALPHABET,
    canonical_tone,
    fold,
    nearest,
    nearest_names,
    slug,
    sort_key,
    syllables,
)

VIETNAMESE_LETTERS = (
    "".join(
        unicodedata.normalize("NFC", letter + tone)
        for letter in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    )
    + "bcdđghklmnpqrstvx"
)
vietnamese_text = st.text(
    alphabet=VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + " -,./0123456789"
)
any_text = st.text() | vietnamese_text


# --- fold and slug ---


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
        ("72/2013/NÐ-CP", "72/2013/nd-cp"),  # eth
        ("Ɖồng Tháp, ɖồng", "dong thap, dong"),  # African D
        ("Thuở ấy nghiễm nhiên", "thuo ay nghiem nhien"),
    ],
)
def test_folding_drops_marks_and_reads_every_kind_of_d(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_one_ascii_letter() -> None:
    for letter in VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper():
        assert len(fold(letter)) == 1, letter
        assert fold(letter) in "abcdefghijklmnopqrstuvwxyz", letter


@given(any_text)
def test_folding_does_not_care_about_composition_or_repetition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 5, khoản 2", "dieu-5-khoan-2"),
        ("Quý II/2021", "quy-ii-2021"),
        ("1. Mục đích", "1-muc-dich"),
        ("đ) Phát hiện", "d-phat-hien"),
        ("Cải cách – Hành chính", "cai-cach-hanh-chinh"),
        ("  --Đối tượng--  ", "doi-tuong"),
        ("m² & ﬁle", "m2-file"),
        ("“…” – !?", ""),
        ("", ""),
    ],
)
def test_a_slug_keeps_words_and_numbers(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(any_text)
def test_a_slug_is_ascii_words_between_single_hyphens_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert all(word.isascii() and word.isalnum() for word in made.split("-")) or made == ""
    assert made == made.lower()
    assert slug(made) == made
    assert slug(unicodedata.normalize("NFD", text)) == made


# --- syllables ---


def test_syllables_leave_out_punctuation_and_keep_numbers_and_acronyms() -> None:
    assert syllables("Kế hoạch số 47/KH-UBND, “Dân hỏi”!") == [
        "Kế", "hoạch", "số", "47", "KH", "UBND", "Dân", "hỏi",
    ]  # fmt: skip


@given(vietnamese_text)
def test_decomposed_text_has_the_same_syllables(text: str) -> None:
    assert syllables(unicodedata.normalize("NFD", text)) == syllables(text)


# --- order ---

IN_ORDER = [
    ["007", "8", "9", "10", "02022", "An", "Ban"],
    ["số 2", "số 10", "số a"],
    ["An Giang", "Anh", "Ấn Độ"],
    ["Bến Tre", "Bình Định", "Cà Mau", "Dung", "Đà Nẵng", "Đồng Tháp", "Em"],
    ["Lan", "Lào Cai", "Lâm Đồng"],
    ["on", "ôn", "ơn"],
    ["ủy", "ưu", "vua"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["hoa", "hoà", "hỏa", "hoã", "hóa", "hoạ", "hoai"],
    ["hòa a", "hoà b", "hòa c"],  # placement of the mark must not split a list
    ["ân", "Ân", "ấn"],
    ["tá a", "ta b", "tá c"],  # the letters of the whole name weigh more than any tone
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: " ".join(words))
def test_the_alphabet_then_tones_then_case(words: list[str]) -> None:
    shuffled = words.copy()
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == words
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


def test_each_letter_stands_at_its_place_whatever_its_tone() -> None:
    letters = [unicodedata.normalize("NFC", letter + "\u0323") for letter in ALPHABET]
    backwards = letters[::-1]
    assert sorted(backwards, key=sort_key) == letters


def test_look_alikes_of_d_sort_with_d() -> None:
    assert sorted(["Êđê", "Ðắk Lắk", "Dương", "Đắk Nông"], key=sort_key) == [
        "Dương", "Ðắk Lắk", "Đắk Nông", "Êđê",
    ]  # fmt: skip


@given(st.lists(any_text))
def test_the_order_does_not_depend_on_the_order_before(words: list[str]) -> None:
    composed = [unicodedata.normalize("NFC", word) for word in words]
    expected, backwards = sorted(composed, key=sort_key), composed[::-1]
    assert sorted(backwards, key=sort_key) == expected


@given(any_text, any_text)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) is same


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    earlier, later = sorted((one, other))
    assert sort_key(f"số {earlier}")[:2] <= sort_key(f"số {later}")[:2]


def test_a_number_too_long_for_int_still_sorts() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)


# --- tone placement ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"), ("khỏe", "khoẻ"), ("ủy", "uỷ"), ("HÒA", "HOÀ"), ("Ủy", "Uỷ"),
        ("thủy lợi", "thuỷ lợi"), ("lòe", "loè"), ("tòa án", "toà án"), ("ngụy", "nguỵ"),
        ("Xã hội hóa", "Xã hội hoá"), ("thúy", "thuý"), ("nhòe", "nhoè"), ("chùy", "chuỳ"),
    ],
)  # fmt: skip
def test_old_and_new_placement_are_one(one: str, other: str) -> None:
    assert canonical_tone(one) == canonical_tone(other) == one


@pytest.mark.parametrize(
    "word",
    [
        "quý", "Quý II", "quà", "quỳ", "què", "quẻ", "giạ", "già", "giá", "huyện", "thuở", "hoàn",
        "ngoài", "khuỷu", "huế", "thuế", "loét", "toán", "đoạn", "thuyết", "xoáy", "hoặc", "của",
        "mùa", "bìa", "quyết", "ngoẹo", "uống",
    ],
)  # fmt: skip
def test_other_syllables_stay_as_they_are(word: str) -> None:
    assert canonical_tone(word) == word


@given(any_text)
def test_placing_tones_twice_changes_nothing(text: str) -> None:
    once = canonical_tone(text)
    assert canonical_tone(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(any_text)
def test_only_the_place_of_a_mark_can_change(text: str) -> None:
    placed = canonical_tone(text)
    assert fold(placed) == fold(text)
    assert [c.isupper() for c in placed] == [
        c.isupper() for c in unicodedata.normalize("NFC", text)
    ]


@given(any_text.filter(lambda text: not set("oOuU") & set(unicodedata.normalize("NFC", text))))
def test_text_without_a_bare_o_or_u_is_untouched(text: str) -> None:
    assert canonical_tone(text) == unicodedata.normalize("NFC", text)


ONSETS = ["", *"bcdđghklmnrstvx", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ONSETS),
            st.sampled_from(["oa", "oe", "uy"]),
            st.sampled_from("\u0300\u0309\u0303\u0301\u0323"),
            st.booleans(),
        ),
        min_size=1,
    )
)
def test_whole_texts_compare_equal_in_either_style(parts: list[tuple[str, str, str, bool]]) -> None:
    old = " ".join(onset + rime[0] + tone + rime[1] for onset, rime, tone, _ in parts)
    mixed = " ".join(
        onset + (rime + tone if new else rime[0] + tone + rime[1])
        for onset, rime, tone, new in parts
    )
    assert canonical_tone(mixed) == unicodedata.normalize("NFC", old)
    assert canonical_tone(mixed.upper()) == unicodedata.normalize("NFC", old).upper()


# --- near spellings ---


def test_a_slip_finds_the_word_meant() -> None:
    keys = ["title", "published", "updated", "summary", "draft"]
    assert nearest("publised", keys)[0] == "published"
    assert nearest("tomtat", keys) == []


def test_marks_and_case_do_not_count() -> None:
    assert (
        nearest("Tiền Giang", ["tien-giang-2021", "tien giang", "nghe-an-2024"])[0] == "tien giang"
    )


def test_names_must_be_alike_where_they_differ() -> None:
    offices = ["so-tai-chinh-tinh-hoa-sen", "so-noi-vu-tinh-hoa-sen"]
    assert nearest_names("so-noi-vuj-tinh-hoa-sen", offices) == offices[1:]
    assert nearest_names("so-noi-vu-hoa-sen", offices) == offices[1:]
    assert nearest_names("so-tu-phap-tinh-hoa-sen", offices) == []


@given(st.permutations(["hoa", "hòa", "hóa", "họa", "hoả"]))
def test_equally_near_words_come_in_one_order(candidates: list[str]) -> None:
    assert nearest("hoạ", candidates, count=3) == sorted(candidates)[:3]


@given(any_text, st.lists(any_text), st.integers(min_value=0, max_value=5))
def test_only_given_words_are_offered_and_never_too_many(
    word: str, candidates: list[str], count: int
) -> None:
    offered = nearest(word, candidates, count)
    assert len(offered) <= count
    assert set(offered) <= set(candidates)
    if count and word in candidates:
        assert fold(offered[0]) == fold(word)
