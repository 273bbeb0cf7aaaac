"""The front page: the current issue, the news, what was done, what comes, figures, whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.models import Article, Bulletin, Plan, Question, Topic
from ..views.cards import Group, Link
from ..views.front import cover_of, dates_ahead, done_lately, highlights
from ..views.hotlines import ContactCard
from ..views.issues import issue_sections
from .frame import Desk
from .reference import channel
from .webpage import Context

NEWS_OF_SECTION = 3
PLANS, CONTENTS, QUESTIONS, CONTACTS = 6, 8, 4, 3


def front_page(desk: Desk) -> Context:
    """What the template of the front page gets; empty lists for what there is not."""
    collection, cards = desk.collection, desk.cards
    issue = next(iter(collection.of(Bulletin)), None)
    return {
        **channel(desk),
        "issue": cards.of(issue) if issue else None,
        "cover": cover_of(issue, collection) if issue else None,
        "issue_contents": _contents(desk, issue) if issue else [],
        "contacts": list(_contacts(desk))[:CONTACTS],
        "groups": _news_by_section(desk),
        "questions": cards.all(collection.of(Question)[:QUESTIONS]),
        "done": done_lately(desk.tasks, cards),
        "ahead": dates_ahead(collection, desk.tasks),
        "as_of": collection.today,
        "topics": cards.all(collection.of(Topic)),
        "indices": highlights(collection),
        "plans": cards.all(collection.of(Plan)[:PLANS]),
    }


def _contents(desk: Desk, issue: Bulletin) -> list[Link]:
    """The first entries of an issue, as its front cover names them."""
    entries = [item for section in issue_sections(issue, desk.collection) for item in section.items]
    return [Link(card.title, card.url) for card in desk.cards.all(entries[:CONTENTS])]


def _contacts(desk: Desk) -> Iterator[ContactCard]:
    """Whom a reader can call, the office first."""
    for group in desk.contacts:
        yield from (card for card in group.cards if card.hotline or card.phone)


def _news_by_section(desk: Desk) -> list[Group]:
    """The newest articles of each section, the section with the newest article first."""
    news: dict[str, list[Article]] = {}
    for article in desk.collection.of(Article):
        of_section = news.setdefault(article.section, [])
        if len(of_section) < NEWS_OF_SECTION:
            of_section.append(article)
    return [Group(section, "", desk.cards.all(articles)) for section, articles in news.items()]
