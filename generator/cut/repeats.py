"""Passages that the recogniser gives more than once, and lines that end with another line's tail."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.cut.lines import Line

SHORTEST_REPEAT = 12
"""Folded characters. A shorter line may be printed twice on purpose: a refrain, 他说。"""

SHORTEST_TORN = 20
"""Folded characters of a torn line that repeats the beginning of another without a repeat before it."""

SHORTEST_TAIL = 15
"""Folded characters at the end of two lines of an article; set phrases that end sentences have up to 14."""


@dataclass(frozen=True)
class Repeat:
    """A line that says once more what an earlier one says."""

    line: Line
    first: Line
    """The line that it repeats."""


@dataclass(frozen=True)
class Tail:
    """A line that ends as an earlier one does: the recogniser slipped from one line into another."""

    line: Line
    first: Line
    text: str
    """The words that both end in."""


def find_repeats(lines: Sequence[Line]) -> tuple[Repeat, ...]:
    """Return the lines of an article that repeat an earlier one, or the beginning of one."""
    seen: dict[str, Line] = {}
    repeats: list[Repeat] = []
    for index, line in enumerate(lines):
        first = seen.get(line.folded) or (
            find_whole(lines[:index], line) if follows(repeats, lines, index) or is_torn_long(line) else None
        )
        if first and len(line.folded) >= SHORTEST_REPEAT:
            repeats.append(Repeat(line, first))
        seen.setdefault(line.folded, line)
    return tuple(repeats)


def is_torn_long(line: Line) -> bool:
    """Tell whether a line breaks off, and is so long that its words cannot begin two lines by chance."""
    return not line.is_closed and len(line.folded) >= SHORTEST_TORN


def follows(repeats: Sequence[Repeat], lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line before the one at the index is a repeat."""
    return bool(repeats) and index > 0 and repeats[-1].line == lines[index - 1]


def find_whole(lines: Sequence[Line], torn: Line) -> Line | None:
    """Return an earlier line that begins with the words of a torn one."""
    return next((line for line in lines if line.folded.startswith(torn.folded)), None)


def find_tails(lines: Sequence[Line]) -> tuple[Tail, ...]:
    """Return the lines of an article that end in the same words as an earlier line."""
    ends: dict[str, Line] = {}
    tails: list[Tail] = []
    for line in lines:
        end = line.folded[-SHORTEST_TAIL:]
        first = ends.setdefault(end, line)
        if first is not line and len(end) == SHORTEST_TAIL:
            tails.append(Tail(line, first, common_end(line.text, first.text)))
    return tuple(tails)


def common_end(one: str, other: str) -> str:
    """Return the longest text that both end in."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]
