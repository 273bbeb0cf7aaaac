"""One rendering of a body: anchors, outline, lines, tables, passages, footnotes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from newsroom.text.anchors import is_of_the_page
from newsroom.text.markup import SITE_URL, Renderer, Rendering, with_base
from tests.repositories import ROOT

BODIES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    for file in sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("bulletins/*/index.md")])
}


def render(text: str) -> Rendering:
    return Renderer().render(text)


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.sentence) for fault in render(text).faults if not fault.repaired]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Đề mục đầu", "de-muc-dau"),
        ("IV. TỔ CHỨC THỰC HIỆN", "iv-to-chuc-thuc-hien"),
        ("1. Sở Nội vụ:", "1-so-noi-vu"),
        ("Kế hoạch số 47/KH-UBND", "ke-hoach-so-47-kh-ubnd"),
        ("**Đậm** và [liên kết](a.md)", "dam-va-lien-ket"),
        ("“Dân hỏi - Cơ quan chức năng trả lời”", "dan-hoi-co-quan-chuc-nang-tra-loi"),
        ("Chú thích[^1]", "chu-thich"),
        ("😀", "muc"),
        ("Tên riêng {: #ten-khac }", "ten-khac"),
    ],
)
def test_an_anchor_is_made_of_the_words(heading: str, anchor: str) -> None:
    rendering = render(f"## {heading}\n\n[^1]: chú\n")
    assert rendering.headings[0].id == anchor
    assert f'<h2 id="{anchor}">' in rendering.html


def test_a_repeated_heading_gets_a_number_and_never_a_taken_one() -> None:
    text = "## Sở\n\n## Sở 2\n\n## Sở\n\n## Sở\n\n## Khác {: #so-5 }\n\n## Sở\n"
    anchors = [heading.id for heading in render(text).headings]
    assert anchors == ["so", "so-2", "so-3", "so-4", "so-5", "so-6"]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("Nguồn", "bai-nguon"), ("Nhiệm vụ 5", "bai-nhiem-vu-5"), ("Mục 1. Tin", "bai-muc-1-tin"), ("Main", "bai-main")],
)  # fmt: skip
def test_a_heading_never_takes_the_name_of_a_place_of_the_page(heading: str, anchor: str) -> None:
    """Twice on a page, an id would lead the skip link or the list of tasks astray."""
    anchors = [found.id for found in render(f"## {heading}\n\n## {heading}").headings]
    assert anchors == [anchor, f"{anchor}-2"]


@pytest.mark.parametrize(
    "text", ["## Đề mục {: #main }", '<p id="nhiem-vu-1">chữ</p>', "chữ\n{: #search }"]
)
def test_an_editor_cannot_take_the_name_of_a_place_of_the_page(text: str) -> None:
    (line,) = (line for line, _ in faults(f"Mở đầu.\n\n{text}"))
    assert line == (4 if "{: #search" in text else 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## R&D {#r&d}", "ví dụ r-d."),
        ("## Mục 1 {#mục_1}", "ví dụ muc-1."),
        ("## Mục {#a/b}", "ví dụ a-b."),
        ('<p id="a b">chữ</p>', "ví dụ a-b."),
        ("## Một {#a}\n\n## Hai {#a}", '"a" có hai lần'),
    ],
)
def test_an_id_is_plain_and_used_once(text: str, words: str) -> None:
    """Word files and search servers take no other."""
    ((_, sentence),) = faults(text)
    assert words in sentence
    assert not faults("## Một {#Muc_1-a}\n\nChữ[^chú ý].\n\n[^chú ý]: Chú.\n")


@pytest.mark.parametrize("table", ["", "<caption>x</caption>", "<tr></tr>"])
def test_a_table_without_a_cell_is_refused(table: str) -> None:
    ((line, sentence),) = faults(f"Chữ.\n\n<table>{table}</table>\n")
    assert line == 3 and "không có ô nào" in sentence
    assert not faults("<table><tr><td></td></tr></table>")


def test_every_id_of_the_templates_is_known() -> None:
    templates = sorted((ROOT / "overrides").rglob("*.html"))
    written = {
        found
        for template in templates
        for found in re.findall(r'\sid="([a-z0-9-]+)"', template.read_text(encoding="utf-8"))
    }
    assert {"main", "nhiem-vu"} <= written
    assert not [anchor for anchor in sorted(written) if not is_of_the_page(anchor)]


def test_every_id_can_be_linked_to() -> None:
    text = '## Đề\n\n<p id="cho-nay">chữ</p>\n\nchữ[^1]\n{: #doan }\n\n[^1]: chú\n'
    assert set(render(text).anchors) == {"de", "cho-nay", "doan", "fn:1", "fnref:1"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## a\n\n### b\n\n#### c\n\n## d\n\n### e", []),
        ("### a", [1]),
        ("## a\n\n#### b\n\n##### c\n\n###### d", [3]),
        ("## a\n\n\n# b", [4]),
        ("chữ\n\nTên\n---\n\nTên\n===", [6]),
        ("##\n\nchữ", [1]),
        ("```\n# a\n#### b\n```", []),
        ("> #### a", [1]),
    ],
)
def test_the_outline_starts_at_two_and_skips_no_level(text: str, lines: list[int]) -> None:
    assert [line for line, _ in faults(text)] == lines


def test_headings_and_links_know_their_lines() -> None:
    text = """\
Mở `[a](x.md)` và [a](x.md)

[b](x.md#c) [a](x.md)
rồi ![c](x.md)

Đề mục
------

    [a](x.md) thụt đầu dòng

- mục
- [a](x.md)

> [a](x.md)

| [a](x.md) | x |
|---|---|
| y | [a](x.md) |

<p>
<a href="x.md">a</a></p>

## Đề mục

[a][t] <https://x.md>[^1]

### Đề mục ###

[t]: x.md

[^1]: chú [a](x.md)
"""
    rendering = render(text)
    assert [heading.line for heading in rendering.headings] == [6, 23, 27]
    lines = [reference.line for reference in rendering.references]
    # The link by name is where its address is; the footnote comes last in the tree.
    assert lines == [1, 3, 3, 4, 9, 12, 14, 16, 18, 21, 29, 25, 31]
    rows = text.split("\n")
    for reference in rendering.references:
        assert reference.target in rows[reference.line - 1]
    assert "newsroom-line" not in rendering.html and "\ue000" not in rendering.html


LINKS = st.lists(
    st.sampled_from(
        ["[a](x.md)", "`[a](x.md)`", "![b](x.md)", "[c](x.md#d)", "\n", "\n\n", "\n\n- ", "chữ ", "x.md ",
         "\n\n```\n[a](x.md)\n```\n\n", "[a](<x.md>)", '[a](x.md "x.md")', "<!-- [a](x.md) -->", "\\[a](x.md) "]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(LINKS)
def test_a_target_stands_on_the_line_that_is_said(text: str) -> None:
    rows = text.split("\n")
    for reference in render(text).references:
        assert f"({reference.target}" in rows[reference.line - 1].replace("<", "")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_the_lines_of_the_real_texts_are_right(body: str) -> None:
    rendering = render(body)
    rows = body.split("\n")
    assert [fault for fault in rendering.faults if not fault.repaired] == []
    for reference in rendering.references:
        assert reference.target in rows[reference.line - 1]
    for heading in rendering.headings:
        assert heading.text[:10] in rows[heading.line - 1].replace("*", "")


def test_alignment_becomes_classes_and_tables_scroll() -> None:
    html = render("| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |").html
    assert "style=" not in html
    cells = lxml_html.fromstring(html)
    assert [cell.get("class") for cell in cells.iter("td")] == [None, "align-right", "align-center"]
    assert {cell.get("scope") for cell in cells.iter("th")} == {"col"}
    (frame,) = [part for part in cells.iter("div") if part.get("class") == "table-scroll"]
    assert (frame.get("role"), frame.get("tabindex")) == ("region", "0")
    assert frame.get("aria-label") == "Bảng 1"


def test_a_footnote_is_vietnamese_and_leads_back() -> None:
    html = render("Chữ[^a].\n\n[^a]: Chú thích.").html
    assert 'title="Quay lại chỗ ghi chú 1 trong bài"' in html
    assert 'href="#fn:a"' in html and 'href="#fnref:a"' in html


def test_a_footnote_may_have_two_paragraphs() -> None:
    html = render("Chữ[^a].\n\n- mục\n\n[^a]: Một.\n\n    Hai.\n").html
    assert re.search(r"<li id=.fn:a.>\s*<p>Một\.</p>\s*<p>Hai\.", html)


def test_comments_do_not_reach_readers() -> None:
    rendering = render("Một <!-- số điện thoại của Lan --> hai\n\n<!--\n## nháp\n-->\n\nBa")
    assert "<!--" not in rendering.html and "Lan" not in rendering.html
    assert rendering.headings == ()
    assert "Một  hai" in rendering.html and "Ba" in rendering.html


def test_passages_are_the_text_under_each_heading_as_it_is_read() -> None:
    text = """\
Mở đầu (**xem** [kế hoạch](x.md)), **ng**ười đọc[^1].

## Đề *mục*[^1]

- một;
- hai.

| STT | Tên |
|---|---|
| 1 | Sở |

### Rỗng

## Cuối

> Trích dẫn.
> ### Trong trích dẫn

[^1]: Chú thích.
"""
    passages = [(found.anchor, found.heading, found.text) for found in render(text).passages]
    assert passages == [
        ("", "", "Mở đầu (xem kế hoạch), người đọc."),
        ("de-muc", "Đề mục", "một; hai. STT Tên 1 Sở"),
        ("rong", "Rỗng", ""),
        ("cuoi", "Cuối", "Trích dẫn. Trong trích dẫn Chú thích."),
    ]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_the_passages_hold_every_word_of_the_real_texts(body: str) -> None:
    rendering = render(body)
    read = " ".join(f"{found.heading} {found.text}" for found in rendering.passages)
    shown = lxml_html.fragment_fromstring(rendering.html, create_parent="div").text_content()
    assert "".join(read.split()) == "".join(shown.split())
    assert re.findall(r"\w [,;)]", read) == re.findall(r"\w [,;)]", shown)


@pytest.mark.parametrize("deep", ["- " * 3000 + "x", "> " * 3000 + "x", "[" * 3000, "*" * 3000])
def test_nesting_without_end_is_refused_or_read_and_nothing_else_breaks(deep: str) -> None:
    renderer = Renderer()
    before = renderer.render("- a\n\n  b\n")
    renderer.render(deep)
    assert renderer.render("- a\n\n  b\n") == before


def test_a_rendering_survives_json() -> None:
    for body in BODIES.values():
        rendering = render(body)
        assert Rendering.from_json(rendering.to_json()) == rendering


def test_one_function_makes_addresses_real() -> None:
    rendering = render("[a](x.md) ![b](y.png) chữ newsroom:/z")
    html = rendering.with_targets([f"{SITE_URL}ke-hoach/x/?a&b", f"{SITE_URL}y.png"])
    assert 'href="https://a.vn/ke-hoach/x/?a&amp;b"' in with_base(html, "https://a.vn")
    assert 'src="../../y.png"' in with_base(html, "../..")
    assert "chữ newsroom:/z" in with_base(html, "../..")


@given(st.text())
def test_any_text_can_be_rendered(text: str) -> None:
    rendering = render(text)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in rendering.faults)
    assert rendering == render(text)
