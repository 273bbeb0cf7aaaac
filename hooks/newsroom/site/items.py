"""The page of every item: a plan, an issue, an article, an agency …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from ..content.collection import Body
from ..content.item import Item
from ..content.models import (
    Agency,
    Article,
    Bulletin,
    Document,
    Index,
    Place,
    Plan,
    Procedure,
    Question,
    Topic,
)
from ..text.dates import PartialDate, month_name, office_date
from ..text.vietnamese import sentence_case
from ..views.cards import Card, Group, Link, summary_of, title_of
from ..views.facts import facts_of
from ..views.issues import bulletin_name, issue_sections
from ..views.pagination import paginate
from .frame import Desk
from .reference import reference_context
from .tasks import agency_tasks, plan_tasks
from .webpage import Context, WebPage, last_change

DESCRIPTION_LENGTH = 300
MENTIONS = 12
"""How many of the newest items a plan's page shows; the page of its tasks has them all."""


@dataclass(frozen=True)
class IssueMasthead:
    name: str
    issuer: str
    responsible: str
    periodicity: str
    licence: str
    printed_at: str
    print_run: str
    number_label: str
    month_label: str
    published: PartialDate


@dataclass(frozen=True)
class IssueSectionView:
    title: str
    id: str
    body: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class TaskLink:
    id: str
    title: str
    url: str


def item_pages(desk: Desk) -> Iterator[WebPage]:
    """One page an item, in the order of the menu; topics, agencies and places may take several."""
    collection = desk.collection
    for model in (Bulletin, Article, Plan, Question, Document, Procedure, Index):
        for item in collection.of(model):
            yield _page(desk, item)
    for topic in collection.of(Topic):
        yield from _gathering_pages(desk, topic, desk.relations.of_topic(topic.slug))
    for agency in collection.of(Agency):
        yield from _gathering_pages(desk, agency, desk.relations.of_agency(agency.slug))
    for place in collection.of(Place):
        yield from _gathering_pages(desk, place, desk.relations.of_place(place.slug))


def _page(
    desk: Desk,
    item: Item,
    url: str = "",
    title: str = "",
    context: Context | None = None,
    gathered: Sequence[Item] = (),
) -> WebPage:
    def complete_context() -> Context:
        return {"item": item, **_context(desk, item), **(context or {})}

    name = title_of(item, desk.collection)
    first = not url or url == item.url
    return WebPage(
        url=url or item.url,
        template=item.template,
        kind=item.template.removesuffix(".html"),
        title=title or name,
        context=complete_context,
        description=_description(desk, item, name),
        body=desk.collection.body(item) if first else Body(),
        source=item.origin.path,
        crumbs=_crumbs(item, name),
        feeds=desk.feeds(item.url),
        changed=last_change([item, *gathered]),
        updated=PartialDate.of(item.updated) if item.updated else None,
        sample=item.sample,
        draft=not item.published,
    )


def _description(desk: Desk, item: Item, name: str) -> str:
    """What search engines show under the title: the summary, else how the text begins."""
    passages = desk.collection.body(item).passages
    opening = passages[0].text if passages else ""
    if isinstance(item, Document):  # its text says where the card comes from
        opening = ", ".join(filter(None, (item.heading, item.issuer_name)))
    opening = summary_of(item) or opening
    return shorten(opening, DESCRIPTION_LENGTH, placeholder=" …") or (
        f"{name} – {desk.collection.settings.site_name}"
    )


def _crumbs(item: Item, name: str) -> tuple[Link, ...]:
    crumbs = [Link("Trang chủ", ""), Link(type(item).section_title, f"{item.kind}/")]
    if isinstance(item, Article):
        crumbs.append(Link(f"Năm {item.origin.year}", f"{item.kind}/{item.origin.year}/"))
    return (*crumbs, Link(name, item.url))


def _context(desk: Desk, item: Item) -> Context:
    earlier, later = desk.relations.neighbours(item)
    cards = desk.cards
    shared: Context = {
        "agency": cards.agency(item),
        "topics": cards.topics(item),
        "place": cards.of(item).place,
        "image": cards.of(item).image,
        "previous": cards.of(earlier) if earlier else None,
        "next": cards.of(later) if later else None,
        "related": cards.all(desk.relations.related(item)),
        "issues": cards.all(desk.relations.carrying(item)),
        "facts": facts_of(item, desk.collection, cards),
        "editions": desk.editions.of(item),
        **reference_context(desk, item),
    }
    if isinstance(item, Article):
        return {**shared, **_article(desk, item)}
    if isinstance(item, Bulletin):
        return {**shared, **_bulletin(desk, item)}
    if isinstance(item, Plan):
        return {**shared, **_plan(desk, item)}
    return shared


def _article(desk: Desk, article: Article) -> Context:
    tasks = [desk.collection.tasks[task] for task in article.tasks if task in desk.collection.tasks]
    return {
        "tasks": [
            TaskLink(task.id, task.title, f"{Plan.kind}/{task.plan}/#{task.anchor}")
            for task in tasks
        ],
        "happened": _span(article),
        "broadcast": _broadcast(article),
        "proofs": list(_proofs(desk, article)),
    }


def _broadcast(article: Article) -> str:
    """Who broadcast it, when, and for how long, as far as that is known."""
    said = article.broadcast
    if said is None:
        return ""
    length = f"{said.minutes:g} phút".replace(".", ",") if said.minutes else ""
    return ", ".join(filter(None, (said.station, said.hour, length)))


def _proofs(desk: Desk, article: Article) -> Iterator[Link]:
    """The evidence that readers may see: files here, or addresses elsewhere."""
    for proof in article.evidence:
        url = desk.collection.file_url(article, proof.file) if proof.file else proof.link
        if proof.published and url:
            kind = sentence_case(proof.kind)
            yield Link(f"{kind}: {proof.title}" if proof.title else kind, url)


def _span(article: Article) -> str:
    """When it took place, in words."""
    if article.happened is None:
        return ""
    first = office_date(article.happened)
    if article.until is None or article.until == article.happened:
        return sentence_case(first)
    return f"Từ {first} đến {office_date(article.until)}"


def _bulletin(desk: Desk, issue: Bulletin) -> Context:
    office = desk.collection.masthead(issue)
    return {
        "masthead": IssueMasthead(
            name=bulletin_name(office.name),
            issuer=office.issuer,
            responsible=office.responsible or "",
            periodicity=office.periodicity or "",
            licence=office.licence or "",
            printed_at=office.printed_at or "",
            print_run=office.print_run or "",
            number_label=issue.number_label,
            month_label=sentence_case(month_name(issue.month)),
            published=issue.published_on,
        ),
        "sections": [
            IssueSectionView(
                section.title,
                section.id,
                _paragraph(section.text),
                desk.cards.in_issue(issue, section.items),
            )
            for section in issue_sections(issue, desk.collection)
        ],
        "recording": desk.editions.recording(issue),
        "corrections": [
            {"date": correction.day, "text": correction.text} for correction in issue.corrections
        ],
    }


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _plan(desk: Desk, plan: Plan) -> Context:
    mentions = desk.relations.of_plan(plan)
    return {
        **plan_tasks(desk, plan),
        "transcription": [
            {"from": note.found, "to": note.to, "reason": note.reason}
            for note in plan.transcription
        ],
        "mentions": desk.cards.all(mentions[:MENTIONS]),
        "more_mentions": len(mentions) > MENTIONS,
    }


def _gathering_pages(desk: Desk, item: Item, gathered: Sequence[Item]) -> Iterator[WebPage]:
    """The pages of a topic, an agency or a place with what refers to it, newest first."""
    size = desk.collection.settings.office.items_per_page
    for page in paginate(item.url, gathered, size):
        title = f"{item.title} – trang {page.pager.current}" if page.pager.current else ""
        context: dict[str, object] = {
            "groups": _by_kind(desk, page.entries),
            "pager": page.pager,
        }
        if not page.pager.current and isinstance(item, Place):
            agencies = desk.cards.all(desk.relations.agencies_of_place(item.slug))
            if agencies:
                context["groups"] = [
                    *_by_kind(desk, page.entries),
                    Group("Cơ quan, đơn vị", "", agencies),
                ]
        if not page.pager.current and isinstance(item, Agency):
            context |= agency_tasks(desk, item)
        yield _page(desk, item, page.url, title, context, page.entries)


def _by_kind(desk: Desk, items: Sequence[Item]) -> list[Group]:
    kinds = dict.fromkeys(item.kind for item in items)
    return [
        Group(
            next(type(item).section_title for item in items if item.kind == kind),
            "",
            desk.cards.all([item for item in items if item.kind == kind]),
        )
        for kind in kinds
    ]
