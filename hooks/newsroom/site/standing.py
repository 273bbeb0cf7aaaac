"""The front page, search, subscription, the page for lost addresses, and the office's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ..content.collection import Body
from ..content.item import Item
from ..content.models import Article, Bulletin, StandingPage
from ..text.acronyms import acronyms, symbols
from ..text.dates import PartialDate
from ..text.vietnamese import sort_key
from ..views.cards import Link
from .frame import ACRONYMS, HOTLINES, Desk
from .front import front_page
from .reference import channel
from .subscriptions import feed_groups
from .webpage import Context, WebPage, last_change

LATEST = 6


def standing_pages(desk: Desk) -> Iterator[WebPage]:
    """Every standing page; those the site cannot do without exist even without a text."""
    special = {
        "index": ("Trang chủ", "home.html", front_page),
        "nhan-ban-tin": ("Nhận bản tin", "subscribe.html", feed_groups),
        "tim-kiem": ("Tìm kiếm", "search.html", _nothing),
    }
    if desk.contacts:
        special["duong-day-nong"] = (HOTLINES.title, "hotlines.html", _hotlines)
    pages = {page.slug: page for page in desk.collection.of(StandingPage)}
    if desk.uses_acronyms or "chu-viet-tat" in pages:
        special["chu-viet-tat"] = (ACRONYMS.title, "acronyms.html", _acronyms)
    for slug, (title, template, context) in special.items():
        page = pages.pop(slug, None)
        made = _page(desk, page, slug, title if page is None else page.title)
        kind = template.removesuffix(".html")
        made = replace(made, template=template, kind=kind, context=partial(context, desk))
        yield replace(made, changed=last_change(_in_front(desk))) if slug == "index" else made
    for slug, page in pages.items():
        yield _page(desk, page, slug, page.title)
    yield replace(
        _page(desk, None, "404", "Không tìm thấy trang"),
        url="404.html",
        template="404.html",
        kind="lost",
        crumbs=(),
        noindex=True,
        context=lambda: {"latest": desk.cards.all(_latest(desk))},
    )


def _page(desk: Desk, page: StandingPage | None, slug: str, title: str) -> WebPage:
    url = "" if slug == "index" else f"{slug}/"
    return WebPage(
        url=url,
        template="page.html",
        kind="page",
        title=title,
        context=lambda: {"item": page},
        description=(page.summary if page else None) or desk.collection.settings.site_description,
        body=desk.collection.body(page) if page else Body(),
        source=page.origin.path if page else None,
        crumbs=(Link("Trang chủ", ""), Link(title, url)) if url else (),
        feeds=desk.feeds(url),
        changed=last_change([page] if page else []),
        updated=PartialDate.of(page.updated) if page and page.updated else None,
        draft=bool(page and not page.published),
    )


def _in_front(desk: Desk) -> Iterator[Item]:
    """What the front page gathers: all but the office's other standing pages."""
    for items in desk.collection.items.values():
        for item in items.values():
            if not isinstance(item, StandingPage) or item.slug == "index":
                yield item


def _nothing(desk: Desk) -> Context:
    return {}


def _acronyms(desk: Desk) -> Context:
    return {
        "words": sorted(acronyms().items(), key=lambda entry: sort_key(entry[0])),
        "symbols": sorted(symbols().items(), key=lambda entry: sort_key(entry[0])),
    }


def _hotlines(desk: Desk) -> Context:
    return {**channel(desk), "groups": desk.contacts}


def _latest(desk: Desk) -> list[Bulletin | Article]:
    return [*desk.collection.of(Bulletin)[:1], *desk.collection.of(Article)[:LATEST]]
