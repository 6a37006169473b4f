"""The signs that a short line between texts is a headline, each with its points for or against.

The points were fitted to annotated pages of other papers (`tools/fit_signs.py` prints them anew); the five seeds were
not among them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.cut.lines import BOLD
from generator.cut.places import MOST_UNSIGNED, Place
from generator.cut.wording import (
    BRACKETED,
    FIXED_TITLES,
    NEWS_OPENING,
    TORN_OPENING,
    ends_article,
    is_unfinished,
)
from generator.folding import HAN

WHOSE = re.compile(
    rf"(?:[{HAN}]{{2,6}}?(?:[省市县区镇乡村州旗局厅]|公司|大学|学院|医院|法院|委员会)|[我全][国省市县州区]|本[市县省])(?=[^、]{{4}})"
)
NEWS_END = re.compile(
    r"(?:开幕|闭幕|召开|举行|启动|发布|揭晓|通车|开工|竣工|投产|成立|获奖|夺冠|抓获|落网|上市|出炉|公布|开通|启用|落户|落成|受益|增收|见效|完成|开业|开学|开播|登陆|交付|上岗|亮相|走俏|增长"
    r"|下降|上涨|[超达近破][\d一二三四五六七八九十百千两]+.{1,6})$"
)
WHEN = re.compile(r"日前|近日|昨[天日晚]|今[天日晚年]|\d日|记者|本报|获悉|了解到|眼下|最近|去年|据悉|新华社")
TWO_PARTS = re.compile(r"[^\s,]{5,}\s+[^\s,]{5,}$")


@dataclass(frozen=True)
class Sign:
    """One thing that a reader sees at a place."""

    name: str
    points: int
    """Tenths of the natural logarithm of the odds."""
    holds: Callable[[Place], bool]


START = 11
"""Points of a place at which no sign holds."""

SIGNS: tuple[Sign, ...] = (
    Sign("set off by more empty lines than paragraphs are", 9, lambda place: place.is_far),
    Sign(
        "others are set off, this one is not", -18, lambda place: place.habits.sets_off and not place.is_far
    ),
    Sign("called so: notice, comment, brief", 17, lambda place: bool(FIXED_TITLES.match(place.line.folded))),
    Sign("rubric in brackets before it", 9, lambda place: bool(BRACKETED.match(place.line.narrow))),
    Sign("news begin below", 13, lambda place: bool(NEWS_OPENING.match(place.below.line.narrow))),
    Sign("a table or a letter below", 10, lambda place: place.below.kind == "line"),
    Sign("an article ends above", 20, lambda place: ends_article(place.before)),
    Sign("text breaks off above", -15, lambda place: is_unfinished(place.before)),
    Sign(
        "a numbered item breaks off above",
        -20,
        lambda place: place.before.kind == "item" and is_unfinished(place.before),
    ),
    Sign("a caption above", 8, lambda place: place.before.kind == "caption"),
    Sign("a numbered item below", 3, lambda place: place.below.kind == "item"),
    Sign("the text below is signed", 19, lambda place: place.is_signed),
    Sign("no headline of the page is signed", 15, lambda place: is_unsigned(place)),
    Sign("headlines of the page have bylines", -10, lambda place: place.habits.openers > MOST_UNSIGNED),
    Sign("8 characters or more", 7, lambda place: place.longest >= 8),
    Sign("10 characters or more", -1, lambda place: place.longest >= 10),
    Sign("more than 30 characters", -6, lambda place: place.longest > 30),
    Sign("a comma within", -14, lambda place: "," in place.line.narrow),
    Sign("an enumeration within", -10, lambda place: "、" in place.line.narrow),
    Sign("two parts set apart", 9, lambda place: bool(TWO_PARTS.match(place.line.narrow))),
    Sign("a colon behind five characters or more", 1, lambda place: place.line.narrow.find(":") >= 5),
    Sign("a colon within", -11, lambda place: ":" in place.line.narrow[:-1]),
    Sign("figures within", -1, lambda place: bool(re.search(r"\d", place.line.narrow))),
    Sign("quoted as a whole", -14, lambda place: is_quoted(place.line.narrow)),
    Sign("a mark at its end", -20, lambda place: place.line.is_closed and not is_answered(place)),
    Sign("begins as no headline does", -40, lambda place: bool(TORN_OPENING.match(place.line.narrow))),
    Sign("its last character begins the text below", -20, lambda place: is_doubled(place)),
    Sign("as short as another of the stretch", -20, lambda place: place.is_parallel),
    Sign("one paragraph below", -5, lambda place: place.paragraphs == 1),
    Sign("few words shared above and below", 13, lambda place: place.has_both and place.shared < 0.02),
    Sign("words shared above and below", -2, lambda place: place.shared >= 0.05),
    Sign("many words shared above and below", -10, lambda place: place.shared >= 0.1),
    Sign("a word of it above", -7, lambda place: place.known_above > 0),
    Sign("most words of it below", 3, lambda place: place.known_below > 0.4),
    Sign("a place, body or all of us at its head", 7, lambda place: bool(WHOSE.match(place.line.narrow))),
    Sign("news end so", 1, lambda place: bool(NEWS_END.search(place.line.narrow))),
    Sign(
        "a day or the reporter in the first words below",
        4,
        lambda place: bool(WHEN.search(place.below.line.narrow[:40])),
    ),
    Sign("words of it below", 6, lambda place: place.known_below > 0.15),
    Sign(
        "marked as headlines are",
        18,
        lambda place: 0 < place.line.level == place.habits.headline_level,
    ),
    Sign("marked deeper than headlines", -14, lambda place: is_deeper(place)),
    Sign("bold", -9, lambda place: place.line.level == BOLD),
)


def is_unsigned(place: Place) -> bool:
    """Tell whether no headline of the page stands over a byline, and few have parts."""
    return not place.habits.has_bylines and place.habits.openers <= MOST_UNSIGNED


def is_quoted(narrow: str) -> bool:
    """Tell whether a line is a quotation from its first to its last character."""
    return narrow[:1] in '“"' and narrow[-1:] in '”"'


def is_doubled(place: Place) -> bool:
    """Tell whether the text below goes on with the last character of a line, as it does where a column cuts a sentence."""
    return place.line.folded[-1:] == place.below.line.folded[:1]


def is_answered(place: Place) -> bool:
    """Tell whether the text below begins with 答:"""
    return place.below.line.narrow.startswith("答:")


def is_deeper(place: Place) -> bool:
    """Tell whether a line has a heading mark, a deeper one than headlines have."""
    return place.habits.headline_level < place.line.level < BOLD
