"""Files that hold far more lines than a page of print: cut in portions, so that time grows no faster than length."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.joins import Segmenter
from generator.cut.orders import Order
from generator.cut.page import cut_page
from generator.model import Cut, CutPage, LineRole, Notice, Page

MOST_LINES = 1000
"""Lines of a portion. A page of print in narrow columns, hard-wrapped, has about 800; the seeds have about 180."""

LEAST_PART = 0.75
"""Part of a portion behind which it may end at a blank line."""


def cut_file(
    page: Page,
    segment: Segmenter,
    phrases: Sequence[str] = (),
    forms: Forms = NO_FORMS,
    orders: Sequence[Order] = (),
) -> CutPage:
    """Cut a file into articles as `cut_page` does; one that is too long for a page of print in portions."""
    if len(page.lines) <= MOST_LINES:
        return cut_page(page, segment, phrases, forms, orders)
    bounds = [0, *find_ends(page.lines)]
    parts = [
        cut_page(show_only(page, first, last), segment, phrases, forms, orders)
        for first, last in zip(bounds, bounds[1:], strict=False)
    ]
    return put_together(page, parts)


def find_ends(lines: Sequence[str]) -> Iterator[int]:
    """Yield where each portion ends: at its last blank line, else in mid-text."""
    start = 0
    while len(lines) - start > MOST_LINES:
        latest = start + MOST_LINES
        earliest = start + int(MOST_LINES * LEAST_PART)
        start = next((at for at in range(latest, earliest, -1) if not lines[at].strip()), latest)
        yield start
    yield len(lines)


def show_only(page: Page, first: int, last: int) -> Page:
    """Return the page with all lines blank but those of a portion, so that they keep their numbers."""
    before, after = ("",) * first, ("",) * (len(page.lines) - last)
    return replace(page, lines=(*before, *page.lines[first:last], *after))


def put_together(page: Page, parts: Sequence[CutPage]) -> CutPage:
    """Return the portions as one page, its articles numbered through."""
    cuts: list[Cut] = []
    roles: list[LineRole] = []
    for part in parts:
        shift = len(cuts)
        roles += [shift_article(role, shift) for role in part.roles]
        cuts += [
            replace(
                cut, number=cut.number + shift, roles=tuple(shift_article(role, shift) for role in cut.roles)
            )
            for cut in part.cuts
        ]
    said = Notice(
        page.file, 0, "portions", f"{len(page.lines)} 行", f"行数远多于一个版面，分作 {len(parts)} 段切分"
    )
    return CutPage(
        page=page,
        banner=tuple(text for part in parts for text in part.banner),
        cuts=tuple(cuts),
        roles=tuple(roles),
        notices=(said, *(notice for part in parts for notice in part.notices)),
    )


def shift_article(role: LineRole, shift: int) -> LineRole:
    """Return the role with the number that its article has among all portions."""
    return role if role.article is None else replace(role, article=role.article + shift)
