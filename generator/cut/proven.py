"""Headlines that the page itself proves, whatever they look like: counted through, or announced in its list of contents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.cut.lines import BOLD, Line
from generator.folding import fold

SERIAL = re.compile(r"^(?P<number>\d{1,3})\s*[.、.]\s*(?=\D)")
FEWEST_SERIALS = 3
"""Lines that count upwards: 1., 2., 3. prove headlines, two may be subheads."""

CONTENTS = re.compile(
    r"^[【\[(■●◆]?(?:今[日天]|本[期报版次台]|节目)?(?:节目|新闻|播出)?的?(?:主要内容|内容提要|内容提示|内容摘要|新闻摘要|新闻提要|内容速览|导读|导视|要目|看点"
    r"|目录|提要|要闻提示)(?:有|如下)?[】\])]?\s*:?$"
)
"""The head of a list of contents, alone on its line."""

CONTENTS_WITHIN = re.compile(
    r"(?:主要内容|内容提要|新闻提要|内容摘要|本期导读|今日导读)(?:有|如下)?[】\])]?\s*[:]\s*(?=\S)"
)
"""The same with the contents behind it on the line, set apart by semicolons."""

BULLET = re.compile(r"^(?:[-*•·●■◆▶►○□◎◇★☆※]\s*|\(?[\d一二三四五六七八九十]{1,3}(?:[)]|\s*[.、.:])\s*)+")
PART = re.compile(r"^\(\d{1,2}\)")
POINTER = re.compile(
    r"\s*(?:[(\[]?\s*(?:详?见|转|刊)?\s*(?:第\s*)?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*版\s*[)\]]?|[→▶►.…·]{1,80}\s*[A-Z]?\d{1,3})$"
)
"""Where the article stands: (5版), ……A3."""

HEAD_OF_PAGE = 30
"""Lines from the top within which a list of contents begins."""

FEWEST_ANNOUNCED = 3
"""Lines in a row that stand again further down: without a head such as 导读 they make a list of contents."""

SHORTEST_ANNOUNCED = 6
"""Folded characters of a line that may be found again as a part of another."""

LONGEST_PRINTED = 200
"""Characters of a line of contents with the dots that lead to its page."""

LONGEST_BRIEF = 36
"""Folded characters of one that has neither bullet nor number, nor stands again further down."""

LONGEST_ANNOUNCED = 60
"""Folded characters of one line of a list of contents."""


@dataclass(frozen=True)
class Contents:
    """A list of contents."""

    numbers: frozenset[int]
    """Its lines."""
    announced: frozenset[str]
    """The headlines that it announces, folded."""
    parts: frozenset[str] = frozenset()
    """What it announces as parts of an item: (1)…"""


NO_CONTENTS = Contents(frozenset(), frozenset())


def read_serials(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, those that count through the page without their numbers, proven to be headlines.

    They are marked lines; or unmarked ones, the first of which stands at the top of the page, each over text.
    """
    marked = [
        index for index, line in enumerate(lines) if 0 < line.level < BOLD and SERIAL.match(line.narrow)
    ]
    plain = [index for index, line in enumerate(lines) if SERIAL.match(line.narrow) and not line.is_closed]
    numbered = next((set(found) for found in (marked, plain) if counts_through(lines, found)), set())
    if numbered and not marked and not (begin_page(lines, plain) and stand_over_text(lines, plain)):
        return lines
    return tuple(prove(line) if index in numbered else line for index, line in enumerate(lines))


def counts_through(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Tell whether the numbers of some lines go upwards from 1 or 2."""
    numbers = [int(serial["number"]) for index in found if (serial := SERIAL.match(lines[index].narrow))]
    is_upwards = all(after > before for before, after in zip(numbers, numbers[1:], strict=False))
    return len(found) >= FEWEST_SERIALS and is_upwards and numbers[0] <= 2


def begin_page(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Tell whether no text stands above the first of some lines."""
    return all(not line.is_closed and len(line.folded) <= LONGEST_BRIEF for line in lines[: min(found)])


def stand_over_text(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Tell whether each of some lines stands over a longer one that is not numbered."""
    places = set(found)
    return all(
        index + 1 < len(lines)
        and index + 1 not in places
        and (lines[index + 1].is_closed or len(lines[index + 1].folded) > len(lines[index].folded))
        for index in found
    )


def prove(line: Line) -> Line:
    """Return a numbered line without its number, as a proven headline."""
    serial = SERIAL.match(line.narrow)
    return replace(line, text=line.text[serial.end() if serial else 0 :], is_proven=True)


def split_contents(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines without a list of contents, the headlines that it announces proven, and the list's lines."""
    keys = [strip_entry(line.narrow) for line in lines]
    contents = find_contents(lines, keys)
    known = contents.announced | contents.parts
    kept = tuple(
        replace(line, is_proven=key in contents.announced, is_part=key in contents.parts)
        if key in known
        else line
        for line, key in zip(lines, keys, strict=True)
        if line.number not in contents.numbers
    )
    return kept, tuple(line for line in lines if line.number in contents.numbers)


def find_contents(lines: Sequence[Line], keys: Sequence[str]) -> Contents:
    """Return the list of contents at the head of a page, NO_CONTENTS where it has none."""
    last = {key: index for index, key in enumerate(keys)}
    for index, line in enumerate(lines[:HEAD_OF_PAGE]):
        within = CONTENTS_WITHIN.search(line.narrow)
        if within:
            return read_paragraph(line, within.end(), index, last)
        is_head = CONTENTS.match(line.narrow) is not None
        entries = take_entries(lines, keys, last, start=index + is_head, is_headed=is_head)
        if is_head or len(entries) >= FEWEST_ANNOUNCED:
            return gather(lines, [*([index] if is_head else []), *entries], keys) if entries else NO_CONTENTS
    return NO_CONTENTS


def strip_entry(narrow: str) -> str:
    """Return the words of a line of contents, or of a headline, for comparison: no bullet, number, page or mark."""
    if len(narrow) > LONGEST_PRINTED:
        return ""
    words = POINTER.sub("", BULLET.sub("", narrow)).strip(" ;。:")
    return fold(words)


def take_entries(
    lines: Sequence[Line], keys: Sequence[str], last: Mapping[str, int], *, start: int, is_headed: bool
) -> list[int]:
    """Return the indices of the lines of contents from a place on: listed below a head, or found again further down.

    `last` tells where each key stands for the last time.
    """
    entries: list[int] = []
    seen: set[str] = set()
    for index in range(start, len(lines)):
        key, narrow = keys[index], lines[index].narrow
        is_listed = is_headed and (BULLET.match(narrow) or POINTER.search(narrow) or narrow.endswith(";"))
        is_listed = is_listed or (is_headed and is_brief(lines, index) and is_brief(lines, index + 1))
        is_again = len(key) >= SHORTEST_ANNOUNCED and last[key] > index
        if not 0 < len(key) <= LONGEST_ANNOUNCED or key in seen or not (is_listed or is_again):
            break
        seen.add(key)
        entries.append(index)
    return entries


def is_brief(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is as short as one of a list of contents, and no sentence."""
    return index < len(lines) and not lines[index].is_closed and len(lines[index].folded) <= LONGEST_BRIEF


def gather(lines: Sequence[Line], entries: Sequence[int], keys: Sequence[str]) -> Contents:
    """Return the list of contents that some lines make."""
    named = [index for index in entries if len(keys[index]) >= SHORTEST_ANNOUNCED]
    parts = frozenset(keys[index] for index in named if PART.match(lines[index].narrow))
    return Contents(
        frozenset(lines[index].number for index in entries),
        frozenset(keys[index] for index in named) - parts,
        parts,
    )


def read_paragraph(line: Line, start: int, index: int, last: Mapping[str, int]) -> Contents:
    """Return the contents that stand in one paragraph, if any of them is a line of its own below."""
    words = (strip_entry(part) for part in re.split(r"[;。]", line.narrow[start:]))
    announced = frozenset(
        word for word in words if len(word) >= SHORTEST_ANNOUNCED and last.get(word, 0) > index
    )
    return Contents(frozenset({line.number}), announced) if announced else NO_CONTENTS
