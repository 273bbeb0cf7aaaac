"""A report as a workbook (.xlsx): one sheet a table, to filter, sort and add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..text.dates import PartialDate, short_date
from ..text.zips import repacked
from .figures import Figures
from .tables import Column, Link, Table, Value, tables
from .wording import SAMPLE_MARK, UNKNOWN, head_lines, title

FACE = "Times New Roman"
_LONGEST_LINK = 2000
"""Excel takes 2079 letters of an address, and 255 before the sign # in older versions."""


_LINE = 16.5
"""Points of a line of 12-point letters."""


def write_workbook(figures: Figures) -> bytes:
    """The .xlsx of a report, dated by the end of its period."""
    target = BytesIO()
    book = Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    moment = datetime.combine(figures.period.span.last, time())
    book.set_properties({"title": title(figures), "author": figures.office, "created": moment})
    writer = _Writer(book, figures)
    for table in tables(figures):
        writer.write(_with_addresses(table))
    book.close()
    return repacked(target.getvalue())


class _Writer:
    """What all sheets share: the looks of cells, and what stands above the tables."""

    def __init__(self, book: Workbook, figures: Figures) -> None:
        self._book = book
        self._figures = figures
        base = {"font_name": FACE, "font_size": 12, "valign": "top"}
        cell = {**base, "border": 1, "border_color": "#999999"}
        self._title = book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": True})
        self._mark = book.add_format({**base, "bold": True, "font_color": "#9b1b2b"})
        self._line = book.add_format({**base, "text_wrap": True})
        self._none = book.add_format(base)  # goes on over the empty cells beside it
        self._head = book.add_format(
            {**cell, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#eeeeee"}
        )  # fmt: skip
        self._text = book.add_format({**cell, "text_wrap": True, "align": "left", "indent": 1})
        self._number = book.add_format({**cell, "num_format": "#,##0.##;-#,##0.##;0"})
        self._whole = book.add_format({**cell, "num_format": "#,##0"})
        self._unknown = book.add_format({**cell, "align": "right"})
        self._date = book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "left"})
        self._link = book.add_format(
            {**cell, "text_wrap": True, "font_color": "#0b4f9e", "underline": 1}
        )

    def write(self, table: Table) -> None:
        sheet = self._book.add_worksheet(table.name)
        width = sum(column.width for column in table.columns)
        head = self._above(sheet, table, width)
        sheet.set_row(head, _height([(column.title, column.width - 2) for column in table.columns]))
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(head, at, column.title, self._head)
        for number, row in enumerate(table.rows, head + 1):
            cells = list(zip(table.columns, row, strict=True))
            for at, (column, value) in enumerate(cells):
                self._cell(sheet, number, at, column, value)
            sheet.set_row(
                number, _height([(_text(value), column.width) for column, value in cells])
            )
        if not table.rows:
            sheet.write_string(head + 1, 0, table.none, self._none)
        last = head + max(len(table.rows), 1)
        sheet.autofilter(head, 0, last, len(table.columns) - 1)
        sheet.freeze_panes(head + 1, 0)
        self._paper(sheet, head, last, len(table.columns))

    def _above(self, sheet: Worksheet, table: Table, width: int) -> int:
        """Writes what stands above the head of the table; returns the row of the head."""
        rows: list[tuple[str, Format]] = [(f"{title(self._figures)}: {table.name}", self._title)]
        if self._figures.samples:
            rows.append((SAMPLE_MARK, self._mark))
        rows += ((line, self._line) for line in (*head_lines(self._figures), *table.notes))
        for number, (text, look) in enumerate(rows):
            if len(table.columns) > 1:
                sheet.merge_range(number, 0, number, len(table.columns) - 1, text, look)
            # The title is in larger letters.
            sheet.set_row(number, _height([(text, width if number else width * 4 // 5)]))
        return len(rows) + 1

    def _cell(self, sheet: Worksheet, row: int, at: int, column: Column, value: Value) -> None:
        if value is None:
            sheet.write_string(row, at, UNKNOWN, self._unknown)
        elif isinstance(value, Link) and len(value.url) <= _LONGEST_LINK:
            sheet.write_url(row, at, value.url, self._link, value.text)
        elif isinstance(value, Link):
            sheet.write_string(row, at, value.text, self._text)
        elif isinstance(value, PartialDate) and value.precision != "day":
            sheet.write_string(row, at, short_date(value), self._text)
        elif isinstance(value, date | PartialDate):
            day = value.first_day if isinstance(value, PartialDate) else value
            sheet.write_datetime(row, at, datetime.combine(day, time()), self._date)
        elif isinstance(value, str):
            sheet.write_string(row, at, value, self._text)
        else:
            whole = value == int(value)
            sheet.write_number(row, at, value, self._whole if whole else self._number)

    def _paper(self, sheet: Worksheet, head: int, last: int, columns: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, last, columns - 1)
        if self._figures.samples:
            sheet.set_header(f'&C&"{FACE},Bold"&12{SAMPLE_MARK}')
        sheet.set_footer(f'&L&"{FACE},Regular"&10{self._figures.period.closing}&R&P / &N')


def _with_addresses(table: Table) -> Table:
    """The table with the addresses of its titles in a column of their own.

    Some programs cut a long title that is a link, and a printed sheet shows no address.
    """
    titles = {
        at
        for row in table.rows
        for at, value in enumerate(row)
        if isinstance(value, Link) and value.text != value.url
    }
    if not titles:
        return table
    rows = []
    for row in table.rows:
        plain = [_text(value) if at in titles else value for at, value in enumerate(row)]
        (address,) = (
            Link(v.url, v.url) for at, v in enumerate(row) if at in titles and isinstance(v, Link)
        )
        rows.append((*plain, address))
    columns = (*table.columns, Column("Địa chỉ trang", 30))
    return replace(table, columns=columns, rows=tuple(rows))


def _text(value: Value) -> str:
    return value.text if isinstance(value, Link) else value if isinstance(value, str) else ""


def _height(cells: list[tuple[str, int]]) -> float:
    """Points for the cell that needs most lines; not every program works them out by itself."""
    return _LINE * max(ceil(len(text) * 1.1 / max(width, 1)) or 1 for text, width in cells)
