"""Two columns of print read line by line across: found and reported, never put in another order."""

from collections.abc import Iterator, Sequence

from generator.cut.joins import Segmenter
from generator.cut.lines import Line
from generator.cut.shapes import is_roster

SHORTEST_LINE = 8
"""Folded characters of a line of running text in a narrow column."""

LONGEST_LINE = 40
"""Folded characters of the widest column of print that is set beside another."""

FEWEST_LINES = 8
"""Lines in a row that are looked at together; fewer hold too few words that a line end cuts."""

FEWEST_WORDS = 3
"""Words that go on two lines below: about one line end in three cuts a word."""

LEAST_MARKED = 0.4
"""Part of the lines of running text, 11 characters wide, that hold a comma or a full stop."""

TIMES = 3
"""How many times more words go on two lines below than in the next line; in plain text it is the other way round."""

REACH = 3
"""Characters on each side of a line end that are shown to the segmenter."""


def find_interleaved(lines: Sequence[Line], segment: Segmenter) -> tuple[tuple[int, int], ...]:
    """Return first and last number of each stretch where every second line goes on with the one before it."""
    return tuple(
        (run[0].number, run[-1].number) for run in find_stretches(lines) if is_interleaved(run, segment)
    )


def find_stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of unmarked lines long enough to be running text, most of them torn."""
    run: list[Line] = []
    for line in [*lines, None]:
        is_text = line is not None and not line.level and SHORTEST_LINE <= len(line.folded) <= LONGEST_LINE
        if line is not None and is_text and not is_roster(line):
            run.append(line)
            continue
        if len(run) >= FEWEST_LINES and has_sentences(run):
            yield run
        run = []


def has_sentences(run: Sequence[Line]) -> bool:
    """Tell whether enough lines hold a comma or a full stop; lists of names hold none."""
    marked = sum("," in line.narrow or "。" in line.narrow for line in run)
    return marked >= LEAST_MARKED * len(run)


def is_interleaved(run: Sequence[Line], segment: Segmenter) -> bool:
    """Tell whether words that a line end cuts go on two lines below rather than in the next line."""
    across, along = (count_words(run, step, segment) for step in (2, 1))
    return across >= FEWEST_WORDS and across >= TIMES * max(1, along)


def count_words(run: Sequence[Line], step: int, segment: Segmenter) -> int:
    """Count the torn lines that end inside a word which the line so many below completes."""
    pairs = zip(run, run[step:], strict=False)
    return sum(not one.is_closed and completes_word(one.text, other.text, segment) for one, other in pairs)


def completes_word(before: str, after: str, segment: Segmenter) -> bool:
    """Tell whether a word stands across the end of one text and the beginning of another."""
    end = len(before[-REACH:])
    position = 0
    for word in segment(before[-REACH:] + after[:REACH]):
        if position < end < position + len(word):
            return True
        position += len(word)
    return False
