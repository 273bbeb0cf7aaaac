"""What a rendered body gains before readers see it: marked citations, acronyms in full words.

Links, headings and code stay as written. The text of an issued document stays word for word: there
an acronym gets a title, and the page lists its acronyms beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape, unescape
from typing import Any

from lxml import html as lxml_html

from .acronyms import acronyms
from .citations import Citation, Found, find_citations, note_mark
from .rendering import Rendering
from .vietnamese import fold, sort_key

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th"})
_LEFT_ALONE = _HEADINGS | {"a", "abbr", "code", "kbd", "pre", "samp"}
_QUOTES = frozenset({"blockquote", "q"})
_BLOCKS = frozenset({"blockquote", "dd", "div", "dt", "li", "p", "td", "th"})
_TITLED = re.compile("\ue007([^\ue008]*)\ue008")
_Change = tuple[int, int, str]
"""From, to, and what stands there instead."""
_GIVEN_BEFORE = re.compile(r"\((?:(?:sau đây )?(?:viết|gọi) tắt là |sau đây gọi là )?$")


@dataclass(frozen=True)
class _Text:
    """A piece of text in the tree and what surrounds it."""

    owner: Any
    part: str
    """Whether it is the owner's `text` or its `tail`."""
    left_alone: bool
    quoted: bool
    opens_block: bool

    @property
    def words(self) -> str:
        return getattr(self.owner, self.part) or ""


def annotated(rendering: Rendering, *, verbatim: bool) -> Rendering:
    """The rendering with its citations marked and each acronym explained once.

    Where the text is not verbatim, "CCHC" becomes "CCHC (cải cách hành chính)" at its first place
    outside quotations, unless the text itself gives the words there: a title alone would reach
    neither fingers nor most screen readers.
    """
    if not _has_something(rendering.html):
        return rendering
    root = lxml_html.fragment_fromstring(rendering.html, create_parent="div")
    notes = _Notes(verbatim)
    used: set[str] = set()
    depth = 0
    for text in [*_texts(root)]:
        words = text.words
        depth = 0 if text.opens_block else depth
        used |= {found[0] for found in _acronym().finditer(words)}
        if not text.left_alone:
            setattr(text.owner, text.part, notes.added(words, depth + text.quoted))
        depth = _quotation_depth(words, depth)
    html = lxml_html.tostring(root, encoding="unicode")
    html = html.removeprefix("<div>").removesuffix("</div>")
    return replace(
        rendering,
        html=_TITLED.sub(_titled, html),
        citations=tuple(notes.citations),
        acronyms=tuple(sorted(used, key=sort_key)),
    )


class _Notes:
    """What the pieces of a text gain, one after the other."""

    def __init__(self, verbatim: bool) -> None:
        self.citations: list[Citation] = []
        self._verbatim = verbatim
        self._explained: set[str] = set()

    def added(self, words: str, quotation: int) -> str:
        """The words with marks and explanations; `quotation` is how deep in quotes they start."""
        cited = [*find_citations(words)]
        changes = [*self._marks(words, cited, quotation)]
        changes += self._explanations(words, cited, quotation)
        pieces: list[str] = []
        done = 0
        for start, end, instead in sorted(changes):
            pieces += (words[done:start], instead)
            done = end
        return "".join((*pieces, words[done:]))

    def _marks(self, words: str, cited: list[Found], quotation: int) -> Iterator[_Change]:
        for found in cited:
            number = len(self.citations)
            self.citations.append(found.citation)
            yield found.start, found.end, found.mark(number, words[found.start : found.end])
            if self._may_add(words, found.whole_end, quotation):
                yield found.whole_end, found.whole_end, note_mark(number)

    def _explanations(self, words: str, cited: list[Found], quotation: int) -> Iterator[_Change]:
        for found in _acronym().finditer(words):
            acronym, at = found[0], found.end()
            if acronym in self._explained or any(one.start < at <= one.end for one in cited):
                continue
            if _given(words, found):
                self._explained.add(acronym)
            elif self._verbatim:
                self._explained.add(acronym)
                yield found.start(), at, f"\ue007{acronym}\ue008"
            elif self._may_add(words, at, quotation):
                self._explained.add(acronym)
                yield at, at, f" ({acronyms()[acronym]})"

    def _may_add(self, words: str, at: int, quotation: int) -> bool:
        """Whether words of ours may stand there: not inside what somebody else said."""
        return not self._verbatim and not _quotation_depth(words[:at], quotation)


def _has_something(html: str) -> bool:
    return bool(_acronym().search(unescape(html))) or any(find_citations(html))


def _texts(root: Any, left_alone: bool = False, quoted: bool = False) -> Iterator[_Text]:
    """Every piece of text in reading order."""
    yield _Text(root, "text", left_alone, quoted, root.tag in _BLOCKS)
    for child in root:
        if isinstance(child.tag, str):
            alone = left_alone or child.tag in _LEFT_ALONE
            yield from _texts(child, alone, quoted or child.tag in _QUOTES)
        yield _Text(child, "tail", left_alone, quoted, child.tag in _BLOCKS)


def _given(words: str, found: re.Match[str]) -> bool:
    """Whether the text says it itself: "cải cách hành chính (CCHC)", "CCHC (cải cách …)"."""
    before, after = words[: found.start()], words[found.end() :]
    if after.startswith(")") and _GIVEN_BEFORE.search(before):
        return True
    full = f"({fold(acronyms()[found[0]])})"
    return fold(after).lstrip().startswith(full)


def _quotation_depth(words: str, depth: int) -> int:
    return max(0, depth + words.count("“") - words.count("”"))


def _titled(mark: re.Match[str]) -> str:
    full = acronyms()[unescape(mark[1])]
    return f'<abbr title="{escape(full)}">{mark[1]}</abbr>'


@cache
def _acronym() -> re.Pattern[str]:
    """Any acronym as a word of its own, the longest first: UBMTTQVN before MTTQ."""
    longest_first = sorted(acronyms(), key=lambda acronym: (-len(acronym), acronym))
    return re.compile(rf"(?<![\w/&.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&-])")
