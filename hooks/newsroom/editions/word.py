"""Word files of the newsroom: blocks of `document` in the styles of the office's template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from docx import Document as open_template
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu

from ..text.zips import repacked
from .document import (
    Block,
    Cell,
    Code,
    Definitions,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
)
from .letters import FONTS
from .pictures import Image, Pictures
from .tables import column_widths, grid_rows
from .word_markup import (
    FIELD_END,
    bookmark,
    field_start,
    indent,
    run_markup,
    serialized,
    style_id,
)

TEMPLATE = FONTS.parent / "word" / "bulletin.docx"
_TWIP, _EMU_A_PIXEL = 635, 9525
"""In the unit python-docx counts in; a pixel is a 96th of an inch."""
_NARROW_COLUMN = 850
"""Twips of a column of numbers: 15 mm."""
_DASHES, _NUMBERS = 1, 2
"""The lists of the template: 1 has dashes, each numbered list is a copy of 2."""


class WordFile:
    """A Word file being written from top to bottom."""

    def __init__(self, pictures: Pictures | None = None) -> None:
        self._file = open_template(str(TEMPLATE))
        self._pictures = pictures or {}
        self._body: list[str] = []
        self._links: dict[str, str] = {}
        self._bookmarks = count(1)
        self._numbers = count(2)
        self._notes: Sequence[tuple[Block, ...]] = ()
        page: Any = self._file.sections[0]
        self._width = int(page.page_width - page.left_margin - page.right_margin)

    def paragraph(self, text: str | Iterable[Run], style: str = "Normal", id: str = "") -> None:
        """A paragraph in a style of the template, by the name Word shows."""
        runs = [Run(text)] if isinstance(text, str) else text
        self._add(self._bookmarked(self._runs(runs), id), f'<w:pStyle w:val="{style_id(style)}"/>')

    def heading(self, level: int, text: str | Iterable[Run], id: str = "") -> None:
        self.paragraph(text, f"Heading {min(level, 5)}", id)

    def document(self, document: Document, shift: int = 0) -> None:
        """A whole text, with its footnotes at its end; `shift` moves the level of its headings."""
        self.blocks(document.blocks, shift)
        for number, note in enumerate(document.notes, 1):
            mark = Run(f"{number} ", raised=True)
            first, *rest = note or (Paragraph(()),)
            runs = first.runs if isinstance(first, Paragraph) else ()
            self.paragraph([mark, *runs], "Source")
            self.blocks(rest if isinstance(first, Paragraph) else note, shift)

    def blocks(self, blocks: Iterable[Block], shift: int = 0, depth: int = 0) -> None:
        """Blocks one after another; `depth` is how many lists they stand in."""
        for block in blocks:
            match block:
                case Paragraph(runs):
                    self._add(self._runs(runs), indent(depth))
                case Heading(level, id, runs):
                    self.heading(level + shift, runs, id)
                case ListBlock():
                    self._list(block, shift, depth)
                case Table():
                    self._table(block)
                case Picture():
                    self._picture(block)
                case Quote(inner):
                    for quoted in inner:
                        if isinstance(quoted, Paragraph):
                            self.paragraph(quoted.runs, "Quote")
                        else:
                            self.blocks([quoted], shift, depth + 1)
                case Code(text):
                    self.paragraph(text, "Code")
                case Definitions(entries):
                    for term, explanation in entries:
                        if term:
                            self.paragraph([replace(run, bold=True) for run in term])
                        self.blocks(explanation, shift, depth + 1)
                case Rule():
                    self._add(run_markup(Run("* * *")), '<w:jc w:val="center"/>')

    def contents(self, entries: Sequence[tuple[int, str, str]], area: str, levels: str) -> None:
        """A table of contents (level, title, id of each entry) that Word can make anew.

        It lists the headings of these levels ("1-2") in an area; see `area`. Page numbers come when
        somebody updates it: nothing here knows the pages, and a file that asks for the update greets
        whoever opens it with a question about fields.
        """
        for at, (level, title, id) in enumerate(entries):
            content = self._run(Run(title, link=f"#{id}"))
            if at == 0:
                code = f' TOC \\o "{levels}" \\b {bookmark(area)} \\h \\z '
                content = f"{field_start(code)}{content}"
            if at == len(entries) - 1:
                content += FIELD_END
            self._add(content, f'<w:pStyle w:val="TOC{level}"/>')

    @contextmanager
    def area(self, id: str) -> Iterator[None]:
        """Marks what is written inside as the area a table of contents lists."""
        number = next(self._bookmarks)
        self._body.append(f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(id)}"/>')
        yield
        self._body.append(f'<w:bookmarkEnd w:id="{number}"/>')

    def form(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """A plain table of texts, the first cell of each row its label; widths in per cent."""
        cells = tuple(
            tuple(
                Cell((Paragraph((Run(text, bold=at == 0),)),)) if text else Cell(())
                for at, text in enumerate(row)
            )
            for row in rows
        )
        whole = self._width // _TWIP
        self._table(Table((), cells), [whole * width // 100 for width in widths])

    def header(self, text: str) -> None:
        """What stands at the head of every page."""
        self._file.sections[0].header.paragraphs[0].text = text

    def finished(self, title: str, author: str, moment: datetime) -> bytes:
        """The bytes of the file, which bears that moment as the time of its making."""
        core = self._file.core_properties
        core.title, core.author, core.language = title, author, "vi"
        core.created = core.modified = moment.replace(tzinfo=None)
        body = self._file.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        whole = parse_xml(
            f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{''.join(self._body)}</w:body>"
        )
        for at, child in enumerate(list(whole)):
            body.insert(at, child)
        written = BytesIO()
        self._file.save(written)
        return repacked(written.getvalue())

    def _add(self, content: str, properties: str = "") -> None:
        head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        self._body.append(f"<w:p>{head}{content}</w:p>")

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if run.link.startswith("#"):
            return (
                f'<w:hyperlink w:anchor="{bookmark(run.link[1:])}">{run_markup(run)}</w:hyperlink>'
            )
        if run.link:
            return f'<w:hyperlink r:id="{self._link(run.link)}">{run_markup(run)}</w:hyperlink>'
        return run_markup(run)

    def _link(self, url: str) -> str:
        if url not in self._links:
            relate = self._file.part.relate_to
            self._links[url] = relate(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[url]

    def _bookmarked(self, content: str, id: str) -> str:
        if not id:
            return content
        number = next(self._bookmarks)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(id)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def _list(self, block: ListBlock, shift: int, depth: int) -> None:
        number = self._numbered(block.start) if block.ordered else _DASHES
        for item in block.items:
            first, *rest = item or (Paragraph(()),)
            runs = first.runs if isinstance(first, Paragraph) else ()
            place = (
                f'<w:numPr><w:ilvl w:val="{min(depth, 8)}"/><w:numId w:val="{number}"/></w:numPr>'
            )
            self._add(self._runs(runs), f'<w:pStyle w:val="ListParagraph"/>{place}')
            self.blocks(rest if isinstance(first, Paragraph) else item, shift, depth + 1)

    def _numbered(self, start: int) -> int:
        """A numbering of its own for one list, because Word else goes on counting."""
        number = next(self._numbers)
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start if level == 0 else 1}"/>'
            "</w:lvlOverride>"
            for level in range(9)
        )
        self._file.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{_NUMBERS}"/>{overrides}</w:num>'
            )
        )
        return number

    def _table(self, table: Table, given: Sequence[int] | None = None) -> None:
        widths = given or column_widths(table, self._width // _TWIP, _NARROW_COLUMN)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        if table.caption:
            self.paragraph(table.caption, "Caption")
        self._body.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        for at, row in enumerate(grid_rows(table)):
            heading = "<w:tblHeader/>" if at < len(table.head) else ""
            self._body.append(f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>")
            column = 0
            for cell, from_above in row:
                width = sum(widths[column : column + cell.columns])
                self._cell(
                    Cell((), columns=cell.columns) if from_above else cell, width, from_above
                )
                column += cell.columns
            self._body.append("</w:tr>")
        self._body.append("</w:tbl>")
        self._add("")

    def _cell(self, cell: Cell, width: int, from_above: bool) -> None:
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        if from_above or cell.rows > 1:
            span += f'<w:vMerge w:val="{"continue" if from_above else "restart"}"/>'
        self._body.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>')
        start = len(self._body)
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                runs = (
                    [replace(run, bold=True) for run in block.runs] if cell.heading else block.runs
                )
                side = f'<w:jc w:val="{cell.align}"/>' if cell.align != "left" else ""
                self._add(self._runs(runs), f'<w:pStyle w:val="Cell"/>{side}')
            else:
                self.blocks([block])
        if len(self._body) == start or self._body[-1].endswith("</w:tbl>"):
            self._add("", '<w:pStyle w:val="Cell"/>')
        self._body.append("</w:tc>")

    def _picture(self, picture: Picture) -> None:
        image = self._pictures.get(picture.source)
        if image is None:
            words = ". ".join(filter(None, (picture.alt, picture.caption)))
            self.paragraph([Run(f"(Ảnh: {words})", italic=True)])
            return
        inline = self._file.part.new_pic_inline(BytesIO(image.content), self._shown_width(image))
        inline.docPr.set("descr", picture.alt)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        drawing = serialized(inline)
        self._add(
            f"<w:r><w:drawing>{drawing}</w:drawing></w:r>",
            "<w:keepNext/>" if picture.caption else "",
        )
        if picture.caption:
            self.paragraph(picture.caption, "Caption")

    def _shown_width(self, image: Image) -> Emu:
        full = self._width if image.width >= image.height else round(self._width * 0.6)
        return Emu(min(full, image.width * _EMU_A_PIXEL))
