"""Link the parts of a series, 上篇 with 下篇, 之一 with 之二, 系列报道① with ②, and tell which of them are missing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.assembly.jump_marks import CIRCLED, count_numeral
from generator.assembly.printed import Place, PrintedArticle
from generator.folding import fold, narrow
from generator.model import Notice

FIGURE = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
FORMS = tuple(
    re.compile(form)
    for form in (
        r"^(?P<base>.*?)\W*(?P<part>[上中下])[篇集]\W*$",
        rf"^(?P<base>.+?)\W*\((?P<part>[上中下]|{FIGURE})\)$",
        rf"^(?P<base>.+?)\W*之(?P<part>{FIGURE})\W*$",
        rf"^(?P<base>.*系列.{{0,4}}?)\W*(?P<part>{FIGURE})\W*$",
    )
)
CIRCLED_END = re.compile(rf"^(?P<base>.+?)\W{{0,3}}(?P<part>{CIRCLED.pattern})\W{{0,3}}$")
PLAIN = FORMS[2]
PLACES = {"上": 1, "中": 2, "下": 3}

LEAST_BASE = 4
"""Folded characters that name a series; 论(一) and 图(二) do not."""


@dataclass(frozen=True)
class SerialPart:
    """An article as a part of a series."""

    printed: PrintedArticle
    series: str
    """The words that all parts share, folded."""
    order: int
    words: str
    """How it is numbered in print: 下, 二, ①."""
    is_plain: bool
    """True where only 之 numbers it, as in 三分之二: alone it proves no series."""


@dataclass(frozen=True)
class Series:
    """The parts of a series in their order, each number once."""

    name: str
    parts: tuple[SerialPart, ...]


def find_series(articles: Iterable[PrintedArticle], paper: str) -> Iterator[Series]:
    """Yield every series whose order is known; `paper` is what pages are of by default."""
    groups: defaultdict[tuple[str, str], list[SerialPart]] = defaultdict(list)
    for printed in articles:
        part = read_part(printed)
        if part:
            groups[printed.page.entry.newspaper or paper, part.series].append(part)
    for (_, series), parts in groups.items():
        for year in split_years(parts):
            if len({part.order for part in year}) == len(year):
                yield Series(series, tuple(sorted(year, key=lambda part: part.order)))


def read_part(printed: PrintedArticle) -> SerialPart | None:
    """Return an article as a part of a series, None where nothing numbers it."""
    cut = printed.article.cut
    title = fold(cut.title)
    for text in (cut.subtitle, cut.title, cut.lead_in, *reversed(cut.column)):
        found = CIRCLED_END.match(narrow(text).strip()) or next(
            filter(None, (f.match(fold(text)) for f in FORMS)), None
        )
        if found:
            base = re.sub(r"\W", "", fold(found["base"])) or re.sub(r"\W", "", title)
            if len(base) >= LEAST_BASE:
                order, words = read_order(found["part"]), found["part"]
                return SerialPart(printed, base, order, words, is_plain=found.re is PLAIN)
    return None


def read_order(part: str) -> int:
    """Return the number of a part from its figure."""
    figure = fold(part)
    if figure.isdecimal():
        return int(figure)
    return PLACES.get(figure) or count_numeral(figure)


def split_years(parts: list[SerialPart]) -> Iterator[list[SerialPart]]:
    """Yield the parts year by year where a number comes twice: the same series is printed every year."""
    if len({part.order for part in parts}) == len(parts):
        yield parts
        return
    years: defaultdict[str, list[SerialPart]] = defaultdict(list)
    for part in parts:
        years[part.printed.page.dating.date.lstrip("[")[:4]].append(part)
    yield from years.values()


def link_parts(series: Series) -> Iterator[tuple[Place, Place, str]]:
    """Yield each part with the next, and why they belong together."""
    for one, other in zip(series.parts, series.parts[1:], strict=False):
        reason = f"同属“{series.name}”，分别注明{one.words}、{other.words}"
        yield one.printed.place, other.printed.place, reason


def remark_gap(series: Series) -> tuple[Place, Notice] | None:
    """Return what is missing of a series as a notice of its first part; None where nothing is, or no series is proved."""
    first = series.parts[0]
    missing = list_missing(series)
    if not missing or (first.is_plain and len(series.parts) == 1):
        return None
    held = "、".join(part.words for part in series.parts)
    reason = f"同属“{series.name}”，库中有注明{held}的；上下篇应成对，序号应相连"
    text = f"这一系列缺{missing}"
    return first.printed.place, Notice(
        first.printed.page.file, first.printed.first_line, "series-gap", text, reason
    )


def list_missing(series: Series) -> str:
    """Word which parts the others imply: the other half of 上 and 下, the numbers below the highest; "" where none."""
    words = {fold(part.words) for part in series.parts}
    if words <= set(PLACES):
        halves = {"上", "下"} if "中" not in words else set(PLACES)
        return "、".join(f"{half}篇" for half in PLACES if half in halves - words)
    orders = [0, *(part.order for part in series.parts)]
    holes = [(one + 1, other - 1) for one, other in zip(orders, orders[1:], strict=False) if other - one > 1]
    numbers = (str(one) if one == other else f"{one}至{other}" for one, other in holes)
    return f"第{'、'.join(numbers)}篇" if holes else ""
