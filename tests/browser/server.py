"""A web server as offices have one, which sends exactly the headers that are generated with the site."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

COMPRESSED = re.compile(r"text/|application/(?:json|javascript|xml|[a-z]+\+(?:xml|json))|image/svg")


MEDIA_TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".jsonl": "application/jsonl",
    ".opml": "text/x-opml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class HeaderRules:
    """The rules of a `_headers` file: the headers of every path that a pattern with a star fits."""

    rules: tuple[tuple[str, str, str], ...]

    @classmethod
    def read(cls, file: Path) -> HeaderRules:
        """The rules of a file; its lines are patterns, and indented headers under each."""
        rules: list[tuple[str, str, str]] = []
        pattern = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.strip().startswith("#"):
                continue
            if not line.startswith(" "):
                pattern = line
            else:
                name, _, value = line.strip().partition(": ")
                rules.append((pattern, name, value))
        return cls(tuple(rules))

    def of(self, path: str) -> list[tuple[str, str]]:
        """Name and value of each header of a path ("/tin-tuc/")."""
        return [
            (name, value)
            for pattern, name, value in self.rules
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path)
        ]


class SiteHandler(SimpleHTTPRequestHandler):
    """Files, their media types, the page for lost addresses, compression, the generated headers."""

    protocol_version = "HTTP/1.1"
    extensions_map = MEDIA_TYPES

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self._answer(301, b"", "text/html", [("Location", f"{path}/")])
            return
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self._answer(200, file.read_bytes(), self.guess_type(file))
        else:
            lost = Path(self.directory) / "404.html"
            self._answer(404, lost.read_bytes(), "text/html")

    def _answer(
        self, status: int, body: bytes, media_type: str, more: list[tuple[str, str]] | None = None
    ) -> None:
        headers = [*(more or ()), *header_rules(self.directory).of(self.path.partition("?")[0])]
        if COMPRESSED.match(media_type):
            if media_type.startswith("text/"):
                media_type += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = compressed(body)
                headers.append(("Content-Encoding", "gzip"))
        self.send_response(status)
        for name, value in (
            ("Content-Type", media_type),
            ("Content-Length", str(len(body))),
            *headers,
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def handle(self) -> None:
        # A browser that leaves a page drops what it was loading.
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what failed is seen from the browser's side."""


@cache
def header_rules(folder: str) -> HeaderRules:
    return HeaderRules.read(Path(folder) / "_headers")


@cache
def compressed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serves a built site; gives its address, with "/" at the end."""
    handler = partial(SiteHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
