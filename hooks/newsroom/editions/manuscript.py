"""What stands in an edition of an issue or a plan, whatever the form it is printed in.

A manuscript is made of strings alone, so that its `repr` says whether anything has changed since
an edition was last made. Bodies are HTML with `newsroom:/` addresses; `reading` makes trees of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Article, Bulletin, Plan
from ..content.settings import Masthead
from ..text.dates import PartialDate, month_name, office_date, short_date
from ..views.cards import Card, Cards, summary_of, title_of
from ..views.facts import Fact, facts_of
from ..views.issues import issue_sections
from .document import Addresses, Document, Picture
from .reading import read_document


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of an issue: an article, a question with its answer, a plan …"""

    kind: str
    id: str
    """Its place in the edition."""
    title: str
    label: str
    """Genre or kind, for readers."""
    date: PartialDate | None
    agency: str
    author: str
    source: str
    summary: str
    html: str
    url: str
    """Absolute address of its page."""
    sample: str
    """The mark of made-up content, or ""."""
    picture: Picture | None
    facts: tuple[Fact, ...]
    """What is known of a document; empty for articles."""
    anchors: tuple[str, ...]
    """Ids of the headings in its HTML."""

    @property
    def annexed(self) -> bool:
        """Whether its text, long as it is, stands at the end of the issue."""
        return self.kind == Plan.kind


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an issue."""

    id: str
    title: str
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class IssueManuscript:
    source: str
    """Path of the file an editor changes."""
    slug: str
    title: str
    name: str
    """Of the bulletin, without the words "Bản tin" before it."""
    issuer: str
    number_label: str
    month_label: str
    date: PartialDate
    date_label: str
    focus: str
    lead: str
    html: str
    picture: Picture | None
    parts: tuple[Part, ...]
    corrections: tuple[tuple[str, str], ...]
    """Date and text."""
    colophon: tuple[tuple[str, str], ...]
    """Label and value, only of what the office has given."""
    sender: str
    """Who the letter comes from, or "" while the office has not said."""
    unsubscribe: str
    """Where a recipient says that it wants no more letters."""
    authority: str
    publish_hour: str
    greeting: str
    """What the loudspeaker script opens with."""
    close: str
    minutes: float | None
    """How long the loudspeaker script may take."""
    url: str
    site_url: str
    sample: bool
    draft: bool
    page_size: str

    @property
    def mark(self) -> str:
        """What must stand on every page of an issue that is not a published one."""
        return _mark(self.draft, self.sample, "Số mẫu")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for part in self.parts for piece in part.pieces)

    @property
    def body(self) -> Document:
        """What the editors say before the sections."""
        return read_document(self.html, Addresses(self.site_url, self._inside))

    def document(self, piece: Piece) -> Document:
        """The text of a piece, its ids apart from those of the other pieces."""
        addresses = Addresses(self.site_url, self._inside, f"{piece.id}-")
        return read_document(piece.html, addresses)

    @property
    def _inside(self) -> dict[str, str]:
        inside: dict[str, str] = {}
        for piece in self.pieces:
            path = piece.url.removeprefix(self.site_url)
            inside[path] = piece.id
            inside |= {f"{path}#{anchor}": f"{piece.id}-{anchor}" for anchor in piece.anchors}
        return inside


@dataclass(frozen=True, slots=True)
class PlanManuscript:
    source: str
    slug: str
    title: str
    summary: str
    date: PartialDate | None
    facts: tuple[Fact, ...]
    html: str
    tasks: tuple[tuple[str, str, str, str, str], ...]
    """Number, title, lead, partners, time of the tasks listed beside the plan, not in its text."""
    tasks_note: str
    transcription: tuple[tuple[str, str, str], ...]
    """What the scan says, what was made of it, and why."""
    transcription_note: str
    url: str
    site_url: str
    office: str
    sample: bool
    draft: bool
    page_size: str

    @property
    def mark(self) -> str:
        return _mark(self.draft, self.sample, "Mẫu")

    @property
    def file_date(self) -> PartialDate:
        """The date the file itself bears; when none is known, that of the first computers."""
        return self.date or PartialDate(1970, 1, 1)

    @property
    def document(self) -> Document:
        return read_document(self.html, Addresses(self.site_url))


Manuscript = IssueManuscript | PlanManuscript


def issue_manuscript(issue: Bulletin, collection: Collection, cards: Cards) -> IssueManuscript:
    """What an issue says, with the full text of everything it carries."""
    office = collection.settings.office
    month = month_name(issue.month)
    parts = tuple(
        Part(
            section.id,
            section.title,
            section.text,
            tuple(
                _piece(item, card, collection, cards)
                for item, card in zip(
                    section.items, cards.in_issue(issue, section.items), strict=True
                )
            ),
        )
        for section in issue_sections(issue, collection)
    )
    return IssueManuscript(
        source=issue.origin.path,
        slug=issue.slug,
        title=title_of(issue, collection),
        name=bulletin_name(collection.masthead(issue).name),
        issuer=collection.masthead(issue).issuer,
        number_label=issue.number_label,
        month_label=_sentence(month),
        date=issue.published_on,
        date_label=office_date(issue.published_on),
        focus=issue.focus or "",
        lead=issue.lead or "",
        html=collection.body(issue).html,
        picture=_picture(issue, collection),
        parts=parts,
        corrections=tuple((short_date(note.day), note.text) for note in issue.corrections),
        colophon=colophon(collection.masthead(issue)),
        sender=office.mail.sender or "",
        unsubscribe=office.mail.unsubscribe or f"{collection.settings.site_url}nhan-ban-tin/",
        authority=office.authority,
        publish_hour=office.publish_hour,
        greeting=office.loudspeaker.greeting or "",
        close=office.loudspeaker.close or "",
        minutes=office.loudspeaker.minutes,
        url=collection.settings.site_url + issue.url,
        site_url=collection.settings.site_url,
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


def bulletin_name(name: str) -> str:
    """The name as it stands below the words "Bản tin" of the masthead."""
    rest = name[8:] if name.lower().startswith("bản tin ") else name
    return _sentence(rest)


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


def _piece(item: Item, card: Card, collection: Collection, cards: Cards) -> Piece:
    return Piece(
        kind=item.kind,
        id=f"{item.kind}-{item.slug}",
        title=card.title,
        label=_sentence(card.genre or card.kind_label),
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


def _mark(draft: bool, sample: bool, sample_mark: str) -> str:
    return "Dự thảo" if draft else sample_mark if sample else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
