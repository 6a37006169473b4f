"""What no points may overrule: which labels a line may have, and which may not follow one another at it."""

import re
from collections.abc import Sequence

from generator.cut.entries import LONGEST_GROUP, OPENERS, TEXT, Entry
from generator.cut.headline import is_complete, is_composed, is_lead_in
from generator.cut.labelling import HEADS, INSIDE, LABELS, OPENS, OUTSIDE, UNTITLED
from generator.cut.page_lines import DATE
from generator.cut.shapes import LONGEST_DISPLAY, is_jump
from generator.cut.sheets import MOST_UNSIGNED

LONGEST_GROUP_LINE = 24
"""Folded characters of the name of a group with its number and order: 主席团成员(60人,按姓氏笔画排列)."""

ANY = frozenset(range(len(LABELS)))
HEADING = frozenset({OPENS, HEADS})
OWN_TEXT = frozenset({INSIDE, UNTITLED})
ASIDE = frozenset({OUTSIDE})
WITHIN = frozenset({INSIDE})

OF_TEXT = ("dateline", "continuation", "jump")
"""Shapes of lines that are always an article's."""

NO_HEADLINE = ("note", "trailer", "line")
"""Shapes of lines that are text or stand behind it."""

DISPLAY = ("bare", "deck", "ad")
"""Shapes of lines that are no article's text."""

BY_FORM = (
    (re.compile(rf"\(?(?:{DATE.pattern}|\d{{1,2}}月\d{{1,2}}日)\)?$"), ANY - HEADING),
    (re.compile(r"\([^()]*\)$"), ANY - {OPENS}),
)
"""What a line without a shape may be that holds a date only, or stands within brackets."""

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


class Bounds:
    """The bounds of a page's lines."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Look over the lines once."""
        self.entries = entries
        self.complete = [entry.kind == "bare" and is_complete(entry.line.text) for entry in entries]
        self.names_speakers = sum(self.complete) > MOST_UNSIGNED
        self.is_signed = sum(entry.kind in OPENERS for entry in entries) > MOST_UNSIGNED
        self.last = max(
            (index for index, entry in enumerate(entries) if entry.kind not in DISPLAY), default=-1
        )
        self.below = find_below(entries)

    def allow(self, index: int) -> frozenset[int]:
        """Return the labels that a line may have: all, but where an archivist, the page or its form says what it is."""
        entry = self.entries[index]
        if entry.line.order:
            return ORDERED.get(entry.line.order, OWN_TEXT)
        if entry.line.headline:
            return frozenset({UNTITLED})
        if entry.kind in OF_TEXT:
            return ANY - ASIDE if entry.kind == "jump" else OWN_TEXT
        if entry.line.is_proven:
            return HEADING
        if index >= self.last and entry.kind in ("bare", "ad"):
            return frozenset({OUTSIDE, INSIDE})
        if self.complete[index]:
            return frozenset({OPENS}) if self.stands_apart(index) else HEADING
        if entry.kind == "bare" and (is_lead_in(entry.line.text) or is_composed(entry.line.text)):
            return HEADING
        if entry.kind == "bare" and is_jump(entry.line):
            return HEADING
        for form, labels in BY_FORM:
            if entry.kind == "bare" and form.match(entry.line.narrow):
                return labels
        if self.heads_list(index):
            return frozenset({OPENS})
        if entry.line.is_part or self.names_group(index):
            return WITHIN
        if entry.kind in NO_HEADLINE or self.goes_on(index) or len(entry.line.folded) > LONGEST_DISPLAY:
            return ANY - HEADING
        return ANY

    def bar(self, index: int) -> set[tuple[int, int]]:
        """Return the labels that may not follow one another at a line."""
        entry, before = self.entries[index], self.entries[index - 1] if index else None
        below_headline = {UNTITLED}
        if not self.stands_apart(index):
            below_headline.add(OPENS)
        if entry.kind == "deck" or (before and entry.kind == "bare" and before.line.narrow.endswith(":")):
            below_headline.add(INSIDE)
        pairs = {(above, label) for above in HEADING for label in below_headline}
        if before and before.kind == "bare" and entry.kind == "continuation":
            pairs.add((OUTSIDE, UNTITLED))
        return pairs if index < self.last else {*pairs, (OUTSIDE, INSIDE)}

    def goes_on(self, index: int) -> bool:
        """Tell whether an unmarked line between texts is text: on a page that shows its headlines by other means.

        One that ends in a mark, where headlines stand over bylines; any, where they name speakers with their posts.
        """
        entry, before = self.entries[index], self.entries[index - 1] if index else None
        following = self.entries[index + 1].kind if index + 1 < len(self.entries) else ""
        is_between = before is not None and before.kind == "sentence" and following in (*TEXT, "jump")
        if entry.kind != "bare" or entry.line.level or not is_between:
            return False
        return (self.names_speakers and following == "sentence") or (self.is_signed and entry.line.is_closed)

    def names_group(self, index: int) -> bool:
        """Tell whether a line belongs to a list of names: it holds some beside others, or stands over a group."""
        entry = self.entries[index]
        near = [other.kind for other in self.entries[max(0, index - 1) : index + 2]]
        if entry.kind == "roster":
            return near.count("roster") > 1 or "deck" in near or len(entry.line.text.split()) == 1
        is_short = len(entry.line.folded) <= LONGEST_GROUP and not entry.line.folded.endswith("名单")
        return is_short and near[:2] == ["roster", "bare"] and near[2:] in (["roster"], ["subhead"], ["deck"])

    def heads_list(self, index: int) -> bool:
        """Tell whether a line between names is too long for the name of a group: the headline of the next list."""
        entry, before = self.entries[index], self.entries[index - 1] if index else None
        is_long = entry.kind == "bare" and len(entry.line.folded) > LONGEST_GROUP_LINE
        return is_long and before is not None and [before.kind, self.below[index]] == ["roster"] * 2

    def stands_apart(self, index: int) -> bool:
        """Tell whether a line may open an article right below another headline, whose text then stands further down.

        Each is proven to be a headline, or holds a speaker with post and a title.
        """
        line = self.entries[index].line
        if line.is_proven or line.order == "opens":
            return True
        return index > 0 and self.complete[index - 1] and self.complete[index]


def find_below(entries: Sequence[Entry]) -> list[str]:
    """Return for each line the shape of the first one below it that is neither bare nor a deck, "" where none is."""
    below: list[str] = []
    kind = ""
    for entry in reversed(entries):
        below.append(kind)
        if entry.kind not in ("bare", "deck"):
            kind = entry.kind
    return below[::-1]
