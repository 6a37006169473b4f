"""Find where corrections belong: at their line, or, on a page that changed, where their quotation now stands."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from generator.correcting.reading_text import FoldedText, Span, fold_lines
from generator.folding import fold
from generator.knowledge import Correction
from generator.model import Page

SHORTEST_QUOTATION = 4
"""Folded characters of an expected reading that may be looked for elsewhere: shorter ones stand in other words, too."""

APPLIED = ("placed", "kept", "moved")
"""What may become of a correction that has a place."""


@dataclass(frozen=True)
class PlacedCorrection:
    """A correction and what became of it on a page."""

    correction: Correction
    status: str
    """placed: as stated; kept: at its line, though the page changed; moved: on a page that changed, found by its words;
    met: the page reads so already; lost: not found on a page that changed; mismatch: not found though the page is the
    one that was corrected; clash: it touches a passage that another correction changes."""
    span: Span = ()
    """Where it belongs; () where it was not found."""
    nearest: tuple[int, str] = (0, "")
    """Where it was not found: the line most like it, and its text."""

    @property
    def line(self) -> int:
        """The line where it belongs, else the one that it states."""
        return self.span[0][0] if self.span else self.correction.line


def place_corrections(page: Page, corrections: Sequence[Correction]) -> tuple[PlacedCorrection, ...]:
    """Return each correction of a page with its place; those of one spot but for the first as `clash`.

    The order of the corrections does not matter.
    """
    if not corrections:
        return ()
    text = fold_lines(page.lines)
    ordered = sorted(corrections, key=lambda one: (one.line, one.kind, one.expected, one.replacement))
    return tuple(mark_clashes(page, [place_correction(page, text, one) for one in ordered]))


def place_correction(page: Page, text: FoldedText, correction: Correction) -> PlacedCorrection:
    """Return one correction with its place."""
    spans = find_uncorrected(text, correction)
    here = [span for span in spans if span[0][0] == correction.line]
    is_same = page.sha256.startswith(correction.sha256)
    if len(here) == 1 and (is_same or len(spans) == 1):
        return PlacedCorrection(correction, "placed" if is_same else "kept", here[0])
    if not is_same and len(spans) == 1 and len(fold(correction.expected)) >= SHORTEST_QUOTATION:
        return PlacedCorrection(correction, "moved", spans[0])
    if not is_same and not spans and is_met(text, correction):
        return PlacedCorrection(correction, "met", text.find(correction.replacement)[0])
    status = "mismatch" if is_same else "lost"
    return PlacedCorrection(correction, status, nearest=find_nearest(page, correction))


def find_uncorrected(text: FoldedText, correction: Correction) -> list[Span]:
    """Return every place of the expected reading that is no part of the corrected one: 建房 but not in 违建房."""
    spans = text.find(correction.expected)
    if correction.kind != "recognition" or fold(correction.expected) not in fold(correction.replacement):
        return spans
    corrected = {spot for span in text.find(correction.replacement) for spot in list_spots(span)}
    return [span for span in spans if not corrected.issuperset(list_spots(span))]


def list_spots(span: Span) -> set[tuple[int, int]]:
    """Return the characters of a passage: line and index of each."""
    return {(line, index) for line, first, end in span for index in range(first, end)}


def is_met(text: FoldedText, correction: Correction) -> bool:
    """Tell whether a page reads already as a correction wants it to."""
    is_told = correction.kind == "recognition" and len(fold(correction.replacement)) >= SHORTEST_QUOTATION
    return is_told and len(text.find(correction.replacement)) == 1


def find_nearest(page: Page, correction: Correction) -> tuple[int, str]:
    """Return number and text of the line that is most like the expected reading, (0, "") where none is."""
    lines = {number: line for number, line in enumerate(page.lines, 1) if line.strip()}
    wanted = set(correction.expected)
    best = max(
        lines,
        key=lambda number: (
            longest_common(correction.expected, lines[number]),
            len(wanted & set(lines[number])),
            -abs(number - correction.line),
        ),
        default=0,
    )
    return (best, lines[best].strip()) if best else (0, "")


def longest_common(one: str, other: str) -> int:
    """Return how many characters in a row two texts share."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def mark_clashes(page: Page, placed: Sequence[PlacedCorrection]) -> list[PlacedCorrection]:
    """Return the corrections, those that touch a passage which an earlier one changes as `clash`.

    On a page that changed two may come to meet: the later one is then lost, not mistaken.
    """
    taken: set[tuple[int, int]] = set()
    marked = []
    for one in placed:
        spots = list_spots(one.span)
        is_change = one.correction.kind == "recognition" and one.status in APPLIED
        if is_change and taken & spots:
            is_same = page.sha256.startswith(one.correction.sha256)
            lost = PlacedCorrection(one.correction, "lost", nearest=find_nearest(page, one.correction))
            marked.append(PlacedCorrection(one.correction, "clash", one.span) if is_same else lost)
            continue
        taken |= spots if is_change else set()
        marked.append(one)
    return marked
