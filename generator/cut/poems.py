"""Poems: many short lines below a title and an author."""

from dataclasses import replace

from generator.cut.entries import TEXT, Entry, are_authors, gap_before

LONGEST_VERSE = 18
"""Folded characters of a verse; a paragraph of news has more."""

FEWEST_VERSES = 4
"""Verses below an author's name that make a poem."""

FEWEST_UNSIGNED = 10
"""Short lines in a row that make a poem of an unsigned text; lists of contents and labels are shorter."""

SHORTEST_RUN = FEWEST_VERSES + 2

VERSE_KINDS = ("bare", "roster", "byline")


def settle_poems(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take many short lines below a title and an author for the verses of a poem."""
    settled = list(entries)
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and is_verse(entries[end]):
            end += 1
        if end - start >= SHORTEST_RUN:
            first, last = find_verses(entries, start, end)
            settled[first:last] = [replace(entry, kind="line") for entry in entries[first:last]]
            if first < last and are_authors(entries[first - 1].line):
                settled[first - 1] = replace(entries[first - 1], kind="byline")
            if first < last == end:
                end = settle_further(settled, last)
        start = max(end, start + 1)
    return tuple(settled)


def settle_further(entries: list[Entry], title: int) -> int:
    """Take a further poem of the same author, its title at the index, for lines; return the index behind it."""
    end = title + 1
    while (
        end < len(entries)
        and is_verse(entries[end])
        and (end == title + 1 or gap_before(tuple(entries), end) == 0)
    ):
        end += 1
    is_titled = title < len(entries) and entries[title].kind == "bare" and bool(entries[title].line.level)
    if not is_titled or end - title <= FEWEST_VERSES:
        return title
    entries[title] = replace(entries[title], kind="subhead")
    entries[title + 1 : end] = [replace(entry, kind="line") for entry in entries[title + 1 : end]]
    return end


def is_verse(entry: Entry) -> bool:
    """Tell whether a line is as short as a verse and carries no mark of something else."""
    is_short_text = entry.kind == "sentence" and "。" not in entry.line.narrow[:-1]
    return (
        (entry.kind in VERSE_KINDS or is_short_text)
        and not entry.line.level
        and len(entry.line.folded) <= LONGEST_VERSE
    )


def find_verses(entries: tuple[Entry, ...], start: int, end: int) -> tuple[int, int]:
    """Return the first verse of a run of short lines and the index behind the last; equal where it is no poem."""
    last = end - 1 if end < len(entries) and entries[end].kind in (*TEXT, "deck", "byline") else end
    if last < end and entries[last].kind == "byline":
        last -= 1  # the title over the byline of the text below
    is_marked = start > 0 and entries[start - 1].kind == "bare" and entries[start - 1].line.level > 0
    signed = [
        index
        for index in (*([start] if is_marked else []), start + 1, start + 2)
        if is_author(entries[index])
    ]
    first = signed[0] + 1 if signed else start + 1
    gaps = [index for index in range(first + FEWEST_VERSES, last) if is_far(entries, index, first)]
    last = gaps[0] if gaps else last
    if last < end and min(gap_before(entries, last - 1), gap_before(entries, last)) > usual_gap(
        entries, first
    ):
        last -= 1  # a rubric between the poem and the next headline
    fewest = FEWEST_VERSES if signed else FEWEST_UNSIGNED
    verses = entries[first:last]
    is_poem = len(verses) >= fewest and sum(is_odd(entry) for entry in verses) * 4 < len(verses)
    return (first, last) if is_poem else (first, first)


def is_odd(entry: Entry) -> bool:
    """Tell whether a short line is no verse: names, or a sentence with its full stop."""
    return entry.kind in ("roster", "byline") or entry.line.narrow.endswith("。")


def is_author(entry: Entry) -> bool:
    """Tell whether a line is the byline of a poem."""
    return entry.kind == "byline" or are_authors(entry.line)


def is_far(entries: tuple[Entry, ...], index: int, first: int) -> bool:
    """Tell whether more blank lines stand before an entry than between the first verses."""
    usual = usual_gap(entries, first)
    return gap_before(entries, index) > 2 * usual + 1 or (
        usual == 0 < gap_before(entries, index) and is_last(entries, index)
    )


def usual_gap(entries: tuple[Entry, ...], first: int) -> int:
    """Return how many blank lines stand between the first verses at least."""
    further = range(first + 1, min(first + FEWEST_VERSES, len(entries)))
    return min((gap_before(entries, other) for other in further), default=0)


def is_last(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether no further verse follows an entry: a stanza has more than one."""
    return index + 1 >= len(entries) or not is_verse(entries[index + 1]) or is_author(entries[index + 1])
