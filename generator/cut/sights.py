"""What can be seen at each line of a page. No rule decides here: every sight is a name that points are given to."""

import re
from collections.abc import Iterator, Sequence
from operator import add

from generator.cut.blocks import BODY, NOTICE, PLACE, SIGNER
from generator.cut.entries import TEXT, Entry
from generator.cut.headline import OVER_END, is_composed, is_kicker, is_lead_in
from generator.cut.page_lines import DATE
from generator.cut.rubrics import FLAG, OVER, RUBRIC, SURE_RUBRIC, WHO
from generator.cut.sheets import SHORT_KINDS, Sheet, step_of
from generator.cut.wording import ARTICLE_END, FIXED_TITLES, NEWS_OPENING, TORN_OPENING
from generator.folding import HAN
from generator.trade.names import is_name

LENGTHS = (2, 4, 6, 8, 10, 13, 17, 22, 30, 45, 75)
"""Folded characters up to which a line is of one length."""

LONGEST_SHORT = 30
"""Folded characters up to which the words of a line are looked at, whatever its shape."""

PARTS = (0.0, 0.15, 0.3, 0.5)
SHARES = (0.01, 0.02, 0.05, 0.1)
"""Parts of the pairs of characters that two texts share, up to which they are alike in one degree."""

STEPS = (-8, -3, -1, 0, 2, 7)
"""Folded characters by which a line is longer than its neighbour."""

OPEN_END = "open"
"""Seen at a line without a form of its own that ends in no mark."""

FEWEST_PAIRS = 50
"""Pairs of characters of a text that must share words with another one if both are of one article."""

ALIKE = 2
"""Folded characters by which parallel headings differ."""

RUN = re.compile(rf"[{HAN}]{{2,}}")

WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("rubric", RUBRIC),
    ("sure-rubric", SURE_RUBRIC),
    ("who", WHO),
    ("over", OVER),
    ("over-title", OVER_END),
    ("flag", FLAG),
    ("body", BODY),
    ("place", PLACE),
    ("reader", SIGNER),
    ("notice", NOTICE),
    ("fixed-title", FIXED_TITLES),
)
"""Words of the trade that a short line holds."""

MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("space", re.compile(r"\S\s+\S")),
    ("comma", re.compile(",")),
    ("dot", re.compile(r"\S·\S")),
    ("closed", re.compile(r"[。?!…]”?$")),
    ("enumeration", re.compile("、")),
    ("colon", re.compile(":.")),
    ("colon-end", re.compile(":$")),
    ("figure", re.compile(r"\d")),
    ("number", re.compile(r"\d{5}")),
    ("quotation", re.compile(r"^[“\"《]")),
    ("question", re.compile(r"\?$")),
    ("cry", re.compile(r"!$")),
    ("torn", TORN_OPENING),
    ("counted", re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))")),
)
"""Marks within a short line."""


def see_page(entries: Sequence[Entry]) -> list[list[str]]:
    """Return what is seen at each line of a page."""
    sheet = Sheet(entries)
    return [list(see_line(sheet, index)) for index in range(len(sheet.spots))]


def see_line(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield what is seen at a line."""
    spot = sheet.spots[index]
    yield from see_neighbours(sheet, index)
    yield from see_setting(sheet, index)
    if spot.kind in SHORT_KINDS or spot.length <= LONGEST_SHORT:
        yield from see_words(sheet, index)
        yield from see_likeness(sheet, index)
    if spot.kind in SHORT_KINDS:
        yield from see_run(sheet, index)
        yield from see_below(sheet, index)


def see_neighbours(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield the shapes of a line and of those around it."""
    spot = sheet.spots[index]
    kind, before, after = spot.kind, sheet.kind(index - 1), sheet.kind(index + 1)
    is_open = index > 0 and not sheet.spots[index - 1].is_closed
    if kind == "bare" and not spot.is_closed:
        yield OPEN_END
    yield f"kind {kind}"
    yield f"above {kind} {before}"
    yield f"above-open {kind} {before} {is_open}"
    yield f"below {kind} {after}"
    yield f"between {kind} {before} {after}"
    yield f"below-two {kind} {after} {sheet.kind(index + 2)}"
    yield f"above-two {kind} {before} {sheet.kind(index - 2)}"
    yield f"size {kind} {spot.size} {spot.is_closed}"
    if index + 1 < len(sheet.spots):
        below = sheet.spots[index + 1]
        if NEWS_OPENING.match(below.line.narrow):
            yield f"news-below {kind}"
        yield f"below-size {kind} {spot.size} {below.is_closed}"
        yield f"below-length {step_of(below.length, LENGTHS)}"
        yield f"below-mark {kind} {spot.mark} {bool(below.line.level)}"
    if index:
        above = sheet.spots[index - 1]
        yield f"above-length {kind} {step_of(above.length, LENGTHS)}"
        yield f"above-mark {kind} {spot.mark} {bool(above.line.level)}"
        if ARTICLE_END.search(above.line.narrow):
            yield f"end-above {kind}"
    if NEWS_OPENING.match(spot.line.narrow):
        yield f"news {before}"
    if ARTICLE_END.search(spot.line.narrow):
        yield "end"


def see_setting(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield how a line is set: its mark, the empty lines around it, its place on the page."""
    spot = sheet.spots[index]
    kind, gap, after = spot.kind, spot.gap, sheet.gap(index + 1)
    yield f"mark {kind} {spot.mark}"
    yield f"mark-of-page {spot.mark} {sheet.marks}"
    yield f"mark-gap {spot.mark} {sheet.marks} {gap}"
    yield f"gap {kind} {gap}"
    yield f"gap-below {kind} {after}"
    yield f"gaps {kind} {gap} {after} {spot.size}"
    place = "head" if index < sheet.first else "foot" if index > sheet.last else "middle"
    yield f"place {place} {kind} {spot.size}"
    if index < 5:
        yield f"line {index} {kind}"
    if index < sheet.first:
        yield f"to-text {min(5, sheet.first - index)} {kind}"
    if index >= len(sheet.spots) - 3:
        yield f"from-end {len(sheet.spots) - index} {kind}"


def see_words(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield the length, the marks and the words of the trade of a short line."""
    spot = sheet.spots[index]
    narrow, length = spot.line.narrow, step_of(spot.length, LENGTHS)
    before, after = sheet.kind(index - 1), sheet.kind(index + 1)
    above = f"{before} {not index or sheet.spots[index - 1].is_closed}"
    yield f"length {length}"
    yield f"length-kind {spot.kind} {length}"
    yield f"length-below {length} {after}"
    yield f"length-above {length} {above}"
    yield f"length-commas {length} {min(2, narrow.count(','))} {spot.is_closed} {after}"
    yield f"first {narrow[0]}"
    yield f"last {narrow[-1]}"
    yield f"first-two {narrow[:2]}"
    yield f"last-two {narrow[-2:]}"
    yield from (f"has {name}" for name, pattern in MARKS if pattern.search(narrow))
    for name, pattern in WORDS:
        if pattern.search(narrow):
            yield f"word {name}"
            yield f"word-below {name} {after}"
            yield f"word-above {name} {above}"
    if DATE.search(narrow):
        yield f"date {before}"
    words = narrow.split()
    yield f"words {min(4, len(words))}"
    if words and is_name(words[-1]):
        yield f"name {min(3, len(words))} {above}"
        yield f"name-below {after}"
    if is_lead_in(spot.line.text):
        yield "speaker"
    elif is_composed(spot.line.text):
        yield "composed"
    if is_kicker(spot.line.text):
        yield "event"


def see_likeness(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield how many of the words of a short line stand below and above it."""
    words = pairs_of(sheet.spots[index].line.folded)
    if not words:
        return
    below = pairs_of(sheet.words_below(index))
    above = pairs_of(sheet.words_above(index))
    known_below, known_above = len(words & below) / len(words), len(words & above) / len(words)
    yield f"known-below {step_of(known_below, PARTS)}"
    yield f"known-above {step_of(known_above, PARTS)}"
    nearer = "above" if known_above > known_below else "below" if known_below > known_above else "neither"
    yield f"nearer {nearer}"
    if min(len(below), len(above)) >= FEWEST_PAIRS:
        share = len(below & above) / min(len(below), len(above))
        yield f"shared {step_of(share, SHARES)}"


def see_run(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield where a line stands in its run of short lines, and what stands around the run."""
    spot = sheet.spots[index]
    first, last = sheet.runs[index]
    place = f"{min(last - first + 1, 4)}.{min(index - first, 3)}"
    above, below = sheet.kind(first - 1), sheet.kind(last + 1)
    is_open = first > 0 and not sheet.spots[first - 1].is_closed
    yield f"run {place}"
    yield f"run-below {place} {below}"
    yield f"run-above {place} {above}"
    yield f"run-between {above} {is_open} {below}"
    yield f"signed-page {sheet.openers} {below} {place}"
    yield f"signed-length {sheet.openers} {below} {step_of(spot.length, LENGTHS)}"
    yield f"speakers-page {sheet.speakers} {is_lead_in(spot.line.text) or is_composed(spot.line.text)} {below}"
    yield f"set-off-page {sheet.sets_off} {sheet.spots[first].gap} {below}"
    yield f"run-size {place} {below} {spot.size}"
    yield f"run-gap {place} {spot.gap} {sheet.gap(index + 1)}"
    yield f"run-mark {place} {spot.mark}"
    length = step_of(spot.length, LENGTHS)
    for name, other in (("longer-above", index - 1), ("longer-below", index + 1)):
        if first <= other <= last:
            step = step_of(spot.length - sheet.spots[other].length, STEPS)
            yield f"{name} {step}"
            yield f"{name} {step} {length}"


def see_below(sheet: Sheet, index: int) -> Iterator[str]:
    """Yield how much text stands below a short line, how it ends, and whether headings near it are alike."""
    spot = sheet.spots[index]
    following, before = sheet.next_head(index), sheet.previous_head(index)
    paragraphs = min(4, sum(other.kind in TEXT for other in sheet.spots[index + 1 : following]))
    yield f"paragraphs {paragraphs}"
    yield f"paragraphs-above {paragraphs} {not index or sheet.spots[index - 1].is_closed}"
    for name, other in (("next", following), ("previous", before)):
        if 0 <= other < len(sheet.spots):
            is_alike = abs(sheet.spots[other].length - spot.length) <= ALIKE
            yield f"alike {name} {is_alike} {step_of(spot.length, LENGTHS)}"
    place = min(3, sheet.items[index])
    yield f"digest {place} {spot.mark} {paragraphs}"
    yield f"digest-below {place} {sheet.kind(index + 1)} {step_of(spot.length, LENGTHS)}"
    if following > index + 1:
        end = sheet.spots[following - 1]
        yield f"signed {end.kind == 'trailer' or bool(ARTICLE_END.search(end.line.narrow))}"


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters of a text."""
    return {pair for run in RUN.findall(text) for pair in map(add, run, run[1:])}
