"""A line of a page as the cutting steps see it: its words without the recogniser's marks, and the marks apart."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from generator.folding import HAN, INVISIBLE, clean, fold, narrow
from generator.trade.traditional import simplify_trade_words

HEADING_MARK = re.compile(rf"^(#{{1,6}})(?:\s+|(?=[{HAN}“《‘])(?!.*[^#\s]#+[^#\s]))")
"""A mark may touch the words; `#某话题#某句` is text."""

BOLD_MARK = re.compile(r"^(\*\*|__)(?=\S)(.+?)(?<=\S)\1$")
QUOTE_MARK = re.compile(r"^>+\s*(?=[^。，,]{1,40}$)")
"""A quotation's mark before a byline or a date; before a sentence it may be text."""

BOLD_WORDS = re.compile(r"^(\*\*|__)(?=\S)(?P<words>[^*_]{1,40}?)\1(?=\s*\S)")
"""Bold words at the head of a line: **答:**产量上去了."""

BOLD_HEADLINE = re.compile(
    rf"^\s*(\*\*|__)(?P<words>(?:(?!.{{0,20}}(?:热线|电话|邮箱))[^*_。]{{8,40}}(?<![。.,!?！？:：])|寻[{HAN}]{{1,3}}|[{HAN}]{{2,4}}(?:声明|启事)))\1\s+(?=\S)"
)
"""A headline in bold on the line of its text, set apart by a space; shorter bold words are subheads or speakers."""

BULLETS = "●■▲◆★○□△◎▶"
BULLET_HEADLINE = re.compile(
    rf"^\s*(?P<bold>\*\*)?[{BULLETS}]\s*(?P<words>[^\s*,.;:，。；：]{{4,26}}(?:\s[^\s*,.;:，。；：]{{3,14}})?)(?(bold)\*\*)(?:\s+|(?<=\*\*))(?=\S)"
)
"""A headline behind an ornament on the line of its text, set apart by a space: ●白鹭飞回苇塘 中断八年的白鹭…"""

SHORT_HEADLINE = re.compile(r"^\s*\*\*(?P<words>[^\s*,.;:，。；：!?！？]{6,7})\*\*\s+(?=\S)")
"""A headline in bold on the line of its text, too short to be sure of unless a sure one stands right above or below."""

OPENINGS = tuple(f"*_{BULLETS}")
"""Marks with which a line must begin to hold any of these headlines."""

SHORTEST_BRIEF = 20
"""Characters of the text behind such a headline."""

CLOSING = "”’\"')）]】》」』 "
ENDS = "。.！!？?…"

BOLD = 7
"""Level of a line that is bold as a whole: deeper than any heading mark."""


@dataclass(frozen=True)
class Part:
    """What one line of the source file gave to a line."""

    number: int
    text: str


@dataclass(frozen=True)
class Line:
    """One non-blank line of a page, or several that a fixed width had broken."""

    number: int
    """Number in the source file, from 1; of the first where there are several."""
    text: str
    """The words, without marks, invisible characters and outer spaces."""
    level: int
    """1–6 for a heading mark, `BOLD` for a bold line, 0 without mark."""
    printed: str = ""
    """The words with their marks and outer spaces: what fills the width of the column."""
    others: tuple[Part, ...] = ()
    """The further lines of the source, in order."""
    is_proven: bool = False
    """The page itself proves it to be a headline: it is counted through, or a list of contents announces it."""
    order: str = ""
    """What an archivist orders it to be: a role, or `opens` for the headline that opens an article; "" nothing."""
    join: str = ""
    """What an archivist orders of it and the text line behind it: joined, apart, or "" nothing."""
    is_brief: bool = False
    """A line of the same make with a sure headline stands right above or below it."""
    is_part: bool = False
    """A list of contents announces it as one of several parts of an item."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The lines of the source with the words that each gave."""
        rest = sum(len(part.text) for part in self.others)
        return (Part(self.number, self.text[: len(self.text) - rest]), *self.others)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines in the source file."""
        return (self.number, *(part.number for part in self.others))

    @cached_property
    def narrow(self) -> str:
        """The words with half-width punctuation, those of the trade in simplified characters; positions as in `text`."""
        return simplify_trade_words(narrow(self.text))

    @cached_property
    def folded(self) -> str:
        """The words for comparison."""
        return fold(self.text)

    @cached_property
    def headline(self) -> str:
        """The bold headline with which the line of a brief begins, or that behind an ornament; "" where it has none."""
        if not self.printed.lstrip().startswith(OPENINGS):
            return ""
        forms = (BOLD_HEADLINE, BULLET_HEADLINE, *([SHORT_HEADLINE] if self.is_brief else []))
        found = next((found for form in forms if (found := form.match(self.printed))), None)
        is_over_text = found is not None and len(self.printed) - found.end() >= SHORTEST_BRIEF
        return clean(found["words"]).lstrip(BULLETS) if found and is_over_text else ""

    @property
    def is_closed(self) -> bool:
        """True where a sentence ends with the line."""
        return self.narrow.rstrip(CLOSING)[-1:] in tuple(ENDS)


def strip_marks(text: str) -> tuple[str, int]:
    """Return the text without heading, quotation and bold marks, and the level that they gave it."""
    text = QUOTE_MARK.sub("", text)
    heading = HEADING_MARK.match(text)
    if heading:
        inner = strip_bold(text[heading.end() :].rstrip("# "))
        return (inner[0], len(heading[1])) if inner[0] else (text, 0)
    return strip_bold(text)


def strip_bold(text: str) -> tuple[str, int]:
    """Return the text without the marks that make all of it bold, and `BOLD` where there were any."""
    bold = BOLD_MARK.match(text)
    if bold and bold[1] not in bold[2]:
        return bold[2].strip(), BOLD
    return BOLD_WORDS.sub(r"\g<words>", text), 0


def number_lines(source: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines of a page that hold anything, numbered as in the file."""
    return mark_briefs([make_line(number, raw) for number, raw in enumerate(source, 1) if raw.strip()])


def mark_briefs(lines: list[Line]) -> tuple[Line, ...]:
    """Tell the lines with a short bold headline that stand beside a sure one, or beside one that does."""
    short = [place for place, line in enumerate(lines) if SHORT_HEADLINE.match(line.printed)]
    for places, step in ((short, -1), (short[::-1], 1)):
        for place in places:
            if 0 <= place + step < len(lines) and lines[place + step].headline:
                lines[place] = replace(lines[place], is_brief=True)
    return tuple(lines)


def make_line(number: int, raw: str) -> Line:
    """Return a line of the page from the text of the source."""
    printed = INVISIBLE.sub("", raw)
    text, level = strip_marks(clean(printed) or raw.strip())
    return Line(number, text, level, printed)
