"""Pages whose lines were broken at a fixed width: their lines are put together again before anything else is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from generator.cut.lines import Line, Part
from generator.cut.shapes import read_shape
from generator.cut.wording import FIXED_TITLES

WIDEST = 60
"""Characters; lines that are broken at a width are columns of print, and no column of a newspaper is wider."""

NARROWEST = 8
LEAST_FULL = 0.3
"""Part of the lines that must fill the width: of a paragraph of five lines four do, of headlines and captions none."""

FEWEST_LINES = 8
LEAST_INDENTED = 0.08
LEAST_TORN = 0.3
"""Parts of the lines that begin with an indent, and that go on with a line torn off: such a page sets its paragraphs
off by indents and breaks them where its columns end."""

MOST_JOINED = 100
"""Further lines of a paragraph; one of that length fills half a page, and longer ones are no paragraphs."""

OWN_LINES = frozenset({"byline", "caption", "jump", "dateline", "continuation", "item", "ad", "roster"})
"""Shapes that begin a line of their own whatever stands before them."""

INDENT = re.compile(r"\s{2}")
"""Spaces with which a paragraph begins; a single one stood between two words at the break."""

Measure = Callable[[str], int]


def unwrap(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with those put together that a fixed width broke; the same lines where none did."""
    width, measure = find_width(lines)
    if not width:
        return join_indented(lines) if has_indented_paragraphs(lines) else lines
    joined: list[Line] = []
    is_full = False
    for line in lines:
        fills = measure(line.printed) >= width - 1
        is_free = joined and len(joined[-1].others) < MOST_JOINED
        if (
            is_free
            and is_full
            and (fills or not stands_alone(joined[-1], line))
            and goes_on(joined[-1], line)
        ):
            joined[-1] = put_together(joined[-1], line)
        else:
            joined.append(line)
        is_full = fills
    return tuple(joined)


def stands_alone(before: Line, line: Line) -> bool:
    """Tell whether a line that does not fill the column can only be a headline or a signature.

    It follows a sentence that ends with its line, and neither goes on at the edge nor ends as the last line of a
    paragraph does.
    """
    return before.is_closed and not line.is_closed


def has_indented_paragraphs(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs begin with an indent and go on, torn at uneven widths, on lines without one."""
    is_narrow = max((len(line.text) for line in lines), default=0) <= WIDEST
    if not is_narrow or len(lines) < FEWEST_LINES:
        return False
    begun = sum(bool(INDENT.match(line.printed)) for line in lines)
    further = [pair for pair in zip(lines, lines[1:], strict=False) if follows_closely(*pair)]
    torn = sum(not before.is_closed for before, _ in further)
    return len(lines) * LEAST_INDENTED <= begun and torn >= len(lines) * LEAST_TORN


def follows_closely(before: Line, line: Line) -> bool:
    """Tell whether a line without an indent stands right below another one."""
    return line.number == before.numbers[-1] + 1 and not INDENT.match(line.printed)


def join_indented(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with each indented one and those that go on with it put together."""
    joined: list[Line] = []
    is_inside = False
    for line in lines:
        if (
            is_inside
            and len(joined[-1].others) < MOST_JOINED
            and not ends_paragraph(joined[-1])
            and not (stands_alone(joined[-1], line) and is_narrower(line, joined[-1]))
            and goes_on(joined[-1], line)
        ):
            joined[-1] = put_together(joined[-1], line)
        else:
            joined.append(line)
            is_inside = bool(INDENT.match(line.printed)) and not line.level
    return tuple(joined)


def ends_paragraph(line: Line) -> bool:
    """Tell whether a sentence ends with a line, and the line does not fill the column."""
    last = line.parts[-1].text
    return (
        line.is_closed
        and len(last) < max(len(part.text) for part in line.parts) - 1
        or line.is_closed
        and not line.others
    )


def is_narrower(line: Line, before: Line) -> bool:
    """Tell whether a line does not fill the column that the one before it does."""
    return len(line.text) < max(len(part.text) for part in before.parts) - 1


def find_width(lines: Sequence[Line]) -> tuple[int, Measure]:
    """Return the width at which the lines were broken and how it is measured, 0 where they were not."""
    if max((len(line.text) for line in lines), default=0) > WIDEST:
        return 0, count_characters
    best, best_share = 0, 0.0
    how: Measure = count_characters
    for measure in (count_characters, count_half_widths):
        widths = [measure(line.printed) for line in lines]
        widest = max(widths, default=0)
        share = sum(width >= widest - 1 for width in widths) / max(1, len(widths))
        limit = WIDEST if measure is count_characters else 2 * WIDEST
        if NARROWEST <= widest <= limit and share > best_share:
            best, best_share, how = widest, share, measure
    return (best, how) if best_share >= LEAST_FULL and len(lines) >= FEWEST_LINES else (0, count_characters)


def count_characters(text: str) -> int:
    """Return the number of characters of a text."""
    return len(text)


def count_half_widths(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the full line before it."""
    if line.order or before.order:
        return False
    if line.number != before.numbers[-1] + 1 or line.level or INDENT.match(line.printed):
        return False
    if FIXED_TITLES.match(line.folded) and before.is_closed:
        return False
    shape = read_shape(line)
    is_torn = shape == "caption" and not before.is_closed
    return is_torn or shape not in OWN_LINES or bool(re.match(r"[,。;:!?、”’)》]", line.narrow))


def put_together(before: Line, line: Line) -> Line:
    """Return two lines as one that remembers both; a space at the break was one between words."""
    gap = " " if line.printed[:1].isspace() or before.printed[-1:].isspace() else ""
    part = Part(line.number, gap + line.text)
    return replace(before, text=before.text + part.text, printed=line.printed, others=(*before.others, part))
