"""Feeds: what a reader program gets, in every format, however odd the content."""

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsroom.feeds.archives import documents
from newsroom.feeds.json_feed import render_json_feed
from newsroom.feeds.model import (
    ATOM,
    JSON,
    RSS,
    Format,
    Link,
)
from newsroom.feeds.opml import render_opml
from newsroom.feeds.rss_and_atom import render_atom, render_rss
from tests.unit.feed_samples import (
    RENDER,
    SITE,
    assert_valid,
    entry,
    feed,
    find,
    many,
    rich_entry,
    tree,
    xml,
)

every_format = pytest.mark.parametrize("form", RENDER, ids=lambda form: form.label)
xml_formats = pytest.mark.parametrize("form", [RSS, ATOM], ids=lambda form: form.label)

ODD_TITLES = [
    "Sở Tài nguyên & Môi trường",
    "1 < 2 > 0",
    "“Dân hỏi - Cơ quan chức năng trả lời”",
    "Nói \"thẳng\" và 'thật'",
    "Một cửa 🎉👩‍💼",
    "]]> hết <b>chưa</b>",
    "&amp; viết sẵn",
]


# --- validity ---


@xml_formats
@pytest.mark.parametrize("count", [0, 1, 120])
def test_feeds_of_any_length_are_valid(form: Format, count: int) -> None:
    for document in documents(many(count)):
        assert_valid(form, RENDER[form](document))


@xml_formats
def test_an_entry_with_everything_is_valid(form: Format) -> None:
    everything = feed(rich_entry(), related=(Link(SITE, "Tất cả"),))
    assert_valid(form, RENDER[form](everything))


@xml_formats
def test_an_entry_with_hardly_anything_is_valid(form: Format) -> None:
    bare = feed(entry(1, summary="", html=""), entry(2, html=""), entry(3, summary=""), subtitle="")
    assert_valid(form, RENDER[form](bare))


@xml_formats
@pytest.mark.parametrize(
    ("found", "put"),
    [
        (rb"<title>Tin[^<]*</title>", b""),
        (rb"https://cchc.example.vn/nghe.mp3", b"nghe.mp3"),
        (rb'length="1234567"', b""),
        (rb'length="1234567"', b'length="None"'),
        (rb"<(pubDate|published)>[^<]*", rb"<\1>2024-01-09"),
        (rb'xmlns:fh="[^"]*"', b'xmlns:fh="http://example.org/"'),
        (rb"tag:cchc[^<]*", b"tin-0"),
        (rb"<link[ >]", b"<lin>x</lin><link "),
    ],
)
def test_the_schemas_see_a_fault(form: Format, found: bytes, put: bytes) -> None:
    archive = feed(rich_entry(), archive=1)
    document = RENDER[form](archive)
    assert_valid(form, document)
    broken = re.sub(found, put, document)
    assert broken != document
    with pytest.raises((etree.DocumentInvalid, etree.XMLSyntaxError)):
        assert_valid(form, broken)


@xml_formats
def test_ten_thousand_entries_are_written_and_found_again(form: Format) -> None:
    document = RENDER[form](many(10_000))
    assert_valid(form, document)
    ids = find(document, "//a:entry/a:id | //guid")
    assert len({element.text for element in ids}) == 10_000


def test_each_document_has_one_page_and_one_address_of_its_own() -> None:
    for document in documents(many(120)):
        number = f"-{document.archive}" if document.archive else ""
        assert xml(ATOM, "/a:feed/a:link[@rel='alternate']/@href", document) == [f"{SITE}tin-tuc/"]
        assert xml(ATOM, "/a:feed/a:link[@rel='self']/@href", document) == [
            f"{SITE}tin-tuc/atom{number}.xml"
        ]
        assert xml(RSS, "/rss/channel/link/text()", document) == [f"{SITE}tin-tuc/"]
        assert xml(RSS, "/rss/channel/a:link[@rel='self']/@href", document) == [
            f"{SITE}tin-tuc/rss{number}.xml"
        ]
        assert json.loads(render_json_feed(document))["feed_url"] == (
            f"{SITE}tin-tuc/feed{number}.json"
        )


def test_each_atom_entry_has_one_page() -> None:
    pages = xml(ATOM, "//a:entry/a:link[@rel='alternate']/@href", feed(rich_entry(), entry(1)))
    assert pages == [f"{SITE}tin-tuc/2024/tin-1/", f"{SITE}tin-tuc/2024/tin-0/"]


# --- what readers read ---


@xml_formats
def test_a_reader_gets_every_part_of_an_entry(form: Format) -> None:
    parsed = feedparser.parse(RENDER[form](feed(rich_entry())))
    assert not parsed.bozo
    assert parsed.feed.title == "Tin tức & sự kiện"
    assert parsed.feed.link == f"{SITE}tin-tuc/"
    assert parsed.feed.language == "vi"
    [read] = parsed.entries
    assert read.id == "tag:cchc.example.vn,2024:tin-tuc/tin-0"
    assert read.title == "Tin số 0"
    assert read.link == f"{SITE}tin-tuc/2024/tin-0/"
    assert read.summary == "Tóm tắt 0."
    assert read.content[0].value == "<p>Nội dung 0.</p>"
    assert read.content[0].type == "text/html"
    assert read.author == "Nguyễn Văn An"
    assert read.published_parsed[:6] == (2024, 1, 9, 0, 0, 0)  # 07:00 in Vietnam
    assert read.updated_parsed[:6] == (2024, 1, 10, 6, 0, 0)
    assert [(tag.scheme) for tag in read.tags] == [f"{SITE}noi-dung/", f"{SITE}tin-tuc/"]
    assert {tag.label or tag.term for tag in read.tags} == {"Cải cách thủ tục hành chính", "Tin"}
    assert [(file.href, file.type, file.length) for file in read.enclosures] == [
        (f"{SITE}nghe.mp3", "audio/mpeg", "1234567"),
        (f"{SITE}ban-in.pdf", "application/pdf", "654321"),
        (f"{SITE}anh.jpg", "image/jpeg", "81234"),
    ]
    related = [link for link in read.links if link.rel == "related"]
    assert [(link.href, link.title) for link in related] == [
        (f"{SITE}ban-tin/2024-01/", "Bản tin số 01/2024")
    ]


def test_atom_enclosures_keep_every_attribute() -> None:
    links = xml(ATOM, "//a:entry/a:link[@rel='enclosure']", feed(rich_entry()))
    assert dict(links[0].attrib) == {
        "rel": "enclosure",
        "href": f"{SITE}nghe.mp3",
        "type": "audio/mpeg",
        "length": "1234567",
        "title": "Bản tin phát thanh",
    }


def test_atom_categories_keep_term_scheme_and_label() -> None:
    [first, _] = xml(ATOM, "//a:entry/a:category", feed(rich_entry()))
    assert dict(first.attrib) == {
        "term": "tthc",
        "scheme": f"{SITE}noi-dung/",
        "label": "Cải cách thủ tục hành chính",
    }


def test_the_length_of_audio_is_told_and_only_then_itunes_is_named() -> None:
    assert xml(RSS, "//item/itunes:duration/text()", feed(rich_entry())) == ["305"]
    assert b"itunes" not in render_rss(feed(entry(1)))


def test_authors_are_named_without_inventing_an_address() -> None:
    for form in (RSS, ATOM, JSON):
        assert b"@" not in RENDER[form](feed(rich_entry()))
    assert xml(RSS, "//author | //managingEditor | //webMaster", feed(rich_entry())) == []
    assert xml(RSS, "/rss/channel/dc:creator/text()", feed(entry(1))) == ["Sở Nội vụ"]
    assert xml(RSS, "//item/dc:creator", feed(entry(1))) == []


@pytest.mark.parametrize("title", ODD_TITLES)
def test_odd_titles_arrive_as_written(title: str) -> None:
    odd = feed(entry(1, title=title, summary=title), title=title, subtitle=title)
    for form, path in ((RSS, "/rss/channel/item/title"), (ATOM, "//a:entry/a:title")):
        assert_valid(form, RENDER[form](odd))
        assert [element.text for element in xml(form, path, odd)] == [title]
    assert feedparser.parse(render_atom(odd)).feed.title_detail.type == "text/plain"
    assert json.loads(render_json_feed(odd))["items"][0]["title"] == title


@pytest.mark.parametrize("summary", ODD_TITLES)
def test_a_plain_summary_is_not_taken_for_html(summary: str) -> None:
    [description] = xml(RSS, "//item/description", feed(entry(1, summary=summary)))
    shown = etree.HTML(f"<p>{description.text}</p>").xpath("string(//p)")
    assert shown == summary


written_text = st.text(min_size=1).filter(lambda text: bool(text.strip()))


@given(title=written_text, summary=st.text(), html=st.text())
def test_any_text_makes_a_valid_feed_that_says_it(title: str, summary: str, html: str) -> None:
    one = entry(1, title="T" + title, summary=summary, html=html)
    made = feed(one, title="F" + title)
    for form in (RSS, ATOM):
        assert_valid(form, RENDER[form](made))
    [read_title] = xml(ATOM, "//a:entry/a:title", made)
    assert read_title.text == one.title
    item = json.loads(render_json_feed(made))["items"][0]
    assert item.get("content_html", "") == one.html
    for path in ("//content:encoded", "//a:entry/a:content"):
        for element in xml(RSS if "encoded" in path else ATOM, path, made):
            assert element.text.replace("]]&gt;", "]]>") == one.html.replace("]]&gt;", "]]>")


def test_the_end_of_a_cdata_section_in_html_ends_nothing() -> None:
    odd = feed(entry(1, html="<p>a]]>b &amp; <b>c</b></p>"))
    for form in (RSS, ATOM):
        [read] = feedparser.parse(RENDER[form](odd)).entries
        assert etree.HTML(read.content[0].value).xpath("string(//p)") == "a]]>b & c"


@every_format
def test_control_characters_pasted_from_word_are_left_out(form: Format) -> None:
    pasted = entry(
        1,
        title="Kế\x0bhoạch\x00 số\x1f 47\ud800",
        summary="a\x08b\uffff",
        html="<p>a\x0cb\r\nc</p>",
    )
    document = RENDER[form](feed(pasted)).decode()
    assert "Kế hoạch số 47" in document
    assert "<p>a b" in document
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\uffff]|\\\\u00|\\\\r", document)


@every_format
def test_a_sample_is_marked_before_its_title(form: Format) -> None:
    document = RENDER[form](feed(entry(1, sample="Bài mẫu"), entry(2))).decode()
    assert "[Bài mẫu] Tin số 1" in document
    assert document.count("Bài mẫu") == 1


# --- JSON Feed ---


def test_json_feed_has_what_version_1_1_requires() -> None:
    read = json.loads(render_json_feed(feed(rich_entry(), entry(1))))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["title"] == "Tin tức & sự kiện"
    assert read["language"] == "vi"
    assert read["authors"] == [{"name": "Sở Nội vụ", "url": f"{SITE}tin-tuc/"}]
    newest_item, rich = read["items"]
    assert newest_item["id"].endswith("tin-1")
    assert rich["content_html"] == "<p>Nội dung 0.</p>"
    assert rich["image"] == f"{SITE}anh.jpg"
    assert rich["date_published"] == "2024-01-09T07:00:00+07:00"
    assert rich["date_modified"] == "2024-01-10T13:00:00+07:00"
    assert rich["tags"] == ["Cải cách thủ tục hành chính", "Tin"]
    assert rich["attachments"][0] == {
        "url": f"{SITE}nghe.mp3",
        "mime_type": "audio/mpeg",
        "title": "Bản tin phát thanh",
        "size_in_bytes": 1_234_567,
        "duration_in_seconds": 305,
    }


def test_json_feed_without_entries_still_has_its_list() -> None:
    assert json.loads(render_json_feed(feed()))["items"] == []


def test_json_feed_leaves_out_what_is_unknown() -> None:
    def values(value: Any) -> Iterator[Any]:
        yield value
        if isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from values(inner)

    read = json.loads(render_json_feed(feed(entry(1, summary="", html=""), subtitle="")))
    assert not [value for value in values(read) if value in (None, "", [], {})]
    assert read["items"][0]["content_text"] == "Tin số 1"  # one of text and HTML is required


# --- OPML ---


def test_opml_names_every_feed_in_its_group() -> None:
    other = feed(title="Kế hoạch <2024>", base=f"{SITE}ke-hoach/", url=f"{SITE}ke-hoach/")
    written = render_opml("Mọi nguồn tin", "Sở Nội vụ", [("Mục", [feed(), other]), ("Trống", [])])
    opml = tree(written)
    assert (opml.tag, opml.get("version")) == ("opml", "2.0")
    assert opml.findtext("head/title") == "Mọi nguồn tin"
    assert [group.get("text") for group in opml.findall("body/outline")] == ["Mục"]
    listed = [dict(outline.attrib) for outline in opml.findall("body/outline/outline")]
    assert [(o["type"], o["text"], o["xmlUrl"], o["htmlUrl"]) for o in listed] == [
        ("rss", "Tin tức & sự kiện", f"{SITE}tin-tuc/rss.xml", f"{SITE}tin-tuc/"),
        ("rss", "Kế hoạch <2024>", f"{SITE}ke-hoach/rss.xml", f"{SITE}ke-hoach/"),
    ]
