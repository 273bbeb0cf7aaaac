"""Markdown as offices type it: lists and tables without their blank line, Word's bullets, indents."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.text.markup import Renderer
from newsroom.text.repairs import repaired
from tests.repositories import ROOT

renderer = Renderer()


def html(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", renderer.render(text).html)


def repairs(text: str) -> list[int]:
    return [fault.line for fault in renderer.render(text).faults if fault.repaired]


LIST = "<ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize(
    "before",
    ["Gồm:", "**Gồm:**", "Gồm [x](y.md)", "1.200 người dự", "- - gạch", "Số 1", "(a)", "_Gồm_"],
)
def test_a_list_needs_no_blank_line(before: str) -> None:
    text = f"{before}\n- a\n- b"
    if before.startswith("- "):
        assert repairs(text) == []
        return
    assert html(text).endswith(f"</p>{LIST}")
    assert repairs(text) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b",
        "Chữ.\n\n- a\n- b",
        "## Đề mục\n- a\n- b",
        "- a\n- b\n\nChữ.",
        "1. a\n2. b",
        "```\nchữ\n- a\n```",
        "| a |\n|---|\n| b |",
        "Chữ\n---\n\n- a",
        "Chữ\n- - -\nchữ",
        "- a\ntiếp theo\n- b",
        "> chữ\n> - a",
        "Từ ngày 09\n31. Và tiếp",
        "Năm\n2021. Trong năm",
        "<div>\n- a\n</div>",
        "<!--\nchữ\n- a\n• b\n\n  - c\n-->\n\nchữ",
    ],
)
def test_what_needs_no_repair_gets_none(text: str) -> None:
    assert repairs(text) == []
    assert repaired(text) == (text, [])


def test_a_paragraph_may_go_on_with_a_number_and_a_point() -> None:
    assert (
        html("Kế hoạch có hiệu lực từ ngày\n31. Sau đó")
        == "<p>Kế hoạch có hiệu lực từ ngày31. Sau đó</p>"
    )
    assert html("Gồm:\n1. a\n2. b") == "<p>Gồm:</p><ol><li>a</li><li>b</li></ol>"


def test_a_table_needs_no_blank_line() -> None:
    text = "Như sau:\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert html(text).startswith("<p>Như sau:</p><div")
    assert "<td>1</td><td>2</td>" in html(text) and repairs(text) == [2]


@pytest.mark.parametrize("bullet", ["•", "•\t", "\uf0b7", "\uf0b7\t", "\uf0a7 ", "▪", "● ", "○"])
def test_bullets_pasted_from_word_make_a_list(bullet: str) -> None:
    text = f"Gồm:\n\n{bullet} a\n{bullet} b\n\nHết."
    assert html(text) == f"<p>Gồm:</p>{LIST}<p>Hết.</p>"
    assert repairs(text) == [3]


def test_pasted_bullets_in_a_paragraph_are_both_repaired() -> None:
    assert html("Gồm:\n• a\n• b") == f"<p>Gồm:</p>{LIST}"


@pytest.mark.parametrize("space", ["\xa0", "\xa0 ", "\xa0\xa0"])
def test_fixed_spaces_after_a_bullet_are_spaces(space: str) -> None:
    assert html(f"-{space}a\n-{space}b") == LIST
    assert "<h2" in html(f"##{space}Đề mục")
    assert html("ngày\xa009") == "<p>ngày\xa009</p>"


NESTED = "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "   "])
def test_lists_nest_as_editors_and_github_show_them(indent: str) -> None:
    assert html(f"- a\n{indent}- b\n{indent * 2}- c\n- d") == NESTED


def test_lists_below_numbers_nest() -> None:
    nested = "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"
    assert html("1. a\n   - b\n   - c\n2. d") == nested
    assert html("1. a\n    - b\n    - c\n2. d") == nested


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_a_paragraph_inside_an_item_stays_there(indent: str) -> None:
    inside = "<ul><li><p>a</p><p>tiếp</p></li><li><p>b</p></li></ul>"
    assert html(f"- a\n\n{indent}tiếp\n\n- b") == inside
    assert html(f"- a\n\n{indent}tiếp\n- b") == inside


@pytest.mark.parametrize("indent", ["    ", "\t", "\xa0\xa0\xa0\xa0", "      "])
def test_the_first_line_of_a_paragraph_may_be_indented(indent: str) -> None:
    """As letters are written; elsewhere Markdown would make code of it."""
    assert html(f"{indent}Đoạn một.\n\n{indent}Đoạn hai.") == "<p>Đoạn một.</p><p>Đoạn hai.</p>"


def test_code_between_fences_stays_as_it_is() -> None:
    code = "a\n• b\n- c\n    d\n\xa0e"
    assert renderer.render(f"```\n{code}\n```").html == f"<pre><code>{code}\n</code></pre>"
    assert repairs(f"~~~\n{code}\n```\n~~~") == []


ROWS = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(["", "", "  ", "    ", "\t", "> ", "\xa0"]),
        st.sampled_from(
            ["chữ", "- a", "* b", "+ c", "1. d", "2. e", "31. g", "• h", "", "---", "## i", "| k |", "|---|",
             "```", "~~~", "<div>", "<!--", "-->", "[l]: m", "**n**", "\uf0b7 o", "1)", "- - p", "\\- q"]
        ),
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@example("---\n- a\nchữ\n  | k |\n|---|")
@given(ROWS)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once, _ = repaired(text)
    assert repaired(once) == (once, [])


@given(ROWS)
def test_repairing_loses_no_letter_and_no_row_of_code(text: str) -> None:
    def letters(source: str) -> str:
        return re.sub(r"[\s\xa0•\uf0b7-]", "", source)

    once, faults = repaired(text)
    assert letters(once) == letters(text)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)


@given(ROWS)
def test_every_letter_is_still_read_after_rendering(text: str) -> None:
    rendering = renderer.render(text)
    read = " ".join(f"{passage.heading} {passage.text}" for passage in rendering.passages)
    for word in ("chữ", "a", "d", "h", "n", "o"):
        written = len(re.findall(rf"(?<!\w){word}(?!\w)", text))
        assert len(re.findall(rf"(?<!\w){word}(?!\w)", read)) >= written or "<" in text


def test_the_real_texts_need_no_repair() -> None:
    for file in [*ROOT.glob("docs/**/*.md"), *ROOT.glob("bulletins/*/index.md")]:
        body = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        assert repairs(body) == [], file
