"""Which addresses a site has, and which of them two of its files want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..content.models import Agency, Bulletin, Index, Plan
from ..content.problems import Problem
from ..editions.forms import ISSUE_FORMS, PLAN_FORMS
from ..editions.press import BUNDLE
from ..editions.publishing import BUNDLE_NAME
from ..search.index import FOLDER as SEARCH_FOLDER
from .frame import TASKS, Desk
from .headers import HEADERS, IIS, NGINX
from .manifest import MANIFEST
from .reference import data_url
from .security import SECURITY_TXT
from .subscriptions import OPML
from .tasks import CALENDAR, LIST
from .webpage import WebPage

_ALWAYS = ("assets", "sitemap.xml", "robots.txt", MANIFEST, HEADERS, NGINX, IIS, SECURITY_TXT)


@dataclass(frozen=True)
class Clash:
    """An address that an editor's file asks for and something else has."""

    address: str
    """The site path of a file."""
    source: str
    line: int
    owner: str
    """The editor's file that has it, or "" for the site itself."""

    @property
    def problem(self) -> Problem:
        address = self.address.removesuffix("index.html")
        owner = self.owner or "một trang hay tệp mà trang web tự tạo"
        sentence = f'Địa chỉ "/{address}" trùng với {owner}. Hãy đổi tên tệp hoặc sửa old_paths.'
        return Problem(self.source, self.line, sentence)


def clashes(pages: Iterable[WebPage], files: Iterable[str]) -> Iterator[Clash]:
    """A clash for each address that is wanted twice; `files` are paths, or folders, of the rest."""
    claims = [(page.file, page.source or "", page.line) for page in pages]
    claims += [(file, "", 1) for file in files]
    owners: dict[str, str] = {}
    for path, source, line in sorted(claims, key=lambda claim: bool(claim[1])):
        taken = next((place for place in _with_folders(path) if place in owners), None)
        if taken is not None:
            yield Clash(taken, source or path, line, owners[taken])
        owners.setdefault(path, source)


def later_claims(desk: Desk) -> Iterator[str]:
    """The files, or folders, that are made beside the pages."""
    yield SEARCH_FOLDER
    yield OPML
    for channel in desk.channels:
        yield from channel.documents()


def file_claims(desk: Desk) -> Iterator[str]:
    """Every file, or folder, of the site besides its pages, by name: none of them is made."""
    collection = desk.collection
    yield from _ALWAYS
    yield from later_claims(desk)
    yield from collection.files
    yield from (data_url(index) for index in collection.of(Index))
    for url in (TASKS.url, *(agency.url for agency in collection.of(Agency))):
        yield url + CALENDAR
        yield url + LIST
    for item in (*collection.of(Bulletin), *collection.of(Plan)):
        for form in ISSUE_FORMS if isinstance(item, Bulletin) else PLAN_FORMS:
            yield item.url + form.name.format(item.slug)
        if isinstance(item, Bulletin):
            yield f"{item.url}{BUNDLE_NAME.format(item.slug)}{BUNDLE}"


def _with_folders(path: str) -> Iterator[str]:
    """A path and the folders it needs: "a.xml/index.html" and "a.xml" cannot both be written."""
    while path:
        yield path
        path = path.rpartition("/")[0]
