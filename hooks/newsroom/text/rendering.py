"""What a rendered body consists of; every output starts from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from .citations import Citation
from .repairs import Fault

SITE_URL = "newsroom:/"
"""How a rendered body writes an address inside the site; `with_base` makes it a real one."""

# An attribute of its own, for libxml2 percent-encodes what stands in href and src. No text can pose
# as a slot, for no text can hold its letters (source_lines).
SLOT_NAME, SLOT_VALUE = "newsroom-slot", "\ue002{} {}\ue003"
_SLOT = re.compile(f' {SLOT_NAME}="\ue002(href|src) (\\d+)\ue003"')


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Reference:
    """A link or a picture of the body, as the editor wrote it."""

    target: str
    line: int
    picture: bool = False


@dataclass(frozen=True)
class Passage:
    """The text under one heading (the first: before any heading), for search."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Rendering:
    """A rendered body whose addresses are still numbered slots, one for each reference."""

    html: str
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id in the body, those of the headings too."""
    references: tuple[Reference, ...] = ()
    passages: tuple[Passage, ...] = ()
    faults: tuple[Fault, ...] = ()
    citations: tuple[Citation, ...] = ()
    """What the marks of `annotations` in the HTML stand for, in their order."""
    acronyms: tuple[str, ...] = ()
    """Every acronym of the table that the body uses."""

    def with_targets(self, targets: Sequence[str]) -> str:
        """The HTML with the target of each reference, in order, in its slot."""

        def attribute(slot: re.Match[str]) -> str:
            return f' {slot[1]}="{escape(targets[int(slot[2])])}"'

        return _SLOT.sub(attribute, self.html)

    def to_json(self) -> dict[str, Any]:
        return {
            "html": self.html,
            "headings": [vars(heading) for heading in self.headings],
            "anchors": self.anchors,
            "references": [vars(reference) for reference in self.references],
            "passages": [vars(passage) for passage in self.passages],
            "faults": [vars(fault) for fault in self.faults],
            "citations": [vars(citation) for citation in self.citations],
            "acronyms": self.acronyms,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Rendering:
        return cls(
            html=stored["html"],
            headings=tuple(Heading(**heading) for heading in stored["headings"]),
            anchors=tuple(stored["anchors"]),
            references=tuple(Reference(**reference) for reference in stored["references"]),
            passages=tuple(Passage(**passage) for passage in stored["passages"]),
            faults=tuple(Fault(**fault) for fault in stored["faults"]),
            citations=tuple(Citation(**citation) for citation in stored["citations"]),
            acronyms=tuple(stored["acronyms"]),
        )


def with_base(html: str, base: str) -> str:
    """The HTML with every address inside the site below `base` ("../..", "https://…")."""
    return html.replace(f'"{SITE_URL}', f'"{base}/') if SITE_URL in html else html
