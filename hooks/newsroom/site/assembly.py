"""The whole site of a collection: its pages, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..content.collection import Collection
from ..content.doubles import is_list
from ..content.models import Bulletin, Plan
from ..content.problems import Problem
from ..editions.checking import edition_problems
from ..feeds.channels import FeedWriter
from ..feeds.model import Enclosure
from ..feeds.opml import render_opml
from ..processes import beside
from ..search.index import build_index
from ..search.term_cache import TermStore
from ..text.acronyms import acronyms
from .assets import Assets
from .claims import clashes, file_claims, later_claims
from .frame import Desk, Frame
from .headers import header_files
from .items import item_pages
from .listings import listing_pages
from .manifest import MANIFEST, render_manifest
from .pictures import Pictures
from .presentation import Presentation
from .questions import question_list_pages
from .redirects import redirect_pages
from .reference import reference_files
from .reports import report_pages
from .search_records import list_records
from .security import security_files, security_headers
from .sitemap import render_robots, render_sitemap
from .standing import standing_pages
from .subscriptions import OPML, feed_pages
from .tasks import task_files, task_pages
from .webpage import WebPage


@dataclass(frozen=True)
class Site:
    """Everything to write: pages through templates, files as they are."""

    frame: Frame
    assets: Assets
    pages: tuple[WebPage, ...]
    files: Mapping[str, bytes | Path]
    """Site path to content, or to the file to copy."""
    presentation: Presentation
    later_files: Iterator[tuple[str, bytes]]
    """The feeds and the search index, which no page waits for: made beside the pages."""
    later_claims: tuple[str, ...]
    """The site paths, or folders, of the later files."""
    problems: tuple[Problem, ...] = ()
    """What went wrong while its editions and pictures were made, and what to know of them."""


def assemble(collection: Collection, theme: Path) -> Site:
    """The site of a collection in the theme of a folder (`overrides/`)."""
    pictures = Pictures(collection)
    collection.files.update(pictures.files)  # feeds and editions must not publish camera data
    desk = Desk(collection)
    later = beside(lambda: _later_files(desk))
    pages = tuple(list_pages(desk))
    presentation = Presentation(desk, theme, pictures)
    settings = collection.settings
    assets = Assets(theme, settings.office.accent)
    files: dict[str, bytes | Path] = {**assets.files, **collection.files}
    files.update(presentation.files(pages))
    presentation.clear_unused()
    files.update(desk.editions.files)
    files.update(task_files(desk))
    files.update(reference_files(desk))
    site_url = settings.site_url
    files["sitemap.xml"] = render_sitemap(list(pages), site_url)
    files["robots.txt"] = render_robots(site_url)
    files[MANIFEST] = render_manifest(settings, assets)
    files.update(security_files(settings))
    files.update(header_files(security_headers(settings, theme), site_url))
    problems = (*desk.editions.problems, *pictures.problems)
    return Site(
        frame=desk.frame(),
        assets=assets,
        pages=pages,
        files=files,
        presentation=presentation,
        later_files=later,
        later_claims=tuple(later_claims(desk)),
        problems=problems,
    )


def address_problems(site: Site) -> list[Problem]:
    """A problem for each address of an editor's file that another file, or the site itself, has."""
    files = (*site.files, *site.later_claims)
    return [clash.problem for clash in clashes(site.pages, files)]


def foreseen_problems(collection: Collection) -> list[Problem]:
    """What making the site would bring to light, with no page made."""
    return [
        *edition_problems(collection),
        *Pictures(collection).problems,
        *own_address_problems(collection),
    ]


def own_address_problems(collection: Collection) -> list[Problem]:
    """A problem for each address that the site needs for itself, with nothing made.

    What two items want is not repeated: `content.doubles` says it.
    """
    desk = Desk(collection, editions=False)
    found = clashes(list_pages(desk), file_claims(desk))
    return [clash.problem for clash in found if not clash.owner and not is_list(clash.address)]


def list_pages(desk: Desk) -> Iterator[WebPage]:
    yield from standing_pages(desk)
    yield from listing_pages(desk)
    yield from question_list_pages(desk)
    yield from item_pages(desk)
    yield from task_pages(desk)
    yield from report_pages(desk)
    yield from feed_pages(desk)
    yield from redirect_pages(desk)


def _later_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Path and content; the search index first, for nobody fetches anything while it is made."""
    yield from _search(desk).items()
    yield from _feeds(desk)


def _search(desk: Desk) -> dict[str, bytes]:
    """The index that the search script reads, and the records other search engines take."""
    path = desk.collection.root / ".cache" / "newsroom" / "terms.sqlite3"
    with TermStore(path) as kept:
        return build_index(list_records(desk), acronyms(), kept)


def _enclosures(desk: Desk) -> dict[str, tuple[Enclosure, ...]]:
    """The sound and the PDF of every issue, the PDF of every plan, as feeds take them along."""
    base = desk.collection.settings.site_url
    enclosures: dict[str, tuple[Enclosure, ...]] = {}
    for item in (*desk.collection.of(Bulletin), *desk.collection.of(Plan)):
        found: list[Enclosure] = []
        if recording := desk.editions.recording(item):
            audio = recording.audio
            url = base + recording.url
            found.append(Enclosure(url, audio.media_type, audio.length, "Bản nghe", audio.seconds))
        for edition in desk.editions.of(item)[:1]:
            url = base + edition.url
            found.append(Enclosure(url, edition.media_type, edition.length, edition.title))
        enclosures[item.origin.path] = tuple(found)
    return enclosures


def _feeds(desk: Desk) -> Iterator[tuple[str, bytes]]:
    writer = FeedWriter(desk.collection, desk.relations, desk.cards, _enclosures(desk))
    for channel in desk.channels:
        yield from writer.files(channel)
    office = desk.collection.settings.office
    groups = [
        (group.title, [writer.feed(channel) for channel in group.channels])
        for group in desk.channel_groups
    ]
    yield OPML, render_opml(desk.collection.settings.site_name, office.name, groups)
