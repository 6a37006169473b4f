"""Takes pictures of every kind of page of a built site, wide and narrow, light and dark.

Needs Chromium and the packages for the tests; `make screenshots` calls it.
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

KINDS = {
    "home": "index.html",
    "page": "archive/pages/p*.html",
    "article": "archive/articles/*.html",
    "session": "archive/sessions/*.html",
    "sessions": "archive/sessions/index.html",
    "theme": "archive/themes/*.html",
    "districts": "archive/districts/index.html",
    "district": "archive/districts/*.html",
    "crossings": "archive/crossings/index.html",
    "data": "archive/data/index.html",
    "names": "archive/people/index.html",
    "name": "archive/people/*.html",
    "organisations": "archive/organisations/index.html",
    "organisation": "archive/organisations/*.html",
    "column": "archive/columns/*.html",
    "words": "archive/words/index.html",
    "word": "archive/words/w*.html",
    "time": "archive/dates/index.html",
    "search": "search.html",
}
"""What is pictured, each with the address or a pattern of it; of several pages the longest."""

SIZES = {"1440": (1440, 1000), "390": (390, 844)}


def find_page(site: Path, pattern: str) -> Path:
    """Return the page of a kind that has most to show."""
    found = [path for path in site.glob(pattern) if "index" not in path.name or "*" not in pattern]
    return max((path for path in found if "_" not in path.name), key=lambda path: path.stat().st_size)


def list_pictures(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the kinds of pages that the site has, each with its page."""
    for kind, pattern in KINDS.items():
        if next(site.glob(pattern), None):
            yield kind, find_page(site, pattern)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--output", type=Path, default=Path("build/screenshots"))
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,  # type: ignore[arg-type]
                )
                page = context.new_page()
                for kind, path in list_pictures(options.site):
                    page.goto(path.resolve().as_uri() + ("#q=%E4%B8%A4%E4%BC%9A" if kind == "search" else ""))
                    page.wait_for_timeout(300)
                    page.screenshot(path=options.output / f"{kind}-{size}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
