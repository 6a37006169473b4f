"""Find headlines that nothing below them proves: no byline, no mark. Each sign counts points, for or against."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.cut.blocks import gap_before
from generator.cut.entries import OPENERS, TEXT, Entry
from generator.cut.signs import (
    ARTICLE_END,
    BRACKETED,
    FIXED_TITLES,
    NEWS_OPENING,
    TORN_OPENING,
    ends_article,
    has_text,
    is_unfinished,
)

FEW_ENOUGH = 2
"""Points that make a headline. The figures were set on invented pages of six kinds of papers, with the five seeds as
the check that no subhead and no torn line becomes one."""

SET_OFF = 3
"""More blank lines stand before it than between paragraphs."""

SET_CLOSE = -3
"""Other lines of the page are set off so, this one is not."""

CALLED_SO = 6
"""It is one of the words over notices and short forms: 失物招领, 短评, 编者按."""

RUBRIC_WITHIN = 4
"""It carries a rubric in brackets before it: 【走基层】…"""

NEWS_BELOW = 2
"""The text below begins as news do: 昨日, 记者从…获悉; or it is a table, or a letter."""

ENDED_ABOVE = 3
"""The text above ends as an article does: a signature, a date, 特此公告."""

SIGNED_BELOW = 2
"""The text below ends with a signature of its own before the next short line."""

UNFINISHED_ABOVE = -3
"""The text above ends without a full stop."""

NO_BYLINES = 1
"""No headline of the page stands over a byline or dateline."""

OTHER_STYLE = -2
"""More than two headlines stand over bylines or have parts: one of this page would, too."""

MOST_UNSIGNED = 2

LONG = 1
"""It is as long as headlines are, and subheads seldom."""

SHORTEST_LONG = 8
LONGER = 1
"""It is longer than subheads without a mark of punctuation are."""

SHORTEST_LONGER = 9
PARALLEL = -2
"""It and the other short lines of the same stretch are equally short, as subheads are."""

LONGEST_PARALLEL = 8
PARALLEL_SPREAD = 2
ANSWERED = 3
"""The text below begins with 答:"""

COMMA = -1
"""A comma stands inside it: it may be a sentence that a column tore off."""

QUESTION = -2
"""It ends in a mark: a question or cry inside the text may."""

TORN = -4
"""It begins as no headline does: with a particle or a mark."""

COMPANY = 1
"""At least half of the page's candidates are headlines by other signs."""

MOST_LINES = 4
"""Lines of one headline with its rubric; more in a row are something else."""

LONGEST_HEADLINE = 45
"""Folded characters of a line of a headline without speaker; the longest of the seeds has 38."""

NO_GAP = 1000
"""Empty lines that no page has: where no two paragraphs tell how far apart they stand, nothing is set off."""


@dataclass(frozen=True)
class Candidate:
    """A run of unmarked short lines between texts, and what counts for and against a headline."""

    first: int
    last: int
    points: int


@dataclass(frozen=True)
class Habits:
    """How the page sets its headlines."""

    paragraph_gap: int
    """Empty lines between most paragraphs."""
    sets_off: bool
    """True where some candidates stand further off."""
    openers: int
    """Headlines over a byline or dateline, or with parts."""
    has_bylines: bool


def promote_headlines(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries with those `weak` ones as `display` that enough signs make headlines."""
    runs = find_runs(entries)
    habits = read_habits(entries, runs)
    found = [weigh_run(entries, run, habits) for run in runs]
    found = weigh_company(weigh_parallels(entries, found))
    settled = list(entries)
    for one in found:
        if one.points >= FEW_ENOUGH:
            for index in range(one.first, one.last + 1):
                settled[index] = replace(entries[index], kind="display")
    return tuple(settled)


def find_runs(entries: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """Return first and last index of each run of weak lines that text or a caption follows, behind other text."""
    runs = []
    first = 0
    while first < len(entries):
        last = first
        while last + 1 < len(entries) and entries[last + 1].kind == entries[first].kind == "weak":
            last += 1
        if (
            entries[first].kind == "weak"
            and first > 0
            and not entries[first - 1].line.is_proven
            and last - first < MOST_LINES
            and has_text(entries, last)
        ):
            runs.append((first, last))
        first = last + 1
    return runs


def read_habits(entries: tuple[Entry, ...], runs: Sequence[tuple[int, int]]) -> Habits:
    """Return how the page sets its headlines off."""
    pairs = range(1, len(entries))
    inner = [i for i in pairs if entries[i].kind in TEXT and entries[i - 1].kind in (*TEXT, *OPENERS)]
    gaps = Counter(gap_before(entries, index) for index in inner)
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else NO_GAP
    far = [first for first, _ in runs if gap_before(entries, first) > usual]
    heads = [
        i
        for i in pairs
        if entries[i].kind not in ("display", "deck") and entries[i - 1].kind in ("display", "deck")
    ]
    return Habits(
        paragraph_gap=usual,
        sets_off=bool(far),
        openers=len(heads),
        has_bylines=any(entry.kind in OPENERS for entry in entries),
    )


def weigh_run(entries: tuple[Entry, ...], run: tuple[int, int], habits: Habits) -> Candidate:
    """Return a run with the points that it has by itself."""
    first, last = run
    line, before, below = entries[first].line, entries[first - 1], entries[last + 1]
    longest = max(len(entries[index].line.folded) for index in range(first, last + 1))
    is_called = any(FIXED_TITLES.match(entries[index].line.narrow) for index in range(first, last + 1))
    is_answered = below.line.narrow.startswith("答:")
    is_far = gap_before(entries, first) > habits.paragraph_gap
    signs = (
        (SET_OFF, is_far),
        (SET_CLOSE, habits.sets_off and not is_far),
        (CALLED_SO, is_called),
        (RUBRIC_WITHIN, bool(BRACKETED.match(entries[last].line.narrow))),
        (NEWS_BELOW, bool(NEWS_OPENING.match(below.line.narrow)) or below.kind == "line"),
        (ENDED_ABOVE, ends_article(before)),
        (SIGNED_BELOW, is_signed(entries, last)),
        (UNFINISHED_ABOVE, is_unfinished(before)),
        (NO_BYLINES, not habits.has_bylines and habits.openers <= MOST_UNSIGNED),
        (OTHER_STYLE, habits.openers > MOST_UNSIGNED),
        (LONG, longest >= SHORTEST_LONG),
        (LONGER, longest >= SHORTEST_LONGER),
        (COMMA, "," in entries[last].line.narrow),
        (ANSWERED, is_answered),
        (QUESTION, entries[last].line.is_closed and not is_answered or longest > LONGEST_HEADLINE),
        (TORN, bool(TORN_OPENING.match(line.narrow)) or below.kind == "caption" and not is_called),
    )
    return Candidate(first, last, sum(points for points, holds in signs if holds))


def is_signed(entries: tuple[Entry, ...], last: int) -> bool:
    """Tell whether the text below a run ends with a signature of its own."""
    place = last + 1
    while place < len(entries) and entries[place].kind in (*TEXT, "caption"):
        place += 1
    ends = place < len(entries) and entries[place].kind == "trailer"
    return ends or bool(ARTICLE_END.search(entries[place - 1].line.narrow))


def weigh_parallels(entries: tuple[Entry, ...], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those with fewer points that are as short as others of the same stretch."""
    heads = [index for index, entry in enumerate(entries) if entry.kind == "display"]
    places = [(bisect_left(heads, one.first), len(entries[one.first].line.folded)) for one in found]
    doubtful = Counter(
        place
        for place, one in zip(places, found, strict=True)
        if one.points < FEW_ENOUGH and one.first == one.last
    )
    return [
        replace(one, points=one.points + PARALLEL) if is_parallel(one, place, doubtful) else one
        for one, place in zip(found, places, strict=True)
    ]


def is_parallel(one: Candidate, place: tuple[int, int], doubtful: Counter[tuple[int, int]]) -> bool:
    """Tell whether a candidate is one line, short, and another doubtful one of its stretch is about as long.

    A place is the number of certain headlines above and the length.
    """
    stretch, length = place
    if one.points >= FEW_ENOUGH or one.first != one.last or length > LONGEST_PARALLEL:
        return False
    lengths = range(length - PARALLEL_SPREAD, min(length + PARALLEL_SPREAD, LONGEST_PARALLEL) + 1)
    others = sum(doubtful[(stretch, other)] for other in lengths)
    return others > 1


def weigh_company(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with a point more where most of them are headlines."""
    certain = sum(one.points >= FEW_ENOUGH for one in found)
    is_usual = 2 * certain >= len(found) > 1
    return [replace(one, points=one.points + COMPANY) for one in found] if is_usual else list(found)
