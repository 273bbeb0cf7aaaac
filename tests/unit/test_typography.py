"""Numbers and dates stay on one line, and nothing else of the text changes."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.typography import unbroken, unbroken_text

SPANS = re.compile('<span class="nb">|</span>')
KEPT = re.compile(r'<span class="nb">(.*?)</span>')


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ngày 09 tháng 01 năm 2024", ["ngày 09", "tháng 01", "năm 2024"]),
        ("Kế hoạch số 103/KH-UBND ngày 12/4/2021", ["số 103/KH-UBND", "ngày 12/4/2021"]),
        ("Nghị định 61/2018/NĐ-CP", ["61/2018/NĐ-CP"]),
        ("Nghị quyết 60-NQ/TW", ["60-NQ/TW"]),
        ("theo Điều 5, khoản 2, điểm a.", ["Điều 5", "khoản 2", "điểm a"]),
        ("Quý III/2022 và quý IV", ["Quý III/2022", "quý IV"]),
        ("giai đoạn 2021 – 2030", ["2021 – 2030"]),
        ("giai đoạn 2021-2030", ["2021-2030"]),
        ("Số 01/2024.", ["Số 01/2024"]),
        ("Số: 47/KH-UBND", ["Số: 47/KH-UBND"]),
        ("mức độ 4", ["mức độ 4"]),
        ("kế hoạch năm", []),
        ("số điện thoại, mục tiêu, điểm đến, quý vị", []),
        ("mười năm 2024x", []),
    ],
)
def test_what_belongs_together_stays_together(text: str, kept: list[str]) -> None:
    assert KEPT.findall(unbroken_text(text)) == kept


def test_only_a_code_of_reasonable_length_is_held() -> None:
    long = "số 12345/KH-BCVTCNTT-TTBCXB-VHTTDL"
    assert unbroken_text(long) == long


def test_tags_and_attributes_stay_as_they_are() -> None:
    given_html = '<a href="?a=Điều 5" title="ngày 09 > Điều 6">Điều 7</a><img alt=\'số 1\'>'
    assert unbroken(given_html) == given_html.replace(
        ">Điều 7<", '><span class="nb">Điều 7</span><'
    )


def test_text_is_never_markup() -> None:
    assert unbroken_text("<b>ngày 09</b> & Điều 5") == (
        '&lt;b&gt;<span class="nb">ngày 09</span>&lt;/b&gt; &amp; <span class="nb">Điều 5</span>'
    )


WORDS = st.lists(
    st.sampled_from(
        [
            "ngày",
            "09",
            "Điều",
            "5",
            "số",
            "47/KH-UBND",
            "&",
            "<",
            ">",
            '"',
            "quý",
            "III/2022",
            "–",
            "2021",
            "a)",
            "\n",
        ]
    )
)


@given(WORDS)
def test_the_words_are_the_same_and_the_html_is_whole(words: list[str]) -> None:
    text = " ".join(words)
    made = unbroken_text(text)
    assert unescape(SPANS.sub("", made)) == text
    assert made.count("<span") == made.count("</span>")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_any_text_comes_through(text: str) -> None:
    assert KEPT.sub(r"\1", unbroken_text(text)) == escape(text, quote=False)
