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


@dataclass(frozen=True)
class Sign:
    """One thing that a reader sees at a place."""

    name: str
    points: int
    """Tenths of the natural logarithm of the odds."""
    holds: Callable[[Place], bool]


START = 18
"""Points of a place at which no sign holds."""

SIGNS: tuple[Sign, ...] = (
    Sign("set off by more empty lines than paragraphs are", 10, lambda place: place.is_far),
    Sign(
        "others are set off, this one is not", -11, lambda place: place.habits.sets_off and not place.is_far
    ),
    Sign("called so: notice, comment, brief", 22, lambda place: bool(FIXED_TITLES.match(place.line.folded))),
    Sign("rubric in brackets before it", 9, lambda place: bool(BRACKETED.match(place.line.narrow))),
    Sign("news begin below", 12, lambda place: bool(NEWS_OPENING.match(place.below.line.narrow))),
    Sign("a table or a letter below", 10, lambda place: place.below.kind == "line"),
    Sign("an article ends above", 16, lambda place: ends_article(place.before)),
    Sign("text breaks off above", -15, lambda place: is_unfinished(place.before)),
    Sign(
        "a numbered item breaks off above",
        -20,
        lambda place: place.before.kind == "item" and is_unfinished(place.before),
    ),
    Sign("a caption above", 7, lambda place: place.before.kind == "caption"),
    Sign("a numbered item below", 2, lambda place: place.below.kind == "item"),
    Sign("the text below is signed", 26, lambda place: place.is_signed),
    Sign("no headline of the page is signed", 20, lambda place: is_unsigned(place)),
    Sign("headlines of the page have bylines", -12, lambda place: place.habits.openers > MOST_UNSIGNED),
    Sign("8 characters or more", 8, lambda place: place.longest >= 8),
    Sign("10 characters or more", -7, lambda place: place.longest >= 10),
    Sign("more than 30 characters", -2, lambda place: place.longest > 30),
    Sign("a comma within", -13, lambda place: "," in place.line.narrow),
    Sign("a colon within", -11, lambda place: ":" in place.line.narrow[:-1]),
    Sign("figures within", -2, lambda place: bool(re.search(r"\d", place.line.narrow))),
    Sign("quoted as a whole", -13, lambda place: is_quoted(place.line.narrow)),
    Sign("a mark at its end", -20, lambda place: place.line.is_closed and not is_answered(place)),
    Sign("begins as no headline does", -40, lambda place: bool(TORN_OPENING.match(place.line.narrow))),
    Sign("its last character begins the text below", -20, lambda place: is_doubled(place)),
    Sign("as short as another of the stretch", -17, lambda place: place.is_parallel),
    Sign("one paragraph below", -10, lambda place: place.paragraphs == 1),
    Sign("few words shared above and below", 14, lambda place: place.has_both and place.shared < 0.02),
    Sign("words shared above and below", -2, lambda place: place.shared >= 0.05),
    Sign("many words shared above and below", -11, lambda place: place.shared >= 0.1),
    Sign("a word of it above", -4, lambda place: place.known_above > 0),
    Sign("words of it below", 5, lambda place: place.known_below > 0.15),
    Sign(
        "marked as headlines are",
        11,
        lambda place: 0 < place.line.level == place.habits.headline_level < BOLD,
    ),
    Sign("marked deeper than headlines", -13, lambda place: is_deeper(place)),
    Sign("bold", -1, lambda place: place.line.level == BOLD),
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
