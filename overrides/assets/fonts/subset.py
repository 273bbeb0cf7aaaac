"""Cut a TrueType font down to Vietnamese and write it as one woff2 file (see README.md in this folder)."""

import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

BASIC_LATIN = "".join(map(chr, range(0x20, 0x7F)))
VIETNAMESE = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
    + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
)
PUNCTUATION = "\u00a0–—“”‘’…•·×→−₫№°§©"
WANTED = {ord(letter) for letter in BASIC_LATIN + VIETNAMESE + PUNCTUATION}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt"]


def main(source: Path, target: Path) -> None:
    font = TTFont(source)
    have = font.getBestCmap()
    if ord("→") not in have:
        add_arrow(font)
    if ord("№") not in have:
        add_numero(font)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=WANTED)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    missing = WANTED - set(TTFont(target).getBestCmap())
    print(f"{target}: {target.stat().st_size} bytes, missing: {[chr(c) for c in sorted(missing)]}")
    if missing:
        sys.exit(1)


def add_arrow(font: TTFont) -> None:
    """Be Vietnam Pro has no arrow: a shaft as thick as the minus sign, and a head."""
    glyphs, minus = font["glyf"], font.getBestCmap()[ord("−")]
    bar = glyphs[minus]
    left, right, low, high = bar.xMin, bar.xMax, bar.yMin, bar.yMax
    middle, thick, reach = (low + high) // 2, high - low, (right - left) // 2
    pen = TTGlyphPen(None)
    draw(pen, [(left, low), (left, high), (right - thick, high), (right - thick, low)])
    tip, back = right + thick // 2, right - reach + thick
    draw(
        pen,
        [
            (back - thick // 2, middle + reach - thick // 2),
            (back + thick // 4, middle + reach + thick // 4),
            (tip, middle),
            (back + thick // 4, middle - reach - thick // 4),
            (back - thick // 2, middle - reach + thick // 2),
            (tip - thick - thick // 3, middle),
        ],
    )
    add(font, "arrowright", ord("→"), pen, font["hmtx"][minus][0])


def add_numero(font: TTFont) -> None:
    """Be Vietnam Pro has no numero sign: its N and its masculine ordinal side by side."""
    names = font.getBestCmap()
    capital, ordinal = names[ord("N")], names[ord("º")]
    offset = font["hmtx"][capital][0]
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(capital, (1, 0, 0, 1, 0, 0))
    pen.addComponent(ordinal, (1, 0, 0, 1, offset, 0))
    add(font, "numero", ord("№"), pen, offset + font["hmtx"][ordinal][0])


def draw(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def add(font: TTFont, name: str, code: int, pen: TTGlyphPen, width: int) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
