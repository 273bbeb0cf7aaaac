"""The files of the index: complete, reproducible, and never made from a stale cache."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import term_cache
from newsroom.search.analysis import Analyser, Terms
from newsroom.search.index import ROOT, build_index
from newsroom.search.records import Record, render_records
from newsroom.search.term_cache import TermKeys, TermStore

ACRONYMS = {"TTHC": "thủ tục hành chính", "PTTH": "phát thanh và truyền hình"}
HOOKS = Path(__file__).parents[2] / "hooks"


def record(
    page: str, text: str = "", *, title: str = "", anchor: str = "", date: str = ""
) -> Record:
    return Record(
        url=f"{page}#{anchor}" if anchor else page,
        page=page,
        title=title or page,
        section=anchor,
        text=text,
        kind="Tin, bài",
        date=date,
        topics=("Cải cách thể chế",),
        agency="Sở Nội vụ",
        place="",
        number="",
        sample=False,
    )


RECORDS = [
    record("a/", "Kiểm soát TTHC trên địa bàn tỉnh", date="2024-01-09"),
    record("b/", "Kiểm soát thủ tục hành chính", date="2021-04-12"),
    record("b/", "Đường dây nóng 0276", anchor="phan-hai", date="2021-04-12"),
    record("c/", "Đài Phát thanh - Truyền hình", date="2022-05"),
]


def root_of(files: dict[str, bytes]) -> dict[str, object]:
    return dict(json.loads(zlib.decompress(files[ROOT])))


def test_every_file_but_the_root_is_named_by_its_content() -> None:
    files = build_index(RECORDS, ACRONYMS)
    named = set(files) - {ROOT, "search/records.jsonl"}
    assert all(re.fullmatch(r"search/[tpf]\d+-[0-9a-f]{6}\.bin", name) for name in named)
    changed = build_index([*RECORDS[:3], replace(RECORDS[3], text="khác")], ACRONYMS)
    for name in named & set(changed):
        assert files[name] == changed[name], name


def test_pages_are_numbered_from_the_oldest_and_keep_their_passages_together() -> None:
    files = build_index(RECORDS, ACRONYMS)
    [name] = [name for name in files if name.startswith("search/p")]
    rows = json.loads(zlib.decompress(files[name]))
    assert [row[4] + row[1] for row in rows] == ["b/", "b/#phan-hai", "c/", "a/"]
    assert root_of(files)["pages"] == "1011"


def test_the_root_tells_short_titles_by_their_length_as_a_query_has_it() -> None:
    titles = ["Sở Nội vụ", "Kiểm soát thủ tục hành chính", "Đài PTTH tỉnh", "một hai " * 7, "!"]
    pages = [record(f"{number}/", title=title) for number, title in enumerate(titles)]
    assert root_of(build_index(pages, ACRONYMS))["pages"] == "33391"


def test_the_order_of_pages_makes_no_difference() -> None:
    assert build_index([*RECORDS[3:], *RECORDS[:3]], ACRONYMS) == build_index(RECORDS, ACRONYMS)


def test_every_run_of_python_writes_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "from tests.unit.test_search_index import ACRONYMS, RECORDS\n"
        "from newsroom.search.index import build_index\n"
        "print(hashlib.sha256(repr(build_index(RECORDS, ACRONYMS)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(HOOKS), str(HOOKS.parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1


def test_a_site_without_a_single_passage_has_an_index() -> None:
    files = build_index([], ACRONYMS)
    assert root_of(files)["pages"] == ""
    assert files["search/records.jsonl"] == b""


def test_records_are_one_object_a_line() -> None:
    lines = render_records([*RECORDS, replace(RECORDS[0], text="hai\ndòng\u2028")])
    assert lines.endswith(b"}\n")
    read = [json.loads(line) for line in lines.decode().split("\n")[:-1]]
    assert [line["url"] for line in read] == [*(one.url for one in RECORDS), "a/"]
    assert {type(line["title"]) for line in read} == {str}
    assert {type(line["topics"]) for line in read} == {list}


def test_every_record_has_an_id_of_its_own_that_search_servers_accept() -> None:
    long = "ke-hoach/" + "tuyen-truyen-" * 50
    pages = ("", "ke-hoach/a/", "ke-hoach-a/", "ke-hoach/", "ke/hoach/a/", "trang-chu/", f"{long}/")
    records = [
        record(page, anchor=anchor) for page in pages for anchor in ("", "a", f"{long[9:]}b")
    ]
    ids = [json.loads(line)["id"] for line in render_records(records).splitlines()]
    assert len(set(ids)) == len(records)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,500}", id_) for id_ in ids)


# --- what a passage gives ---


def forms(text: str) -> set[str]:
    return set(Analyser(ACRONYMS).analyse(record("a/", text)).forms)


def test_words_of_an_acronym_are_indexed_as_the_acronym_too() -> None:
    assert "tthc" in forms("thủ tục hành chính")
    assert {"thu2", "tuc5", "hanh1", "chinh4"} <= forms("TTHC")
    assert "ptth" in forms("phát thanh, truyền hình")


def test_terms_come_back_from_the_cache_as_they_were() -> None:
    for one in RECORDS:
        terms = Analyser(ACRONYMS).analyse(one)
        assert Terms.from_bytes(terms.to_bytes()) == terms


# --- the cache ---

texts = st.text(alphabet="ăâđêôơưaeiouybcdghklmnpqrstvx \u0301\u0323TTHC", max_size=60)


class Memory:
    def __init__(self) -> None:
        self.stored: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        return self.stored.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.stored[key] = value


@given(versions=st.lists(st.lists(st.tuples(texts, texts), max_size=4), max_size=5))
def test_an_index_with_the_cache_equals_one_without_after_any_edits(
    versions: Sequence[Sequence[tuple[str, str]]],
) -> None:
    cache = Memory()
    for version in versions:
        records = [
            record(f"p{number}/", text, title=title) for number, (title, text) in enumerate(version)
        ]
        assert build_index(records, ACRONYMS, cache) == build_index(records, ACRONYMS)


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Memory()
    build_index(RECORDS, ACRONYMS, cache)
    read: list[str] = []
    analyse = Analyser.analyse

    def noted(self: Analyser, one: Record) -> Terms:
        read.append(one.url)
        return analyse(self, one)

    monkeypatch.setattr(Analyser, "analyse", noted)
    build_index([replace(RECORDS[0], text="Một câu khác"), *RECORDS[1:]], ACRONYMS, cache)
    assert read == ["a/"]


def test_whatever_terms_depend_on_is_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    one = RECORDS[0]
    keys = {
        TermKeys(ACRONYMS).of(one),
        TermKeys({**ACRONYMS, "UBND": "Ủy ban nhân dân"}).of(one),
        *(
            TermKeys(ACRONYMS).of(changed)
            for changed in (
                replace(one, text="khác"),
                replace(one, title="khác"),
                replace(one, number="47/KH-UBND"),
                replace(one, section="khác"),
                replace(one, url="a/#khac"),
            )
        ),
    }
    monkeypatch.setattr(term_cache, "_READERS", ("analysis.py",))
    keys.add(TermKeys(ACRONYMS).of(one))
    assert len(keys) == 8


def test_a_kept_cache_gives_the_same_index_and_forgets_what_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "terms.sqlite3"
    for records in (RECORDS, RECORDS, RECORDS[1:]):
        with TermStore(file) as store:
            assert build_index(records, ACRONYMS, store) == build_index(records, ACRONYMS)
    with TermStore(file) as store:
        keys = TermKeys(ACRONYMS)
        assert store.get(keys.of(RECORDS[1])) is not None
        assert store.get(keys.of(RECORDS[0])) is None


@pytest.mark.parametrize("damage", ["all of it", "a byte in the middle", "the end"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "terms.sqlite3"
    with TermStore(file) as store:
        build_index(RECORDS, ACRONYMS, store)
    content = file.read_bytes()
    middle = content.index(b"kiem4" if b"kiem4" in content else "kiêm2".encode())
    file.write_bytes(
        {
            "all of it": b"nothing of the kind" * 50,
            "a byte in the middle": content[:middle] + b"x" + content[middle + 1 :],
            "the end": content[: len(content) // 2],
        }[damage]
    )
    for _ in range(2):
        with TermStore(file) as store:
            assert build_index(RECORDS, ACRONYMS, store) == build_index(RECORDS, ACRONYMS)
