"""A rendered body as a small tree of blocks, from which print, Word, mail and speech are written.

`read_document` turns the HTML of `text.markup` into a `Document` once. A writer walks its `blocks`
(heading, paragraph, list, table, picture, quotation, code, definitions, rule) and the `runs` inside
them, and puts the `notes` (footnotes) where its medium has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..text.markup import SITE_URL

Align = str
"""Of a cell: "left", "center" or "right"."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style; "\\n" is a line break inside a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    struck: bool = False
    link: str = ""
    """Absolute URL, or "#id" of a heading in the same edition."""
    note: int = 0
    """Number of the footnote that this run (its text is the number) refers to."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 2 is the highest in a body; level 1 is the title of the text."""

    level: int
    id: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    source: str
    """Site path of its file; in a draft perhaps no file's."""
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]
    align: Align = "left"
    heading: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(
            (sum(cell.columns for cell in row) for row in (*self.head, *self.rows)), default=0
        )


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Definitions:
    entries: tuple[tuple[tuple[Run, ...], tuple[Block, ...]], ...]
    """Term and explanation; an empty term continues the one before."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts of a text."""


Block = Paragraph | Heading | Picture | ListBlock | Table | Quote | Code | Definitions | Rule


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
    """Footnote 1 first."""

    def pictures(self) -> Iterator[Picture]:
        """Every picture, in reading order."""
        for blocks in (self.blocks, *self.notes):
            for block in walk(blocks):
                if isinstance(block, Picture):
                    yield block

    def plain_text(self) -> str:
        """All words, a line for each paragraph, without marks of style."""
        lines = [text_of(block) for blocks in (self.blocks, *self.notes) for block in walk(blocks)]
        return "\n".join(filter(None, lines))


@dataclass(frozen=True)
class Addresses:
    """How an edition writes the links of a body."""

    site_url: str
    """Absolute, with "/" at its end."""
    inside: Mapping[str, str] = field(default_factory=dict)
    """Id in this edition by site path (also with "#anchor"), for the texts it carries itself."""
    prefix: str = ""
    """Stands before every id of the body, so that two texts of one edition share none."""

    def link(self, target: str) -> str:
        """An absolute URL, or "#id" of a place in this edition."""
        if target.startswith("#"):
            return f"#{self.prefix}{target[1:]}"
        if not target.startswith(SITE_URL):
            return target
        address = target.removeprefix(SITE_URL)
        place = self.inside.get(address) or self.inside.get(address.partition("#")[0])
        return f"#{place}" if place else self.site_url + address


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, those inside lists, quotations and cells after their holder."""
    for block in blocks:
        yield block
        for inner in _inside(block):
            yield from walk(inner)


def words_of(blocks: Iterable[Block]) -> str:
    """All words of the blocks, as of one paragraph."""
    return " ".join(filter(None, map(text_of, walk(blocks))))


def text_of(block: Block) -> str:
    """The words that stand in the block itself, not in the blocks it holds."""
    match block:
        case Paragraph(runs) | Heading(runs=runs):
            return plain(runs)
        case Picture(alt=alt, caption=caption):
            return " ".join(filter(None, (alt, caption)))
        case Code(text):
            return text
        case Definitions(entries):
            return "\n".join(plain(term) for term, _ in entries if term)
        case Table(caption=caption):
            return caption
        case _:
            return ""


def plain(runs: Iterable[Run]) -> str:
    """The words of runs, without the numbers of footnotes."""
    return "".join(run.text for run in runs if not run.note)


def _inside(block: Block) -> Iterator[tuple[Block, ...]]:
    match block:
        case ListBlock(items):
            yield from items
        case Quote(blocks):
            yield blocks
        case Definitions(entries):
            yield from (explanation for _, explanation in entries)
        case Table(head, rows):
            yield from (cell.blocks for row in (*head, *rows) for cell in row)
