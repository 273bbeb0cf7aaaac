"""What search engines ask for: the sitemap and robots.txt."""

from __future__ import annotations

from xml.sax.saxutils import escape

from .webpage import WebPage


def render_sitemap(pages: list[WebPage], site_url: str) -> bytes:
    """The addresses readers may find, with the date their content last changed (sitemaps.org 0.9)."""
    rows = [
        f"<url><loc>{escape(site_url + page.url)}</loc>{_last_change(page)}</url>"
        for page in pages
        if not page.noindex and not page.draft
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *rows, "</urlset>", ""]).encode()


def render_robots(site_url: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()


def _last_change(page: WebPage) -> str:
    """Only where the day is known: the schema of sitemaps has no date without one."""
    if page.changed is None or page.changed.precision != "day":
        return ""
    return f"<lastmod>{page.changed.iso}</lastmod>"
