"""The history of a feed: nothing lost, nothing twice, archives that keep, light documents."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.feeds.archives import documents, newest
from newsroom.feeds.model import (
    ATOM,
    JSON,
    RSS,
    Feed,
    Format,
)
from tests.unit.feed_samples import RENDER, SITE, entry, feed, find, many, rich_entry, xml

every_format = pytest.mark.parametrize("form", RENDER, ids=lambda form: form.label)
xml_formats = pytest.mark.parametrize("form", [RSS, ATOM], ids=lambda form: form.label)

# --- history without loss ---


def published(form: Format, of: Feed) -> dict[str, bytes]:
    """Every document of the feed in one format, by address."""
    return {
        document.address(form, document.archive): RENDER[form](document)
        for document in documents(of)
    }


def ids_and_earlier(form: Format, document: bytes) -> tuple[list[str], str | None]:
    """The ids in a document and the address of the one before it, read as a reader reads them."""
    if form is JSON:
        read = json.loads(document)
        return [item["id"] for item in read["items"]], read.get("next_url")
    found = find(document, "//a:entry/a:id | //guid")
    earlier = find(document, "//a:link[@rel='prev-archive']/@href")
    assert len(earlier) <= 1
    return [element.text for element in found], next(iter(earlier), None)


def walk(form: Format, of: Feed) -> list[str]:
    """The ids met by going from the subscription document to the oldest archive."""
    site = published(form, of)
    address: str | None = of.address(form)
    met: list[str] = []
    while address:
        found, address = ids_and_earlier(form, site.pop(address))
        met += found
    assert not site, "documents nobody is led to"
    return met


@every_format
@pytest.mark.parametrize("count", [0, 1, 19, 20, 69, 70, 71, 119, 120, 333])
def test_a_walk_to_the_oldest_finds_every_entry_once_newest_first(form: Format, count: int) -> None:
    every = many(count)
    expected = [e.id for e in every.entries]
    assert walk(form, every) == expected
    grown = feed(*every.entries, entry(count))
    assert walk(form, grown) == [entry(count).id, *expected]


@settings(max_examples=40)
@given(st.integers(min_value=0, max_value=400))
def test_archives_are_full_and_the_newest_twenty_stay_out(count: int) -> None:
    subscription, *archives = documents(many(count))
    assert min(count, 20) <= len(subscription.entries) <= 69
    assert [len(archive.entries) for archive in archives] == [50] * len(archives)
    assert [archive.archive for archive in archives] == [*range(len(archives), 0, -1)]
    assert [e for document in (subscription, *archives) for e in document.entries] == list(
        many(count).entries
    )


@every_format
@pytest.mark.parametrize("count", [69, 70, 119, 120, 200])
def test_an_archive_once_full_keeps_its_bytes(form: Format, count: int) -> None:
    every = many(count)
    before = published(form, every)
    subscription = before.pop(every.address(form))
    grown = published(form, feed(*every.entries, entry(count)))
    assert grown[every.address(form)] != subscription
    assert before.items() <= grown.items()


@every_format
def test_an_item_that_comes_late_leaves_the_archives_alone(form: Format) -> None:
    every = many(130)
    late = entry(115, id="tag:cchc.example.vn,2024:tin-tuc/den-muon")
    before, after = published(form, every), published(form, feed(*every.entries, late))
    for site in (before, after):
        site.pop(every.address(form))
    assert before == after
    assert len(before) == 2


@every_format
def test_an_item_dated_before_the_archives_costs_a_follower_that_item_alone(form: Format) -> None:
    """A program that keeps archives as it first met them, as RFC 5005 lets it."""
    every = many(130)
    old = entry(30, id="tag:cchc.example.vn,2024:tin-tuc/rat-cu")
    grown = feed(*every.entries, old)
    kept = published(form, every)
    after = {**published(form, grown), **kept}
    after[every.address(form)] = published(form, grown)[every.address(form)]
    known = {id for document in after.values() for id in ids_and_earlier(form, document)[0]}
    assert known == {e.id for e in every.entries}
    assert sorted(walk(form, grown)) == sorted(e.id for e in grown.entries)


@xml_formats
def test_archives_say_that_they_are_and_where_the_current_document_is(form: Format) -> None:
    subscription, newest_archive, oldest = documents(many(120))
    own = f"{SITE}tin-tuc/{form.stem}"
    mark, current, earlier = (
        "//fh:archive",
        "//a:link[@rel='current']/@href",
        "//a:link[@rel='prev-archive']/@href",
    )
    assert [len(xml(form, mark, d)) for d in (subscription, newest_archive, oldest)] == [0, 1, 1]
    assert xml(form, current, subscription) == []
    assert xml(form, current, oldest) == xml(form, current, newest_archive) == [f"{own}.xml"]
    assert xml(form, earlier, subscription) == [f"{own}-2.xml"]
    assert xml(form, earlier, newest_archive) == [f"{own}-1.xml"]
    assert xml(form, earlier, oldest) == []


# --- weight ---


@every_format
@pytest.mark.parametrize("paragraphs", [0, 10, 200, 3_000])
def test_a_subscription_stays_under_250_kilobytes(form: Format, paragraphs: int) -> None:
    html = (
        '<p class="đoạn">Nội dung “cải cách” & <a href="https://a.vn/">liên kết</a>.</p>\n'
        * paragraphs
    )
    heavy = feed(*(replace(rich_entry(number), html=html) for number in range(69)))
    subscription, *archives = documents(heavy)
    assert not archives
    assert len(RENDER[form](subscription)) < 250_000
    assert len(RENDER[form](newest(heavy))) < 250_000


def test_light_entries_are_never_shortened() -> None:
    light = many(69)
    assert documents(light)[0].entries == light.entries


def test_what_is_too_much_is_shortened_from_the_old_end_and_whole_in_the_archive() -> None:
    html = "<p>" + "a" * 9_000 + "</p>"
    heavy = feed(*(entry(number, html=html) for number in range(119)))
    subscription, archive = documents(heavy)
    whole = [e.html == html for e in subscription.entries]
    assert whole == sorted(whole, reverse=True)
    assert 20 <= whole.count(True) < 69
    assert all(e.html == html for e in archive.entries)
    oldest = subscription.entries[-1]
    assert oldest.html == (
        f'<p>{oldest.summary}</p><p><a href="{oldest.url}">Đọc tiếp trên trang</a></p>'
    )
    assert [e.id for e in subscription.entries] == [e.id for e in heavy.entries[:69]]


def test_one_entry_too_heavy_does_not_shorten_the_others() -> None:
    giant = entry(5, html="<p>" + "a" * 300_000 + "</p>")
    subscription = documents(feed(*(entry(n) for n in range(5)), giant, entry(6)))[0]
    assert [len(e.html) < 250 for e in subscription.entries] == [True] * 7
    assert [e.html for e in subscription.entries if e.id != giant.id] == [
        entry(n).html for n in (6, 4, 3, 2, 1, 0)
    ]


def test_a_feed_without_archives_holds_the_newest_fifty() -> None:
    assert [e.id for e in newest(many(60)).entries] == [entry(n).id for n in range(59, 9, -1)]
