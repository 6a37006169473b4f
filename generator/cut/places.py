"""Places where a headline may stand that nothing proves: short lines between texts, and what can be seen around them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.cut.entries import OPENERS, TEXT, Entry, gap_before
from generator.cut.lines import BOLD, Line
from generator.cut.wording import ARTICLE_END, FIXED_TITLES, has_text
from generator.folding import HAN

MOST_LINES = 4
"""Lines of one headline with its rubric; more in a row are something else."""

REACH = 600
"""Folded characters above and below within which words are compared: about an article."""

SHORTEST_COMPARED = 60
"""Folded characters of a text that must share words with another one if both are of one article."""

MOST_UNSIGNED = 2
"""Headlines over bylines, or with parts, above which one of the page would have them, too."""

NO_GAP = 1000
"""Empty lines that no page has: where no two paragraphs tell how far apart they stand, nothing is set off."""

LONGEST_PARALLEL = 9
PARALLEL_SPREAD = 2
"""Folded characters of the subheads of one article, and by how many they differ."""

INSETS = re.compile(
    r"(?:链接|手记|点评|观点|提示|提醒|背景|声音|资料|故事|档案|贴士|解释|阅读|说法|按|后语?)$"
)
"""Words in which the titles of insets end, which stand in numbers inside one article."""

PAIR = re.compile(rf"(?=([{HAN}]{{2}}))")


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
    headline_level: int
    """Level of the marks of most proven headlines; of the highest mark where none is proven; 0 without marks."""
    marks: int
    """Lines with a heading mark."""


@dataclass(frozen=True)
class Place:
    """A run of short lines between texts, with what a reader sees there."""

    first: int
    last: int
    """Indices of its entries."""
    line: Line
    """Its last line, which stands over the text."""
    before: Entry
    below: Entry
    is_signed: bool
    """The text below ends with a signature of its own, before the next short line."""
    is_far: bool
    """More empty lines stand before it than between paragraphs."""
    is_parallel: bool
    """It is about as short as other candidates of the same stretch."""
    longest: int
    """Folded characters of its longest line."""
    paragraphs: int
    """Paragraphs below it up to the next short line."""
    has_both: bool
    """The texts above and below are long enough to compare their words."""
    shared: float
    """Part of the pairs of characters of the text below that the text above has, too."""
    known_above: float
    """Part of its own pairs of characters that stand in the text above."""
    known_below: float
    """The same for the text below."""
    habits: Habits


@dataclass(frozen=True)
class Stretches:
    """The candidates between the headlines of a page."""

    heads: Sequence[int]
    """Indices of the proven headlines."""
    lengths: Counter[tuple[int, int]]
    """How many candidates of one line there are, by number of headlines above and length in folded characters."""


def survey(entries: tuple[Entry, ...]) -> list[Place]:
    """Return the places of a page at which a headline may stand."""
    runs = find_runs(entries)
    habits = read_habits(entries, runs)
    stretches = find_stretches(entries, runs)
    return [describe(entries, run, habits, stretches) for run in runs]


def find_runs(entries: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """Return first and last index of each run of doubtful lines that text or a caption follows, behind other text."""
    runs = []
    first = 0
    while first < len(entries):
        last = first
        while is_doubtful(entries[first]) and last + 1 < len(entries) and is_doubtful(entries[last + 1]):
            last += 1
        is_behind = first > 0 and not entries[first - 1].line.is_proven
        if (
            is_doubtful(entries[first])
            and is_behind
            and last - first < MOST_LINES
            and has_text(entries, last)
        ):
            runs.append((first, last))
        first = last + 1
    return runs


def is_doubtful(entry: Entry) -> bool:
    """Tell whether nothing has decided yet what a short line is."""
    return entry.kind in ("weak", "marked")


def read_habits(entries: tuple[Entry, ...], runs: Sequence[tuple[int, int]]) -> Habits:
    """Return how the page sets its headlines off."""
    pairs = range(1, len(entries))
    inner = [i for i in pairs if entries[i].kind in TEXT and entries[i - 1].kind in (*TEXT, *OPENERS)]
    gaps = Counter(gap_before(entries, index) for index in inner)
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else NO_GAP
    heads = [
        i
        for i in pairs
        if entries[i].kind not in ("display", "deck") and entries[i - 1].kind in ("display", "deck")
    ]
    levels = [entry.line.level for entry in entries if 0 < entry.line.level < BOLD]
    return Habits(
        paragraph_gap=usual,
        sets_off=any(gap_before(entries, first) > usual for first, _ in runs),
        openers=len(heads),
        has_bylines=any(entry.kind in OPENERS for entry in entries),
        headline_level=find_level(entries) or min(levels, default=0),
        marks=len(levels),
    )


def find_level(entries: tuple[Entry, ...]) -> int:
    """Return the level of the marks of most proven headlines, 0 where none is marked."""
    levels = Counter(entry.line.level for entry in entries if entry.kind == "display" and entry.line.level)
    return min(levels, key=lambda level: (-levels[level], level)) if levels else 0


def find_stretches(entries: tuple[Entry, ...], runs: Sequence[tuple[int, int]]) -> Stretches:
    """Return the candidates of one line between the headlines of a page; titles of notices are no subheads."""
    heads = [index for index, entry in enumerate(entries) if entry.kind == "display"]
    lone = [first for first, last in runs if first == last and not is_notice(entries[first].line)]
    return Stretches(
        heads, Counter((bisect_left(heads, first), len(entries[first].line.folded)) for first in lone)
    )


def is_notice(line: Line) -> bool:
    """Tell whether a line is the fixed title of a notice or a column, and not of an inset."""
    return bool(FIXED_TITLES.match(line.folded)) and not INSETS.search(line.folded)


def describe(entries: tuple[Entry, ...], run: tuple[int, int], habits: Habits, stretches: Stretches) -> Place:
    """Return a run with what stands around it."""
    first, last = run
    above, (below, paragraphs) = text_above(entries, first), text_below(entries, last)
    words = pairs_of(entries[index].line.folded for index in range(first, last + 1))
    over, under = pairs_of([above]), pairs_of([below])
    return Place(
        first=first,
        last=last,
        line=entries[last].line,
        before=entries[first - 1],
        below=entries[last + 1],
        is_signed=is_signed(entries, last),
        is_far=gap_before(entries, first) > habits.paragraph_gap,
        is_parallel=is_parallel(entries, run, stretches),
        longest=max(len(entries[index].line.folded) for index in range(first, last + 1)),
        paragraphs=paragraphs,
        has_both=min(len(above), len(below)) >= SHORTEST_COMPARED,
        shared=len(over & under) / max(1, min(len(over), len(under))),
        known_above=len(words & over) / max(1, len(words)),
        known_below=len(words & under) / max(1, len(words)),
        habits=habits,
    )


def text_above(entries: tuple[Entry, ...], first: int) -> str:
    """Return the last words above a run, up to the headline that they stand under."""
    parts: list[str] = []
    count = 0
    for entry in reversed(entries[max(0, first - REACH) : first]):
        if entry.kind == "display" or count >= REACH:
            break
        parts.append(entry.line.folded)
        count += len(parts[-1])
    return "".join(reversed(parts))[-REACH:]


def text_below(entries: tuple[Entry, ...], last: int) -> tuple[str, int]:
    """Return the first words below a run, up to the next short line, and the number of their paragraphs."""
    parts: list[str] = []
    paragraphs = 0
    for entry in entries[last + 1 : last + 1 + REACH]:
        if entry.kind == "display" or is_doubtful(entry):
            break
        parts.append(entry.line.folded)
        paragraphs += entry.kind in TEXT
    return "".join(parts)[:REACH], paragraphs


def pairs_of(texts: Iterable[str]) -> set[str]:
    """Return the pairs of neighbouring Chinese characters of some texts."""
    return {pair for text in texts for pair in PAIR.findall(text)}


def is_signed(entries: tuple[Entry, ...], last: int) -> bool:
    """Tell whether the text below a run ends with a signature of its own."""
    place = last + 1
    while place < len(entries) and entries[place].kind in (*TEXT, "caption"):
        place += 1
    ends = place < len(entries) and entries[place].kind == "trailer"
    return ends or bool(ARTICLE_END.search(entries[place - 1].line.narrow))


def is_parallel(entries: tuple[Entry, ...], run: tuple[int, int], stretches: Stretches) -> bool:
    """Tell whether a run is one short line, and another candidate of its stretch is about as long."""
    first, last = run
    length = len(entries[first].line.folded)
    if first != last or length > LONGEST_PARALLEL or is_notice(entries[first].line):
        return False
    near = range(length - PARALLEL_SPREAD, length + PARALLEL_SPREAD + 1)
    stretch = bisect_left(stretches.heads, first)
    return sum(stretches.lengths[(stretch, other)] for other in near) > 1
