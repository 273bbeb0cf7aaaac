"""The script of an issue for the commune's loudspeakers: everything in words, to a wanted length."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..text.dates import at_fixed_hour
from ..text.speech import minutes, speak
from ..text.vietnamese import sentence_case
from .document import (
    Block,
    Definitions,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
    words_of,
)
from .manuscript import IssueManuscript, Part, Piece
from .pictures import Pictures
from .word import WordFile

LINE = 78
"""Letters a line of the text file, so that a printed page needs no turning."""
_INVITATION = re.compile(
    r"\W*(?:xem|đọc|tải về|tải|tra cứu)(?: thêm| chi tiết| đầy đủ| toàn văn| tại| ở)*"
    r"(?:\W|và|hoặc)*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Script:
    """What is read, paragraph by paragraph, and what had to be left out."""

    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...]
    """Titles of the items there was no time for."""
    annexed: tuple[str, ...]
    """Titles of the plans, whose text is no reading for loudspeakers."""

    @property
    def notes(self) -> list[str]:
        """What the announcer should know; it is not read."""
        length = f"{minutes(' '.join(self.paragraphs)):.1f}".replace(".", ",")
        notes = [f"Thời lượng ước tính: {length} phút."]
        if self.left_out:
            notes.append(f"Không đủ thời gian để đọc: {'; '.join(self.left_out)}.")
        if self.annexed:
            notes.append(f"Số này có đăng kế hoạch, không đọc trên loa: {'; '.join(self.annexed)}.")
        return notes


@lru_cache(maxsize=1)
def script_of(issue: IssueManuscript) -> Script:
    """The script of an issue: greeting, lead, whole items while the time allows, close.

    An item is read whole or not at all; the order of the issue is kept, and a shorter item may
    still fit where a longer one did not. An issue without a lead has its own text read instead.
    """
    sample = "số mẫu, " if issue.sample else ""
    name = f"Bản tin {issue.name}, {sample}{issue.month_label.lower()}."
    lead = [issue.lead] if issue.lead else _sentences(issue.body.blocks)
    corrections = [f"Đính chính, ngày {day}: {text}" for day, text in issue.corrections]
    spoken = _said(issue.greeting, name, *lead, *corrections)
    close = _said(issue.close)
    left_out: list[str] = []
    for part in issue.parts:
        opening = _said(f"Chuyên mục {part.title}.", part.text)
        for title, reading in _units(issue, part):
            whole = [*opening, *reading]
            if issue.minutes and minutes(" ".join([*spoken, *whole, *close])) > issue.minutes:
                left_out.append(title)
            else:
                spoken += whole
                opening = []
    annexed = tuple(piece.title for piece in issue.pieces if piece.annexed)
    return Script((*spoken, *close), tuple(left_out), annexed)


def write_script(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The script as text in UTF-8 with a BOM (Windows' own editor), wrapped, CRLF."""
    script = script_of(issue)
    head = "\n".join([issue.marked_title, *script.notes])
    paragraphs = [textwrap.fill(paragraph, LINE) for paragraph in script.paragraphs]
    text = "\n\n".join([head, "-" * LINE, *paragraphs, ""])
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def write_script_word(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The script as a Word file."""
    script = script_of(issue)
    word = WordFile()
    word.header(issue.marked_title)
    word.paragraph(f"Bài phát thanh: {issue.title}", "Title")
    for note in script.notes:
        word.paragraph([Run(note, italic=True)])
    for paragraph in script.paragraphs:
        word.paragraph(paragraph)
    return word.finished(issue.title, issue.issuer, at_fixed_hour(issue.date, "00:00"))


def _units(issue: IssueManuscript, part: Part) -> Iterator[tuple[str, list[str]]]:
    """Title and reading of each item; a section with nothing but a text of its own is one too."""
    for piece in part.pieces:
        if not piece.annexed:
            yield piece.title, _reading(piece, issue.document(piece))
    if part.text and not part.pieces:
        yield part.title, []


def _reading(piece: Piece, document: Document) -> list[str]:
    """Title and whole text of an item; its summary stands in for a text there is none of."""
    text = list(_sentences(document.blocks)) or [piece.summary]
    return [spoken for sentence in [piece.title, *text] for spoken in _said(sentence)]


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """What the blocks say, one reading unit each; tables row by row, pictures not at all."""
    for block in blocks:
        match block:
            case Paragraph(runs) if _only_points_elsewhere(runs):
                continue
            case Paragraph(runs) | Heading(runs=runs):
                yield plain(runs)
            case ListBlock(items):
                for item in items:
                    yield from _sentences(item)
            case Quote(inner):
                yield from _sentences(inner)
            case Definitions(entries):
                for term, explanation in entries:
                    yield f"{plain(term)}: {' '.join(_sentences(explanation))}"
            case Table():
                yield from _rows(block)
            case _:
                continue


def _only_points_elsewhere(runs: Sequence[Run]) -> bool:
    """Whether a paragraph is an invitation to follow links, which a listener cannot."""
    outside = plain([run for run in runs if not run.link])
    return any(run.link for run in runs) and bool(_INVITATION.fullmatch(outside))


def _rows(table: Table) -> Iterator[str]:
    """Each row as a sentence that says the column before each value."""
    titles = [words_of(cell.blocks) for cell in table.head[-1]] if table.head else []
    for row in table.rows:
        values = [words_of(cell.blocks) for cell in row]
        said = [
            f"{titles[at]}: {value}" if at < len(titles) and titles[at] else value
            for at, value in enumerate(values)
            if value
        ]
        yield "; ".join(said)


def _said(*texts: str) -> list[str]:
    """The texts as they are read, each ending like a sentence."""
    spoken = (speak(text).rstrip(" ;,") for text in texts if text)
    sentences = (sentence_case(text) for text in spoken if text)
    return [text if text[-1] in ".?!:" else f"{text}." for text in sentences]
