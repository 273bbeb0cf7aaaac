"""Entries and feeds to ask questions about, and the ways to read what was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from lxml import etree

from newsroom.feeds.json_feed import render_json_feed
from newsroom.feeds.model import (
    ATOM,
    JSON,
    RSS,
    Category,
    Enclosure,
    Entry,
    Feed,
    Format,
    Link,
    tag_uri,
)
from newsroom.feeds.rss_and_atom import render_atom, render_rss
from newsroom.text.dates import VIETNAM

SCHEMAS = Path(__file__).parents[1] / "feed_schemas"
SITE = "https://cchc.example.vn/"
DAY = datetime(2024, 1, 9, 7, tzinfo=VIETNAM)
PREFIXES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}
RENDER: dict[Format, Callable[[Feed], bytes]] = {
    RSS: render_rss,
    ATOM: render_atom,
    JSON: render_json_feed,
}


def entry(number: int, **changes: Any) -> Entry:
    """An entry published `number` days after 9 January 2024."""
    published = DAY + timedelta(days=number)
    plain = Entry(
        id=tag_uri("cchc.example.vn", 2024, "tin-tuc", f"tin-{number}"),
        title=f"Tin số {number}",
        url=f"{SITE}tin-tuc/2024/tin-{number}/",
        published=published,
        updated=published,
        summary=f"Tóm tắt {number}.",
        html=f"<p>Nội dung {number}.</p>",
    )
    return replace(plain, **changes)


def rich_entry(number: int = 0) -> Entry:
    """An entry with everything an entry may have."""
    return entry(
        number,
        updated=DAY + timedelta(days=number, hours=30),
        author="Nguyễn Văn An",
        categories=(
            Category("tthc", f"{SITE}noi-dung/", "Cải cách thủ tục hành chính"),
            Category("tin", f"{SITE}tin-tuc/", "Tin"),
        ),
        image=Enclosure(f"{SITE}anh.jpg", "image/jpeg", 81_234),
        enclosures=(
            Enclosure(f"{SITE}nghe.mp3", "audio/mpeg", 1_234_567, "Bản tin phát thanh", 305),
            Enclosure(f"{SITE}ban-in.pdf", "application/pdf", 654_321, "Bản in"),
        ),
        related=(Link(f"{SITE}ban-tin/2024-01/", "Bản tin số 01/2024"),),
    )


def feed(*entries: Entry, **changes: Any) -> Feed:
    plain = Feed(
        id=tag_uri("cchc.example.vn", 2024, "nguon-tin", "tin-tuc"),
        title="Tin tức & sự kiện",
        subtitle="Tin cải cách hành chính",
        url=f"{SITE}tin-tuc/",
        base=f"{SITE}tin-tuc/",
        author="Sở Nội vụ",
        entries=entries,
        updated=DAY,
    )
    return replace(plain, **changes)


def many(count: int) -> Feed:
    return feed(*(entry(number) for number in range(count)))


def schema(form: Format) -> Any:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{form.stem}.rng"))


SCHEMA = {RSS: schema(RSS), ATOM: schema(ATOM)}


def tree(document: bytes) -> Any:
    """The document as a tree: any fault in the XML is an error."""
    return etree.fromstring(document, etree.XMLParser(huge_tree=True))


def assert_valid(form: Format, document: bytes) -> None:
    SCHEMA[form].assertValid(tree(document))


def find(document: bytes, path: str) -> list[Any]:
    """What an XPath finds in a document, with the prefixes a, content, dc, fh and itunes."""
    return list(tree(document).xpath(path, namespaces=PREFIXES))


def xml(form: Format, path: str, of: Feed) -> list[Any]:
    """What an XPath finds in a feed written as RSS or Atom."""
    return find(RENDER[form](of), path)
