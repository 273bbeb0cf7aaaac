"""A browser, and the built site behind an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from tests.tools.programs import BROWSER, path_of

FLAGS = (
    "--no-sandbox",  # Chromium refuses to run as root with it, and tests often run in a container.
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class SiteHandler(SimpleHTTPRequestHandler):
    """A web server as offices have one: files, their media types, the page for lost addresses."""

    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".opml": "text/x-opml",
    }
    response_headers: ClassVar[Mapping[str, str]] = {}
    """Sent with every answer."""

    def end_headers(self) -> None:
        for name, value in self.response_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost_page = Path(self.directory) / "404.html"
        if code != 404 or not lost_page.is_file():
            super().send_error(code, message, explain)
            return
        content = lost_page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what failed is seen from the browser's side."""


@pytest.fixture(scope="session")
def site_server(sample_site: Path) -> Iterator[str]:
    """The address of the built site, with "/" at the end."""
    handler = partial(SiteHandler, directory=str(sample_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the system instead of one that Playwright would download."""
    return {"executable_path": path_of(BROWSER), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader in Việt Nam."""
    return {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
