"""A browser, and built sites behind an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.gallery import make_gallery_repository, pages_by_template
from tests.browser.server import serve
from tests.repositories import run_build
from tests.tools.programs import BROWSER, path_of

FLAGS = (
    "--no-sandbox",  # Chromium refuses to run as root with it, and tests often run in a container.
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIETNAM: dict[str, Any] = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}

OpenPage = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def site_server(sample_site: Path) -> Iterator[str]:
    """The address of the built site, with "/" at the end."""
    with serve(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site that has a page of every template (gallery.py)."""
    root = make_gallery_repository(tmp_path_factory.mktemp("gallery"))
    built = run_build(root)
    assert built.returncode == 0, built.stderr
    return root / "site"


@pytest.fixture(scope="session")
def gallery_server(gallery: Path) -> Iterator[str]:
    with serve(gallery) as address:
        yield address


@pytest.fixture(scope="session")
def templates(gallery: Path) -> dict[str, str]:
    """The path of a page of each template, and of pages that show what others of theirs lack."""
    return {
        **pages_by_template(gallery),
        "article with pictures": "tin-tuc/2026/co-anh/",
        "list of news": "tin-tuc/",
        "list of issues": "ban-tin/",
    }


@pytest.fixture(scope="session")
def open_page(browser: Browser) -> OpenPage:
    """Opens a page in a browser window of its own: a width, a colour scheme, any option of one."""

    @contextmanager
    def opened(width: int = 1440, scheme: str = "light", **options: Any) -> Iterator[Page]:
        size = {"width": width, "height": options.pop("height", 800)}
        options = {"viewport": size, "color_scheme": scheme, **VIETNAM, **options}
        context = browser.new_context(**options)
        yield context.new_page()
        context.close()

    return opened


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the system instead of one that Playwright would download."""
    return {"executable_path": path_of(BROWSER), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader in Việt Nam."""
    return dict(VIETNAM)


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the browser complained of: errors of scripts and breaches of the policy."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    return found


@pytest.fixture
def requests(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found
