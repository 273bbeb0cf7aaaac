"""The forms an edition can take. A new one is a function and a line here; the rest follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .loudspeaker import write_script, write_script_word
from .mail import write_mail, write_mail_html
from .notice import write_notice_a4, write_notice_a5
from .offline import write_offline
from .pictures import Pictures
from .print import print_issue, print_plan
from .short_texts import write_facebook, write_zalo
from .word_issue import write_issue


@dataclass(frozen=True)
class Form:
    """One form: how readers see it offered, its file, and the function that writes it."""

    title: str
    format: str
    name: str
    """File name, with the slug of the item at {}."""
    media_type: str
    write: Callable[[Any, Pictures], bytes]
    """Takes the manuscript and its pictures; same input, same bytes."""
    for_readers: bool = False
    """Offered to everyone first; the others are for those who pass the issue on."""

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


_TEXT = "text/plain"
_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ISSUE_FORMS = (
    Form("Bản in", "PDF", "ban-tin-{}.pdf", _PDF, print_issue, for_readers=True),
    Form("Bản Word", "DOCX", "ban-tin-{}.docx", _WORD, write_issue),
    Form(
        "Bản đọc không cần mạng",
        "HTML",
        "ban-tin-{}.html",
        "text/html",
        write_offline,
        for_readers=True,
    ),
    Form("Tờ tin dán bảng, khổ A4", "PDF", "to-tin-{}-a4.pdf", _PDF, write_notice_a4),
    Form("Tờ tin khổ A5", "PDF", "to-tin-{}-a5.pdf", _PDF, write_notice_a5),
    Form("Thư gửi các cơ quan", "EML", "thu-{}.eml", "message/rfc822", write_mail),
    Form("Thư, để dán", "HTML", "thu-{}.html", "text/html", write_mail_html),
    Form("Bài phát thanh", "TXT", "phat-thanh-{}.txt", _TEXT, write_script),
    Form("Bài phát thanh", "DOCX", "phat-thanh-{}.docx", _WORD, write_script_word),
    Form("Tin ngắn cho Zalo", "TXT", "zalo-{}.txt", _TEXT, write_zalo),
    Form("Tin ngắn cho Facebook", "TXT", "facebook-{}.txt", _TEXT, write_facebook),
)
PLAN_FORMS = (Form("Bản đọc để in", "PDF", "{}-ban-doc.pdf", _PDF, print_plan, for_readers=True),)
