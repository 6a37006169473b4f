"""Opens every page of a site in a real browser and notes what fails, what leaves, and what the policy of a page forbids."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, Request

LISTEN = """document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


@dataclass
class Crawl:
    """What a crawl saw."""

    pages: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    """Files that are no pages and that links lead to."""
    failed: list[str] = field(default_factory=list)
    """Requests that got nothing."""
    outside: list[str] = field(default_factory=list)
    """Requests to anywhere but the site."""
    said: list[str] = field(default_factory=list)
    """Errors and warnings of the console, violations of the policy among them."""


def open_watched(
    browser: Browser, root: str, *, scheme: str = "light", offline: bool = False
) -> tuple[Page, Crawl]:
    """Open an empty page that notes what goes wrong on the pages below an address."""
    context = browser.new_context(color_scheme=scheme, offline=offline)  # type: ignore[arg-type]
    context.add_init_script(LISTEN)
    page, crawl = context.new_page(), Crawl()
    page.on("requestfailed", lambda request: note_failure(crawl, request))
    page.on("response", lambda answer: crawl.failed.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "request",
        lambda request: crawl.outside.append(request.url) if is_outside(request.url, root) else None,
    )
    page.on("pageerror", lambda error: crawl.said.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            crawl.said.append(f"{page.url}: {message.text}") if message.type in {"error", "warning"} else None
        ),
    )
    return page, crawl


def crawl_pages(page: Page, crawl: Crawl, root: str, names: Iterable[str]) -> Crawl:
    """Open pages one after the other, wait until each is at rest."""
    for name in names:
        page.goto(root + name, wait_until="networkidle" if name == "search.html" else "load")
        crawl.pages.append(name)
    page.wait_for_timeout(500)
    return crawl


def note_failure(crawl: Crawl, request: Request) -> None:
    """Note a request that failed, unless the next page was opened before it was answered."""
    if "ERR_ABORTED" not in (request.failure or ""):
        crawl.failed.append(f"{request.url} {request.failure}")


def is_outside(url: str, root: str) -> bool:
    """Tell whether a request leaves the site; data and blobs are part of a page."""
    return not url.startswith((root, "data:", "blob:"))


def crawl_links(page: Page, crawl: Crawl, root: str) -> Crawl:
    """Open the first page and every page of the site that links lead to, as a reader with much patience would."""
    waiting = ["index.html"]
    while waiting:
        name = waiting.pop()
        page.goto(root + name)
        crawl.pages.append(name)
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split(/[#?]/)[0])")
        found = {unquote(link.removeprefix(root)) for link in links if link.startswith(root)}
        pages = {one for one in found if one.endswith(".html")}
        waiting += sorted(pages - {*crawl.pages, *waiting})
        crawl.files |= found - pages
    return crawl
