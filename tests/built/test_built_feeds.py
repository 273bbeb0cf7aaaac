"""The feeds of a built site, read as subscribers' programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree, html

from tests.built.fuller import PIXEL, SITE_URL, make_fuller_repository
from tests.built.pages import SitePages
from tests.conftest import Repository
from tests.repositories import ROOT, run_build, set_setting

SECTIONS = ("ban-tin/", "tin-tuc/", "ke-hoach/")
SCHEMAS = {
    stem: etree.RelaxNG(etree.parse(ROOT / f"tests/feed_schemas/{stem}.rng"))
    for stem in ("rss", "atom")
}


@dataclass(frozen=True)
class Told:
    """What one entry tells a reader, whatever the format."""

    id: str
    title: str
    link: str
    content: str


def _documents(site: Path) -> Iterator[Path]:
    """Every feed document of a site."""
    for pattern in ("rss*.xml", "atom*.xml", "feed*.json"):
        yield from sorted(site.rglob(pattern))


def _read(document: Path) -> list[Told]:
    content = document.read_bytes()
    if document.suffix == ".json":
        return [
            Told(
                item["id"],
                item["title"],
                item["url"],
                item["content_html"],
            )
            for item in json.loads(content)["items"]
        ]
    return [
        Told(
            entry.id,
            entry.title,
            entry.link,
            entry.content[0].value if entry.get("content") else "",
        )
        for entry in feedparser.parse(content).entries
    ]


def _all_of(section: Path, stem: str) -> list[Told]:
    """A section's whole history: the subscription document and its archives."""
    return [told for file in sorted(section.glob(f"{stem}*.xml")) for told in _read(file)]


def test_every_xml_feed_is_valid_and_understood(pages: SitePages) -> None:
    for document in _documents(pages.folder):
        if document.suffix == ".xml":
            schema = SCHEMAS[document.stem.partition("-")[0]]
            schema.assertValid(etree.fromstring(document.read_bytes()))
            assert not feedparser.parse(document.read_bytes()).bozo, document


def test_the_three_formats_say_the_same(pages: SitePages) -> None:
    for rss in pages.folder.rglob("rss*.xml"):
        read = [
            _read(rss.with_name(rss.name.replace("rss", stem).replace(".xml", suffix)))
            for stem, suffix in (("rss", ".xml"), ("atom", ".xml"), ("feed", ".json"))
        ]
        told = [[(each.id, each.title, each.link) for each in entries] for entries in read]
        assert told[0] == told[1] == told[2], rss


def test_a_section_feed_with_its_archives_holds_every_published_item_once(
    pages: SitePages,
) -> None:
    for section in SECTIONS:
        items = {
            pages.site_url + path
            for path, page in pages.shown.items()
            if path.startswith(section) and page.tree.xpath("//main//article[not(ancestor::li)]")
        } - {f"{pages.site_url}ke-hoach/khong-ngay/"}
        for stem in ("rss", "atom"):
            entries = _all_of(pages.folder / section, stem)
            assert sorted(told.link for told in entries) == sorted(items)
            assert len({told.id for told in entries}) == len(items)


def test_history_is_found_by_following_archives(fuller_pages: SitePages) -> None:
    folder = fuller_pages.folder / "tin-tuc"
    subscription = feedparser.parse((folder / "atom.xml").read_bytes())
    links = {link.rel: link.href for link in subscription.feed.links}
    assert links["prev-archive"] == f"{SITE_URL}tin-tuc/atom-1.xml"
    assert (folder / "atom-1.xml").is_file() and not (folder / "atom-2.xml").exists()


def test_the_feed_of_all_has_the_newest_of_every_section(sample_pages: SitePages) -> None:
    links = [told.link for told in _read(sample_pages.folder / "atom.xml")]
    for path in ("ban-tin/2024-01/", "ke-hoach/nghe-an-2024/"):
        assert sample_pages.site_url + path in links
    assert len(links) == len(set(links)) == 5 + 5 + 20


def test_a_feed_without_history_leads_to_the_section_feeds_that_have_it(
    sample_pages: SitePages,
) -> None:
    """From a topic's feed every item of it can be reached, however old."""
    folder = sample_pages.folder
    for file in [folder / "atom.xml", *sorted(folder.glob("noi-dung/*/atom.xml"))]:
        read = feedparser.parse(file.read_bytes())
        related = [link.href for link in read.feed.links if link.rel == "related"]
        shown = {entry.link.removeprefix(sample_pages.site_url) for entry in read.entries}
        for form in ("rss.xml", "feed.json"):
            other = file.with_name(form).read_text(encoding="utf-8")
            assert all(link.replace("atom.xml", form) in other for link in related)
        found = {
            told.link.removeprefix(sample_pages.site_url)
            for link in related
            for told in _read(folder / link.removeprefix(sample_pages.site_url))
        }
        assert shown and shown <= found, file
    for section in SECTIONS:
        links = feedparser.parse((folder / section / "atom.xml").read_bytes()).feed.links
        assert "related" not in {link.rel for link in links}


def test_topic_and_agency_feeds_hold_what_their_pages_gather(sample_pages: SitePages) -> None:
    for kind in ("noi-dung", "co-quan"):
        feeds = sorted(sample_pages.folder.glob(f"{kind}/*/rss.xml"))
        assert feeds
        for feed in feeds:
            page = sample_pages[f"{kind}/{feed.parent.name}/"]
            shown = set(page.links("//main//article//a/@href"))
            told = {entry.link for entry in _read(feed)}
            assert told and told <= shown, feed


def test_content_has_only_absolute_addresses_that_lead_somewhere(pages: SitePages) -> None:
    seen = 0
    for document in _documents(pages.folder):
        for told in _read(document):
            if told.content:
                tree: Any = html.fragment_fromstring(told.content, create_parent="div")
                for address in tree.xpath(".//a/@href | .//img/@src"):
                    seen += 1
                    assert urlsplit(address).scheme in {"http", "https", "mailto", "tel"}, address
                    assert not pages.dead_end(address), (document, address)
    assert seen > 100


def test_each_document_names_its_own_address_and_page(pages: SitePages) -> None:
    for document in _documents(pages.folder):
        address = pages.site_url + document.relative_to(pages.folder).as_posix()
        if document.suffix == ".json":
            told = json.loads(document.read_text(encoding="utf-8"))
            assert told["feed_url"] == address
            home = told["home_page_url"]
        else:
            told = feedparser.parse(document.read_bytes()).feed
            assert [link.href for link in told.links if link.rel == "self"] == [address]
            home = told.link
        assert home.startswith(pages.site_url) and not pages.dead_end(home)


def test_dates_come_from_content_at_a_fixed_hour(sample_pages: SitePages) -> None:
    """No clock: 07:00 in Việt Nam on the day of the item; a month without a day is its first."""
    feed = json.loads((sample_pages.folder / "feed.json").read_text(encoding="utf-8"))
    dates = {item["url"].removeprefix(sample_pages.site_url): item for item in feed["items"]}
    assert dates["ban-tin/2024-01/"]["date_published"] == "2024-01-09T07:00:00+07:00"
    assert dates["ke-hoach/binh-dinh-2022/"]["date_published"] == "2022-01-01T07:00:00+07:00"
    assert all(item["date_published"].endswith("T07:00:00+07:00") for item in feed["items"])


def test_a_picture_goes_with_its_true_length(fuller_pages: SitePages) -> None:
    entries = feedparser.parse((fuller_pages.folder / "tin-tuc/rss.xml").read_bytes()).entries
    (entry,) = [entry for entry in entries if entry.link.endswith("/co-anh/")]
    (enclosure,) = entry.enclosures
    assert enclosure.href == f"{SITE_URL}tin-tuc/2025/anh.png"
    assert (enclosure.type, int(enclosure.length)) == ("image/png", len(PIXEL))


def test_opml_lists_every_feed_and_only_those(pages: SitePages) -> None:
    opml = etree.fromstring((pages.folder / "nhan-ban-tin/nguon-tin.opml").read_bytes())
    listed = [outline.get("xmlUrl", "") for outline in opml.iter("outline") if not len(outline)]
    feeds = [
        pages.site_url + file.relative_to(pages.folder).as_posix()
        for file in pages.folder.rglob("rss.xml")
    ]
    assert sorted(listed) == sorted(feeds)


def test_the_subscription_page_offers_every_feed_with_a_page_to_read(pages: SitePages) -> None:
    page = pages["nhan-ban-tin/"]
    formats = page.inner_links("//a[@class='feed-choices__format']/@href")
    feeds = {
        file.relative_to(pages.folder).as_posix()
        for name in ("rss.xml", "atom.xml", "feed.json")
        for file in pages.folder.rglob(name)
    }
    assert set(formats) == feeds
    readable = page.inner_links("//a[@class='feed-choices__page']/@href")
    assert len(readable) == len(feeds) / 3 and set(readable) <= pages.shown.keys()
    assert "nhan-ban-tin/nguon-tin.opml" in page.inner_links()


@pytest.fixture(scope="module")
def ids_after_moving(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Title to id, after a file was renamed with its old address kept and the site has moved."""
    root = make_fuller_repository(tmp_path_factory.mktemp("moved"))
    news = root / "docs/tin-tuc/2025"
    renamed = (news / "tin-so-58.md").read_text(encoding="utf-8")
    lines = renamed.replace("genre: tin", "genre: tin\nold_paths: [tin-tuc/2025/tin-so-58/]", 1)
    (news / "tin-so-58.md").unlink()
    (news / "ten-khac-han.md").write_text(lines, encoding="utf-8")
    set_setting(root, f"site_url: {SITE_URL}", "site_url: https://cchc.khac.example.net/")
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return {told.title: told.id for told in _all_of(root / "site/tin-tuc", "atom")}


def test_ids_survive_a_new_file_name_and_a_new_domain(
    fuller_pages: SitePages, ids_after_moving: dict[str, str]
) -> None:
    before = {told.title: told.id for told in _all_of(fuller_pages.folder / "tin-tuc", "atom")}
    assert ids_after_moving == before
    assert before["Tin số 58"] == "tag:cchc.example.org,2025:tin-tuc/tin-so-58"


def test_an_empty_site_still_has_a_valid_feed(repository: Repository) -> None:
    root = repository()
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    SCHEMAS["atom"].assertValid(etree.fromstring((root / "site/atom.xml").read_bytes()))
    assert _read(root / "site/feed.json") == []
