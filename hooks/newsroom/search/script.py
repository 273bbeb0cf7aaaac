"""The search script in one file, so that a reader asks for one and gzip sees all of it at once."""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"\./([\w-]+\.mjs)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)
_TOP_LEVEL = re.compile(
    r"^(?:async )?(?:function|class|const|let|var) +(?:\[|\{)?([\w$]+)", re.MULTILINE
)


def bundle(script: Path) -> str:
    """The script after all it imports from .mjs files beside it, each once, as one module.

    A script without such imports comes back as it is. ValueError when two files give a name at
    their top level: put together they would be one.
    """
    parts: dict[Path, str] = {}
    _collect(script, parts)
    entry = parts.pop(script)
    texts = [_EXPORT.sub("", text) for text in parts.values()]
    _refuse_doubles([*texts, entry])
    return "\n".join([*texts, entry])


def _collect(script: Path, parts: dict[Path, str]) -> None:
    """Add the script behind what it imports."""
    if script in parts:
        return
    text = script.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        _collect(script.with_name(name), parts)
    parts[script] = _IMPORT.sub("", text)


def _refuse_doubles(texts: list[str]) -> None:
    seen: set[str] = set()
    for text in texts:
        for name in _TOP_LEVEL.findall(text):
            if name in seen:
                raise ValueError(f"{name} is declared in two parts of the search script")
            seen.add(name)
