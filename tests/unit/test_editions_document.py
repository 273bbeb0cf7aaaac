"""A rendered body becomes blocks without losing a word, a link or the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from newsroom.editions.document import (
    Addresses,
    Code,
    Definitions,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    plain,
    text_of,
)
from newsroom.editions.reading import read_document
from newsroom.text.markup import Renderer
from tests.repositories import ROOT
from tests.unit.edition_samples import words

SITE = Addresses("https://cchc.example.org/")
PLANS = sorted((ROOT / "docs/ke-hoach").glob("*-20??.md"))


def read(text: str, addresses: Addresses = SITE) -> Document:
    rendering = Renderer().render(text)
    return read_document(
        rendering.with_targets([found.target for found in rendering.references]), addresses
    )


def test_styles_become_runs() -> None:
    (paragraph,) = read("Một **hai *ba*** `bốn`  \nnăm").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("Một "),
        Run("hai ", bold=True),
        Run("ba", bold=True, italic=True),
        Run(" "),
        Run("bốn", code=True),
        Run("\nnăm"),
    )


def test_a_list_keeps_its_nesting_and_its_first_number() -> None:
    (found,) = read("3. Một\n4. Hai\n\n    - con\n").blocks
    assert isinstance(found, ListBlock)
    assert found.ordered
    assert found.start == 3
    inner = found.items[1][1]
    assert isinstance(inner, ListBlock)
    assert not inner.ordered


def test_a_table_keeps_its_head_and_alignment() -> None:
    (table,) = read("| A | B | C |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n").blocks
    assert isinstance(table, Table)
    assert [text_of(cell.blocks[0]) for cell in table.head[0]] == ["A", "B", "C"]
    assert [cell.align for cell in table.rows[0]] == ["left", "right", "center"]
    assert table.width == 3


@pytest.mark.parametrize("written", ["²", "", "-1", "9" * 5000, "x"])
def test_numbers_of_html_that_are_none_count_as_one(written: str) -> None:
    (numbered,) = read(f'<ol start="{written}"><li>x</li></ol>').blocks
    assert isinstance(numbered, ListBlock) and numbered.start == 1
    (table,) = read(f'<table><tr><td colspan="{written}">x</td></tr></table>').blocks
    assert isinstance(table, Table) and table.width == 1
    (paragraph,) = read(f'<a class="footnote-ref" href="#x">{written}</a>x').blocks
    assert isinstance(paragraph, Paragraph) and not any(run.note for run in paragraph.runs)


def test_a_table_without_a_cell_is_none() -> None:
    """A draft may have one in the preview."""
    assert read("<table><caption>x</caption></table>").blocks == ()


def test_a_footnote_leaves_a_number_and_goes_to_the_end() -> None:
    document = read("Chữ[^a] nữa[^b].\n\n[^a]: Một.\n[^b]: Hai.\n")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [run.note for run in paragraph.runs if run.note] == [1, 2]
    assert [text_of(note[0]) for note in document.notes] == ["Một.", "Hai."]
    assert plain(paragraph.runs) == "Chữ nữa."


def test_a_picture_inside_a_paragraph_stands_between_its_halves() -> None:
    blocks = read('Trước ![mô tả](a.png "lời") sau.').blocks
    assert blocks == (
        Paragraph((Run("Trước"),)),
        Picture("a.png", "mô tả", "lời"),
        Paragraph((Run("sau."),)),
    )


def test_html_that_an_editor_writes_is_understood() -> None:
    text = (
        '<figure><img src="a.png" alt="mô tả"><figcaption>Lời <em>ảnh</em></figcaption></figure>\n\n'
        "<details><summary>Xem</summary><p>H<sub>2</sub>O</p></details>\n\n"
        '<table><tr><th colspan="2">Chung</th></tr><tr><td rowspan="2">1</td><td>2</td></tr>'
        "<tr><td>3</td></tr></table>"
    )
    figure, summary, formula, table = read(text).blocks
    assert figure == Picture("a.png", "mô tả", "Lời ảnh")
    assert text_of(summary) == "Xem"
    assert formula == Paragraph((Run("H"), Run("2", lowered=True), Run("O")))
    assert isinstance(table, Table)
    assert table.head[0][0].columns == 2
    assert table.rows[0][0].rows == 2


def test_the_other_blocks_are_told_apart() -> None:
    text = "> trích\n\n---\n\n```\nmã\n```\n\nTừ\n:   Nghĩa\n\n## Đề mục\n"
    kinds = [type(block) for block in read(text).blocks]
    assert kinds == [Quote, Rule, Code, Definitions, Heading]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("newsroom:/tin-tuc/2024/x/", "https://cchc.example.org/tin-tuc/2024/x/"),
        ("newsroom:/tin-tuc/2024/x/#a", "https://cchc.example.org/tin-tuc/2024/x/#a"),
        ("newsroom:/tin-tuc/2024/y/", "#y"),
        ("newsroom:/tin-tuc/2024/y/#a", "#y-a"),
        ("newsroom:/tin-tuc/2024/y/#khac", "#y"),
        ("#muc", "#bai-muc"),
        ("https://example.org/#a", "https://example.org/#a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_lead_into_the_edition_or_to_the_site(target: str, link: str) -> None:
    inside = {"tin-tuc/2024/y/": "y", "tin-tuc/2024/y/#a": "y-a"}
    addresses = Addresses("https://cchc.example.org/", inside, "bai-")
    assert addresses.link(target) == link


def test_ids_of_headings_are_kept_apart() -> None:
    (heading,) = read("## Đề mục\n", Addresses("https://a/", prefix="bai-")).blocks
    assert isinstance(heading, Heading)
    assert heading.id == "bai-de-muc"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_no_word_of_a_plan_is_lost(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    html = Renderer().render(text).html
    source = lxml_html.fragment_fromstring(html, create_parent="div").text_content()
    assert words(read(text).plain_text()) == words(source)


@given(st.text(alphabet="aâ *_`[]()#>|-+1.\n!&<\\\"'~^:", max_size=80))
def test_any_markdown_gives_a_document_with_the_same_letters(text: str) -> None:
    rendering = Renderer().render(text)
    html = rendering.with_targets([found.target for found in rendering.references])
    document = read_document(html, SITE)
    root = lxml_html.fragment_fromstring(html or "<p></p>", create_parent="div")
    alternatives = "".join(
        (image.get("alt") or "") + (image.get("title") or "") for image in root.iter("img")
    )
    source = root.text_content() + alternatives
    assert sorted(_letters(document.plain_text())) == sorted(_letters(source))


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter in "aâ1"]
