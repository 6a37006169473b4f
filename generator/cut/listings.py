"""Listings: short lines alike that stand below one another — results, programmes, prices, the weather."""

import re
from dataclasses import replace

from generator.cut.entries import Entry
from generator.cut.lines import Line
from generator.cut.offers import OFFER
from generator.folding import HAN

LABEL = re.compile(rf"^(?P<label>[{HAN}\d()、·]{{1,14}})\s*[:]\s*\S")
"""What a line is about, at its head: 今天夜间:…, 生猪:…"""

SCORE = re.compile(r"[\dOo]\s*(?:比|[:∶])\s*[\dOo]|\d\s*[—-]\s*\d+$|\d\s*℃$")
"""A result, an hour or a temperature."""

OWN = re.compile(r"本[报刊版社台]|社址|地址|网址|广告|发行|投稿")
"""Words with which a page speaks of itself, at its foot."""

LISTED = ("bare", "sentence", "ad", "line")
LONGEST_LISTED = 40
"""Folded characters."""

FEWEST_ALIKE = 2
"""Lines in a row with scores or hours, or with labels of one length, that make a listing."""

FEWEST_LABELLED = 3
"""The same with labels of any length."""


def settle_listings(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the short lines of a listing for lines of its article."""
    settled = list(entries)
    for begins_so in (label_of, score_of):
        start = 0
        while start < len(entries):
            end = start
            while end < len(entries) and is_listed(entries[end]) and begins_so(entries[end].line):
                end += 1
            if makes_listing([begins_so(entry.line) for entry in entries[start:end]]):
                settled[start:end] = [
                    replace(entry, kind="line") if belongs(entry) else entry for entry in settled[start:end]
                ]
            start = max(end, start + 1)
    return tuple(settled)


def belongs(entry: Entry) -> bool:
    """Tell whether an entry of a listing is a line of its article: offers of an information column may be none."""
    return entry.kind == "bare" or (
        entry.kind == "ad" and not OFFER.match(entry.line.narrow) and not OWN.match(entry.line.narrow)
    )


def is_listed(entry: Entry) -> bool:
    """Tell whether an entry may be one of a listing."""
    is_short = len(entry.line.folded) <= LONGEST_LISTED and not entry.line.is_closed
    return entry.kind in LISTED and is_short and not entry.line.level


def label_of(line: Line) -> str:
    """Return the label at the head of a line, "" where it has none."""
    found = LABEL.match(line.narrow)
    return found["label"] if found else ""


def score_of(line: Line) -> str:
    """Return the same for any line with a score or an hour, "" for the others."""
    return "scored" if SCORE.search(line.narrow) else ""


def makes_listing(heads: list[str]) -> bool:
    """Tell whether the heads of lines in a row are those of a listing."""
    return len(heads) >= FEWEST_LABELLED or (len(heads) >= FEWEST_ALIKE and len(set(map(len, heads))) == 1)
