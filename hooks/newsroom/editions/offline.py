"""An issue as one HTML file: pictures and styles inside, no script, no request."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from ..minifying import minified
from .document import Picture
from .html_templates import TEMPLATES, template
from .manuscript import IssueManuscript
from .pictures import Pictures


def write_offline(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The HTML of an issue with the full text of everything it carries."""

    def embedded(picture: Picture) -> str:
        image = pictures.get(picture.source)
        if image is None:
            return ""
        return f"data:{image.media_type};base64,{b64encode(image.content).decode()}"

    return (
        template("offline/issue.html")
        .render(issue=issue, styles=_styles(), embedded=embedded)
        .encode()
    )


@cache
def _styles() -> str:
    style = (TEMPLATES / "offline" / "issue.css").read_text(encoding="utf-8")
    return minified("css", style)
