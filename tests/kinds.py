"""The kinds of pages that a site has, found by looking: the folder, the class of the sheet, whether it is an index."""

import re
from pathlib import Path

from tests.sites import find_pages

SHEET = re.compile(r'class="sheet ([\w-]+)')


def find_kinds(site: Path) -> dict[str, str]:
    """Return the page of each kind that has most to show, by a name for the kind."""
    kinds: dict[str, str] = {}
    for page in find_pages(site):
        kind = name_kind(site, page)
        if kind not in kinds or measure(site, page) > measure(site, kinds[kind]):
            kinds[kind] = page
    return kinds


def name_kind(site: Path, page: str) -> str:
    """Name the kind of a page."""
    folder, _, name = page.removeprefix("archive/").rpartition("/")
    sheet = SHEET.search((site / page).read_text(encoding="utf-8"))
    sort = "index" if name.startswith("index") else sheet[1] if sheet else "none"
    return f"{folder} {sort}" if folder else name


def measure(site: Path, page: str) -> int:
    """Return the bytes of a page."""
    return (site / page).stat().st_size
