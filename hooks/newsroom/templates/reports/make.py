"""Make the Word template of reports anew (see README.md in this folder): python make.py report.docx"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

BASE = Path(__file__).parent.parent / "word" / "bulletin.docx"
MARGINS = {"left_margin": 30, "right_margin": 15, "top_margin": 20, "bottom_margin": 20}
"""Millimetres, by NĐ 30/2020/NĐ-CP, Phụ lục I."""

SECTION = Path(__file__).parent / "section.txt"
"""One paragraph a line; "# " begins a heading."""


Column = tuple[str, str, int]
"""Head, name of the value in `row`, width in millimetres; a negative width is for numbers."""
NOTHING_DONE = ("{%p if not row.done %}", "Chưa có", "{%p endif %}")
APPENDICES: tuple[tuple[str, str, tuple[Column, ...]], ...] = (
    (
        *("TIN, BÀI, SỰ KIỆN THEO CƠ QUAN, ĐƠN VỊ", "agencies"),
        (
            ("Cơ quan, đơn vị", "name", 55),
            ("Tin, bài", "items", -15),
            ("Theo thể loại", "genres", 32),
            ("Theo nội dung CCHC", "topics", 60),
            ("Theo kênh", "channels", 35),
            ("Lượt phát", "broadcasts", -15),
            ("Sự kiện", "events", -15),
            ("Lượt người dự", "people", -15),
            ("Câu đã trả lời", "answered", -15),
        ),
    ),
    (
        *("DANH MỤC TIN, BÀI, BẢN TIN ĐÃ ĐĂNG, PHÁT", "items"),
        (
            ("STT", "number", 12),
            ("Ngày", "day", 24),
            ("Tin, bài, bản tin", "link", 106),
            ("Thể loại", "genre", 24),
            ("Cơ quan, đơn vị", "agency", 56),
            ("Kênh", "channels", 35),
        ),
    ),
    (
        *("HỘI NGHỊ, TẬP HUẤN, ĐỐI THOẠI VÀ SỰ KIỆN KHÁC", "events"),
        (
            ("STT", "number", 12),
            ("Thời gian", "days", 28),
            ("Nội dung", "link", 97),
            ("Địa điểm", "venue", 50),
            ("Cơ quan, đơn vị", "agency", 50),
            ("Lượt người dự", "people", -20),
        ),
    ),
    (
        *("NHIỆM VỤ VÀ TÀI LIỆU KIỂM CHỨNG", "plans"),
        (
            ("STT", "number", 12),
            ("Nhiệm vụ", "title", 95),
            ("Cơ quan chủ trì", "lead", 45),
            ("Thời gian thực hiện", "time", 30),
            ("Tài liệu kiểm chứng trong kỳ", "done", 75),
        ),
    ),
)


def main(target: Path) -> None:
    document = Document(str(BASE))
    _clear(document)
    _styles(document)
    _page(document.sections[0])
    _letterhead(document)
    _title(document)
    for line in SECTION.read_text(encoding="utf-8").splitlines():
        text = line.removeprefix("# ")
        document.add_paragraph(text, style="Report Text" if text == line else "Report Heading")
    _summary(document)
    _signature(document)
    _appendices(document)
    document.save(str(target))


def _clear(document: Any) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _styles(document: Any) -> None:
    for name, size, bold, align in (
        ("Report Text", 14, False, ALIGN.JUSTIFY),
        ("Report Heading", 14, True, ALIGN.LEFT),
        ("Report Title", 14, True, ALIGN.CENTER),
        ("Report Line", 13, False, ALIGN.CENTER),
        ("Report Cell", 11, False, ALIGN.LEFT),
        ("Report Note", 11, False, ALIGN.LEFT),
        ("Report Plan", 12, True, ALIGN.LEFT),
    ):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        form = style.paragraph_format
        form.alignment, form.space_after = align, Pt(2 if "Cell" in name else 6)
        form.space_before = Pt(8 if "Plan" in name else 0)
        form.line_spacing = 1.0 if name != "Report Text" else 1.15
        if name in ("Report Text", "Report Heading"):
            form.first_line_indent = Mm(10)
        form.keep_with_next = name in ("Report Heading", "Report Plan")
    document.styles["Report Line"].paragraph_format.space_after = Pt(0)


def _page(section: Any) -> None:
    for name, millimetres in MARGINS.items():
        setattr(section, name, Mm(millimetres))
    section.header_distance = Mm(10)
    # The number of the page stands at the head, and not on the first page.
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    later = section.header.paragraphs[0]
    for head in (first, later):
        head.alignment = ALIGN.CENTER
        head.text = ""
    _field(later, "PAGE")
    for head in (first, later):
        run = head.add_run(
            "{% if mark %} – {{ mark }}{% endif %}" if head is later else "{{ mark }}"
        )
        run.bold = True
    section.footer.paragraphs[0].clear()


def _field(paragraph: Any, name: str) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{name}</w:instrText>"))


def _letterhead(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _widths(table, (62, 103))
    _lines(
        left,
        ("{{ office_caps }}", 12, True, False),
        ("_______", 13, False, False),
        ("Số:         /BC-……", 13, False, False),
    )
    _lines(
        right,
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
        ("_________________________", 13, False, False),
        ("……………, ngày …… tháng …… năm ……", 13, False, True),
    )


def _lines(cell: Any, *lines: tuple[str, int, bool, bool]) -> None:
    for number, (text, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.style = "Report Line"
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        if set(text) == {"_"}:
            paragraph.paragraph_format.line_spacing = 0.6
            paragraph.paragraph_format.space_after = Pt(6)


def _title(document: Any) -> None:
    first = document.add_paragraph("BÁO CÁO", style="Report Title")
    first.paragraph_format.space_before, first.paragraph_format.space_after = Pt(18), Pt(0)
    document.add_paragraph(
        "Kết quả thông tin, tuyên truyền cải cách hành chính {{ period }}", style="Report Title"
    ).paragraph_format.space_after = Pt(0)
    rule = document.add_paragraph("______________", style="Report Line")
    rule.paragraph_format.line_spacing, rule.paragraph_format.space_after = 0.6, Pt(10)
    for text in ("{%p for line in head %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(text, style="Report Text")


def _summary(document: Any) -> None:
    """The table twice: with the period before, and without where that is the one a year ago."""
    label, unit, now = ("Chỉ tiêu", "label", 52), ("Đơn vị", "unit", 20), ("{{ now }}", "now", -19)
    before = ("{{ before }}", "before", -19), ("Tăng, giảm", "to_before", -19)
    year_ago = ("{{ year_ago }}", "year_ago", -18), ("Tăng, giảm", "to_year_ago", -18)
    for start, columns in (
        ("{%p if before %}", (label, unit, now, *before, *year_ago)),
        ("{%p else %}", (label, unit, now, *year_ago)),
    ):
        document.add_paragraph(start, style="Report Text")
        caption = document.add_paragraph("Bảng tổng hợp số liệu {{ period }}", style="Report Title")
        caption.paragraph_format.space_before = Pt(10)
        caption.paragraph_format.keep_with_next = True
        _table(document, "lines", columns)
    document.add_paragraph("{%p endif %}", style="Report Text")
    for note in ("{{ unknown_note }}", "{{ counting_rule }}"):
        # The signature never stands alone on a page.
        document.add_paragraph(note, style="Report Note").paragraph_format.keep_with_next = True


def _signature(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    _widths(table, (60, 105))
    left, right = table.rows[0].cells
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for number, (text, size) in enumerate(
        (("Nơi nhận:", 12), ("- ……………;", 11), ("- Lưu: VT, …….", 11))
    ):
        paragraph = left.paragraphs[0] if not number else left.add_paragraph()
        paragraph.style = "Report Note"
        paragraph.paragraph_format.space_before = Pt(14 if not number else 0)
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), not number, not number
    _lines(right, ("", 13, False, False), ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", 13, True, False))


def _appendices(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.different_first_page_header_footer = False
    section.left_margin, section.right_margin = Mm(20), Mm(20)
    section.top_margin, section.bottom_margin = Mm(30), Mm(15)
    for title, rows, columns in APPENDICES:
        document.add_paragraph(f"{{%p if {rows} %}}", style="Report Note")
        _appendix_head(document, f"Phụ lục {{{{ appendix.{rows} }}}}", title)
        if rows == "plans":
            document.add_paragraph("{%p for plan in plans %}", style="Report Note")
            document.add_paragraph("{{ plan.title }}", style="Report Plan")
            _table(document, "plan.tasks", columns)
            document.add_paragraph("{%p endfor %}", style="Report Note")
        else:
            _table(document, rows, columns)
        document.add_paragraph("{%p endif %}", style="Report Note")


def _appendix_head(document: Any, number: str, title: str) -> None:
    for text, style, before, after in (
        (number, "Report Title", 12, 0),
        (title, "Report Title", 0, 0),
        ("({{ period_label }}. {{ closing }})", "Report Line", 0, 6),
    ):
        paragraph = document.add_paragraph(text, style=style)
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
        paragraph.runs[0].italic = style == "Report Line"


def _table(document: Any, rows: str, columns: Sequence[Column]) -> None:
    """A table whose second row is repeated for each of the rows."""
    table = document.add_table(rows=4, cols=len(columns))
    table.style = "Table Grid"
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for at, text in ((1, f"{{%tr for row in {rows} %}}"), (3, "{%tr endfor %}")):
        _fill(table.cell(at, 0), text)
    for at, (head, name, width) in enumerate(columns):
        _fill(table.cell(0, at), head, align=ALIGN.CENTER, bold=True)
        side = ALIGN.RIGHT if width < 0 else ALIGN.LEFT
        written = {
            "link": ("{{r row.link }}",),
            "done": ("{%p for link in row.done %}", "{{r link }}", "{%p endfor %}", *NOTHING_DONE),
        }.get(name, (f"{{{{ row.{name} }}}}",))
        _fill(table.cell(2, at), *written, align=side)
    _widths(table, [abs(width) for _, _, width in columns])


def _fill(cell: Any, *texts: str, align: Any = ALIGN.LEFT, bold: bool = False) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style, paragraph.alignment = "Report Cell", align
        paragraph.add_run(text).bold = bold


def _widths(table: Any, millimetres: Sequence[int]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
