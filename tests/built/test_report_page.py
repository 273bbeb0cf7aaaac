"""The HTML view of a report: valid, and readable by everyone without a browser's help."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from newsroom.reports.tables import tables
from newsroom.reports.web import FOLDER, write_page
from newsroom.text.colours import READABLE, Colour
from tests.built.test_valid_html import errors
from tests.unit.report_samples import figures_of

PALETTE = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")
TEXTS, BACKGROUNDS = ("ink", "quiet", "accent", "link"), ("paper", "tint")


@pytest.fixture(params=["2021-Q2", "2019-Q1"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A report with figures, and one with nothing in it."""
    content = write_page(figures_of(tmp_path, request.param, samples=True))
    return html.document_fromstring(content)


def test_the_checker_finds_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, (period, samples) in enumerate(
        (("2021-Q2", True), ("2021", False), ("2019", False))
    ):
        own = tmp_path / period
        own.mkdir()
        written = write_page(figures_of(own, period, samples=samples))
        (folder / f"{number}.html").write_bytes(written)
    assert errors(folder) == []


def test_the_page_says_its_language_and_what_it_is(page: Any) -> None:
    assert page.get("lang") == "vi"
    (title,) = page.xpath("//title/text()")
    assert page.xpath("//h1/text()") == [title]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("count(//main)") == 1


def test_headings_are_in_order_and_every_link_inside_leads_somewhere(page: Any) -> None:
    levels = [int(found.tag[1]) for found in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [address[1:] for address in page.xpath("//a/@href") if address.startswith("#")]
    named = [name for value in page.xpath("//@aria-labelledby") for name in value.split()]
    assert {*inside, *named} <= set(ids) and len(inside) == 14


def test_every_table_has_a_caption_and_heads_for_columns_and_rows(page: Any) -> None:
    captions = page.xpath("//table/caption/text()")
    assert len(captions) == len(set(captions)) == len(page.xpath("//table"))
    for table in page.xpath("//table"):
        assert table.xpath("thead/tr/th/@scope") == ["col"] * len(table.xpath("thead/tr/*"))
        for row in table.xpath("tbody/tr"):
            (head,) = row.xpath("th[@scope='row']")
            assert head.text_content().strip()


def test_what_scrolls_can_be_reached_and_has_a_name(page: Any) -> None:
    for box in page.xpath("//*[@class='scroll']"):
        assert (box.get("tabindex"), box.get("role")) == ("0", "region")
        assert box.get("aria-labelledby")


def test_a_row_is_named_by_what_it_is_about(tmp_path: Path) -> None:
    heads = {table.name: table.columns[table.names].title for table in tables(figures_of(tmp_path))}
    assert heads["Tổng hợp"] == "Chỉ tiêu" and heads["Xếp hạng"] == "Cơ quan, đơn vị"
    assert heads["Nhiệm vụ"] == "Nhiệm vụ" and heads["Tin, bài"] == "Tin, bài"


def test_every_text_stands_out_by_day_and_by_night_and_paper_is_always_white() -> None:
    style = (FOLDER / "report.html").read_text(encoding="utf-8")
    by_day, by_night = (
        dict(PALETTE.findall(line)) for line in style.splitlines() if "--ink:" in line
    )
    assert by_day.keys() == by_night.keys() >= {*TEXTS, *BACKGROUNDS}
    for palette in (by_day, by_night):
        for text in TEXTS:
            for background in BACKGROUNDS:
                pair = Colour.read(palette[text]), Colour.read(palette[background])
                assert pair[0].contrast(pair[1]) >= READABLE, (text, background)
    assert "@media screen and (prefers-color-scheme: dark)" in style
    used = set(re.findall(r"#[0-9a-f]{3,6}\b", style)) - {*by_day.values(), *by_night.values()}
    assert not used, "a colour that does not follow the scheme"
