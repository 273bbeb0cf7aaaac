"""What a feed says, whatever the format it is written in."""

import re
from dataclasses import dataclass, fields
from datetime import datetime
from urllib.parse import quote

# XML 1.0 has no room for these, and one of them, pasted from Word, would lose the whole feed.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_WORD_LINE_ENDS = re.compile("[\x0b\x0c]")  # these part two words, so a space must stay
_DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a feed: the name of its file and its media type."""

    label: str
    stem: str
    suffix: str
    media_type: str


RSS = Format("RSS", "rss", ".xml", "application/rss+xml")
ATOM = Format("Atom", "atom", ".xml", "application/atom+xml")
JSON = Format("JSON Feed", "feed", ".json", "application/feed+json")
FORMATS = (RSS, ATOM, JSON)


class _Clean:
    """Text fields without control characters and with LF line ends, whoever made the object."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # every heir is a dataclass
            value = getattr(self, field.name)
            if isinstance(value, str):
                lines = _WORD_LINE_ENDS.sub(" ", _LINE_ENDS.sub("\n", value))
                object.__setattr__(self, field.name, _FORBIDDEN.sub("", lines))


@dataclass(frozen=True, slots=True)
class Category(_Clean):
    """A term in a list of terms; the scheme is the absolute URL of the list, the label is shown."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Link(_Clean):
    """Something to go to, by absolute URL, and its name."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Enclosure(_Clean):
    """A file that goes with an entry: absolute URL, length in bytes, duration in seconds."""

    url: str
    media_type: str
    length: int
    title: str = ""
    duration: int | None = None

    def __post_init__(self) -> None:
        _Clean.__post_init__(self)
        _require_absolute(self.url)
        if self.length < 1:
            raise ValueError(f"Enclosure {self.url} has no length")


@dataclass(frozen=True, slots=True)
class Entry(_Clean):
    """One item: title and summary are plain text, html is the content with absolute URLs only.

    `sample` is the mark of made-up content ("Bài mẫu", "Số mẫu"), shown before the title; empty for
    real content. `related` are the issues that carried the item. `image` is written after the other
    enclosures, because players take the first one.
    """

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    author: str = ""
    categories: tuple[Category, ...] = ()
    image: Enclosure | None = None
    enclosures: tuple[Enclosure, ...] = ()
    related: tuple[Link, ...] = ()
    sample: str = ""

    def __post_init__(self) -> None:
        _Clean.__post_init__(self)
        _require_absolute(self.url)
        if not (self.id and self.title):
            raise ValueError(f"Entry {self.url} has no id or no title")
        if self.published.tzinfo is None or self.updated.tzinfo is None:
            raise ValueError(f"Entry {self.id} has a date without a time zone")

    @property
    def shown_title(self) -> str:
        """The title as readers see it, with the mark of a sample."""
        return f"[{self.sample}] {self.title}" if self.sample not in self.title else self.title

    @property
    def files(self) -> tuple[Enclosure, ...]:
        """Every enclosure in the order to write them."""
        return (*self.enclosures, self.image) if self.image else self.enclosures


@dataclass(frozen=True, slots=True)
class Feed(_Clean):
    """One feed document: the entries are kept newest first, equal moments in the order of the id.

    `url` is the page people read, `base` the absolute URL of the folder of the feed files (with
    "/"), `author` the issuer. `updated` is used only while there are no entries. `archive` and
    `previous` are numbers of RFC 5005 archive documents: this one, the one before it in time.
    `related` are the feeds that keep the history this one does not, by the folder of their files.
    """

    id: str
    title: str
    subtitle: str
    url: str
    base: str
    author: str
    entries: tuple[Entry, ...] = ()
    updated: datetime | None = None
    related: tuple[Link, ...] = ()
    language: str = "vi"
    archive: int | None = None
    previous: int | None = None

    def __post_init__(self) -> None:
        _Clean.__post_init__(self)
        _require_absolute(self.url)
        _require_absolute(self.base)
        if not (self.id and self.title and self.author and self.base.endswith("/")):
            raise ValueError(f"Feed {self.url} lacks its id, title or author, or a folder as base")
        if len({entry.id for entry in self.entries}) < len(self.entries):
            raise ValueError(f"Feed {self.id} has two entries with one id")
        newest_first = sorted(self.entries, key=lambda e: (e.published, e.id), reverse=True)
        object.__setattr__(self, "entries", tuple(newest_first))
        if self.moment.tzinfo is None:
            raise ValueError(f"Feed {self.id} has a date without a time zone")

    @property
    def moment(self) -> datetime:
        """When the document last changed: the newest update of its entries, never the clock."""
        if self.entries:
            return max(entry.updated for entry in self.entries)
        if self.updated is None:
            raise ValueError(f"Feed {self.id} has neither entries nor a date of its own")
        return self.updated

    def address(self, form: Format, number: int | None = None) -> str:
        """The URL of the subscription document in a format, or of the archive with that number."""
        return f"{self.base}{form.stem}{f'-{number}' if number else ''}{form.suffix}"

    def related_in(self, form: Format) -> tuple[Link, ...]:
        """The related feeds in a format."""
        name = f"{form.stem}{form.suffix}"
        return tuple(Link(f"{link.url}{name}", link.title) for link in self.related)


def tag_uri(authority: str, year: int, kind: str, key: str) -> str:
    """A permanent id by RFC 4151: "tag:cchc.example.vn,2024:tin-tuc/mot-cua".

    The authority is a domain the office held in that year, ASCII in lower case; ValueError (in
    Vietnamese, it is a setting) otherwise. The key is a slug, an id or an old path.
    """
    if not _DOMAIN.fullmatch(authority) or len(authority) > 253:
        raise ValueError(
            f'Tên miền "{authority}" không dùng được để đặt mã cho nguồn tin. '
            "Hãy viết tên miền bằng chữ thường không dấu, ví dụ cchc.example.vn."
        )
    if not (kind and key and 1000 <= year <= 9999):
        raise ValueError(f"No tag URI without year, kind and key: {year}, {kind!r}, {key!r}")
    return f"tag:{authority},{year}:{quote(f'{kind}/{key}', safe='/-._~')}"


def _require_absolute(url: str) -> None:
    if not url.startswith(("https://", "http://")):
        raise ValueError(f"Not an absolute URL: {url!r}")
