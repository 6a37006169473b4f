"""A paragraph with what was changed in it: corrections, doubtful readings, joins. Its text stays the reading text.

What the page printed stands in attributes, which the style sheet shows when the reader asks for the recognised text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import Paragraph, PlacedReading
from generator.writing.escaping import escape_attribute, escape_inline, escape_opening
from generator.writing.labels import Labels

LINE_END = "⏎"
"""Shows where a line of the source ends that was joined with the next one."""


@dataclass(frozen=True)
class Change:
    """One change of a paragraph."""

    start: int
    end: int
    """First character of the reading text that it touches, and the one behind the last; equal for a join."""
    kind: str
    """corrected, proposed, join or gloss."""
    raw: str
    """What the page reads; of a gloss what stands beside the word, "" where it was said before."""
    note: str


@dataclass(frozen=True)
class Changes:
    """What may have been changed in the paragraphs of an article."""

    readings: tuple[PlacedReading, ...] = ()
    joins: Mapping[int, str] = field(default_factory=dict)
    """Why a line was joined to the one before it, by its number."""
    glosses: Mapping[Paragraph, tuple[Change, ...]] = field(default_factory=dict)
    """What is said beside words of the text."""


NO_CHANGES = Changes()


def write_changed(paragraph: Paragraph, changes: Changes, labels: Labels) -> str:
    """Write the text of a paragraph with its changes marked."""
    text = paragraph.text
    written, at = "", 0
    for change in find_changes(paragraph, changes, labels):
        if change.start < at:
            continue
        written += escape_piece(text[at : change.start], is_first=not written)
        written += write_change(change, text)
        at = change.end
    return (written + escape_piece(text[at:], is_first=not written)).strip()


def escape_piece(text: str, *, is_first: bool) -> str:
    """Escape a part of a paragraph; what opens the paragraph must not become a list or a rule."""
    return escape_opening(text.lstrip()) if is_first else escape_inline(text)


def write_change(change: Change, text: str) -> str:
    """Write one change as an inline element."""
    tag = "ins" if change.kind == "corrected" else "span"
    inner = escape_inline(text[change.start : change.end])
    attributes = f'class="{change.kind}" data-raw="{escape_attribute(change.raw)}" title="{escape_attribute(change.note)}"'
    return f"<{tag} {attributes}>{inner}</{tag}>"


def find_changes(paragraph: Paragraph, changes: Changes, labels: Labels) -> list[Change]:
    """Return the changes of a paragraph in reading order."""
    found = [*find_joins(paragraph, changes.joins, labels), *changes.glosses.get(paragraph, ())]
    for reading in changes.readings:
        found += find_reading(paragraph, reading, labels)
    return sorted(found, key=lambda change: (change.start, change.end, change.kind))


def find_joins(paragraph: Paragraph, joins: Mapping[int, str], labels: Labels) -> Iterator[Change]:
    """Yield where the lines of a paragraph meet."""
    at = 0
    for before, piece in zip(paragraph.pieces, paragraph.pieces[1:], strict=False):
        at += len(before.text)
        if before.line != piece.line:
            note = labels["join_note"].format(first=before.line, second=piece.line)
            reason = joins.get(piece.line, "")
            yield Change(at, at, "join", LINE_END, note + (labels["colon"] + reason if reason else ""))


def find_reading(paragraph: Paragraph, reading: PlacedReading, labels: Labels) -> Iterator[Change]:
    """Yield where a corrected or doubtful reading stands in a paragraph."""
    at = 0
    shown = reading.replacement if reading.is_certain else reading.expected
    other = reading.expected if reading.is_certain else reading.replacement
    for piece in paragraph.pieces:
        place = piece.text.find(shown) if shown else -1
        if place >= 0 and (piece.source, piece.line) == (reading.source, reading.line):
            first, last, first_of_other, last_of_other = find_difference(shown, other)
            words = other[first_of_other:last_of_other]
            yield make_change(reading, at + place + first, at + place + last, words, labels)
            return
        at += len(piece.text)


def make_change(reading: PlacedReading, start: int, end: int, words: str, labels: Labels) -> Change:
    """Return the change at a place; `words` are those of the other reading."""
    if reading.is_certain:
        note = labels["corrected_note"].format(raw=words, reason=reading.reason)
        return Change(start, end, "corrected", words, note)
    note = labels["proposed_note"].format(reading=words, reason=reading.reason)
    return Change(start, end, "proposed", "", note)


def find_difference(shown: str, other: str) -> tuple[int, int, int, int]:
    """Return the part of two readings in which they differ, at least a character of each: start and end in both."""
    most = min(len(shown), len(other))
    first = next((at for at in range(most) if shown[at] != other[at]), most)
    last = next((at for at in range(most - first) if shown[-1 - at] != other[-1 - at]), most - first)
    if first and (first == len(shown) - last or first == len(other) - last):
        first -= 1
    return first, len(shown) - last, first, len(other) - last
