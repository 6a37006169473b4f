"""Digests: one headline (国内联播快讯) over several short items, whose own headings are subheads."""

import re
from dataclasses import replace

from generator.cut.entries import TEXT, Entry, gap_before
from generator.cut.lines import BOLD
from generator.cut.wording import FIXED_TITLES

FEWEST_ITEMS = 2
"""Short lines over one paragraph each that make a digest of a page's 快讯."""

DIGEST = re.compile(
    r"(?:联播|要闻|国内|国际|信息)?(?:快讯|简讯|短讯|集锦|快递)$|^(?:一句话新闻|简明新闻)$"
    r"|^(?:市民|百姓|民生|读者|新闻|便民)热线$|^(?:读者来信|回音壁|来信照登|供求信息)$"
)


def settle_digests(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the short lines over the items of a digest for its subheads: 国内联播快讯 over one paragraph each."""
    settled = list(entries)
    for index, entry in enumerate(entries):
        if entry.kind in ("display", "weak", "marked") and DIGEST.search(entry.line.folded):
            items = find_items(entries, index)
            if len(items) >= FEWEST_ITEMS:
                settled[index] = replace(entry, kind="display")
                settled[items[0] : items[-1] + 1] = [
                    replace(inner, kind="subhead") if place in items else inner
                    for place, inner in enumerate(entries[items[0] : items[-1] + 1], items[0])
                ]
    return tuple(settled)


def find_items(entries: tuple[Entry, ...], digest: int) -> list[int]:
    """Return the indices of the short lines below a digest's title that stand over one paragraph each."""
    if 0 < entries[digest].line.level < BOLD:
        return find_unmarked(entries, digest)
    items: list[int] = []
    index = digest + 1
    while index + 1 < len(entries) and is_item_head(entries, index):
        is_far = items and gap_before(entries, index) > gap_before(entries, items[0])
        is_long = index + 2 < len(entries) and entries[index + 2].kind in TEXT
        if (
            is_far
            or is_long
            or entries[index].line.is_proven
            or FIXED_TITLES.match(entries[index].line.folded)
        ):
            break
        items.append(index)
        index += 2
    return items


def find_unmarked(entries: tuple[Entry, ...], digest: int) -> list[int]:
    """Return the indices of the short lines below a marked digest's title, up to the next line marked like it."""
    level = entries[digest].line.level
    ends = (
        index
        for index in range(digest + 1, len(entries))
        if 0 < entries[index].line.level <= level or entries[index].kind == "byline"
    )
    end = next(ends, len(entries))
    return [index for index in range(digest + 1, end - 1) if is_item_head(entries, index)]


def is_item_head(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a short line stands right over text."""
    return entries[index].kind in ("display", "weak", "marked") and entries[index + 1].kind in TEXT
