"""An issue as one HTML file: pictures and styles inside, no script, no request."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

import rcssmin
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ..text.dates import PartialDate, short_date
from .document import Block, Picture
from .letters import FONTS
from .manuscript import IssueManuscript
from .pictures import Pictures

TEMPLATES = FONTS.parent / "offline"


def write_offline(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The HTML of an issue with the full text of everything it carries."""

    def embedded(picture: Picture) -> str:
        image = pictures.get(picture.source)
        if image is None:
            return ""
        return f"data:{image.media_type};base64,{b64encode(image.content).decode()}"

    return _template().render(issue=issue, styles=_styles(), embedded=embedded).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.tests["block"] = _is_block
    environment.filters["short_date"] = _short_date
    return environment.get_template("issue.html")


def _is_block(block: Block, kind: str) -> bool:
    return type(block).__name__ == kind


def _short_date(date: PartialDate | None) -> str:
    return short_date(date) if date else ""


@cache
def _styles() -> str:
    return str(rcssmin.cssmin((TEMPLATES / "issue.css").read_text(encoding="utf-8")))
