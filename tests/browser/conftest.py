"""A browser, and the built site behind an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import serve
from tests.tools.programs import BROWSER, path_of

FLAGS = (
    "--no-sandbox",  # Chromium refuses to run as root with it, and tests often run in a container.
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site_server(sample_site: Path) -> Iterator[str]:
    """The address of the built site, with "/" at the end."""
    with serve(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the system instead of one that Playwright would download."""
    return {"executable_path": path_of(BROWSER), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader in Việt Nam."""
    return {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
