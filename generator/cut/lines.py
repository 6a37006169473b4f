"""A line of a page as the cutting steps see it: its words without the recogniser's marks, and the marks apart."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.folding import HAN, clean, fold, narrow

HEADING_MARK = re.compile(rf"^(#{{1,6}})(?:\s+|(?=[{HAN}“《‘])(?!.*[^#\s]#+[^#\s]))")
"""A mark may touch the words; `#某话题#某句` is text."""

BOLD_MARK = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1$")
CLOSING = "”’\"')）]】》」』 "
ENDS = "。.！!？?…"

BOLD = 7
"""Level of a line that is bold as a whole: deeper than any heading mark."""


@dataclass(frozen=True)
class Line:
    """One non-blank line of a page."""

    number: int
    """Number in the source file, from 1."""
    text: str
    """The words, without marks, invisible characters and outer spaces."""
    level: int
    """1–6 for a heading mark, `BOLD` for a bold line, 0 without mark."""

    @cached_property
    def narrow(self) -> str:
        """The words with half-width punctuation; positions as in `text`."""
        return narrow(self.text)

    @cached_property
    def folded(self) -> str:
        """The words for comparison."""
        return fold(self.text)

    @property
    def is_closed(self) -> bool:
        """True where a sentence ends with the line."""
        return self.narrow.rstrip(CLOSING)[-1:] in tuple(ENDS)


def strip_marks(text: str) -> tuple[str, int]:
    """Return the text without heading and bold marks, and the level that they gave it."""
    heading = HEADING_MARK.match(text)
    if heading:
        inner = strip_bold(text[heading.end() :].rstrip("# "))
        return (inner[0], len(heading[1])) if inner[0] else (text, 0)
    return strip_bold(text)


def strip_bold(text: str) -> tuple[str, int]:
    """Return the text without the marks that make all of it bold, and `BOLD` where there were any."""
    bold = BOLD_MARK.match(text)
    return (bold[2].strip(), BOLD) if bold and bold[1] not in bold[2] else (text, 0)


def number_lines(source: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines of a page that hold anything, numbered as in the file."""
    return tuple(
        Line(number, *strip_marks(clean(raw) or raw.strip()))
        for number, raw in enumerate(source, 1)
        if raw.strip()
    )
