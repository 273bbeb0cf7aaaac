"""The search benchmark judges and counts as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.search.corpus import enrich, grow
from bench.search.engines import Answer
from bench.search.held_out import draw
from bench.search.pages import Page, read_pages, write_pages
from bench.search.queries import Query, read_queries, write_queries
from bench.search.relevance import Judge
from bench.search.report import as_json, as_table
from bench.search.scores import score

SENTENCE = (
    "Tăng cường công tác tuyên truyền cải cách hành chính trên địa bàn tỉnh, hòa giải ở cơ sở. "
    "Kế hoạch số 103/KH-UBND giao Sở Nội vụ chủ trì kiểm soát TTHC tại đơn vị. "
)
PAGES = [
    Page("mot", "Kế hoạch một", "2021-04-12", (SENTENCE * 2).strip()),
    Page(
        "hai",
        "Kế hoạch hai",
        "2024-01-09",
        "Đường dây nóng của Ủy ban nhân dân huyện. Ba câu. Bốn câu.",
    ),
]


def answer(*pages: str) -> Answer:
    return Answer(list(pages), 2048, 3, 1.5)


def test_recall_is_of_five_at_most_and_rank_of_the_first_hit() -> None:
    queries = [
        Query("1", "exact", "a", ("x", "y")),
        Query("2", "exact", "b", tuple("abcdefg")),
        Query("3", "typo", "c", ("z",)),
    ]
    answers = [answer("n", "x"), answer("a", "b", "c", "d", "e", "f"), answer()]
    result = score(queries, answers)
    assert (result.classes["exact"].recall5, result.classes["exact"].mrr) == (0.75, 0.75)
    assert (result.classes["typo"].recall5, result.classes["typo"].mrr) == (0, 0)
    assert result.overall.recall5 == pytest.approx(0.5)
    assert result.bytes["p95"] == 2048


def test_the_json_has_engine_class_all_bytes_and_ms() -> None:
    result = score([Query("1", "exact", "a", ("x",))], [answer("x")])
    figures = as_json({"newsroom": result, "material": result}, 8000, None)
    assert figures["newsroom"]["exact"] == {"recall5": 1, "mrr": 1}
    assert figures["newsroom"]["all"] == {"recall5": 1, "mrr": 1}
    assert figures["newsroom"]["bytes"]["before"] == 0
    assert figures["newsroom"]["bytes"]["script"] == 8000
    assert figures["material"]["bytes"]["before"] == 2048
    assert figures["newsroom"]["ms"]["p95"] == 1.5
    assert "| exact " in as_table({"newsroom": result}, 8000, None)


def test_relevant_is_what_holds_the_words_in_order() -> None:
    judge = Judge(PAGES)
    assert judge.holding("hoà giải ở cơ sở") == ["mot"]
    assert judge.holding("địa bàn tỉnh hòa giải") == ["mot"]  # across punctuation
    assert judge.holding("giải hòa") == []
    assert judge.holding("Sở Nội") == ["mot"]
    assert judge.holding("sở N") == []  # whole words only
    assert judge.holding("Sở Nội vụ & nóng", "nóng & huyện") == ["hai"]


def test_made_corpora_are_the_same_every_time(tmp_path: Path) -> None:
    pages = grow(PAGES, 30)
    assert pages == grow(PAGES, 30)
    assert pages[:2] == PAGES
    assert len({page.stem for page in pages}) == 30
    assert enrich(pages) == enrich(pages) != pages
    write_pages(pages, tmp_path)
    assert sorted(read_pages(tmp_path), key=lambda page: page.stem) == sorted(
        pages, key=lambda page: page.stem
    )


def test_drawn_queries_find_the_page_they_come_from(tmp_path: Path) -> None:
    acronyms = {"TTHC": "thủ tục hành chính", "UBND": "Ủy ban nhân dân"}
    queries = draw(PAGES, Judge(PAGES), acronyms, 3)
    assert {query.kind for query in queries} >= {"exact", "nodia", "acronym", "docnum", "typo"}
    assert all(query.relevant for query in queries)
    assert queries == draw(PAGES, Judge(PAGES), acronyms, 3)
    write_queries(queries, tmp_path / "queries.jsonl")
    assert read_queries(tmp_path / "queries.jsonl") == queries


def test_a_page_without_a_title_is_named(tmp_path: Path) -> None:
    (tmp_path / "ten.md").write_text("# Không có front matter\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"ten\.md"):
        read_pages(tmp_path)
