"""What a browser says against a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, Request, Response


@dataclass
class Complaints:
    """Console messages, script errors, requests that failed, answers that are errors."""

    heard: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self._say(page, message.type, message.text))
        page.on("pageerror", lambda error: self._say(page, "error", str(error)))
        page.on("requestfailed", lambda request: self._failed(page, request))
        page.on("response", lambda response: self._answered(page, response))

    def _say(self, page: Page, kind: str, text: str) -> None:
        self.heard.append(f"{page.url}: {kind}: {text}")

    def _failed(self, page: Page, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before an icon came
            self._say(page, "failed", f"{request.url} {request.failure}")

    def _answered(self, page: Page, response: Response) -> None:
        if response.status >= 400:
            self._say(page, str(response.status), response.url)
