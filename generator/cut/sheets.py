"""A page before its lines are labelled: its lines as their neighbours see them, and what is asked of all of them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.cut.entries import OPENERS, Entry
from generator.cut.headline import is_complete
from generator.cut.lines import BOLD, Line

SHORT_KINDS = ("bare", "deck", "roster", "subhead")
"""Shapes of lines that may be headlines: those that stand together make a run."""

SIZES = (5, 22, 40)
"""The same, coarser: word, headline, long headline, text."""

SHORTEST_TEXT = 25
"""Folded characters from which a line of text tells where the articles of a page begin."""

MOST_UNSIGNED = 2
"""Bylines and datelines of a page on which an article without one is no exception."""

DIGEST = re.compile(r"^.{0,6}(?:联播快讯|快讯|简讯|短讯|简明新闻|要闻|新闻集锦)$")
"""Headline or rubric of a digest."""

REACH = 8
"""Lines above and below within which words are compared."""

LONGEST_COMPARED = 400


@dataclass(frozen=True)
class Spot:
    """One line as its neighbours see it."""

    line: Line
    kind: str
    length: int
    """Folded characters."""
    size: str
    mark: str
    """`none`, `bold`, `top` for the mark that most lines have, `deeper`, `higher`."""
    gap: str
    """`more`, `same` or `less` empty lines before it than between most paragraphs."""
    is_closed: bool


def step_of(value: float, steps: Sequence[float]) -> str:
    """Return the name of the step that a value falls on."""
    return str(bisect_left(steps, value))


class Sheet:
    """A page: its spots, and what is asked of all of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Look over the lines once."""
        self.spots = make_spots(entries)
        self.marks = (
            ("marked" if any(0 < e.line.level < BOLD for e in entries) else "bold")
            if any(e.line.level for e in entries)
            else "plain"
        )
        texts = [
            index
            for index, spot in enumerate(self.spots)
            if spot.kind in ("sentence", "dateline") and spot.length > SHORTEST_TEXT
        ]
        self.first = texts[0] if texts else len(self.spots)
        self.last = texts[-1] if texts else len(self.spots)
        self.runs = find_runs(self.spots)
        openers = sum(spot.kind in OPENERS for spot in self.spots)
        self.openers = "many" if openers > MOST_UNSIGNED else "few" if openers else "none"
        speakers = sum(spot.kind == "bare" and is_complete(spot.line.text) for spot in self.spots)
        self.speakers = "many" if speakers > MOST_UNSIGNED else "few" if speakers else "none"
        self.sets_off = any(
            spot.gap == "more" and spot.kind in SHORT_KINDS and index > self.first
            for index, spot in enumerate(self.spots)
        )
        self.heads = [index for index, spot in enumerate(self.spots) if spot.kind in SHORT_KINDS]
        self.items = self.count_items()

    def count_items(self) -> dict[int, int]:
        """Return for each short line the place that it has among the items of a digest, 0 where none stands above it."""
        items: dict[int, int] = {}
        place, before = 0, -1
        for index in self.heads:
            texts = sum(spot.kind not in SHORT_KINDS for spot in self.spots[before + 1 : index])
            is_item = place > 0 and texts <= 1
            place = 1 if DIGEST.search(self.spots[index].line.folded) else place + 1 if is_item else 0
            items[index], before = place, index
        return items

    def kind(self, index: int) -> str:
        """Return the shape of a line, `^` and `$` beyond the page."""
        if index < 0:
            return "^"
        return self.spots[index].kind if index < len(self.spots) else "$"

    def gap(self, index: int) -> str:
        """Return the gap before a line, `end` behind the page."""
        return self.spots[index].gap if index < len(self.spots) else "end"

    def next_head(self, index: int) -> int:
        """Return the index of the next line that may be a headline, that behind the page where there is none."""
        place = bisect_left(self.heads, index + 1)
        return self.heads[place] if place < len(self.heads) else len(self.spots)

    def previous_head(self, index: int) -> int:
        """Return the index of the line before that may be a headline, -1 where there is none."""
        place = bisect_left(self.heads, index)
        return self.heads[place - 1] if place else -1

    def words_below(self, index: int) -> str:
        """Return the first words below a line, up to the next short line."""
        words, place = "", index + 1
        while place < min(len(self.spots), index + REACH) and len(words) < LONGEST_COMPARED:
            spot = self.spots[place]
            if place > index + 1 and spot.kind == "bare" and spot.length < SHORTEST_TEXT:
                break
            words += spot.line.folded
            place += 1
        return words[:LONGEST_COMPARED]

    def words_above(self, index: int) -> str:
        """Return the last words above a line, up to the short line before it."""
        words, place = "", index - 1
        while place > max(-1, index - REACH) and len(words) < LONGEST_COMPARED:
            words = self.spots[place].line.folded + words
            if self.spots[place].kind == "bare":
                break
            place -= 1
        return words[-LONGEST_COMPARED:]


def make_spots(entries: Sequence[Entry]) -> list[Spot]:
    """Return the lines of a page as spots."""
    gaps = [0] * bool(entries) + [
        entry.line.number - before.line.numbers[-1] - 1
        for before, entry in zip(entries, entries[1:], strict=False)
    ]
    inner = sorted(
        gaps[index]
        for index in range(1, len(entries))
        if entries[index].kind == "sentence" and entries[index - 1].kind in ("sentence", "dateline", "byline")
    )
    usual = inner[len(inner) // 2] if inner else 0
    levels = Counter(entry.line.level for entry in entries if 0 < entry.line.level < BOLD)
    top = min(levels, key=lambda level: (-levels[level], level)) if levels else 0
    return [make_spot(entry, gap - usual, top) for entry, gap in zip(entries, gaps, strict=True)]


def make_spot(entry: Entry, gap: int, top: int) -> Spot:
    """Return a line as a spot; `gap` counts the empty lines beyond the usual, `top` is the usual mark."""
    level = entry.line.level
    mark = "top" if level == top else "deeper" if level > top else "higher"
    return Spot(
        line=entry.line,
        kind=entry.kind,
        length=len(entry.line.folded),
        size=step_of(len(entry.line.folded), SIZES),
        mark="none" if not level else "bold" if level == BOLD else mark,
        gap="more" if gap > 0 else "same" if not gap else "less",
        is_closed=entry.line.is_closed,
    )


def find_runs(spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """Return for each line first and last index of the run of lines that it stands in."""
    runs: list[tuple[int, int]] = []
    while len(runs) < len(spots):
        first = last = len(runs)
        while (
            spots[first].kind in SHORT_KINDS and last + 1 < len(spots) and spots[last + 1].kind in SHORT_KINDS
        ):
            last += 1
        runs += [(first, last)] * (last - first + 1)
    return runs
