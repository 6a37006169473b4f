"""Short lines inside an article: which are subheads, which the torn end of a sentence, a name, a signature."""

from collections import Counter
from dataclasses import replace

from generator.cut.entries import TEXT, Entry, next_entry
from generator.cut.lines import BOLD
from generator.trade.names import is_name

TEXT_OR_BYLINE = (*TEXT, "byline")

LONGEST_NUMBERED = 20
"""Folded characters of a numbered subhead; the items of an agenda that break over lines have a mark at their end."""

LONGEST_SUBHEAD = 40
"""Folded characters; the longest subhead of the seeds has 21."""

FEWEST_MARKS = 2
"""Heading marks that make a page a marked one, where an unmarked short line is no subhead."""


def settle_inside(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Decide the short lines inside articles: marked ones and those that come in numbers are subheads."""
    marked = sum(0 < entry.line.level < BOLD for entry in entries) >= FEWEST_MARKS
    settled = [replace(entry, kind="subhead") if entry.kind == "marked" else entry for entry in entries]
    entries = tuple(settled)
    for article in split_articles(entries):
        for index in numbered_subheads(entries, article):
            settled[index] = replace(entries[index], kind="subhead")
        candidates = [
            index for index in article if entries[index].kind == "weak" and can_be_subhead(entries, index)
        ]
        rows = has_roster(entries, article)
        for index in article:
            if entries[index].kind == "weak":
                kind = settle_one(entries, index, candidates if not marked else [], rows=rows)
                settled[index] = replace(entries[index], kind=kind)
    return tuple(settled)


def numbered_subheads(entries: tuple[Entry, ...], article: list[int]) -> list[int]:
    """Return the items of an article if all of them are headings: short, without a mark at the end, over text."""
    items = [index for index in article if entries[index].kind == "item"]
    over_text = [index for index in items if index + 1 in article and entries[index + 1].kind == "sentence"]
    is_headings = len(items) > 1 and items == over_text and all(is_open(entries[index]) for index in items)
    return items if is_headings else []


def is_open(entry: Entry) -> bool:
    """Tell whether a line is as short as a subhead and ends in no mark."""
    return len(entry.line.folded) <= LONGEST_NUMBERED and entry.line.text[-1:].isalpha()


def settle_one(entries: tuple[Entry, ...], index: int, candidates: list[int], *, rows: bool) -> str:
    """Return the kind of one short line: a name or a subhead in a roster, a subhead, a signature, torn text."""
    line = entries[index].line
    if rows:
        return "roster" if is_name(line.folded) else roster_kind(entries, index)
    if ends_below(entries, index) and not line.is_closed and is_finished(entries, index):
        return "line"
    return "subhead" if len(candidates) > 1 and index in candidates else "sentence"


def ends_below(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an article has no further text below a line."""
    following = next_entry(entries, index)
    return following is None or following.label in ("opens", "untitled", "outside")


def is_finished(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a sentence ends above a line."""
    return index > 0 and (entries[index - 1].line.is_closed or entries[index - 1].kind != "sentence")


def roster_kind(entries: tuple[Entry, ...], index: int) -> str:
    """Return what a line inside a list of names is: a subhead over names, or a line of its own."""
    following = next_entry(entries, index)
    over_names = following is not None and (
        following.kind in ("roster", "subhead") or is_name(following.line.folded)
    )
    return "subhead" if over_names else "line"


def can_be_subhead(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a short line stands between a finished paragraph and text, and is no question."""
    line, before = entries[index].line, entries[index - 1].line if index else None
    following = next_entry(entries, index)
    above = entries[index - 1].kind if index else ""
    finished = before is not None and (
        above in ("byline", "display") or (before.is_closed and above in TEXT_OR_BYLINE)
    )
    question = line.is_closed and ":" not in line.narrow
    return (
        finished
        and following is not None
        and following.kind in TEXT_OR_BYLINE
        and len(line.folded) <= LONGEST_SUBHEAD
        and not question
    )


def split_articles(entries: tuple[Entry, ...]) -> list[list[int]]:
    """Return the indices of the entries in runs that begin where an article opens."""
    runs: list[list[int]] = [[]]
    for index, entry in enumerate(entries):
        if entry.label in ("opens", "untitled") and runs[-1]:
            runs.append([])
        runs[-1].append(index)
    return runs


def has_roster(entries: tuple[Entry, ...], article: list[int]) -> bool:
    """Tell whether an article is a list of names."""
    kinds = Counter(entries[index].kind for index in article)
    return kinds["roster"] > kinds["sentence"]
