"""Contrast as WCAG counts it, and the colours derived from an office's own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.serving import DARK_BACKGROUNDS, LIGHT_BACKGROUNDS, on_dark
from newsroom.site.accent import DEFAULT, accent_style
from newsroom.site.card_drawing import INK, PAPER
from newsroom.text.colours import BLACK, READABLE, WHITE, Colour
from tests.repositories import ROOT

TOKENS = (ROOT / "overrides/assets/stylesheets/10-tokens.css").read_text(encoding="utf-8")
COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


def tokens(name: str) -> set[Colour]:
    return {Colour.read(value) for value in re.findall(rf"--{name}: (#[0-9a-f]+);", TOKENS)}


def test_black_on_white_is_21_and_a_colour_on_itself_1() -> None:
    assert BLACK.contrast(WHITE) == pytest.approx(21)
    assert DEFAULT.contrast(DEFAULT) == 1


def test_known_ratios_are_found() -> None:
    """Examples whose ratios WCAG's own material gives."""
    assert Colour.read("#777").contrast(WHITE) == pytest.approx(4.48, abs=0.01)
    assert Colour.read("#767676").contrast(WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("written", ["", "9b1b2b", "#9b1b2", "#9b1b2bff", "red", "#gggggg"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        Colour.read(written)


def test_the_backgrounds_that_are_checked_are_those_of_the_stylesheet() -> None:
    assert tokens("paper") | tokens("tint") == {*LIGHT_BACKGROUNDS, *DARK_BACKGROUNDS} - {WHITE}
    assert tokens("accent") == {DEFAULT}
    assert tokens("on-accent") == {WHITE.read("#fff")}
    assert PAPER in tokens("paper") and INK in tokens("ink")


def test_every_colour_of_text_of_the_theme_can_be_read() -> None:
    for name in ("ink", "quiet"):
        light, dark = sorted(tokens(name), key=lambda colour: colour.luminance)
        assert all(light.contrast(back) >= READABLE for back in LIGHT_BACKGROUNDS)
        assert all(dark.contrast(back) >= READABLE for back in DARK_BACKGROUNDS)
    (theirs,) = tokens("accent-on-dark")
    assert all(theirs.contrast(back) >= READABLE for back in DARK_BACKGROUNDS)


@given(COLOURS)
def test_any_accent_has_a_relative_that_can_be_read_on_dark(accent: Colour) -> None:
    assert all(on_dark(accent).contrast(back) >= READABLE for back in DARK_BACKGROUNDS)


@given(COLOURS)
def test_what_is_suggested_instead_of_a_pale_colour_is_accepted(pale: Colour) -> None:
    darker = pale.towards(BLACK, LIGHT_BACKGROUNDS, READABLE)
    assert all(darker.contrast(back) >= READABLE for back in LIGHT_BACKGROUNDS)


@given(COLOURS)
def test_a_colour_survives_being_written(colour: Colour) -> None:
    assert Colour.read(str(colour)) == colour
    assert f"--accent:{colour};" in accent_style(colour)
