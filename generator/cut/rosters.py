"""Lists of names: read in printed order, checked against the count and the order that they state."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.cut.lines import Line
from generator.folding import HAN, narrow
from generator.model import RosterName
from generator.trade.names import close_up, count_strokes

ENTRY = re.compile(
    rf"(?P<name>[{HAN}]\s{{1,3}}[{HAN}](?![{HAN}])|[{HAN}·]{{2,16}})\s*(?:\((?P<mark>[^()]{{1,12}})\))?"
)
COUNT = re.compile(r"(\d{1,4})\s*[人名位]")
BY_STROKES = re.compile(r"姓氏笔[画划]")


def read_roster(line: Line, group: str) -> tuple[RosterName, ...]:
    """Return the names of one line of a list."""
    return tuple(
        RosterName(line.number, close_up(entry["name"]), entry["mark"] or "", group)
        for entry in ENTRY.finditer(line.narrow)
    )


def padded_names(line: Line) -> tuple[str, ...]:
    """Return the names of a line that are padded to fill it: `张 三`."""
    return tuple(entry["name"] for entry in ENTRY.finditer(line.narrow) if " " in entry["name"])


def stated_count(text: str) -> int | None:
    """Return how many names a deck or subhead says there are, None where it does not say."""
    found = COUNT.search(narrow(text))
    return int(found[1]) if found else None


def is_by_strokes(text: str) -> bool:
    """Tell whether a heading says that the names stand in the order of their surnames' strokes."""
    return bool(BY_STROKES.search(text))


def break_stroke_order(names: Sequence[RosterName]) -> tuple[RosterName, ...]:
    """Return the fewest names without which the others stand in the order of their surnames' strokes.

    Names with an unknown surname are passed over.
    """
    counted = [(count_strokes(name.name), name) for name in names if count_strokes(name.name)]
    kept = longest_rise([strokes for strokes, _ in counted])
    return tuple(name for index, (_, name) in enumerate(counted) if index not in kept)


def longest_rise(values: Sequence[int]) -> set[int]:
    """Return the indices of a longest subsequence that never falls."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_right(ends, value)
        ends[place:] = [value] if place == len(ends) else [value, *ends[place + 1 :]]
        at[place:] = [index] if place == len(at) else [index, *at[place + 1 :]]
        before.append(at[place - 1] if place else -1)
    kept, index = set(), at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def neighbours(names: Sequence[RosterName], odd: RosterName) -> tuple[str, str]:
    """Return the names before and after one, "" at an end."""
    index = names.index(odd)
    return (names[index - 1].name if index else "", names[index + 1].name if index + 1 < len(names) else "")
