"""The HTML pages of a built site, parsed, with what tests ask of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html


@dataclass(frozen=True)
class SitePage:
    """One page; addresses are given as in a browser that reads it at the address of the site."""

    file: str
    """Relative to the site."""
    site_url: str
    tree: Any

    @property
    def url(self) -> str:
        return self.site_url + self.file.removesuffix("index.html")

    @cached_property
    def anchors(self) -> set[str]:
        return set(self.tree.xpath("//@id"))

    @property
    def is_redirect(self) -> bool:
        return bool(self.tree.xpath("//meta[@http-equiv='refresh']"))

    @property
    def is_lost_page(self) -> bool:
        return self.file == "404.html"

    def texts(self, path: str) -> list[str]:
        """The text of every element an XPath finds, without line breaks."""
        return [" ".join(found.text_content().split()) for found in self.tree.xpath(path)]

    def text(self, path: str) -> str:
        """The text of the one element an XPath finds."""
        (found,) = self.texts(path)
        return found

    def links(
        self, path: str = "//a/@href | //link/@href | //img/@src | //script/@src"
    ) -> list[str]:
        """Every address an XPath of attributes finds, absolute."""
        return [urljoin(self.url, address) for address in self.tree.xpath(path)]

    def inner_links(self, path: str = "//a/@href") -> list[str]:
        """The addresses inside the site, as paths of it without their anchors."""
        return [
            urldefrag(link)[0].removeprefix(self.site_url)
            for link in self.links(path)
            if link.startswith(self.site_url)
        ]


class SitePages(Mapping[str, SitePage]):
    """The pages of a site by their path in it ("" is the front page, "404.html" the lost one)."""

    def __init__(self, folder: Path, site_url: str) -> None:
        self.folder = folder
        self.site_url = site_url
        self._pages: dict[str, SitePage] = {}
        for file in sorted(folder.rglob("*.html")):
            name = file.relative_to(folder).as_posix()
            page = SitePage(name, site_url, html.document_fromstring(file.read_bytes()))
            # Any other HTML file is an edition to take away, such as the mail of an issue.
            if file.name in ("index.html", "404.html") or page.is_redirect:
                self._pages[name.removesuffix("index.html")] = page

    def __getitem__(self, path: str) -> SitePage:
        return self._pages[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def shown(self) -> dict[str, SitePage]:
        """The pages readers walk through: neither redirects nor the page for lost addresses."""
        return {
            path: page
            for path, page in self.items()
            if not page.is_redirect and not page.is_lost_page
        }

    def dead_end(self, link: str) -> str:
        """Why an absolute address inside the site leads nowhere; empty when it leads somewhere."""
        address, anchor = urldefrag(link)
        if not address.startswith(self.site_url):
            return "" if urlsplit(address).netloc != urlsplit(self.site_url).netloc else "outside"
        path = unquote(address.removeprefix(self.site_url))
        page = self.get(path)
        if page is None:
            return "" if (self.folder / path).is_file() else "no such page or file"
        return "" if not anchor or unquote(anchor) in page.anchors else "no such anchor"
