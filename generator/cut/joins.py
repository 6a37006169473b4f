"""Join what columns, pictures and captions cut apart: from lines to paragraphs, each join with its reason."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.cut.lines import ENDS, Line
from generator.folding import HAN
from generator.model import Paragraph, Piece

ATTRIBUTION = re.compile(
    r"^[^“”\"]{4,80}(?:说|表示|介绍|认为|指出|强调|坦言|透露|告诉记者|谈道|谈到|建议|感慨|感叹|回忆|称)(?:道)?[。.]$"
)
"""One sentence without a quotation that says who spoke, and when."""

WHOLE_QUOTATION = re.compile(r"^“[^“”]+”$|^\"[^\"]+\"$")

Segmenter = Callable[[str], Sequence[str]]
"""Cuts a text into words."""

WINDOW = 8
"""Characters on each side of a cut that are shown to the word segmenter; Chinese words have at most 6 or 7."""


@dataclass(frozen=True)
class TextLine:
    """A line of running text on its way into a paragraph."""

    line: Line
    text: str
    """Its words, without a dateline."""
    form: str
    """`item` for a numbered one, `line` for one that stands for itself, "" for running text."""
    after: str
    """What stood between it and the text line before: "" nothing, `caption`, `subhead`, `repeat`."""


@dataclass(frozen=True)
class Join:
    """Two lines that are one sentence."""

    first: Line
    second: Line
    cause: str
    """column, picture, repeat or quotation."""
    doubled: str
    """The character dropped at the cut; "" where none."""


def join_lines(
    lines: Sequence[TextLine], segment: Segmenter
) -> tuple[tuple[Paragraph, ...], tuple[Join, ...]]:
    """Return the paragraphs of an article and the joins that made them."""
    paragraphs: list[list[Piece]] = []
    joins: list[Join] = []
    for index, item in enumerate(lines):
        before = lines[index - 1] if index else None
        cause = cause_of_join(before, item, paragraphs[-1] if paragraphs else [])
        if not before or not cause:
            paragraphs.append(make_pieces(item, 0))
            continue
        doubled = doubled_character(before.text, item.text, segment) if cause != "quotation" else ""
        paragraphs[-1] += make_pieces(item, len(doubled))
        joins.append(Join(before.line, item.line, cause, doubled))
    return tuple(Paragraph(tuple(pieces)) for pieces in paragraphs), tuple(joins)


def make_pieces(item: TextLine, dropped: int) -> list[Piece]:
    """Return what each source line of a line gives to a paragraph, without the first characters of its text."""
    skip = len(item.line.text) - len(item.text) + dropped
    pieces = []
    for part in item.line.parts:
        text = part.text[skip:]
        skip = max(0, skip - len(part.text))
        pieces += [Piece(part.number, text)] if text else []
    return pieces


def cause_of_join(before: TextLine | None, item: TextLine, paragraph: Sequence[Piece]) -> str:
    """Return why a line goes on with the paragraph before it; "" where it begins its own."""
    if before is None or item.after == "subhead" or before.line.join == "apart":
        return ""
    if before.line.join == "joined":
        return {"caption": "picture", "repeat": "repeat"}.get(item.after, "column")
    if is_finished(before, item):
        said = "".join(piece.text for piece in paragraph)
        quoted = WHOLE_QUOTATION.match(said) and ATTRIBUTION.match(item.text)
        return "quotation" if quoted and item.after == "" else ""
    return {"caption": "picture", "repeat": "repeat"}.get(item.after, "column")


def is_finished(before: TextLine, item: TextLine) -> bool:
    """Tell whether a paragraph ends with a line, given what follows."""
    if "line" in (item.form, before.form):
        return True
    if item.form:
        return before.line.narrow.rstrip("”’\"')")[-1:] in tuple(ENDS + ";:；") or bool(before.form)
    return before.line.is_closed


def doubled_character(before: str, after: str, segment: Segmenter) -> str:
    """Return the character that the recogniser gave on both sides of a cut, "" where both are meant.

    Both are meant where the second begins a word of its own: 人民|民主, 发展|展览.
    """
    if before[-1:] != after[:1] or not re.match(rf"[{HAN}]", after[:1]):
        return ""
    if not re.match(rf"[{HAN}]", after[1:2]):
        return after[0] if ends_word(before, segment) else ""
    begins_word = len(segment(after[:WINDOW])[0]) > 1
    return "" if begins_word or not ends_word(before, segment) else after[0]


def ends_word(before: str, segment: Segmenter) -> bool:
    """Tell whether the last character ends a word of two characters or more."""
    return len(segment(before[-WINDOW:])[-1]) > 1
