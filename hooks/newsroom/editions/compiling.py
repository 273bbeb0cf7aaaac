"""Issues and plans of a collection made into the manuscripts of their editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Article, Bulletin, Plan
from ..content.settings import Masthead
from ..text.dates import month_name, office_date, short_date
from ..text.vietnamese import sentence_case
from ..views.cards import Card, Cards, summary_of, title_of
from ..views.facts import Fact, facts_of
from ..views.issues import bulletin_name, issue_sections
from .document import Addresses, Picture
from .manuscript import IssueManuscript, Manuscript, Part, Piece, PlanManuscript
from .reading import read_document

_ADDRESS_SIGNS = "!#$%&'()*+,/:;=?@[]~"
"""What an address holds as it is; a letter with marks in it would be lost in the head of a letter."""


def issue_manuscript(issue: Bulletin, collection: Collection, cards: Cards) -> IssueManuscript:
    """What an issue says, with the full text of everything it carries."""
    office, site_url = collection.settings.office, collection.settings.site_url
    masthead = collection.masthead(issue)
    return IssueManuscript(
        source=issue.origin.path,
        slug=issue.slug,
        title=title_of(issue, collection),
        name=bulletin_name(masthead.name),
        issuer=masthead.issuer,
        number_label=issue.number_label,
        month_label=sentence_case(month_name(issue.month)),
        date=issue.published_on,
        date_label=office_date(issue.published_on),
        focus=issue.focus or "",
        lead=issue.lead or "",
        html=collection.body(issue).html,
        picture=_picture(issue, collection),
        parts=tuple(_parts(issue, collection, cards)),
        corrections=tuple((short_date(note.day), note.text) for note in issue.corrections),
        colophon=colophon(masthead),
        sender=office.mail.sender or "",
        unsubscribe=quote(
            office.mail.unsubscribe or f"{site_url}nhan-ban-tin/",
            _ADDRESS_SIGNS,
        ),
        authority=office.authority,
        publish_hour=office.publish_hour,
        greeting=office.loudspeaker.greeting or "",
        close=office.loudspeaker.close or "",
        minutes=office.loudspeaker.minutes,
        url=site_url + issue.url,
        site_url=site_url,
        sample=issue.sample,
        draft=not issue.published,
        page_size=office.page_size,
    )


def plan_manuscript(plan: Plan, collection: Collection, cards: Cards) -> PlanManuscript:
    """The reading copy of a plan; its tasks only where they are not part of its own text."""
    note = collection.task_notes.get(plan.slug, "")
    tasks = collection.plan_tasks(plan.slug) if note else []
    return PlanManuscript(
        source=plan.origin.path,
        slug=plan.slug,
        title=plan.title,
        summary=plan.summary or "",
        date=plan.issued,
        facts=_facts(plan, collection, cards),
        html=collection.body(plan).html,
        tasks=tuple(
            (task.number, task.title, task.lead, task.partners, task.time) for task in tasks
        ),
        tasks_note=note,
        transcription=tuple((note.found, note.to, note.reason) for note in plan.transcription),
        transcription_note=plan.transcription_note or "",
        url=collection.settings.site_url + plan.url,
        site_url=collection.settings.site_url,
        office=collection.settings.office.name,
        sample=plan.sample,
        draft=not plan.published,
        page_size=collection.settings.office.page_size,
    )


def colophon(masthead: Masthead) -> tuple[tuple[str, str], ...]:
    """Label and value of what the last page says of its publisher; only what the office gave."""
    given = (
        ("Cơ quan phát hành", masthead.issuer),
        ("Chịu trách nhiệm nội dung", masthead.responsible),
        ("Kỳ phát hành", masthead.periodicity),
        ("Giấy phép xuất bản", masthead.licence),
        ("Nơi in", masthead.printed_at),
        ("Số lượng in", masthead.print_run),
    )
    return tuple((label, value) for label, value in given if value)


def picture_files(manuscript: Manuscript, collection: Collection) -> dict[str, Path]:
    """The files behind the pictures of a manuscript, by the site path that names them."""
    if isinstance(manuscript, PlanManuscript):
        html = manuscript.html
        covers: list[Picture | None] = []
    else:
        html = manuscript.html + "".join(piece.html for piece in manuscript.pieces)
        covers = [manuscript.picture, *(piece.picture for piece in manuscript.pieces)]
    named = [cover.source for cover in covers if cover]
    if "<img" in html:
        named += [picture.source for picture in read_document(html, Addresses("")).pictures()]
    return {name: collection.files[name] for name in named if name in collection.files}


def _parts(issue: Bulletin, collection: Collection, cards: Cards) -> Iterator[Part]:
    for section in issue_sections(issue, collection):
        carried = zip(section.items, cards.in_issue(issue, section.items), strict=True)
        pieces = (_piece(item, card, collection, cards) for item, card in carried)
        yield Part(section.id, section.title, section.text, tuple(pieces))


def _piece(item: Item, card: Card, collection: Collection, cards: Cards) -> Piece:
    return Piece(
        kind=item.kind,
        id=f"{item.kind}-{item.slug}",
        title=card.title,
        label=sentence_case(card.genre or card.kind_label),
        date=item.dated,
        agency=card.agency.title if card.agency else "",
        author=getattr(item, "author", None) or "",
        source=str(getattr(item, "source", None) or "") if isinstance(item, Article) else "",
        summary=summary_of(item),
        html=collection.body(item).html,
        url=collection.settings.site_url + item.url,
        sample="Bài mẫu" if item.sample else "",
        picture=_picture(item, collection),
        facts=() if isinstance(item, Article) else _facts(item, collection, cards),
        anchors=tuple(heading.id for heading in collection.body(item).headings),
    )


def _facts(item: Item, collection: Collection, cards: Cards) -> tuple[Fact, ...]:
    """The facts of an item, their links absolute."""
    base = collection.settings.site_url
    return tuple(
        replace(fact, url=base + fact.url) if fact.url and ":" not in fact.url else fact
        for fact in facts_of(item, collection, cards)
    )


def _picture(item: Item, collection: Collection) -> Picture | None:
    source = collection.file_url(item, getattr(item, "image", None))
    if not source:
        return None
    photographer = getattr(item, "photographer", None)
    caption = f"Ảnh: {photographer}" if photographer else ""
    return Picture(source, getattr(item, "alt", None) or "", caption)
