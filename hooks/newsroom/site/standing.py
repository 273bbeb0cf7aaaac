"""The front page, search, subscription, the page for lost addresses, and the office's own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..content.collection import Body
from ..content.item import Item
from ..content.models import Article, Bulletin, Plan, StandingPage, Topic
from ..text.acronyms import acronyms, symbols
from ..text.dates import PartialDate
from ..text.vietnamese import sort_key
from ..views.cards import Group, Link
from ..views.issues import issue_sections
from .frame import ACRONYMS, HOTLINES, Desk
from .reference import channel
from .webpage import Context, WebPage, last_change

NEWS_OF_SECTION = 3
LATEST = 6
CONTENTS = 8
OPML = "nhan-ban-tin/nguon-tin.opml"


@dataclass(frozen=True)
class FeedChoice:
    title: str
    page_url: str
    rss: str
    atom: str
    json: str


def standing_pages(desk: Desk) -> Iterator[WebPage]:
    """Every standing page; those the site cannot do without exist even without a text."""
    special = {
        "index": ("Trang chủ", "home.html", _home),
        "nhan-ban-tin": ("Nhận bản tin", "subscribe.html", _subscribe),
        "tim-kiem": ("Tìm kiếm", "search.html", _nothing),
        "chu-viet-tat": (ACRONYMS.title, "acronyms.html", _acronyms),
    }
    if desk.contacts:
        special["duong-day-nong"] = (HOTLINES.title, "hotlines.html", _hotlines)
    pages = {page.slug: page for page in desk.collection.of(StandingPage)}
    for slug, (title, template, context) in special.items():
        page = pages.pop(slug, None)
        made = _page(desk, page, slug, title if page is None else page.title)
        kind = template.removesuffix(".html")
        made = replace(made, template=template, kind=kind, context=lambda make=context: make(desk))  # type: ignore[misc]
        yield replace(made, changed=last_change(_everything(desk))) if slug == "index" else made
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


def _everything(desk: Desk) -> Iterator[Item]:
    for items in desk.collection.items.values():
        yield from items.values()


def _nothing(desk: Desk) -> Context:
    return {}


def _acronyms(desk: Desk) -> Context:
    return {
        "words": sorted(acronyms().items(), key=lambda entry: sort_key(entry[0])),
        "symbols": sorted(symbols().items(), key=lambda entry: sort_key(entry[0])),
    }


def _hotlines(desk: Desk) -> Context:
    return {**channel(desk), "groups": desk.contacts}


def _home(desk: Desk) -> Context:
    issues = desk.collection.of(Bulletin)
    return {
        "issue": desk.cards.of(issues[0]) if issues else None,
        "issue_contents": _contents(desk, issues[0]) if issues else [],
        "groups": _news_by_section(desk),
        "topics": desk.cards.all(desk.collection.of(Topic)),
        "plans": desk.cards.all(list(desk.collection.of(Plan))[:LATEST]),
    }


def _contents(desk: Desk, issue: Bulletin) -> list[Link]:
    """The first entries of an issue, as its front cover names them."""
    entries = [item for section in issue_sections(issue, desk.collection) for item in section.items]
    return [Link(card.title, card.url) for card in desk.cards.all(entries[:CONTENTS])]


def _news_by_section(desk: Desk) -> list[Group]:
    """The newest articles of each section, the section with the newest article first."""
    news: dict[str, list[Article]] = {}
    for article in desk.collection.of(Article):
        of_section = news.setdefault(article.section, [])
        if len(of_section) < NEWS_OF_SECTION:
            of_section.append(article)
    return [Group(section, "", desk.cards.all(articles)) for section, articles in news.items()]


def _subscribe(desk: Desk) -> Context:
    groups = [
        (
            group.title,
            [
                FeedChoice(
                    channel.title,
                    channel.url,
                    channel.file("rss.xml"),
                    channel.file("atom.xml"),
                    channel.file("feed.json"),
                )
                for channel in group.channels
            ],
        )
        for group in desk.channel_groups
    ]
    return {"feed_groups": groups, "opml": OPML}


def _latest(desk: Desk) -> list[Bulletin | Article]:
    return [*desk.collection.of(Bulletin)[:1], *desk.collection.of(Article)[:LATEST]]
