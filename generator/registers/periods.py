"""When a figure is true: years and parts of years named in a text, and those that 今年 and 明年 stand for."""

import re
from dataclasses import dataclass, replace

from generator.registers.numerals import HAN_DIGIT, read_number
from generator.registers.text import Span, split_clauses

YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?!以来|起|后|创办|成立|当选)")
SPAN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)年?[—―~至到-]+(?P<last>(?:19|20)\d\d)年")
RELATIVE = re.compile(r"今年|本年|去年|上年|前年|明年|后年|新的一年|来年")
SHIFTS = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "新的一年": 1,
    "后年": 2,
}
PART = re.compile(
    r"前[一二三两]季度|[一二三四](?:、[一二三四])*季度|[上下]半年|\d{1,2}[—―~至到-]+\d{1,2}月|前\d+个?月"
)
HEAD = re.compile(rf"^[“‘]?(?:(?:(?:19|20)\d\d年|{RELATIVE.pattern})[,、]?)?(?:{PART.pattern})")
"""A part of a year that holds for the clauses that follow, too."""

NAMING = re.compile("[年月季]")
"""One of the characters without which a text names no period."""

RECENT = re.compile(r"近年来|日前|近日|此次|这次|本次")
PRESENT = re.compile(r"目前|当前|如今|截至(?!\d)|现有|至今")
COUNTED = re.compile(rf"(?P<n>\d|{HAN_DIGIT})年")
PAST = re.compile(r"曾(?!经理)|一度|过去|早些年|以前")
TITLE = re.compile("《[^《》]*》")
UNDATED = "未注年"
AT_PRINT = "截至报道时"
"""The period of what is said of the present, without a year."""


@dataclass(frozen=True)
class Clock:
    """The period that the text speaks of at some place."""

    printed: int
    """Year of the paper; 0 where unknown."""
    year: str = ""
    """The year spoken of last, or a span of years."""
    part: str = ""
    """Part of that year."""

    @classmethod
    def at(cls, date: str) -> "Clock":
        """Return the clock at the head of an article that appeared on a date in EDTF."""
        found = re.search(r"\d{4}", date)
        return cls(int(found[0]), AT_PRINT) if found else cls(0, AT_PRINT)

    def settle(self, text: str, sentence: Span) -> "Clock":
        """Return the clock at the head of a sentence: one of the present sets it back to the year of the paper."""
        if PRESENT.search(text, *sentence):
            return Clock(self.printed, AT_PRINT)
        if self.printed and RECENT.search(text, *sentence):
            return Clock(self.printed, str(self.printed))
        return self

    def wind(self, text: str, start: int, end: int) -> "Clock":
        """Return the clock after all periods that are named between two places of a text, clause by clause."""
        clock = self
        clauses = split_clauses(text, (start, end)) if NAMING.search(text, start, end) else []
        for first, last in clauses:
            if NAMING.search(text, first, last):
                clock = advance(clock, TITLE.sub("", text[first:last]))
        return clock

    def word(self, text: str, clause: Span, *, is_long: bool = False) -> str:
        """Return the period of a figure in a clause, as 2024前三季度; the clock has been wound up to there.

        `is_long` says that the figure is of all the years that the clause counts.
        """
        words = TITLE.sub("", text[slice(*clause)])
        counted = COUNTED.search(words) if is_long and self.printed else None
        if counted and read_number(counted["n"]) > 1:
            last = int(self.year) if self.year.isdigit() else self.printed
            return f"{last - int(read_number(counted['n'])) + 1}—{last}"
        if PAST.search(words) and not YEAR.search(words) and not RELATIVE.search(words):
            return UNDATED
        part = self.part or "".join(PART.findall(words)[:1])
        joined = "年" if part[:1].isdigit() else ""
        if part and self.year == AT_PRINT:
            return part
        return self.year + joined + part if self.year else part or UNDATED

    @property
    def is_future(self) -> bool:
        """True where the year is after that of the paper."""
        return bool(self.printed) and self.year.isdigit() and int(self.year) > self.printed


def advance(clock: Clock, words: str) -> Clock:
    """Return the clock with the first period that some words name."""
    part = PART.search(words) if HEAD.match(words) else None
    span, year, relative = SPAN.search(words), YEAR.search(words), RELATIVE.search(words)
    if span:
        return replace(clock, year=f"{span['first']}—{span['last']}", part="")
    found = min(filter(None, (year, relative)), key=lambda one: one.start(), default=None)
    if found is None:
        return replace(clock, part=part[0]) if part else clock
    shifted = str(clock.printed + SHIFTS.get(found[0], 0)) if clock.printed else found[0]
    named = found["year"] if found is year else shifted
    return replace(clock, year=named, part=part[0] if part else "")
