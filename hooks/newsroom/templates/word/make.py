"""Make the Word template anew (see README.md in this folder): python make.py bulletin.docx"""

import re
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

FACE = "Times New Roman"
KEPT_STYLES = {
    "Normal",
    "Title",
    "Subtitle",
    "Header",
    "Footer",
    "List Paragraph",
    "Quote",
    "Caption",
    "Table Grid",
    "Normal Table",
    "No List",
    "Default Paragraph Font",
    *(f"Heading {level}" for level in range(1, 6)),
}
BULLETS = ("–", "+", "·")


def main(target: Path) -> None:
    document = Document()
    _drop_styles(document)
    _letters(document)
    _headings(document)
    _own_styles(document)
    _numbering(document)
    _page(document)
    _settings(document)
    document.save(str(target))


def _drop_styles(document: Any) -> None:
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.element.getparent().remove(style.element)


def _letters(document: Any) -> None:
    """One face and the language for everything, as the defaults of all styles."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    properties.clear()
    properties.append(parse_xml(_fonts()))
    properties.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="26"/>'))
    properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="26"/>'))
    languages = 'w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"'
    properties.append(parse_xml(f"<w:lang {nsdecls('w')} {languages}/>"))
    for style in document.styles:
        run = style.element.find(qn("w:rPr"))
        if run is not None:
            for tag in ("w:rFonts", "w:color", "w:spacing", "w:kern", "w:lang"):
                for found in run.findall(qn(tag)):
                    run.remove(found)
    normal = document.styles["Normal"].paragraph_format
    normal.space_before, normal.space_after, normal.line_spacing = Pt(0), Pt(6), 1.15


def _fonts() -> str:
    faces = " ".join(f'w:{name}="{FACE}"' for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {nsdecls('w')} {faces}/>"


def _headings(document: Any) -> None:
    sizes = {1: 17, 2: 15, 3: 13, 4: 13, 5: 13}
    for level, size in sizes.items():
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, level > 3
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = (
            Pt(18 - 3 * min(level, 3)),
            Pt(6),
            True,
        )
    _line(document.styles["Heading 1"], "top", 12)
    title = document.styles["Title"]
    title.font.size, title.font.bold, title.font.all_caps = Pt(30), True, True
    title.paragraph_format.space_after = Pt(6)
    _line(title, None)
    kicker = document.styles["Subtitle"]
    kicker.font.size, kicker.font.bold, kicker.font.italic = Pt(15), True, False
    kicker.paragraph_format.space_after = Pt(0)


def _own_styles(document: Any) -> None:
    for name, size, italic, after in (
        ("Masthead", 13, False, 6),
        ("Lead", 14, False, 8),
        ("About", 11, False, 4),
        ("Source", 11, False, 6),
        ("Summary", 13, True, 6),
        ("Contents", 13, False, 2),
        ("TOC 1", 13, False, 2),
        ("TOC 2", 13, False, 2),
        ("Code", 12, False, 6),
        ("Cell", 12, False, 2),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size, style.font.italic = Pt(size), italic
        style.paragraph_format.space_after = Pt(after)
    document.styles["About"].paragraph_format.keep_with_next = True
    for level in (1, 2):
        contents = document.styles[f"TOC {level}"]
        contents.font.bold = level == 1
        contents.paragraph_format.left_indent = Mm(0 if level == 1 else 5)
        contents.paragraph_format.tab_stops.add_tab_stop(
            Mm(160), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        # The name Word knows its own style of tables of contents by.
        contents.element.find(qn("w:name")).set(qn("w:val"), f"toc {level}")
    for name in ("About", "Source"):
        document.styles[name].font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    _line(document.styles["Masthead"], "bottom", 8)
    for name in ("Quote", "Caption"):
        document.styles[name].font.italic = True
    document.styles["Quote"].paragraph_format.left_indent = Mm(8)
    document.styles["Caption"].font.size, document.styles["Caption"].font.bold = Pt(11), False
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True


def _line(style: Any, side: str | None, eighths: int = 0) -> None:
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(qn("w:pBdr")):
        properties.remove(found)
    if side:
        border = OxmlElement("w:pBdr")
        border.append(
            parse_xml(
                f'<w:{side} {nsdecls("w")} w:val="single" w:sz="{eighths}" w:space="4" w:color="000000"/>'
            )
        )
        properties.insert_element_before(
            border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )


def _numbering(document: Any) -> None:
    """Abstract list 1 has dashes, list 2 numbers; each numbered list of a text gets a copy of 2."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(_list(1, [("bullet", BULLETS[level % 3]) for level in range(9)]))
    forms = ("decimal", "lowerLetter", "lowerRoman")
    root.append(_list(2, [(forms[level % 3], f"%{level + 1}.") for level in range(9)]))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="1"/></w:num>')
    )


def _list(number: int, levels: list[tuple[str, str]]) -> Any:
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{397 * (level + 1)}" w:hanging="397"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
    )


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    for style in ("Header", "Footer"):
        document.styles[style].font.size = Pt(11)
    document.styles["Header"].paragraph_format.tab_stops.clear_all()
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("Trang ", "PAGE"), (" / ", "NUMPAGES")):
        footer.add_run(words)
        for kind in ("begin", None, "end"):
            run = footer.add_run()
            if kind:
                run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
            else:
                run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{field}</w:instrText>"))
    section.header.paragraphs[0].text = ""


def _settings(document: Any) -> None:
    settings = document.settings.element
    for found in settings.findall(qn("w:themeFontLang")):
        settings.remove(found)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.title = ""
    core.language = "vi"
    for relations in (document.part.package.rels, document.part.rels):
        for relation in list(relations.values()):
            if re.search("thumbnail|stylesWithEffects|customXml", relation.reltype):
                del relations[relation.rId]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
