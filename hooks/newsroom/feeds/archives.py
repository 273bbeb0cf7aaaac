"""History without loss (RFC 5005): the whole of a feed in documents, each entry in exactly one.

Archive documents hold 50 entries, filled from the oldest, and stay the same once written: therefore
they carry no next-archive link, which would have to be added when the next one appears. The newest
20 entries are never archived. Readers that know no archives always have those, and an item that
arrives some days late still finds its place without moving the entries of an archive. A corrected
item changes its own entry in the document where it is, nothing else.

The limit: an item dated before the archived ones and added after them moves one entry over in every
newer archive. It has to stand where its date says, and nothing in the content says when it was
added. Who follows the feed still has every entry once, by its id, and misses this one alone when
its program keeps archives; who starts then finds them all. CONTRIBUTING.md tells editors to date an
item by the day it goes online, and what it reports by `happened`.
"""

from dataclasses import replace
from html import escape

from .json_feed import item, written
from .model import Entry, Feed

ENTRIES_IN_ARCHIVE = 50
NEVER_ARCHIVED = 20
ENTRIES_WITHOUT_ARCHIVE = 50
HEAVIEST_SUBSCRIPTION = 250_000  # bytes, whatever the format

# XML spends more than JSON on tags and on the schemes of categories: 90 to 220 bytes an entry.
_XML_OVERHEAD = 400
_FEED_OVERHEAD = 4_000


def documents(feed: Feed) -> tuple[Feed, ...]:
    """The subscription document, then the archive documents from the newest to the oldest."""
    full = archive_count(len(feed.entries))
    newest = feed.entries[: len(feed.entries) - full * ENTRIES_IN_ARCHIVE]
    subscription = replace(feed, entries=within_limit(newest), previous=full or None)
    return subscription, *(_archive(feed, number) for number in range(full, 0, -1))


def archive_count(entries: int) -> int:
    """How many archive documents a complete feed of so many entries has."""
    return max(0, entries - NEVER_ARCHIVED) // ENTRIES_IN_ARCHIVE


def newest(feed: Feed) -> Feed:
    """The subscription document of a feed without archives of its own: its newest 50 entries."""
    return replace(feed, entries=within_limit(feed.entries[:ENTRIES_WITHOUT_ARCHIVE]))


def within_limit(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries, newest first, whole as long as they fit into 250 KB, the others as summaries."""
    weights = [_weight(entry) for entry in entries]
    room = HEAVIEST_SUBSCRIPTION - _FEED_OVERHEAD
    if sum(weights) <= room:
        return entries
    short = [_short(entry) for entry in entries]
    short_weights = [_weight(entry) for entry in short]
    room -= sum(short_weights)
    fitting = []
    for place, entry in enumerate(entries):
        extra = weights[place] - short_weights[place]
        fits = extra <= room
        room -= extra if fits else 0
        fitting.append(entry if fits else short[place])
    return tuple(fitting)


def _archive(feed: Feed, number: int) -> Feed:
    end = len(feed.entries) - (number - 1) * ENTRIES_IN_ARCHIVE
    entries = feed.entries[end - ENTRIES_IN_ARCHIVE : end]
    return replace(feed, entries=entries, archive=number, previous=number - 1 or None)


def _short(entry: Entry) -> Entry:
    summary = f"<p>{escape(entry.summary)}</p>" if entry.summary else ""
    link = f'<p><a href="{escape(entry.url)}">Đọc tiếp trên trang</a></p>'
    return replace(entry, html=summary + link)


def _weight(entry: Entry) -> int:
    return len(written(item(entry))) + _XML_OVERHEAD
