"""Lines that the recogniser marked exactly like headlines: which of them are subheads."""

from collections.abc import Sequence

from generator.cut.entries import OPENERS, TEXT, Entry
from generator.cut.prominence import PARALLEL_SPREAD
from generator.cut.signs import FIXED_TITLES, NEWS_OPENING, ends_article, has_text

LONGEST_MARKED = 12
"""Folded characters of subheads that are marked exactly like headlines."""


def find_marked_subheads(entries: tuple[Entry, ...], level: int) -> frozenset[int]:
    """Return the indices of lines marked like headlines that are subheads: equally short, two or more, in one article."""
    found: set[int] = set()
    stretch: list[int] = []
    for index, entry in enumerate(entries):
        if entry.kind == "display" and entry.line.level:
            found |= keep_parallel(entries, stretch)
            stretch = []
        elif entry.kind == "marked" and entry.line.level == level:
            stretch.append(index)
    return frozenset(found | keep_parallel(entries, stretch))


def keep_parallel(entries: tuple[Entry, ...], stretch: Sequence[int]) -> set[int]:
    """Return the marked lines of a stretch if all of them look like subheads, none of them otherwise."""
    lengths = [len(entries[index].line.folded) for index in stretch]
    is_parallel = (
        len(stretch) > 1 and max(lengths) <= LONGEST_MARKED and max(lengths) - min(lengths) <= PARALLEL_SPREAD
    )
    return set(stretch) if is_parallel and all(stands_inside(entries, index) for index in stretch) else set()


def stands_inside(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a marked line stands between finished text and text that begins no article."""
    if not index or not has_text(entries, index) or FIXED_TITLES.match(entries[index].line.narrow):
        return False
    before, below = entries[index - 1], entries[index + 1]
    is_between = before.kind in TEXT and not ends_article(before)
    return is_between and not NEWS_OPENING.match(below.line.narrow) and has_byline(entries, index)


def has_byline(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether the article that a line stands in has a byline or dateline at its head."""
    for place in range(index - 1, -1, -1):
        if entries[place].kind == "display":
            return place + 1 < len(entries) and entries[place + 1].kind in ("deck", *OPENERS)
    return False


def is_certain_headline(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a marked line over no byline is a headline all the same: by its words, its length, its neighbours."""
    line = entries[index].line
    if FIXED_TITLES.match(line.narrow) or not index:
        return True
    below = entries[index + 1] if index + 1 < len(entries) else None
    is_news = below is not None and bool(NEWS_OPENING.match(below.line.narrow))
    return is_news or ends_article(entries[index - 1])
