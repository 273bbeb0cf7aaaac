"""Cards hold any title: in lines that fit, in letters the faces have, the same each time."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from newsroom.site.accent import DEFAULT
from newsroom.site.card_drawing import HEIGHT, WIDTH, Face, Faces, draw_card, drawable, fitted
from tests.repositories import ROOT

FONTS = ROOT / "overrides/assets/fonts"
FACES = Faces(FONTS / "text.woff2", FONTS / "display.woff2")
LONG = (
    "Kế hoạch tuyên truyền về công tác cải cách hành chính nhà nước trên địa bàn tỉnh Tiền Giang "
)
TITLES = [
    "Tin",
    LONG + "năm 2021",
    LONG * 6,
    "Nghịnghịnghị" * 30,
    "",
    "🏛️ 日本語",
    "Ễ Ộ Ẵ Ự " * 20,
]


def drawn(title: str, *, cover: bool = False) -> Image.Image:
    return Image.open(BytesIO(draw_card(Face("Kế hoạch", title, "Trang", cover), FACES, DEFAULT)))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("cover", [False, True])
def test_no_letter_reaches_the_edge(title: str, cover: bool) -> None:
    picture = drawn(title, cover=cover)
    assert picture.size == (WIDTH, HEIGHT)
    right = picture.crop((WIDTH - 60, 40, WIDTH - 30, HEIGHT - 40))
    assert len(right.getcolors() or ()) == 1


@pytest.mark.parametrize("title", TITLES)
def test_the_title_stays_between_what_stands_above_and_below(title: str) -> None:
    picture = drawn(title)
    for top in (140, 500):
        band = picture.crop((40, top, WIDTH, top + 14))
        assert len(band.getcolors() or ()) == 1, top


def test_the_same_words_give_the_same_bytes() -> None:
    face = Face("Kế hoạch", LONG, "Trang")
    assert draw_card(face, FACES, DEFAULT) == draw_card(face, FACES, DEFAULT)


def test_letters_that_the_faces_lack_lose_their_marks_and_signs_go() -> None:
    assert drawable("Straße ñandú 🏛️ “Đổi mới”\n–  2024") == "Strae nandú “Đổi mới” – 2024"


@settings(max_examples=50)
@given(st.text(max_size=400), st.integers(1, 4))
def test_lines_fit_and_keep_the_words_in_order(text: str, most: int) -> None:
    font = ImageFont.truetype(FACES.display, 48, layout_engine=ImageFont.Layout.BASIC)
    words = drawable(text)
    lines = fitted(words, font, most)
    assert len(lines) <= most
    assert all(font.getlength(line) <= WIDTH - 168 + font.getlength(" …") for line in lines)
    whole = "".join(lines).replace(" ", "")
    if not whole.endswith("…") or words.endswith("…"):
        assert whole == words.replace(" ", "")
    else:
        assert words.replace(" ", "").startswith(whole.removesuffix("…"))
