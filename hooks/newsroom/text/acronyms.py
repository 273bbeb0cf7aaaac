"""Acronyms with one meaning, read once from the table beside this file.

TT, CT and TH have several meanings in official texts and are not in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


def acronyms() -> Mapping[str, str]:
    """Acronym → full words, for running text: "TTHC" → "thủ tục hành chính"."""
    return _table("words")


def symbols() -> Mapping[str, str]:
    """What stands in document numbers and signatures only: "KH" in "47/KH-UBND" → "kế hoạch"."""
    return _table("symbols")


@cache
def _table(name: str) -> Mapping[str, str]:
    source = Path(__file__).with_name("acronyms.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(source)[name])
