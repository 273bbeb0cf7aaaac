"""Cut Tinos down to Latin, Vietnamese and signs, for print (see README.md in this folder)."""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STYLES = ("Regular", "Italic", "Bold", "BoldItalic")
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x259, 0x259),
    (0x2BB, 0x2DD),
    (0x300, 0x328),
    (0x1E80, 0x1EF9),
    (0x2000, 0x23FF),
    (0x25A0, 0x26FF),
    (0xFB01, 0xFB02),
    (0xFFFD, 0xFFFD),
)
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫–—“”‘’…•" + "".join(
    map(chr, range(0x1EA0, 0x1EFA))
)
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]


def main(source: Path, target: Path) -> None:
    covered: set[int] | None = None
    for style in STYLES:
        font = TTFont(source / f"Tinos-{style}.ttf")
        options = Options()
        options.layout_features = FEATURES
        options.hinting = False
        options.drop_tables += ["DSIG", "gasp"]
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        subsetter = Subsetter(options)
        subsetter.populate(
            unicodes=[code for first, last in RANGES for code in range(first, last + 1)]
        )
        subsetter.subset(font)
        font.recalcTimestamp = False
        font.save(target / f"Tinos-{style}.ttf")
        have = set(font.getBestCmap())
        covered = have if covered is None else covered & have
    assert covered is not None
    missing = [letter for letter in VIETNAMESE if ord(letter) not in covered]
    if missing:
        sys.exit(f"missing: {missing}")
    lines = [f"{first:04X}-{last:04X}" for first, last in _ranges(sorted(covered))]
    (target / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def _ranges(codes: list[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
