"""JSON Feed 1.1: what is not known is absent, never null or empty."""

import json
from typing import Any

from .model import JSON, Enclosure, Entry, Feed, Link


def render_json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1 in UTF-8; `next_url` leads to the archive document before it."""
    document = _present(
        version="https://jsonfeed.org/version/1.1",
        title=feed.title,
        home_page_url=feed.url,
        feed_url=feed.address(JSON, feed.archive),
        next_url=feed.address(JSON, feed.previous) if feed.previous else None,
        description=feed.subtitle,
        authors=[{"name": feed.author, "url": feed.url}],
        language=feed.language,
        _newsroom=_present(related=_links(feed.related_in(JSON))),
    )
    document["items"] = [item(entry) for entry in feed.entries]  # required even when empty
    return written(document) + b"\n"


def item(entry: Entry) -> dict[str, Any]:
    """The entry as an item object."""
    return _present(
        id=entry.id,
        url=entry.url,
        title=entry.shown_title,
        content_html=entry.html,
        content_text=None if entry.html else entry.summary or entry.title,
        summary=entry.summary,
        image=entry.image.url if entry.image else None,
        date_published=entry.published.isoformat(),
        date_modified=entry.updated.isoformat(),
        authors=[{"name": entry.author}] if entry.author else None,
        tags=[category.label for category in entry.categories],
        attachments=[_attachment(file) for file in entry.files],
        _newsroom=_present(related=_links(entry.related)),
    )


def written(value: dict[str, Any]) -> bytes:
    """The value as compact JSON in UTF-8, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _attachment(file: Enclosure) -> dict[str, Any]:
    return _present(
        url=file.url,
        mime_type=file.media_type,
        title=file.title,
        size_in_bytes=file.length,
        duration_in_seconds=file.duration,
    )


def _links(links: tuple[Link, ...]) -> list[dict[str, str]]:
    return [{"url": link.url, "title": link.title} for link in links]


def _present(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
