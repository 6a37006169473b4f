"""Opens pages in a real browser for the tests; the fixtures that build and serve sites are in conftest.py."""

import time
from typing import Any

from playwright.sync_api import Browser, Page

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip

PATIENCE = 30
"""Seconds until what a page should do is held to have failed."""


def open_page(browser: Browser, width: int, scheme: str = "light") -> tuple[Page, list[str], list[str]]:
    """Open an empty page that notes every request and every error."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    return page, requests, errors


def wait_until(page: Page, script: str, argument: Any = None) -> None:
    """Wait until a script says so; asked from outside, since the policy of our pages lets nobody evaluate strings."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(script, argument):
        assert time.monotonic() < end, f"not so after {PATIENCE} s: {script}"
        page.wait_for_timeout(20)
