"""What a feed says whatever its format: order, dates, ids, and what it refuses."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsroom.content.attachments import PICTURES
from newsroom.feeds.channels import SUFFIXES
from newsroom.feeds.model import (
    ATOM,
    RSS,
    Enclosure,
    Format,
    tag_uri,
)
from tests.unit.feed_samples import (
    DAY,
    RENDER,
    SITE,
    entry,
    feed,
    rich_entry,
    xml,
)

every_format = pytest.mark.parametrize("form", RENDER, ids=lambda form: form.label)
xml_formats = pytest.mark.parametrize("form", [RSS, ATOM], ids=lambda form: form.label)


def test_every_picture_has_a_media_type() -> None:
    assert SUFFIXES.keys() >= PICTURES


# --- order, time, sameness ---


@every_format
def test_the_same_entries_in_any_order_make_the_same_bytes(form: Format) -> None:
    entries = [
        rich_entry(0),
        *(entry(number // 3, id=f"tag:x.vn,2024:{number}") for number in range(9)),
    ]
    once = RENDER[form](feed(*entries))
    assert RENDER[form](feed(*reversed(entries))) == once


def test_the_newest_entry_is_first_and_ties_follow_the_id() -> None:
    tied = [entry(5, id=f"tag:x.vn,2024:tin/{letter}") for letter in "bca"]
    ordered = feed(entry(1), *tied, entry(9)).entries
    assert [e.published.day for e in ordered] == [18, 14, 14, 14, 10]
    assert [e.id[-1] for e in ordered[1:4]] == ["c", "b", "a"]


@xml_formats
def test_no_date_comes_from_the_clock(form: Format) -> None:
    old = feed(entry(1, updated=DAY + timedelta(days=400)), entry(2))
    written = set(
        re.findall(rb"\b20\d\d\b", re.sub(rb"https?://[^\"<]*|tag:[^<]*", b"", RENDER[form](old)))
    )
    assert written == {b"2024", b"2025"}
    assert old.moment == DAY + timedelta(days=400)
    [updated] = xml(form, "/a:feed/a:updated | /rss/channel/lastBuildDate", old)
    assert updated.text in ("2025-02-12T07:00:00+07:00", "Wed, 12 Feb 2025 07:00:00 +0700")


def test_a_feed_without_entries_has_the_date_it_is_given() -> None:
    assert xml(ATOM, "/a:feed/a:updated/text()", feed()) == ["2024-01-09T07:00:00+07:00"]
    with pytest.raises(ValueError, match="neither entries nor a date"):
        feed(updated=None)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: entry(1, published=datetime(2024, 1, 9)), "without a time zone"),
        (lambda: entry(1, updated=datetime(2024, 1, 9)), "without a time zone"),
        (lambda: feed(updated=datetime(2024, 1, 9)), "without a time zone"),
        (lambda: entry(1, url="/tin-tuc/"), "absolute"),
        (lambda: entry(1, title="\x00"), "no title"),
        (lambda: entry(1, id=""), "no id"),
        (lambda: Enclosure("anh.jpg", "image/jpeg", 5), "absolute"),
        (lambda: Enclosure(f"{SITE}anh.jpg", "image/jpeg", 0), "no length"),
        (lambda: feed(entry(1), entry(1)), "two entries"),
        (lambda: feed(base=f"{SITE}tin-tuc"), "folder"),
        (lambda: feed(author=""), "author"),
    ],
)
def test_what_would_break_a_feed_is_refused(make: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make()


# --- ids ---


def test_an_id_is_a_tag_uri() -> None:
    assert tag_uri("cchc.tiengiang.gov.vn", 2021, "tin-tuc", "mot-cua") == (
        "tag:cchc.tiengiang.gov.vn,2021:tin-tuc/mot-cua"
    )
    assert (
        tag_uri("a.vn", 2021, "tin-tuc", "cũ/mẫu 1")
        == "tag:a.vn,2021:tin-tuc/c%C5%A9/m%E1%BA%ABu%201"
    )


@pytest.mark.parametrize(
    "authority",
    ["", "CCHC.example.vn", "cải-cách.vn", "localhost", "-a.vn", "a-.vn", "a..vn", "a.vn/x", "a vn",
     "https://a.vn", "a.vn:80", "a.vn,2024", "a" * 64 + ".vn", ".".join(["a" * 60] * 5)],
)  # fmt: skip
def test_an_authority_that_is_no_domain_in_lower_case_is_refused(authority: str) -> None:
    with pytest.raises(ValueError, match="Hãy viết tên miền"):
        tag_uri(authority, 2024, "tin-tuc", "x")


@pytest.mark.parametrize(
    ("year", "kind", "key"), [(24, "a", "b"), (2024, "", "b"), (2024, "a", "")]
)
def test_an_id_needs_all_its_parts(year: int, kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="tag URI"):
        tag_uri("a.vn", year, kind, key)
