"""From the shapes of a page's lines to what each is: labels decide what opens, heads or belongs to an article."""

from collections.abc import Sequence
from dataclasses import replace

from generator.cut.bounds import ASIDE, Bounds
from generator.cut.entries import TEXT, Entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.inside import settle_inside
from generator.cut.labelling import LABELS, label_lines
from generator.cut.orders import obey_orders
from generator.cut.preparing import Prepared
from generator.cut.rubrics import FLAG
from generator.cut.shaping import shape_entries
from generator.cut.sights import see_page

OF_PAGE = ("page", "contents")
"""Kinds of the lines that were found to be the page's own: others see them, they are not asked."""


def gather_entries(prepared: Prepared, forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line of a page with its shape, the page's own among them."""
    own = [Entry(line, "page") for line in prepared.furniture]
    own += [Entry(line, "contents") for line in prepared.contents]
    return tuple(sorted((*shape_entries(prepared.lines, forms), *own), key=lambda entry: entry.line.number))


def see_entries(entries: Sequence[Entry]) -> list[tuple[Entry, list[str]]]:
    """Return the lines that are to be labelled, each with what is seen at it."""
    pairs = zip(entries, see_page(entries), strict=True)
    return [(entry, seen) for entry, seen in pairs if entry.kind not in OF_PAGE]


def read_entries(prepared: Prepared, forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line of articles and rubrics with its kind and its label."""
    seen = see_entries(gather_entries(prepared, forms))
    entries = tuple(entry for entry, _ in seen)
    flag = last_flag(entries)
    bounds = Bounds(entries)
    allowed = [ASIDE if index < flag else bounds.allow(index) for index in range(len(entries))]
    barred = [bounds.bar(index) for index in range(len(entries))]
    labels = label_lines([sights for _, sights in seen], allowed, barred)
    labelled = tuple(
        replace(entry, label=LABELS[label]) for entry, label in zip(entries, labels, strict=True)
    )
    opening = find_opening(labelled)
    named = tuple(
        replace(entry, kind="banner" if index < flag else name_kind(labelled, index, is_over=opening[index]))
        for index, entry in enumerate(labelled)
    )
    return obey_orders(settle_inside(named))


def last_flag(entries: Sequence[Entry]) -> int:
    """Return how many lines from the top belong to the banner: up to the flag of a special page, above any text."""
    flag = 0
    for index, entry in enumerate(entries):
        if entry.kind not in ("bare", "deck", "ad"):
            break
        if FLAG.search(entry.line.narrow):
            flag = index + 1
    return flag


def find_opening(entries: Sequence[Entry]) -> list[bool]:
    """Return for each line whether the next line of an article opens one."""
    opening: list[bool] = []
    opens = False
    for entry in reversed(entries):
        if entry.label != "outside":
            opens = entry.label in ("opens", "untitled")
        opening.append(opens)
    return opening[::-1]


def name_kind(entries: Sequence[Entry], index: int, *, is_over: bool) -> str:
    """Return the kind of a line by its shape and its label; `is_over` where the next article opens below it."""
    entry = entries[index]
    if entry.label in ("opens", "heads"):
        return "display"
    if entry.label == "outside":
        return name_outside(entry, is_over=is_over)
    if entry.kind == "bare":
        return "sentence" if entry.label == "untitled" else "marked" if entry.line.level else "weak"
    if entry.kind == "deck" and [after.kind for after in entries[index + 1 : index + 2]] == ["roster"]:
        return "subhead"
    return "sentence" if entry.kind in ("deck", "ad") else entry.kind


def name_outside(entry: Entry, *, is_over: bool) -> str:
    """Return what a line of no article is: advertisement, text of the page's own, rubric over an article, unknown."""
    if entry.kind == "ad":
        return "ad"
    if entry.kind in TEXT and entry.kind != "roster":
        return "banner"
    return "section" if is_over else "loose"
