"""Styles, scripts, fonts and pictures of the theme, under names that change with their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from ..minifying import minified
from ..search.script import bundle
from ..text.colours import Colour
from .accent import accent_style, recoloured
from .inline_script import inline_script

STYLESHEET = "stylesheets/newsroom.css"
"""The one stylesheet, made of every file in stylesheets/ in the order of their names."""
_REFERENCE = re.compile(r"""(?<=["'(])\.{1,2}/[\w./-]+""")
_NOT_PUBLISHED = frozenset({".md", ".mjs", ".py"})


class Assets:
    """The published files of overrides/assets/ and the name each has on the site."""

    def __init__(self, theme: Path, accent: Colour | None = None) -> None:
        """In the accent of the office, if it has set one."""
        self._folder = theme / "assets"
        self.inline_script = inline_script(theme)
        self._accent = accent
        self._names: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        """Site path to content."""
        sheets: list[Path] = []
        for file in sorted(self._folder.rglob("*")):
            if not file.is_file() or file.name.startswith(".") or file.suffix in _NOT_PUBLISHED:
                continue
            if file.suffix == ".css":
                sheets.append(file)
            else:
                self.url(file.relative_to(self._folder).as_posix())
        texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
        if accent:
            texts.insert(1, accent_style(accent))  # after the tokens, before print's own
        styles = self._renamed("\n".join(texts), STYLESHEET)
        self._publish(STYLESHEET, minified("css", styles).encode())

    def url(self, name: str) -> str:
        """The site path of an asset; raises KeyError for one that does not exist."""
        if name not in self._names:
            file = self._folder / name
            if not file.is_file():
                raise KeyError(f"overrides/assets/{name} does not exist")
            content = file.read_bytes()
            if file.suffix == ".js":
                script = self._renamed(bundle(file), name)
                content = minified("javascript", script).encode()
            elif self._accent and file.parent.name == "images":
                content = recoloured(file.name, content, self._accent)
            self._publish(name, content)
        return self._names[name]

    def _publish(self, name: str, content: bytes) -> None:
        stem, suffix = posixpath.splitext(name)
        self._names[name] = f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:10]}{suffix}"
        self.files[self._names[name]] = content

    def _renamed(self, text: str, name: str) -> str:
        """The text of a style or a script with the assets it refers to under their published names."""
        folder = posixpath.dirname(name)

        def published(reference: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(folder, reference[0]))
            if not (self._folder / target).is_file():
                return reference[0]
            relative = posixpath.relpath(self.url(target), f"assets/{folder}")
            return relative if relative.startswith("../") else f"./{relative}"

        return _REFERENCE.sub(published, text)
