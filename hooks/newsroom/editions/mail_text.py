"""The text part of the letter: complete, wrapped, readable in any program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..text.dates import short_date
from .document import (
    Block,
    Code,
    Definitions,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    plain,
    words_of,
)
from .manuscript import IssueManuscript, Piece

WIDTH = 72


def letter_text(issue: IssueManuscript, *, whole: bool) -> str:
    """The letter in lines of at most 72 letters (an address may be longer)."""
    parts = [
        "BẢN TIN",
        wrapped(issue.name.upper()),
        wrapped(f"{issue.number_label}, {issue.month_label.lower()}. {issue.issuer}."),
        wrapped(f"{issue.dated}."),
        *([wrapped(_mark(issue))] if issue.mark else []),
        *(["Số này có đính chính, ở cuối thư."] if issue.corrections else []),
        *([wrapped(f"Trọng tâm: {issue.focus}")] if issue.focus else []),
        *([wrapped(issue.lead)] if issue.lead else []),
        *(lines_of([issue.picture], issue.site_url) if issue.picture else ()),
        *_whole(issue.body, issue.site_url),
    ]
    for part in issue.parts:
        parts += ["=" * WIDTH, wrapped(part.title.upper())]
        if part.text:
            parts.append(wrapped(part.text))
        for piece in part.pieces:
            parts += _piece(issue, piece, whole=whole)
    if issue.corrections:
        parts += ["=" * WIDTH, "ĐÍNH CHÍNH"]
        parts += [wrapped(f"{day}: {text}") for day, text in issue.corrections]
    parts.append("-" * WIDTH)
    parts += [wrapped(f"{label}: {value}") for label, value in issue.colophon]
    parts += [f"Đọc trên trang:\n{issue.url}", f"Thôi nhận bản tin này:\n{issue.unsubscribe}"]
    return "\n\n".join(parts) + "\n"


def lines_of(blocks: Iterable[Block], site: str, indent: str = "") -> Iterator[str]:
    """Each block as wrapped text; tables row by row, pictures by what they show.

    Addresses outside the site stand after their words; those inside are a click from the item's own.
    """
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield wrapped(_written(runs, site), indent)
            case Heading(runs=runs):
                yield wrapped(plain(runs).upper(), indent)
            case ListBlock(items, ordered, start):
                for number, item in enumerate(items, start):
                    mark = f"{number}. " if ordered else "- "
                    text = "\n".join(lines_of(item, site, indent + " " * len(mark)))
                    yield indent + mark + text.lstrip()
            case Table(head):
                titles = [words_of(cell.blocks) for cell in head[-1]] if head else []
                yield from _rows(block, titles, indent)
            case Quote(inner):
                yield from lines_of(inner, site, indent + "  ")
            case Code(text):
                yield textwrap.indent(text, indent)
            case Definitions(entries):
                for term, explanation in entries:
                    yield wrapped(plain(term), indent)
                    yield from lines_of(explanation, site, indent + "  ")
            case Picture(alt=alt):
                yield wrapped(f"(Ảnh: {alt})", indent)
            case _:
                yield indent + "* * *"


def _written(runs: Iterable[Run], site: str) -> str:
    """The words of runs, with the numbers of their notes and the addresses of other sites."""
    words = ""
    for run, following in pairwise([*runs, Run("")]):
        words += f" ({run.text})" if run.note else run.text
        inside = run.link.startswith((site, "#"))
        if run.link and not inside and run.link != following.link and run.link != run.text:
            words += f" ({run.link.removeprefix('mailto:')})"
    return words


def wrapped(text: str, indent: str = "") -> str:
    """The text in lines, broken only at spaces."""
    lines = [
        textwrap.fill(
            " ".join(line.split()),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def _piece(issue: IssueManuscript, piece: Piece, *, whole: bool) -> Iterator[str]:
    about = [
        piece.label,
        piece.sample.lower(),
        short_date(piece.date) if piece.date else "",
        piece.agency,
    ]
    yield "\n".join([wrapped(piece.title), wrapped(", ".join(filter(None, about)))])
    if not whole or piece.annexed:
        if piece.summary:
            yield wrapped(piece.summary)
        yield f"Đọc tiếp:\n{piece.url}"
        return
    if piece.picture:
        yield from lines_of([piece.picture], issue.site_url)
    yield from _whole(issue.document(piece), issue.site_url)
    if piece.author:
        yield wrapped(piece.author)
    if piece.source:
        yield wrapped(f"Nguồn: {piece.source}")
    yield piece.url


def _whole(document: Document, site: str) -> Iterator[str]:
    """A text with its footnotes at its end."""
    yield from lines_of(document.blocks, site)
    for number, note in enumerate(document.notes, 1):
        yield wrapped(f"({number}) {words_of(note)}")


def _rows(table: Table, titles: list[str], indent: str) -> Iterator[str]:
    for row in table.rows:
        cells = [words_of(cell.blocks) for cell in row]
        said = [
            wrapped(f"{titles[at]}: {text}" if at < len(titles) else text, indent)
            for at, text in enumerate(cells)
            if text
        ]
        yield "\n".join(said)


def _mark(issue: IssueManuscript) -> str:
    if issue.sample:
        return f"{issue.mark}: số này dựng để làm mẫu, không do cơ quan nào phát hành."
    return f"{issue.mark}: số này chưa phát hành."
