"""Python and the search script read the same words in the same text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search.node_scripts import Functions
from newsroom.search.tokens import WORD, Word, key_of, read_word
from newsroom.text.vietnamese import canonical_tone, fold

SCRIPTS = Path(__file__).parents[2] / "overrides/assets/javascripts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES
) + ("bcdđghklmnpqrstvxfjwz")
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " -/.,()“”0123456789\u00a0\u0301\u0323")
decomposed = vietnamese.map(lambda text: unicodedata.normalize("NFD", text))


@pytest.fixture(scope="module")
def scripts() -> Iterator[Functions]:
    functions = Functions(SCRIPTS)
    yield functions
    functions.close()


def words(text: str) -> list[Word]:
    return [word for raw in WORD.findall(text) if (word := read_word(raw)).key]


def words_of_script(scripts: Functions, text: str) -> list[Word]:
    found = scripts.call("search-words.mjs", "wordsOf", text)
    return [Word(word["key"], word["form"]) for word in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh Tiền Giang",
        "UỶ BAN, uỷ ban, ủy ban",
        "103/KH-UBND ngày 12/4/2021; 61 /2018 / NĐ-CP",
        "hoà giải, hòa giải; kí, ký; quí, quý; Mỹ, Mĩ",
        "72/2013/NÐ-CP và Ɖồng Tháp",
        "TTHC (PAPI), PAR INDEX… 4a 0276.3822233",
        "naïve Straße İstanbul ÆØ ŉ ẞ K Å",
        "Кириллица ភាសាខ្មែរ 汉字 Ελληνικά 👍🏽 <b>đậm</b>",
        "\u0301\u0323 a\u0301\u0323 e\u0302\u0301",
        "x" * 100,
        "",
    ],
)
def test_both_read_the_same_words_in_chosen_texts(scripts: Functions, text: str) -> None:
    assert words_of_script(scripts, text) == words(text)


@given(text=st.text() | vietnamese | decomposed)
def test_both_read_the_same_words_in_any_text(scripts: Functions, text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert words_of_script(scripts, text) == words(text)


@given(text=vietnamese)
def test_a_form_has_the_key_of_its_word(text: str) -> None:
    for word in words(text):
        assert key_of(word.form) == word.key


@given(text=vietnamese.filter(lambda text: not any(map(str.isdigit, text))))
def test_the_script_takes_the_same_keys_from_the_forms_of_a_phrase(
    scripts: Functions, text: str
) -> None:
    phrase = " ".join(word.form for word in words(text))
    keys = "".join(word.key for word in words(text))
    assert scripts.call("search-words.mjs", "keyOf", phrase) == keys


@given(text=vietnamese)
def test_composed_and_decomposed_text_has_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words(composed) == words(unicodedata.normalize("NFD", text))


@given(text=vietnamese)
def test_tone_placement_makes_no_difference(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words(canonical_tone(composed)) == words(composed)


@given(text=vietnamese)
def test_a_key_is_the_folded_word_with_a_final_y_as_i(text: str) -> None:
    for raw in WORD.findall(text):
        key, folded = read_word(raw).key, fold(raw)[:40]
        assert key in (folded, f"{folded[:-1]}i") or f"0{key}" == folded


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hòa", "hoà", True),
        ("ký", "kí", True),
        ("quý", "quí", True),
        ("tuy", "tui", False),
        ("thuỷ", "thủy", True),
        ("mỹ", "mĩ", True),
        ("mỹ", "mí", False),
        ("đất", "dất", False),
        ("ý", "í", False),
    ],
)
def test_forms_are_equal_where_only_the_spelling_differs(one: str, other: str, same: bool) -> None:
    assert (read_word(one).form == read_word(other).form) is same
