"""Expressions of time in running text: days, years, and whether they lie behind or ahead. Finds, never infers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.folding import narrow
from generator.knowing.people import line_at
from generator.model import Cut

MONTH_AND_DAY = r"(?P<month{0}>1[0-2]|0?[1-9])月(?P<day{0}>3[01]|[12]\d|0?[1-9])日"
MOMENT = re.compile(
    rf"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年(?:{MONTH_AND_DAY.format('')}|(?!代|级|版))|{MONTH_AND_DAY.format('_alone')})"
)
"""A day with its year, a year, or a day without one."""

AHEAD = re.compile(r"^年?[^。;]{0,24}?(?:将|力争|预算|计划(?!执行)|有望)|^年[,、]?(?:力争|将)")
LOOKING_AHEAD = re.compile(r"(?:展望|面向|迎接|谋划|到|至|—|-|明年|次年|翌年)$")
LOOKING_BACK = re.compile(r"(?:去年|上年|前年|往年)的?$")
"""Before a day without a year: it lies in another year than the page's own days."""
RELATIVE = re.compile(r"今年|去年|明年|前年")
TODAY = re.compile(r"(?:今日|今天)(?:上午|下午)?(?:开幕|召开|举行|闭幕|开始|启动|开馆|开赛)")


@dataclass(frozen=True)
class Moment:
    """A day or a year that the text names."""

    line: int
    text: str
    """The words, with a little of what follows."""
    year: int | None
    month: int | None
    day: int | None
    is_ahead: bool
    """True where the text speaks of it as still to come."""
    in_news: bool
    """True in the first paragraph of an item with a dateline: the day of the news."""
    in_headline: bool


def find_moments(cut: Cut) -> Iterator[Moment]:
    """Yield the days and years that an article names: those of the headline first, then of the text."""
    heading = cut.heading_lines[0] if cut.heading_lines else 0
    for part in (cut.title, cut.subtitle):
        yield from (
            moment_of(found, narrow(part), heading, in_headline=True) for found in matches(narrow(part))
        )
    for index, paragraph in enumerate(cut.paragraphs):
        text = narrow(paragraph.text)
        for found in matches(text):
            line = line_at(paragraph.pieces, found.start())
            yield moment_of(found, text, line, in_news=bool(cut.dateline) and index == 0)


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the days but for those of 去年, and the years that are not part of a day, in the order of the text."""
    if "年" not in text and "月" not in text:
        return
    for found in MOMENT.finditer(text):
        is_day = bool(found["month"] or found["month_alone"])
        if not (is_day and LOOKING_BACK.search(text[max(0, found.start() - 4) : found.start()])):
            yield found


def moment_of(
    found: re.Match[str], text: str, line: int, *, in_news: bool = False, in_headline: bool = False
) -> Moment:
    """Return what a match says."""
    month, day = found["month"] or found["month_alone"], found["day"] or found["day_alone"]
    after, before = text[found.end() - 1 : found.end() + 28], text[max(0, found.start() - 3) : found.start()]
    return Moment(
        line=line,
        text=found[0],
        year=int(found["year"]) if found["year"] else None,
        month=int(month) if month else None,
        day=int(day) if day else None,
        is_ahead=bool(AHEAD.match(after) or LOOKING_AHEAD.search(before)),
        in_news=in_news,
        in_headline=in_headline,
    )


@dataclass(frozen=True)
class Word:
    """A word like 今年 or 今日开幕, with its line."""

    line: int
    text: str


def find_words(cut: Cut, pattern: re.Pattern[str]) -> Iterator[Word]:
    """Yield the places of the text where a pattern stands."""
    for paragraph in cut.paragraphs:
        for found in pattern.finditer(paragraph.text):
            yield Word(line_at(paragraph.pieces, found.start()), found[0])
