"""The one script that stands in the pages: it is shorter than a request for it would take."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from ..minifying import minified

FOLDER = Path("partials/javascripts")
"""Below overrides/."""


def inline_script(theme: Path) -> str:
    """The scheme before first paint, then what waits for the page; the same text on every page."""
    parts = ("scheme.js", "page.js")
    text = "\n".join((theme / FOLDER / name).read_text(encoding="utf-8") for name in parts)
    return minified("javascript", f"{{{text}}}")


def inline_source(theme: Path) -> str:
    """What a security policy calls exactly this script."""
    digest = hashlib.sha256(inline_script(theme).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
