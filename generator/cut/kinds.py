"""From the shapes of a page's lines to what each is: labels decide what opens, heads or belongs to an article."""

from collections.abc import Sequence
from dataclasses import replace

from generator.cut.entries import LONGEST_GROUP, OPENERS, TEXT, Entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.headline import is_composed, is_lead_in, split_lead_in
from generator.cut.inside import settle_inside
from generator.cut.labelling import (
    HEADS,
    INSIDE,
    LABELS,
    OPENS,
    OUTSIDE,
    UNTITLED,
    label_lines,
)
from generator.cut.orders import obey_orders
from generator.cut.preparing import Prepared
from generator.cut.rubrics import FLAG
from generator.cut.shapes import LONGEST_DISPLAY
from generator.cut.shaping import shape_entries
from generator.cut.sheets import MOST_UNSIGNED
from generator.cut.sights import see_page

OF_PAGE = ("page", "contents")
"""Kinds of the lines that were found to be the page's own: others see them, they are not asked."""

LONGEST_GROUP_LINE = 24
"""Folded characters of the name of a group with its number and order: 主席团成员(60人,按姓氏笔画排列)."""

ANY = frozenset(range(len(LABELS)))
HEADING = frozenset({OPENS, HEADS})
OWN_TEXT = frozenset({INSIDE, UNTITLED})
ASIDE = frozenset({OUTSIDE})
WITHIN = frozenset({INSIDE})

NO_HEADLINE = ("dateline", "continuation", "note", "jump", "trailer", "line")
"""Shapes of lines that are text or stand behind it."""

ORDERED = {
    "opens": frozenset({OPENS}),
    "heading": HEADING,
    "banner": ASIDE,
    "section": ASIDE,
    "ad": ASIDE,
    "label": ASIDE,
    "unassigned": ASIDE,
}
"""Labels that an archivist's order leaves to a line; those of other orders are text."""


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
    allowed = [ASIDE if index < flag else allow(entries, index) for index in range(len(entries))]
    barred = [bar(entries, index) for index in range(len(entries))]
    labels = label_lines([sights for _, sights in seen], allowed, barred)
    labelled = tuple(
        replace(entry, label=LABELS[label]) for entry, label in zip(entries, labels, strict=True)
    )
    named = tuple(
        replace(entry, kind=name_kind(labelled, index, flag=flag)) for index, entry in enumerate(labelled)
    )
    return obey_orders(settle_inside(named))


def allow(entries: Sequence[Entry], index: int) -> frozenset[int]:
    """Return the labels that a line may have: all, but where an archivist, the page or its own form says what it is."""
    entry = entries[index]
    if entry.line.order:
        return ORDERED.get(entry.line.order, OWN_TEXT)
    if entry.line.headline:
        return frozenset({UNTITLED})
    if entry.kind == "jump":
        return ANY - ASIDE
    if entry.line.is_proven:
        return HEADING
    if entry.kind in ("bare", "ad") and not has_text_below(entries, index):
        return frozenset({OUTSIDE, INSIDE})
    if entry.kind == "bare" and is_complete(entry.line.text):
        return frozenset({OPENS}) if stands_apart(entries, index) else HEADING
    if entry.kind == "bare" and (is_lead_in(entry.line.text) or is_composed(entry.line.text)):
        return HEADING
    if heads_list(entries, index):
        return frozenset({OPENS})
    if entry.line.is_part or names_group(entries, index):
        return WITHIN
    if entry.kind in NO_HEADLINE or goes_on(entries, index) or len(entry.line.folded) > LONGEST_DISPLAY:
        return ANY - HEADING
    return ANY


def bar(entries: Sequence[Entry], index: int) -> set[tuple[int, int]]:
    """Return the labels that may not follow one another at a line."""
    entry, before = entries[index], entries[index - 1] if index else None
    below_headline = {UNTITLED}
    if not stands_apart(entries, index):
        below_headline.add(OPENS)
    if entry.kind == "deck" or (before and entry.kind == "bare" and before.line.narrow.endswith(":")):
        below_headline.add(INSIDE)
    pairs = {(above, label) for above in HEADING for label in below_headline}
    return pairs if has_text_below(entries, index) else {*pairs, (OUTSIDE, INSIDE)}


def goes_on(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether an unmarked line between texts is text: on a page that shows its headlines by other means.

    One that ends in a mark, where headlines stand over bylines; any, where they name speakers with their posts.
    """
    entry, before = entries[index], entries[index - 1] if index else None
    following = entries[index + 1].kind if index + 1 < len(entries) else ""
    is_between = before is not None and before.kind == "sentence" and following in (*TEXT, "jump")
    if entry.kind != "bare" or entry.line.level or not is_between:
        return False
    speakers = sum(other.kind == "bare" and is_complete(other.line.text) for other in entries)
    signed = sum(other.kind in OPENERS for other in entries)
    names_speakers = speakers > MOST_UNSIGNED and following == "sentence"
    return names_speakers or (entry.line.is_closed and signed > MOST_UNSIGNED)


def has_text_below(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether anything stands below a line that an article may have besides its headline."""
    return any(entry.kind not in ("bare", "ad", "deck") for entry in entries[index + 1 :])


def shows_headline(entry: Entry) -> bool:
    """Tell whether a line shows that a headline stands at it or over it: byline, dateline, speaker with post."""
    return entry.kind in OPENERS or (entry.kind == "bare" and is_complete(entry.line.text))


def names_group(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether a line belongs to a list of names: it holds some beside others, or stands over the next group."""
    near = [entry.kind for entry in entries[max(0, index - 1) : index + 2]]
    if entries[index].kind == "roster":
        return near.count("roster") > 1 or len(entries[index].line.text.split()) == 1
    words = entries[index].line.folded
    is_short = len(words) <= LONGEST_GROUP and not words.endswith("名单")
    return near == ["roster", "bare", "roster"] and is_short


def heads_list(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether a line between names is too long for the name of a group: the headline of the next list."""
    entry, before = entries[index], entries[index - 1] if index else None
    below = next((other.kind for other in entries[index + 1 :] if other.kind not in ("bare", "deck")), "")
    is_long = len(entry.line.folded) > LONGEST_GROUP_LINE
    return entry.kind == "bare" and is_long and before is not None and [before.kind, below] == ["roster"] * 2


def stands_apart(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether a line may open an article right below another headline, whose text then stands further down.

    Each is proven to be a headline, or holds a speaker with post and a title.
    """
    line = entries[index].line
    if line.is_proven or line.order == "opens":
        return True
    before = entries[index - 1].line if index else None
    return before is not None and is_complete(line.text) and is_complete(before.text)


def is_complete(text: str) -> bool:
    """Tell whether one line holds a whole headline: a speaker with post and a title."""
    return bool(split_lead_in(text)[0])


def last_flag(entries: Sequence[Entry]) -> int:
    """Return how many lines from the top belong to the banner: up to the flag of a special page, above any text."""
    flag = 0
    for index, entry in enumerate(entries):
        if entry.kind not in ("bare", "deck", "ad"):
            break
        if FLAG.search(entry.line.narrow):
            flag = index + 1
    return flag


def name_kind(entries: Sequence[Entry], index: int, *, flag: int) -> str:
    """Return the kind of a line by its shape and its label."""
    entry = entries[index]
    if entry.label in ("opens", "heads"):
        return "display"
    if entry.label == "outside":
        return "banner" if index < flag else name_outside(entries, index)
    if entry.kind == "bare":
        return "sentence" if entry.label == "untitled" else "marked" if entry.line.level else "weak"
    if entry.kind == "deck" and [after.kind for after in entries[index + 1 : index + 2]] == ["roster"]:
        return "subhead"
    return "sentence" if entry.kind in ("deck", "ad") else entry.kind


def name_outside(entries: Sequence[Entry], index: int) -> str:
    """Return what a line of no article is: advertisement, rubric over an article, text of the page's own, unknown."""
    entry = entries[index]
    if entry.kind == "ad":
        return "ad"
    if entry.kind in TEXT and entry.kind != "roster":
        return "banner"
    following = next((other.label for other in entries[index:] if other.label != "outside"), "")
    return "section" if following in ("opens", "untitled") else "loose"
