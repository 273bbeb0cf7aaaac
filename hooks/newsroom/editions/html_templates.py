"""The templates of the editions that are HTML, with what they call."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ..text.dates import PartialDate, short_date
from .document import Block
from .letters import FONTS

TEMPLATES = FONTS.parent


@cache
def template(name: str) -> Template:
    """The template of a file below hooks/newsroom/templates/."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.tests["block"] = _is_block
    environment.filters["short_date"] = _short_date
    return environment.get_template(name)


def _is_block(block: Block, kind: str) -> bool:
    return type(block).__name__ == kind


def _short_date(date: PartialDate | None) -> str:
    return short_date(date) if date else ""
