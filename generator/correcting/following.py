"""Where each line of a recognition that was replaced stands in the better one: by its words, wherever they moved."""

import difflib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.correcting.reading_text import FoldedText, fold_lines
from generator.folding import fold

THREE = 3
"""Characters of a piece by which lines are found: two are in too many words, four break too often when misread."""

LEAST_SHARED = 0.3
"""Part of its threes by which a line is known again: with one character of ten misread seven of ten threes stay, two
lines of one page share about one of twenty."""

LEAST_THREES = 5
"""Threes of a line from which likeness alone tells its place; a shorter one must stand where it is expected."""

LEAST_ALIKE = 0.6
"""Part of the characters, in their order, by which a line of few threes is known where it is expected; two lines of one
page share about a tenth."""

NEAR = 80
"""Characters around the place where a line is expected, behind the one before: some three lines of a column."""

DRIFT = 4
"""Characters that a recogniser adds or drops within a line."""

COMMON = 200
"""Places of a three from which it tells nothing, rules of dots, dashes."""

MOST_TRIED = 2000
"""Places tried on each side of the expected one for a line whose beginning stands in many lines."""


@dataclass(frozen=True)
class FollowedLine:
    """A line of the old text and what became of it."""

    line: int
    status: str
    """same: it stands so; changed: it reads otherwise now; lost: nothing like it is there."""
    first: int = 0
    """Number of the line of the new text in which it begins; 0 where it is lost."""
    last: int = 0
    text: str = ""
    """How a changed one reads now."""


@dataclass(frozen=True)
class IndexedText:
    """The new text with the places of its threes."""

    lines: Sequence[str]
    folded: FoldedText
    places: Mapping[str, Sequence[int]]


def follow_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[FollowedLine]:
    """Yield for each line of the old text that holds anything where it stands in the new one, in order."""
    text = index_text(new)
    expected = 0
    for number, line in enumerate(old, 1):
        words = fold(line)
        if not words:
            continue
        at = find_exactly(words, text, expected)
        if at >= 0:
            expected = at + len(words)
            yield make_followed(number, "same", text, at, expected)
        elif span := find_likeness(words, text, expected):
            expected = span[1]
            yield make_followed(number, "changed", text, *span)
        else:
            yield FollowedLine(number, "lost")


def index_text(lines: Sequence[str]) -> IndexedText:
    """Return a text with the places of its threes."""
    folded = fold_lines(lines)
    places: dict[str, list[int]] = {}
    for at in range(len(folded.text) - THREE + 1):
        places.setdefault(folded.text[at : at + THREE], []).append(at)
    return IndexedText(lines, folded, places)


def make_followed(number: int, status: str, text: IndexedText, start: int, end: int) -> FollowedLine:
    """Return a line that was found between two characters of the folded text."""
    span = text.folded.span(start, end)
    words = "".join(text.lines[line - 1][first:last] for line, first, last in span)
    return FollowedLine(number, status, span[0][0], span[-1][0], "" if status == "same" else words)


def find_exactly(words: str, text: IndexedText, expected: int) -> int:
    """Return where a line stands word for word, the place nearest to the expected one; -1 where nowhere.

    Of lines below three characters only a place that is near counts.
    """
    whole = text.folded.text
    if len(words) < THREE:
        return whole.find(words, expected, expected + NEAR)
    places = text.places.get(words[:THREE], ())
    middle = bisect_left(places, expected)
    ways = (places[middle : middle + MOST_TRIED], places[max(0, middle - MOST_TRIED) : middle][::-1])
    found = [next((at for at in way if whole.startswith(words, at)), -1) for way in ways]
    return min((at for at in found if at >= 0), key=lambda at: abs(at - expected), default=-1)


def find_likeness(words: str, text: IndexedText, expected: int) -> tuple[int, int] | None:
    """Return the passage that shares most threes with a line; else the one behind the line before, if it is alike."""
    return find_by_threes(words, text, expected) or find_expected(words, text, expected)


def find_expected(words: str, text: IndexedText, expected: int) -> tuple[int, int] | None:
    """Return the passage of a line's length where the line is expected, None where it reads otherwise."""
    passage = text.folded.text[expected : expected + len(words)]
    is_short = 1 < len(words) < THREE + LEAST_THREES + DRIFT
    if not is_short or difflib.SequenceMatcher(None, words, passage, autojunk=False).ratio() < LEAST_ALIKE:
        return None
    return expected, expected + len(passage)


def find_by_threes(words: str, text: IndexedText, expected: int) -> tuple[int, int] | None:
    """Return the passage that shares most threes with a line, in their order; None where none shares enough."""
    threes = [words[at : at + THREE] for at in range(len(words) - THREE + 1)]
    shifts = sorted(place - at for at, three in enumerate(threes) for place in list_places(three, text))
    if not shifts:
        return None
    votes, shift = max(count_votes(shifts), key=lambda vote: (vote[0], -abs(vote[1] - expected)))
    is_near = abs(shift - expected) <= NEAR
    if votes < LEAST_SHARED * len(threes) or (len(threes) < LEAST_THREES and not is_near):
        return None
    start = max(0, shift)
    return start, min(len(text.folded.text), max(start + 1, shift + len(words)))


def list_places(three: str, text: IndexedText) -> Sequence[int]:
    """Return the places of a three, none where it stands everywhere."""
    places = text.places.get(three, ())
    return places if len(places) < COMMON else ()


def count_votes(shifts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield for each way in which a line may be shifted how many threes agree on it, nearly."""
    for shift in dict.fromkeys(shifts):
        yield bisect_right(shifts, shift + DRIFT) - bisect_left(shifts, shift - DRIFT), shift
