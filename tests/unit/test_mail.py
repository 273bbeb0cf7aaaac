"""The letter of an issue: its head, its two parts, and the same bytes each time."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from newsroom.commands.mail import write_letters
from newsroom.editions.mail import COLUMN, HEAVIEST, Letter, letter_of, message_of
from newsroom.editions.mail_text import WIDTH
from tests.bad_input.sound import ISSUE
from tests.unit.edition_samples import issue_source, make_issue, picture
from tests.unit.mail_samples import SENDER, letter_to, part

COVER = "bulletins/2024-01/bia.jpg"


def read(message: EmailMessage) -> EmailMessage:
    parsed = email.message_from_bytes(message.as_bytes(), policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_the_letter_has_both_parts_and_the_headers_of_a_list(letter: Letter) -> None:
    message = read(message_of(letter, "a@nghean.gov.vn"))
    assert message["From"] == "Sở Nội vụ <ban-tin@cchc.example.org>"
    assert message["To"] == "a@nghean.gov.vn"
    assert message["Subject"] == letter.subject
    assert message["Date"] == "Fri, 06 May 2022 07:00:00 +0700"
    assert message["List-Id"] == "<ban-tin.cchc.example.org>"
    assert message["List-Unsubscribe"] == "<https://cchc.example.org/nhan-ban-tin/>"
    assert message.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]


def test_one_letter_is_the_same_bytes_and_another_recipient_another_letter(letter: Letter) -> None:
    first = message_of(letter, "a@nghean.gov.vn")
    assert first.as_bytes() == message_of(letter, "a@nghean.gov.vn").as_bytes()
    assert first["Message-ID"] != message_of(letter, "b@nghean.gov.vn")["Message-ID"]
    assert "nghean" not in first["Message-ID"]
    assert max(map(len, first.as_bytes().split(b"\r\n"))) <= 78


LONG = "https://cchc.so-noi-vu.example.gov.vn/nhan-ban-tin/thoi-nhan/cac-co-quan-don-vi/dang-ky/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mailto:tin@a.vn?subject=Thôi-nhận", "mailto:tin@a.vn?subject=Th%C3%B4i-nh%E1%BA%ADn"),
        ("https://a.vn/th%C3%B4i?b=1&c=2,3#d", "https://a.vn/th%C3%B4i?b=1&c=2,3#d"),
        (LONG, LONG),
    ],
)
def test_where_to_leave_the_list_is_read_by_programs(
    repository: Callable[..., Path], written: str, meant: str
) -> None:
    """None of them decodes words of RFC 2047 there."""
    root = repository(sample=True)
    settings = root / "mkdocs.yml"
    mail = f"  office:\n{SENDER}      unsubscribe: {written}\n"
    text = settings.read_text(encoding="utf-8").replace("  office:\n", mail, 1)
    settings.write_text(text, encoding="utf-8")
    letter = letter_to(root, root.parent / "ds.csv", "a@nghean.gov.vn\n")
    head = message_of(letter, "a@nghean.gov.vn").as_bytes().partition(b"\r\n\r\n")[0]
    assert f"List-Unsubscribe: <{meant}>\r\n".encode() in head
    assert f"\n{meant}\n" in letter.text


def test_a_long_domain_stays_whole_in_the_head_of_a_letter(letter: Letter) -> None:
    domain = ".".join(["mot-ten-mien-rat-dai-cua-co-quan"] * 6)
    long = replace(letter, issue=replace(letter.issue, authority=domain))
    head = message_of(long, f"{'a' * 60}@{domain}").as_bytes().partition(b"\r\n\r\n")[0]
    assert f"List-Id: <ban-tin.{domain}>\r\n".encode() in head
    assert re.search(rf"\r\nMessage-ID: <[^\s]+@{domain}>\r\n".encode(), head)
    assert f"\r\nTo: {'a' * 60}@{domain}\r\n".encode() in head


@pytest.mark.parametrize(
    "name",
    [
        "Sở Nội vụ",
        "Cổng thông tin điện tử cải cách hành chính tỉnh Đồng Tháp",
        "Ban Chỉ đạo CCHC (Tổ giúp việc), Ban Chỉ đạo CCHC (Tổ giúp việc), tỉnh A",
        "So Noi vu",
    ],
)
def test_names_keep_their_spaces_where_a_line_of_the_head_breaks(letter: Letter, name: str) -> None:
    sender, title = f'"{name}" <tin@a.vn>', f"{name} {name} {name}"
    issue = replace(letter.issue, sender=sender, title=title)
    parsed = email.message_from_bytes(message_of(replace(letter, issue=issue)).as_bytes())
    written, address = parseaddr(parsed["From"])
    assert (shown(written), address) == (name, "tin@a.vn")
    assert shown(parsed["Subject"]) == issue.marked_title


def shown(header: str) -> str:
    """As mail programs show it; Python's newer reader puts spaces into words."""
    return str(make_header(decode_header(header)))


def test_the_text_part_is_complete_and_wrapped(letter: Letter) -> None:
    text = part(read(message_of(letter)), "plain")
    for piece in letter.issue.pieces:
        assert piece.title in " ".join(text.split())
        if not piece.annexed:
            words = letter.issue.document(piece).plain_text().split()
            assert set(words) <= set(text.split()) | {word.upper() for word in words}
    assert all(len(line) <= WIDTH for line in text.splitlines() if "://" not in line)
    assert letter.issue.url in text


def test_the_html_part_suits_outlook_gmail_and_narrow_screens(letter: Letter) -> None:
    page = part(read(message_of(letter)), "html")
    assert len(page.encode()) < HEAVIEST
    assert page.index("charset") < 1024
    tree: Any = lxml_html.fromstring(page)
    assert not tree.xpath("//script | //link | //form | //iframe | //svg | //video")
    assert not re.search(r"background-image|position:|display:\s*(?:flex|grid)|float:", page)
    assert all("font-family" in cell.get("style", "") for cell in tree.xpath("//p | //li"))
    assert "prefers-color-scheme: dark" in page
    assert {table.get("role") for table in tree.xpath("//table[not(ancestor::div)]")} == {
        "presentation"
    }
    addresses = [link.get("href") for link in tree.xpath("//a[@href]")]
    anchors = {element.get("id") for element in tree.xpath("//*[@id]")}
    assert all(
        address.startswith(("https://", "mailto:")) or address.removeprefix("#") in anchors
        for address in addresses
    )


def test_everything_of_an_item_is_in_both_parts(tmp_path: Path) -> None:
    issue, pictures = make_issue(tmp_path)
    letter = letter_of(issue, pictures)
    tree: Any = lxml_html.fromstring(letter.html)
    for said in (" ".join(tree.text_content().split()), " ".join(letter.text.split())):
        for words in ("Lời chú có chữ đậm", "Trần Thị B", "Nguồn: Báo Nghệ An", "Lời người dân."):
            assert words in said, words
    assert "chú thích (1)" in letter.text
    assert "(1) Lời chú" in letter.text
    assert "trang ngoài (https://example.org/a?b=1&c=2)." in letter.text
    anchors = {element.get("id") for element in tree.xpath("//*[@id]")}
    inside = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inside and set(inside) <= anchors


def test_all_the_editors_say_is_in_the_text_part_too(tmp_path: Path) -> None:
    source = issue_source("image: bia.jpg", "alt: Trụ sở của Sở").rstrip()
    noted = f"{source}[^1]\n\n[^1]: Theo kế hoạch năm.\n"
    issue, pictures = make_issue(tmp_path, {ISSUE: noted, COVER: picture(800, 500, "JPEG")})
    corrected = replace(issue, corrections=(("05/02/2024", "Sửa tên."),))
    text = " ".join(letter_of(corrected, pictures).text.split())
    for words in ("(Ảnh: Trụ sở của Sở)", "tin hai. (1)", "(1) Theo kế hoạch năm.", "ở cuối thư"):
        assert words in text, words


def test_a_picture_is_never_wider_than_the_letter_in_outlook(tmp_path: Path) -> None:
    """It obeys the attribute alone; a small picture keeps its size."""
    tree: Any = lxml_html.fromstring(letter_of(*make_issue(tmp_path)).html)
    shown = {image.get("alt"): int(image.get("width")) for image in tree.xpath("//img")}
    assert shown == {"Người dân nộp hồ sơ": COLUMN, "Sơ đồ các bước": 300}


def test_a_heavy_issue_is_shortened_to_summaries(letter: Letter) -> None:
    heavy = [
        replace(piece, html=piece.html + "<p>" + "Nội dung dài. " * 9000 + "</p>")
        for piece in letter.issue.pieces
    ]
    parts = tuple(
        replace(
            one,
            pieces=tuple(
                found for found in heavy if found.id in {piece.id for piece in one.pieces}
            ),
        )
        for one in letter.issue.parts
    )
    short = letter_of(replace(letter.issue, parts=parts), {})
    assert len(short.html.encode()) < HEAVIEST
    assert "Đọc tiếp" in short.html
    assert "Đọc tiếp" in short.text
    assert "Nội dung dài." not in short.html


def test_a_dry_run_writes_a_letter_for_each(letter: Letter, tmp_path: Path) -> None:
    write_letters(letter, ["c@x.vn"] * 3, tmp_path / "thu")
    assert write_letters(letter, ["a@x.vn", "b@x.vn"], tmp_path / "thu") == 2
    written = sorted((tmp_path / "thu").iterdir())
    parsed = [email.message_from_bytes(file.read_bytes(), policy=default) for file in written]
    assert [message["To"] for message in parsed] == ["a@x.vn", "b@x.vn"]
