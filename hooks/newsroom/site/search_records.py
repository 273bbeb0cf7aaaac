"""What search knows of the site: one record a passage."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.item import Item
from ..content.models import (
    Agency,
    Bulletin,
    Document,
    Index,
    Place,
    Plan,
    Procedure,
    Question,
    StandingPage,
    Topic,
)
from ..reports.periods import ReportPeriod
from ..reports.wording import shown
from ..search.records import Record
from ..text.dates import short_date
from ..views.cards import Link, summary_of
from ..views.hotlines import ContactCard
from ..views.issues import issue_sections
from .frame import ACRONYMS, HOTLINES, REPORTS, Desk
from .reports import address, title_of

SEARCH = "tim-kiem/"
"""The page of results itself."""
_SHOWN: dict[type[Item], tuple[str, ...]] = {
    Agency: ("short_name", "aliases", "address", "phone", "hotline", "email"),
    Procedure: ("code", "field", "decision"),
    Plan: ("signer",),
    Index: ("short_name",),
}
"""Fields that readers look for and no text says."""


def list_records(desk: Desk) -> list[Record]:
    """The passages of every item, then pages that no editor wrote, then the public summaries."""
    records = [
        record for item in desk.collection if item.url != SEARCH for record in _records(desk, item)
    ]
    pages = {record.page for record in records}
    records += [record for record in _made_pages(desk) if record.page not in pages]
    periods = sorted(desk.summaries.periods, key=lambda period: (period.span.last, period.length))
    return records + [_summary(desk, period) for period in periods]


def _made_pages(desk: Desk) -> Iterator[Record]:
    """The lists of contacts and of acronyms; the words of all acronyms would be found for each."""
    if desk.contacts:
        yield _page(HOTLINES, _contacts(desk))
    if desk.uses_acronyms:
        yield _page(
            ACRONYMS, "Những chữ viết tắt chỉ có một nghĩa trong các văn bản trên trang này."
        )


def _contacts(desk: Desk) -> str:
    return ". ".join(_contact(card) for group in desk.contacts for card in group.cards)


def _contact(card: ContactCard) -> str:
    numbers = (piece.title for piece in (*card.hotline, *card.phone))
    return f"{card.name}: {', '.join(filter(None, (*numbers, card.email, card.address)))}"


def _page(link: Link, text: str) -> Record:
    return Record(
        url=link.url,
        page=link.url,
        title=link.title,
        section="",
        text=text,
        kind=StandingPage.label,
    )


def _summary(desk: Desk, period: ReportPeriod) -> Record:
    """Its name and numbers alone: with the titles it lists it would stand before what they name.

    All summaries count as one page, of which search shows the best: their names are so alike that
    "cải cách hành chính" would find nothing else.
    """
    said = [f"Quý {period.last_month // 3} năm {period.year}"] if period.length == 3 else []
    figures = desk.summaries.of(period).figures
    said += (f"{measure.label}: {shown(value)} {measure.unit}" for measure, value in figures)
    return Record(
        url=address(period),
        page=REPORTS.url,
        title=title_of(period),
        section="",
        text=". ".join((*said, f"{period.closing}.")),
        kind=REPORTS.title,
        date=period.span.last.isoformat(),
    )


def _records(desk: Desk, item: Item) -> Iterator[Record]:
    card = desk.cards.of(item)
    passages = desk.collection.body(item).passages
    opening = passages[0].text if passages and not passages[0].anchor else ""
    contacts = _contacts(desk) if item.url == HOTLINES.url else ""
    said = filter(None, (summary_of(item), *_fields(item), opening, contacts))
    texts = [("", "", " ".join(said))]
    texts += [
        (passage.anchor, passage.heading, passage.text) for passage in passages if passage.anchor
    ]
    if isinstance(item, Plan):
        texts += _tasks_beside(desk, item)
    if isinstance(item, Bulletin):
        texts += _sections(desk, item)
    for anchor, heading, text in texts:
        yield Record(
            url=f"{item.url}#{anchor}" if anchor else item.url,
            page=item.url,
            title=card.title,
            section=heading,
            text=text,
            kind=card.kind_label,
            date=card.date.iso if card.date else "",
            topics=_own(item, Topic) or tuple(topic.title for topic in card.topics),
            agency=" ".join(_own(item, Agency)) or (card.agency.title if card.agency else ""),
            place=" ".join(_own(item, Place)) or (card.place.title if card.place else ""),
            number=str(getattr(item, "number", None) or ""),
            sample=item.sample,
            name=_name(item),
        )


def _own(item: Item, kind: type[Item]) -> tuple[str, ...]:
    """The page of an agency, a place or a content is among what a filter by its name leaves."""
    return (item.title,) if isinstance(item, kind) else ()


def _name(item: Item) -> str:
    """A plan or document as texts cite it: "Kế hoạch số 103/KH-UBND ngày 12/04/2021"."""
    if not isinstance(item, Plan | Document):
        return ""
    form = item.form if isinstance(item, Document) else item.label
    number = f"số {item.number}" if item.number else ""
    day = f"ngày {short_date(item.issued)}" if item.issued and item.issued.day else ""
    return " ".join((form, *filter(None, (number, day))))


def _tasks_beside(desk: Desk, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """The tasks of the table beside a plan; those of its own appendix are in its text already."""
    for task in desk.tasks.of_plan(plan.slug):
        if task.path != plan.origin.path:
            words = filter(None, (task.title, task.lead, task.partners, task.time, task.product))
            yield task.anchor, f"Nhiệm vụ {task.number}", ". ".join(words)


def _sections(desk: Desk, issue: Bulletin) -> Iterator[tuple[str, str, str]]:
    """The sections of an issue with the titles of what stands in them, and its corrections."""
    for section in issue_sections(issue, desk.collection):
        titles = (card.title for card in desk.cards.in_issue(issue, section.items))
        said = filter(None, (section.text.removesuffix("."), *titles))
        yield section.id, section.title, ". ".join(said)
    if issue.corrections:
        text = ". ".join(correction.text for correction in issue.corrections)
        yield "dinh-chinh", "Đính chính", text


def _fields(item: Item) -> tuple[str, ...]:
    """What a page shows of its fields as text."""
    if isinstance(item, Question):
        return (item.question or "", *item.legal_basis)
    if isinstance(item, Bulletin):
        return (item.focus or "",) if item.lead else ()
    said = []
    for name in _SHOWN.get(type(item), ()):
        value = getattr(item, name)
        for words in (value,) if isinstance(value, str) else value or ():
            said.append(f"{type(item).model_fields[name].title}: {words}.")
    if isinstance(item, Index):
        said += dict.fromkeys(figure.unit for figure in item.series)
    return tuple(said)
