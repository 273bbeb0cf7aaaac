"""OPML 2.0: every feed in one file that readers import."""

from collections.abc import Iterable

from lxml import etree

from .model import RSS, Feed


def render_opml(title: str, owner: str, groups: Iterable[tuple[str, Iterable[Feed]]]) -> bytes:
    """The feeds as OPML 2.0 in UTF-8, one outline a group; empty groups are left out."""
    opml = etree.Element("opml", version="2.0")
    head = etree.SubElement(opml, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "ownerName").text = owner
    body = etree.SubElement(opml, "body")
    for name, feeds in groups:
        outlines = [etree.Element("outline", _outline(feed)) for feed in feeds]
        if outlines:
            etree.SubElement(body, "outline", text=name, title=name).extend(outlines)
    return bytes(etree.tostring(opml, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _outline(feed: Feed) -> dict[str, str]:
    return {
        "type": "rss",
        "text": feed.title,
        "title": feed.title,
        "description": feed.subtitle,
        "xmlUrl": feed.address(RSS),
        "htmlUrl": feed.url,
        "language": feed.language,
        "version": "RSS2",
    }
