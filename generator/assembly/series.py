"""Link the parts of a series: 上篇 with 下篇, 之一 with 之二, 系列报道① with ②."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.assembly.jump_marks import CIRCLED, count_numeral
from generator.assembly.printed import Place, PrintedArticle
from generator.folding import fold, narrow

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


def find_series(articles: Iterable[PrintedArticle], paper: str) -> Iterator[tuple[Place, Place, str]]:
    """Yield each part of a series with the next one and why they are; `paper` is what pages are of by default."""
    groups: defaultdict[tuple[str, str], list[SerialPart]] = defaultdict(list)
    for printed in articles:
        part = read_part(printed)
        if part:
            groups[printed.page.entry.newspaper or paper, part.series].append(part)
    for (_, series), parts in groups.items():
        for year in split_years(parts):
            yield from link_parts(series, year)


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
                return SerialPart(printed, base, read_order(found["part"]), found["part"])
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


def link_parts(series: str, parts: list[SerialPart]) -> Iterator[tuple[Place, Place, str]]:
    """Yield each part with the next; nothing where a number comes twice, for then the order is not known."""
    ordered = sorted(parts, key=lambda part: part.order)
    if len({part.order for part in parts}) < len(parts):
        return
    for one, other in zip(ordered, ordered[1:], strict=False):
        yield one.printed.place, other.printed.place, f"同属“{series}”，分别注明{one.words}、{other.words}"
