"""The text of an article as filing reads it: folded, part by part, with the way back to its lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from generator.filing.matching import Match, WordIndex
from generator.filing.segmenting import find_word_edges
from generator.filing.speakers import find_speakers, is_post
from generator.folding import fold
from generator.model import Cut, Evidence, Page, Paragraph

WINDOW = 9
"""Lines in which a term may stand that a column cuts: its own line and eight more, blank ones included."""

SHORT = 2
"""Terms of so many characters also turn up across the edge of two words."""

DIVISIONS = "区县市镇乡"
"""Last characters of place names, which word cutters join to what follows: 某|县委."""

EVIDENCE_KEPT = 8
"""Proofs kept for a label."""

HIDDEN = "\n"
"""Stands for a hidden character: folded text has no line breaks, no word holds one."""

Part = tuple[str, str, tuple[int, ...], tuple[int, ...]]
"""Name, text, starts and lines of a passage."""


@dataclass(frozen=True, eq=False)
class Passage:
    """One part of an article, folded. Equal only to itself: an article may say the same thing twice."""

    part: str
    """title, subtitle, lead_in, post, subhead, lead, body or caption.

    post is a lead-in or deck that only says who speaks; lead is the first paragraph of the body."""
    text: str
    starts: tuple[int, ...]
    """Offsets at which the lines begin; empty where the place in the heading lines is not known."""
    lines: tuple[int, ...]
    """Line for each start, or the candidate lines."""
    matches: tuple[Match, ...] = ()
    """Every word of the archive's knowledge in the text."""

    @cached_property
    def speakers(self) -> tuple[tuple[int, int], ...]:
        """Where the text only says who speaks: from the role or the office to the name."""
        return find_speakers(self.text)

    @property
    def subject(self) -> str:
        """The text with line breaks in the place of those who speak, at the same length."""
        return hide_spans(self.text, sorted(self.speakers)) if self.speakers else self.text

    def is_speaker(self, offset: int) -> bool:
        """Tell whether the character at the offset belongs to a speaker's post."""
        return bool(self.speakers) and any(start <= offset < end for start, end in self.speakers)

    @cached_property
    def whole_matches(self) -> list[Match]:
        """The matches that are words of their own, not two halves: no 开工 in 召开工作, no 民政 in 人民政府."""
        short = ((start, end) for start, end, _ in self.matches if end - start <= SHORT)
        edges = find_word_edges(self.text, (at for start, end in short for at in (start, end - 1)))
        return [match for match in self.matches if match[1] - match[0] > SHORT or _is_whole(match, edges)]

    def lines_at(self, offset: int) -> tuple[int, ...]:
        """Return the lines on which the character at the offset may stand."""
        if not self.starts:
            return self.lines
        return (self.lines[bisect_right(self.starts, offset) - 1],)


def _is_whole(match: Match, edges: set[int]) -> bool:
    start, end, word = match
    return start in edges and (end in edges or word[-1] in DIVISIONS)


class Place(NamedTuple):
    """Where a term stands in an article."""

    passage: Passage
    offset: int
    term: str


@dataclass(frozen=True)
class ArticleText:
    """An article as filing reads it, once for themes, districts and keywords."""

    page: Page
    cut: Cut
    passages: tuple[Passage, ...]

    @property
    def first_line(self) -> int:
        """Number of the line that notices about the whole article name; 0 where it has none."""
        return self.cut.line_ranges[0][0] if self.cut.line_ranges else 0


def read_article(page: Page, cut: Cut, words: WordIndex) -> ArticleText:
    """Read an article with the places of all words that a vocabulary of filing holds."""
    return ArticleText(page, cut, read_passages(cut, words))


def read_passages(cut: Cut, words: WordIndex) -> tuple[Passage, ...]:
    """Fold the parts of an article, headings first; column, keyword, dateline and roster are left out."""
    return tuple(
        Passage(part, text, starts, lines, words.find(text))
        for part, text, starts, lines in _read_parts(cut)
        if text
    )


def hide_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with each of the ascending spans as line breaks; its length stays."""
    parts, position = [], 0
    for start, end in spans:
        parts.append(text[position:start])
        parts.append(HIDDEN * (end - max(start, position)))
        position = max(end, position)
    parts.append(text[position:])
    return "".join(parts)


def prove(page: Page, places: Iterable[Place], most: int = EVIDENCE_KEPT) -> tuple[Evidence, ...]:
    """Return proofs that stand, folded, in the source: one for each term, from the first places, by line.

    Where none stands there, because the words were corrected, the first place is given with that reason.
    """
    proofs: dict[str, Evidence] = {}
    unproved: list[Evidence] = []
    for place in places:
        if place.term not in proofs and len(proofs) < most:
            proof = _find_evidence(page, place)
            if proof.reason:
                unproved.append(proof)
            else:
                proofs[place.term] = proof
    return tuple(sorted(proofs.values(), key=lambda proof: (proof.line, proof.term))) or tuple(unproved[:1])


def _find_evidence(page: Page, place: Place) -> Evidence:
    candidates = place.passage.lines_at(place.offset)
    for size in (1, WINDOW):
        for line in candidates:
            if place.term in fold("".join(page.lines[line - 1 : line - 1 + size])):
                return Evidence(page.file, line, place.term)
    return Evidence(page.file, min(candidates, default=0), place.term, "据校正后的文字")


def _read_parts(cut: Cut) -> Iterator[Part]:
    lines = cut.heading_lines
    yield "title", fold(cut.title), (), lines
    yield "post" if is_post(cut.subtitle) else "subtitle", fold(cut.subtitle), (), lines
    yield "post" if is_post(cut.lead_in) else "lead_in", fold(cut.lead_in), (), lines
    for subhead in cut.subheads:
        yield "subhead", fold(subhead.text), (), (subhead.line,)
    for index, paragraph in enumerate(cut.paragraphs):
        yield "body" if index else "lead", *_fold_paragraph(paragraph)
    for caption in cut.captions:
        yield "caption", fold(caption.text), (), (caption.line,)


def _fold_paragraph(paragraph: Paragraph) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    texts = [fold(piece.text) for piece in paragraph.pieces]
    starts = accumulate(map(len, texts[:-1]), initial=0)
    return "".join(texts), tuple(starts), paragraph.lines
