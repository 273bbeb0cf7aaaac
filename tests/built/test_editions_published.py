"""The editions of a built site: linked, announced in feeds, true in size, kept, never for drafts."""

from __future__ import annotations

import hashlib
import re
import zipfile
from email.parser import BytesParser
from email.policy import default
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from docx import Document as open_word

from tests.built.fuller import PIXEL, issue
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import run_build
from tests.unit.edition_samples import pdf_pages, structure

FORMATS = {".pdf": "PDF", ".docx": "DOCX", ".html": "HTML", ".zip": "ZIP"}
LINKS = "//section[contains(@class, 'editions')]//a"


def issues(pages: SitePages) -> list[str]:
    return [path for path in pages.shown if re.fullmatch(r"ban-tin/\d{4}-\d{2}/", path)]


def plans(pages: SitePages) -> list[str]:
    return [path for path in pages.shown if re.fullmatch(r"ke-hoach/[a-z0-9-]+-20\d\d/", path)]


def size_of(label: str) -> float:
    """The bytes a label such as "160 KB" or "1,2 MB" speaks of."""
    number, unit = label.split()
    return float(number.replace(",", ".")) * {"KB": 1000, "MB": 1_000_000}[unit]


def test_every_issue_and_plan_offers_its_editions(pages: SitePages) -> None:
    for path in issues(pages):
        slug = path.split("/")[1]
        names = [f"ban-tin-{slug}{suffix}" for suffix in (".pdf", ".docx", ".html", ".zip")]
        names += [f"to-tin-{slug}-a4.pdf", f"to-tin-{slug}-a5.pdf"]
        links = pages[path].inner_links(f"{LINKS}/@href")
        assert {f"{path}{name}" for name in names} <= set(links)
        assert links[-1].endswith(".zip")
    for path in plans(pages):
        slug = path.split("/")[1]
        assert pages[path].inner_links(f"{LINKS}/@href") == [f"{path}{slug}-ban-doc.pdf"]


def test_every_edition_is_as_it_is_announced(pages: SitePages) -> None:
    for path in (*issues(pages), *plans(pages)):
        page = pages[path]
        labels = page.texts(f"{LINKS}/following-sibling::span")
        for url, label in zip(page.inner_links(f"{LINKS}/@href"), labels, strict=True):
            file = pages.folder / url
            form, size = label.strip("()").split(", ")
            assert FORMATS.get(file.suffix, form) == form
            assert file.stat().st_size == pytest.approx(size_of(size), rel=0.06, abs=1000)


def test_the_page_made_to_be_kept_is_offered_as_a_download(sample_pages: SitePages) -> None:
    for path in issues(sample_pages):
        kept = sample_pages[path].tree.xpath(f"{LINKS}[contains(@href, '.html')]")
        assert kept
        assert all(link.get("download") is not None for link in kept)


def test_feeds_carry_the_pdf_with_its_true_length(pages: SitePages) -> None:
    for section in ("ban-tin", "ke-hoach"):
        entries = feedparser.parse((pages.folder / section / "atom.xml").read_bytes()).entries
        assert entries
        for entry in entries:
            (enclosure,) = [file for file in entry.enclosures if file.type == "application/pdf"]
            file = pages.folder / enclosure.href.removeprefix(pages.site_url)
            assert int(enclosure.length) == file.stat().st_size


def test_the_zip_holds_the_editions_and_their_sums(sample_pages: SitePages) -> None:
    for path in issues(sample_pages):
        folder = sample_pages.folder / path
        (packed,) = folder.glob("*.zip")
        with zipfile.ZipFile(packed) as archive:
            members = {Path(name).name: archive.read(name) for name in archive.namelist()}
        lines = members.pop("SHA256SUMS").decode().splitlines()
        sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
        assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
        beside = {file.name: file.read_bytes() for file in folder.iterdir() if file.name in members}
        assert beside == members
        assert len(members) >= 5


def test_samples_are_marked_in_every_edition(sample_pages: SitePages) -> None:
    for path in issues(sample_pages):
        folder, slug = sample_pages.folder / path, path.split("/")[1]
        for name in (f"ban-tin-{slug}.pdf", f"to-tin-{slug}-a4.pdf", f"to-tin-{slug}-a5.pdf"):
            assert all("SỐ MẪU" in page for page in pdf_pages((folder / name).read_bytes())), name
        word = open_word(BytesIO((folder / f"ban-tin-{slug}.docx").read_bytes()))
        assert word.sections[0].header.paragraphs[0].text.startswith("SỐ MẪU")
        assert "Số mẫu" in (folder / f"ban-tin-{slug}.html").read_text(encoding="utf-8")
        for name in (f"zalo-{slug}.txt", f"facebook-{slug}.txt", f"phat-thanh-{slug}.txt"):
            first = (folder / name).read_text(encoding="utf-8-sig").splitlines()[0]
            assert first.count("Số mẫu") == 1, name
        letter = BytesParser(policy=default).parsebytes((folder / f"thu-{slug}.eml").read_bytes())
        assert letter["Subject"].count("Số mẫu") == 1


def test_plans_say_on_every_page_that_they_are_copies_to_read(sample_pages: SitePages) -> None:
    copies = [
        sample_pages.folder / path / f"{path.split('/')[1]}-ban-doc.pdf"
        for path in plans(sample_pages)
    ]
    assert len(copies) == 5
    for copy in copies:
        pages = pdf_pages(copy.read_bytes())
        assert all("Bản đọc, không thay thế bản chính" in page for page in pages), copy
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in " ".join(pages)
        assert "/Table" in [kind for kind, _ in structure(copy.read_bytes())]


def test_every_pdf_stays_below_a_megabyte(sample_pages: SitePages) -> None:
    sizes = [file.stat().st_size for file in sample_pages.folder.rglob("*.pdf")]
    assert len(sizes) >= 20
    assert max(sizes) < 1_000_000


def test_a_second_build_takes_editions_from_the_shelf(repository: Repository) -> None:
    root = repository(sample=True)
    assert run_build(root).returncode == 0
    kept = {file: file.stat().st_mtime_ns for file in _shelf(root)}
    first = {file: file.read_bytes() for file in (root / "site").rglob("*.pdf")}
    assert run_build(root).returncode == 0
    assert {file: file.stat().st_mtime_ns for file in _shelf(root)} == kept
    assert {file: file.read_bytes() for file in (root / "site").rglob("*.pdf")} == first


def test_a_changed_text_changes_the_issues_that_carry_it_and_no_other(
    repository: Repository,
) -> None:
    root = repository(sample=True)
    assert run_build(root).returncode == 0
    before = _pdfs(root)
    article = root / "docs/tin-tuc/2024/nghe-an-tuyen-truyen-truc-quan.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    assert run_build(root).returncode == 0
    changed = {name for name, data in _pdfs(root).items() if before[name] != data}
    assert changed == {"ban-tin-2024-01.pdf"}
    assert "Thêm một câu." in " ".join(pdf_pages(_pdfs(root)["ban-tin-2024-01.pdf"]))


def test_a_recording_is_played_on_the_page_and_announced_in_feeds(repository: Repository) -> None:
    frame = bytes([0xFF, 0xFB, 0x50, 0xC4]) + bytes(204)
    sound = frame * 5000
    root = repository(
        {
            "bulletins/2025-01/index.md": issue(
                "2025-01-31", "sample: true", "audio: ban-nghe.mp3", "lead: Lời dẫn."
            ),
            "bulletins/2025-01/ban-nghe.mp3": sound,
        }
    )
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    page = SitePages(root / "site", "https://cchc.example.org/")["ban-tin/2025-01/"]
    assert page.links("//audio/@src") == ["https://cchc.example.org/ban-tin/2025-01/ban-nghe.mp3"]
    assert page.tree.xpath("//audio/@preload") == ["none"]
    (entry,) = feedparser.parse((root / "site/ban-tin/rss.xml").read_bytes()).entries
    first = entry.enclosures[0]
    assert (first.type, int(first.length)) == ("audio/mpeg", len(sound))
    assert int(entry.itunes_duration) == pytest.approx(5000 * 1152 / 44_100, abs=1)
    with zipfile.ZipFile(root / "site/ban-tin/2025-01/ban-tin-2025-01.zip") as archive:
        assert archive.read("ban-tin-2025-01/ban-nghe.mp3") == sound


def test_what_is_no_sound_stops_the_build_at_its_line(repository: Repository) -> None:
    root = repository(
        {
            "bulletins/2025-01/index.md": issue(
                "2025-01-31", "sample: true", "audio: ban-nghe.mp3", "lead: Lời dẫn."
            ),
            "bulletins/2025-01/ban-nghe.mp3": b"ID3" + b"text" * 900,
        }
    )
    built = run_build(root)
    assert built.returncode != 0
    assert 'LỖI bulletins/2025-01/index.md:5: Tệp "ban-nghe.mp3"' in built.stderr
    assert not (root / "site").exists()


def test_a_file_cannot_take_the_name_of_an_edition(repository: Repository) -> None:
    source = issue("2025-01-31", "sample: true") + "\n[tệp](ban-tin-2025-01.pdf)\n"
    root = repository(
        {
            "bulletins/2025-01/index.md": source,
            "bulletins/2025-01/ban-tin-2025-01.pdf": b"%PDF-1.7 x",
        }
    )
    built = run_build(root)
    assert built.returncode != 0
    assert "ban-tin/2025-01/ban-tin-2025-01.pdf" in built.stderr


def test_an_unreleased_issue_has_no_edition(fuller_pages: SitePages) -> None:
    assert not list(fuller_pages.folder.rglob("*2025-12*"))


def test_a_picture_reaches_every_edition(repository: Repository) -> None:
    lines = ("sample: true", "image: bia.png", "alt: Trụ sở một cửa", "lead: Lời dẫn.")
    root = repository(
        {
            "bulletins/2025-01/index.md": issue("2025-01-31", *lines),
            "bulletins/2025-01/bia.png": PIXEL,
        }
    )
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    folder = root / "site/ban-tin/2025-01"
    assert ("/Figure", "Trụ sở một cửa") in structure((folder / "ban-tin-2025-01.pdf").read_bytes())
    assert 'src="data:image/png;base64,' in (folder / "ban-tin-2025-01.html").read_text("utf-8")
    word = open_word(BytesIO((folder / "ban-tin-2025-01.docx").read_bytes()))
    assert len(word.inline_shapes) == 1


def _shelf(root: Path) -> list[Path]:
    files = list((root / ".cache/newsroom/editions").iterdir())
    assert files
    return files


def _pdfs(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (root / "site").rglob("*.pdf")}
