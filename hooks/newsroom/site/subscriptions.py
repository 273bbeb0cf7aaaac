"""How to subscribe: every feed of the site, and a readable page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..feeds.channels import Channel
from ..text.dates import PartialDate
from ..views.cards import Link
from .frame import Desk
from .webpage import Context, WebPage

SUBSCRIBE = Link("Nhận bản tin", "nhan-ban-tin/")
OPML = "nhan-ban-tin/nguon-tin.opml"
SHOWN = 10
"""Entries on the page of a feed."""


@dataclass(frozen=True)
class FeedChoice:
    """One feed, as readers are offered it."""

    title: str
    page_url: str
    rss: str
    atom: str
    json: str


def feed_groups(desk: Desk) -> Context:
    """Every feed by what it is about, and all of them in one file for feed readers."""
    groups = [
        (group.title, [_choice(channel) for channel in group.channels])
        for group in desk.channel_groups
    ]
    return {"feed_groups": groups, "opml": OPML}


def feed_pages(desk: Desk) -> Iterator[WebPage]:
    """What each feed is, its newest entries, and how to subscribe; for readers, not for programs."""
    for channel in desk.channels:
        choice = _choice(channel)
        whole = channel.url == ""
        subject = desk.collection.settings.site_name if whole else channel.title
        title = "Nguồn tin: toàn trang" if whole else f"Nguồn tin: {channel.title}"
        yield WebPage(
            url=choice.page_url,
            template="feed.html",
            kind="feed",
            title=title,
            context=_context(desk, channel, choice),
            description=f"Theo dõi {subject} bằng trình đọc tin: địa chỉ, cách đăng ký, mục mới nhất.",
            crumbs=(Link("Trang chủ", ""), SUBSCRIBE, Link(title, choice.page_url)),
            feeds=desk.feeds(channel.url),
            changed=_newest(channel),
        )


def _context(desk: Desk, channel: Channel, choice: FeedChoice) -> Callable[[], Context]:
    base = desk.collection.settings.site_url
    return lambda: {
        "choice": choice,
        "about": Link(channel.title, channel.url),
        "whole": channel.url == "",
        "complete": channel.complete,
        "addresses": [
            ("RSS", base + choice.rss),
            ("Atom", base + choice.atom),
            ("JSON Feed", base + choice.json),
        ],
        "latest": desk.cards.all(channel.items[:SHOWN]),
        "opml": OPML,
    }


def _choice(channel: Channel) -> FeedChoice:
    return FeedChoice(
        channel.title,
        f"{SUBSCRIBE.url}{channel.url or 'toan-trang/'}",
        channel.file("rss.xml"),
        channel.file("atom.xml"),
        channel.file("feed.json"),
    )


def _newest(channel: Channel) -> PartialDate | None:
    return max((item.dated for item in channel.items if item.dated), default=None)
