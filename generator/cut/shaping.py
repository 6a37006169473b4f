"""The shapes of lines, step after step: each step puts right what neighbours tell of a line."""

import re
from dataclasses import replace

from generator.cut.blocks import settle_signoffs, settle_tables
from generator.cut.entries import Entry, read_shapes
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.lines import Line
from generator.cut.listings import settle_listings
from generator.cut.offers import settle_ads, settle_contacts, settle_foot, settle_questions
from generator.cut.poems import settle_poems

JUMPED = re.compile(r"^[^\w]*(?:上接|紧接|接)")
"""Whence the text of another page goes on."""


def settle_jumps(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take whence a text goes on, on a line right over its headline, for a line of the headline."""
    following = (*entries[1:], None)[: len(entries)]
    return tuple(
        replace(entry, kind="bare")
        if entry.kind == "jump" and after and after.kind == "bare" and JUMPED.match(entry.line.narrow)
        else entry
        for entry, after in zip(entries, following, strict=True)
    )


STEPS = (
    settle_jumps,
    settle_contacts,
    settle_questions,
    settle_signoffs,
    settle_ads,
    settle_tables,
    settle_listings,
    settle_poems,
    settle_foot,
)


def shape_entries(lines: tuple[Line, ...], forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line with its shape, `bare` where it has none."""
    entries = read_shapes(lines, forms)
    for step in STEPS:
        entries = step(entries)
    return entries
