"""RSS 2.0 and Atom, written by feedgen; what feedgen 1.0 leaves out or gets wrong is mended here.

It drops every attribute of an Atom entry's links, writes one RSS enclosure only, knows no RFC 5005,
takes the last link as the RSS channel's, stamps the clock where no date is given, and names an
author in RSS only by an e-mail address. Its extension hooks let all of this be written from here.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from .model import ATOM, RSS, Entry, Feed, Format

_ATOM = "{http://www.w3.org/2005/Atom}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_HISTORY = "{http://purl.org/syndication/history/1.0}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_GENERATOR = "CCHC Newsroom"

Attributes = dict[str, str]


def render_rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0 in UTF-8, with content:encoded, dc:creator and atom:link."""
    writer = _feed_writer(feed, RSS)
    for entry in feed.entries:
        written = _entry_writer(writer, entry)
        # Readers take an RSS description for HTML, so plain text must be escaped once more.
        written.description(escape(entry.summary, quote=False) or None)
        if entry.html:
            written.content(_for_cdata(entry.html), type="CDATA")
    return bytes(writer.rss_str())


def render_atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287) in UTF-8."""
    writer = _feed_writer(feed, ATOM)
    for entry in feed.entries:
        written = _entry_writer(writer, entry)
        written.updated(entry.updated)
        written.summary(entry.summary or None)
        if entry.author:
            written.author(name=entry.author)
        if entry.html:
            written.content(_for_cdata(entry.html), type="CDATA")
    return bytes(writer.atom_str())


def _feed_writer(feed: Feed, form: Format) -> Any:
    writer = FeedGenerator()
    writer.register_extension("newsroom", _FeedAdditions, _EntryAdditions)
    writer.newsroom.feed = feed
    writer.newsroom.form = form
    writer.id(feed.id)
    writer.title(feed.title)
    writer.subtitle(feed.subtitle or feed.title)
    writer.language(feed.language)
    writer.author(name=feed.author, uri=feed.url)
    # The alternate link comes last: feedgen gives the last one to the RSS channel.
    own = {"href": feed.address(form, feed.archive), "rel": "self", "type": form.media_type}
    writer.link([own, {"href": feed.url, "rel": "alternate", "type": "text/html"}])
    writer.updated(feed.moment)
    writer.generator(_GENERATOR)
    writer.docs("https://www.rssboard.org/rss-specification")
    return writer


def _entry_writer(writer: Any, entry: Entry) -> Any:
    written = writer.add_entry(order="append")
    written.newsroom.entry = entry
    written.id(entry.id)
    written.title(entry.shown_title)
    written.link(href=entry.url)
    written.published(entry.published)
    written.category(
        [
            {"term": category.term, "scheme": category.scheme, "label": category.label}
            for category in entry.categories
        ]
    )
    return written


def _for_cdata(html: str) -> str:
    """The HTML without the one sequence that would end a CDATA section; it means the same."""
    return html.replace("]]>", "]]&gt;")


class _FeedAdditions:
    """feedgen extension of a feed: links of RFC 5005, related feeds, and the issuer in RSS."""

    feed: Feed
    form: Format

    def extend_ns(self) -> dict[str, str]:
        if self.form is ATOM:
            return {"fh": _HISTORY[1:-1]}
        names = {"dc": _DUBLIN_CORE[1:-1], "fh": _HISTORY[1:-1]}
        # A feed that names the iTunes vocabulary is taken for a podcast: only one with audio does.
        return {**names, "itunes": _ITUNES[1:-1]} if self._has_audio() else names

    def extend_rss(self, rss: Any) -> None:
        channel = rss[0]
        etree.SubElement(channel, _DUBLIN_CORE + "creator").text = self.feed.author
        self._add_history(channel, _ATOM)

    def extend_atom(self, root: Any) -> None:
        self._add_history(root, "")

    def _add_history(self, parent: Any, namespace: str) -> None:
        if self.feed.archive:
            etree.SubElement(parent, _HISTORY + "archive")
        _add_links(parent, namespace, self._links())

    def _has_audio(self) -> bool:
        return any(file.duration for entry in self.feed.entries for file in entry.files)

    def _links(self) -> Iterable[Attributes]:
        feed, form = self.feed, self.form
        if feed.archive:
            yield {"rel": "current", "href": feed.address(form), "type": form.media_type}
        if feed.previous:
            earlier = feed.address(form, feed.previous)
            yield {"rel": "prev-archive", "href": earlier, "type": form.media_type}
        for link in feed.related_in(form):
            href, title = link.url, link.title
            yield {"rel": "related", "href": href, "type": form.media_type, "title": title}


class _EntryAdditions:
    """feedgen extension of an entry: its files and related links, and what RSS has no word for."""

    entry: Entry

    def extend_rss(self, item: Any) -> None:
        entry = self.entry
        if entry.author:
            etree.SubElement(item, _DUBLIN_CORE + "creator").text = entry.author
        for file in entry.files:
            attributes = {"url": file.url, "length": str(file.length), "type": file.media_type}
            etree.SubElement(item, "enclosure", attributes)
        for seconds in [file.duration for file in entry.files if file.duration][:1]:
            etree.SubElement(item, _ITUNES + "duration").text = str(seconds)
        etree.SubElement(item, _ATOM + "updated").text = entry.updated.isoformat()
        _add_links(item, _ATOM, self._related())

    def extend_atom(self, element: Any) -> None:
        element.find("link").attrib.update({"rel": "alternate", "type": "text/html"})
        if self.entry.html:
            element.find("content").attrib["type"] = "html"  # feedgen writes type="CDATA"
        _add_links(element, "", self._files())
        _add_links(element, "", self._related())

    def _files(self) -> Iterable[Attributes]:
        for file in self.entry.files:
            link = {"rel": "enclosure", "href": file.url, "type": file.media_type}
            title = {"title": file.title} if file.title else {}
            yield {**link, "length": str(file.length), **title}

    def _related(self) -> Iterable[Attributes]:
        for link in self.entry.related:
            yield {"rel": "related", "href": link.url, "title": link.title}


def _add_links(parent: Any, namespace: str, links: Iterable[Attributes]) -> None:
    for attributes in links:
        etree.SubElement(parent, namespace + "link", attributes)
