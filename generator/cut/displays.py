"""Decide which short lines are display type (headline, rubric, subhead) and which are the torn end of a sentence.

A recogniser's marks help where there are any, but nothing rests on them: what follows a line decides first.
"""

import re
from collections import Counter
from dataclasses import replace

from generator.cut.digests import settle_digests
from generator.cut.entries import OPENERS, TEXT, Entry, next_entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.headline import is_composed, is_lead_in, is_over_line
from generator.cut.lines import BOLD, Line
from generator.cut.orders import obey_orders
from generator.cut.places import MOST_LINES, find_level
from generator.cut.prominence import promote_headlines
from generator.cut.shapes import is_address
from generator.cut.shaping import shape_entries
from generator.cut.wording import TORN_OPENING, has_text
from generator.trade.names import is_name

SEE_THROUGH = ("bare", "deck", "caption")
TEXT_OR_BYLINE = (*TEXT, "byline")

COUNTED = re.compile(r"^(?:[二三四五六七八九十]、|\([二三四五六七八九十]\)|一、(?=.{2}))")
"""The number of a part."""

LONGEST_NUMBERED = 20
"""Folded characters of a numbered subhead; the items of an agenda that break over lines have a mark at their end."""

LONGEST_SUBHEAD = 40
"""Folded characters; the longest subhead of the seeds has 21."""

SHORTEST_PICTURE_TITLE = 7
"""Folded characters of a headline over nothing but a picture; shorter words beside a picture are labels."""

FEWEST_MARKS = 2
"""Heading marks that make a page a marked one, where an unmarked short line is no subhead."""


def read_entries(lines: tuple[Line, ...], forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line with its kind: shapes, and `display`, `subhead` or `body` for the bare ones."""
    opened = obey_orders(open_entries(lines, forms))
    return obey_orders(settle_weak(settle_marked(extend_runs(promote_headlines(opened)))))


def open_entries(lines: tuple[Line, ...], forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line with its shape, the bare ones `display` where their neighbours prove it, else still doubtful."""
    shaped = shape_entries(lines, forms)
    opened = tuple(replace(entry, kind=judge(shaped, index)) for index, entry in enumerate(shaped))
    return settle_digests(opened)


def judge(entries: tuple[Entry, ...], index: int) -> str:
    """Return `display` for a bare line that its neighbours prove to be one, `marked` or `weak` for the others."""
    entry = entries[index]
    if entry.line.is_proven or entry.line.is_part:
        return "display" if entry.line.is_proven else "subhead"
    if entry.kind != "bare":
        return entry.kind
    if is_counted(entries, index):
        return "subhead"
    if stands_over_text(entries, index) or stands_first(entries, index) or has_parts(entry.line):
        return "display"
    if stands_over_headline(entries, index) or stands_over_picture(entries, index):
        return "display"
    return "marked" if entry.line.level else "weak"


def is_counted(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a marked line over text is a counted part of the article above: 二、…, the first text is elsewhere."""
    following = next_entry(entries, index)
    is_over = following is not None and following.kind in ("sentence", "item")
    return bool(entries[index].line.level and is_over and COUNTED.match(entries[index].line.narrow))


def stands_over_text(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a deck, or a byline or dateline after nothing but display type and captions, follows."""
    following = next_entry(entries, index)
    if following and (following.kind == "deck" or is_address(following.line)):
        return True
    if following and following.line.narrow.startswith("问:") and entries[index].line.is_closed:
        return True
    later = next((entry for entry in entries[index + 1 :] if entry.kind not in SEE_THROUGH), None)
    if later is None or later.kind not in OPENERS:
        return False
    between = [entry for entry in entries[index + 1 : index + 1 + MOST_LINES] if entry.kind != "caption"]
    return len(between) < MOST_LINES or any(entry.kind in OPENERS for entry in between)


def stands_first(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether the line belongs to the head of the page, before any text, and text follows it."""
    if TORN_OPENING.match(entries[index].line.narrow):
        return False
    before = all(entry.kind not in TEXT_OR_BYLINE for entry in entries[:index])
    return before and any(entry.kind in TEXT_OR_BYLINE for entry in entries[index + 1 :])


def stands_over_headline(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line ends in a colon over another short line: 种粮大户某某： over a title."""
    following = next_entry(entries, index)
    return entries[index].line.narrow.endswith(":") and following is not None and following.kind == "bare"


def stands_over_picture(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line set off by blank lines is the headline of a picture: a caption follows, and no text."""
    before = entries[index - 1] if index else None
    following = entries[index + 1 : index + 3]
    if before is None or [entry.kind for entry in following[:1]] != ["caption"]:
        return False
    line, caption = entries[index].line, following[0].line
    gaps = (line.number - before.line.numbers[-1], caption.number - line.numbers[-1])
    is_last = len(following) == 1 or following[1].kind in ("bare", "ad")
    is_apart = min(gaps) > 1 and (before.line.is_closed or before.kind == "caption")
    return is_last and is_apart and len(line.folded) >= SHORTEST_PICTURE_TITLE


def has_parts(line: Line) -> bool:
    """Tell whether a line is a speaker with post, or a headline that has a speaker, an event or a deck on its line."""
    return is_lead_in(line.text) or is_composed(line.text)


def extend_runs(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the neighbours of display type for display type: a rubric above it, the title under a speaker."""
    extended = list(entries)
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        following = extended[index + 1] if index + 1 < len(extended) else None
        before = entries[index - 1] if index else None
        above = following is not None and following.kind == "display" and not continues(entries, index)
        under = before is not None and before.kind == "display" and is_over_line(before.line.text)
        if entry.kind in ("weak", "marked") and (above or under):
            extended[index] = replace(entry, kind="display")
    return tuple(extended)


def continues(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an unmarked line can be the end of what stands before it: of a sentence, of a list of names."""
    if not index or entries[index].line.level:
        return False
    before = entries[index - 1]
    settled = next((entry.kind for entry in reversed(entries[:index]) if entry.kind != "weak"), "")
    ends_roster = settled == "roster" and is_name(entries[index].line.folded)
    return ends_roster or (before.kind == "sentence" and not before.line.is_closed)


def settle_marked(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Decide the marked lines that are left: over text they are subheads, elsewhere only those marked deeper."""
    level = find_level(entries)
    return tuple(
        replace(entry, kind="subhead" if has_text(entries, index) or entry.line.level > level else "display")
        if entry.kind == "marked"
        else entry
        for index, entry in enumerate(entries)
    )


def settle_weak(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Decide the unmarked lines that nothing proves: subheads come in numbers, a lone one is torn text."""
    marked = sum(0 < entry.line.level < BOLD for entry in entries) >= FEWEST_MARKS
    settled = list(entries)
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
    """Return the kind of one weak line: a name or a subhead in a roster, a subhead, a label, torn text."""
    line = entries[index].line
    if rows:
        return "roster" if is_name(line.folded) else roster_kind(entries, index)
    if not any(entry.kind in TEXT_OR_BYLINE for entry in entries[index + 1 :]):
        return "loose" if not line.is_closed else "sentence"
    return "subhead" if len(candidates) > 1 and index in candidates else "sentence"


def roster_kind(entries: tuple[Entry, ...], index: int) -> str:
    """Return what a line inside a list of names is: a subhead over names, or the headline of the next list."""
    following = next_entry(entries, index)
    over_names = following is not None and (
        following.kind in ("roster", "subhead") or is_name(following.line.folded)
    )
    return "subhead" if over_names else "loose"


def can_be_subhead(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a weak line stands between a finished paragraph and text, and is short and no question."""
    line, before = entries[index].line, entries[index - 1].line if index else None
    following = next_entry(entries, index)
    above = entries[index - 1].kind if index else ""
    finished = before is not None and (above == "byline" or (before.is_closed and above in TEXT_OR_BYLINE))
    question = line.is_closed and ":" not in line.narrow
    return (
        finished
        and following is not None
        and following.kind in TEXT_OR_BYLINE
        and len(line.folded) <= LONGEST_SUBHEAD
        and not question
    )


def split_articles(entries: tuple[Entry, ...]) -> list[list[int]]:
    """Return the indices of the entries in runs that begin at display type: about one article each."""
    runs: list[list[int]] = [[]]
    for index, entry in enumerate(entries):
        if entry.kind == "display" and runs[-1] and entries[index - 1].kind not in ("display", "deck"):
            runs.append([])
        runs[-1].append(index)
    return runs


def has_roster(entries: tuple[Entry, ...], article: list[int]) -> bool:
    """Tell whether an article is a list of names."""
    kinds = Counter(entries[index].kind for index in article)
    return kinds["roster"] > kinds["sentence"]
