"""What stands in an edition of an issue or a plan, whatever the form it is printed in.

A manuscript is made of strings alone, so that its `repr` says whether anything has changed since
an edition was last made. Bodies are HTML with `newsroom:/` addresses; `reading` makes trees of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..content.models import Plan
from ..text.dates import PartialDate
from ..views.facts import Fact
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

    def __hash__(self) -> int:
        """Of its slug alone: what is kept of the last issue is asked for many times."""
        return hash(self.slug)

    @property
    def mark(self) -> str:
        """What must stand on every page of an issue that is not a published one."""
        return _mark(self.draft, self.sample, "Số mẫu")

    @property
    def marked_title(self) -> str:
        """The title behind its mark, which the title of a sample has already for its number."""
        return f"[{self.mark}] {self.title}" if self.mark not in self.title else self.title

    @property
    def verb(self) -> str:
        """What its date is: that of publication, or of a sample nobody has published."""
        return "Đề" if self.sample else "Phát hành"

    @property
    def dated(self) -> str:
        return f"{self.verb} {self.date_label}"

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for part in self.parts for piece in part.pieces)

    @property
    def body(self) -> Document:
        """What the editors say before the sections."""
        return read_document(self.html, Addresses(self.site_url, self._inside))

    def document(self, piece: Piece) -> Document:
        """The text of a piece, its ids apart from those of the other pieces."""
        return _documents(self)[piece]

    @property
    def _inside(self) -> dict[str, str]:
        inside: dict[str, str] = {}
        for piece in self.pieces:
            path = piece.url.removeprefix(self.site_url)
            inside[path] = piece.id
            inside |= {f"{path}#{anchor}": f"{piece.id}-{anchor}" for anchor in piece.anchors}
        return inside


@lru_cache(maxsize=1)
def _documents(issue: IssueManuscript) -> dict[Piece, Document]:
    """The texts of an issue as trees, made once for all its editions, which come one after another."""
    inside = issue._inside
    return {
        piece: read_document(piece.html, Addresses(issue.site_url, inside, f"{piece.id}-"))
        for piece in issue.pieces
    }


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


def _mark(draft: bool, sample: bool, sample_mark: str) -> str:
    return "Dự thảo" if draft else sample_mark if sample else ""
