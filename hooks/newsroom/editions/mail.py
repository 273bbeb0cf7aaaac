"""An issue as a letter to every agency: text and HTML in one, the same bytes for the same issue."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache, lru_cache

import css_inline

from ..text.dates import at_fixed_hour
from .document import Addresses, Document, Picture
from .html_templates import TEMPLATES, template
from .mail_headers import POLICY
from .mail_text import letter_text
from .manuscript import IssueManuscript
from .pictures import Pictures
from .reading import read_document

COLUMN = 572
"""Pixels a line has in the letter. Outlook shows a wider picture as wide as it is, unless told."""
HEAVIEST = 100_000
"""Bytes of HTML. Gmail cuts a letter at 102 KB; a heavier one brings summaries instead."""


@dataclass(frozen=True)
class Letter:
    """What is the same for every recipient."""

    issue: IssueManuscript
    text: str
    html: str

    @property
    def subject(self) -> str:
        return self.issue.marked_title

    @property
    def moment(self) -> datetime:
        return at_fixed_hour(self.issue.date, self.issue.publish_hour)


def letter_of(issue: IssueManuscript, pictures: Pictures) -> Letter:
    """The letter of an issue: items in full while the HTML stays below 100 KB, else summaries."""
    return _letter(issue, tuple((name, image.width) for name, image in pictures.items()))


@lru_cache(maxsize=1)
def _letter(issue: IssueManuscript, widths: tuple[tuple[str, int], ...]) -> Letter:
    """The letter of an issue whose pictures have these widths in pixels."""
    whole = True
    html = _html(issue, dict(widths), whole=True)
    if len(html.encode()) > HEAVIEST:
        whole = False
        html = _html(issue, dict(widths), whole=False)
    return Letter(issue, letter_text(issue, whole=whole), html)


def write_mail(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The letter as an .eml file that mail programs open as a draft: it has no recipient yet."""
    message = message_of(letter_of(issue, pictures))
    message["X-Unsent"] = "1"
    return message.as_bytes()


def write_mail_html(issue: IssueManuscript, pictures: Pictures) -> bytes:
    """The HTML of the letter alone, for pasting."""
    return letter_of(issue, pictures).html.encode()


def message_of(letter: Letter, recipient: str = "") -> EmailMessage:
    """The message to one recipient, with headers of RFC 5322, 2919 and 2369.

    The Message-ID depends on the issue and the recipient alone, so that a letter sent again after
    an interruption is the same letter to every program that has seen it.
    """
    issue = letter.issue
    message = EmailMessage(policy=POLICY)
    message["Subject"] = letter.subject
    if issue.sender:
        message["From"] = issue.sender
    if recipient:
        message["To"] = Address(addr_spec=recipient)
    message["Date"] = format_datetime(letter.moment)
    message["Message-ID"] = message_id(issue, recipient)
    message["List-Id"] = f"<ban-tin.{issue.authority}>"
    message["List-Unsubscribe"] = f"<{issue.unsubscribe}>"
    message["Content-Language"] = "vi"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"ban-tin-{issue.slug}-{_short_digest(letter.text)}")
    return message


def message_id(issue: IssueManuscript, recipient: str) -> str:
    """The permanent id of the letter to one recipient, in which the address cannot be read."""
    to = f".{_short_digest(recipient.lower())}" if recipient else ""
    return f"<ban-tin.{issue.slug}{to}@{issue.authority}>"


def _html(issue: IssueManuscript, widths: Mapping[str, int], *, whole: bool) -> str:
    def embedded(picture: Picture) -> str:
        return issue.site_url + picture.source

    def shown_width(picture: Picture) -> int:
        return min(COLUMN, widths.get(picture.source, COLUMN))

    def document(html: str, id: str) -> Document:
        # Links lead to the site, even to what stands in the letter: many programs lose anchors.
        return read_document(html, Addresses(issue.site_url, prefix=f"{id}-"))

    rendered = template("mail/issue.html").render(
        issue=issue,
        document=document,
        whole=whole,
        styles=_styles(),
        embedded=embedded,
        shown_width=shown_width,
        unsubscribe=issue.unsubscribe,
    )
    # Programs look for the encoding in the first kilobyte, where the inliner puts the styles.
    charset = '<meta charset="utf-8">'
    inlined = _inliner().inline(rendered).replace(charset, "", 1)
    return inlined.replace("<head>", f"<head>{charset}", 1)


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@cache
def _styles() -> str:
    return (TEMPLATES / "mail" / "issue.css").read_text(encoding="utf-8")


def _short_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
