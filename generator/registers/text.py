"""The text of an article as the registers read it: sentences, clauses, and the way back to the lines of the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.folding import narrow
from generator.model import Article, Paragraph
from generator.model.registers import Quotation

Span = tuple[int, int]
"""Start and end of a piece of text."""

ENDS = "。！？!?"
"""Marks that end a sentence."""

SENTENCE = re.compile(r"[^。!?]+(?:[。!?]+[”’」』)]*)?")
PART = re.compile(r"[^;]+;?[”’]?")
CLAUSE = re.compile(r"(?:[^,;:。!?]+|(?<=\d),(?=\d{3})|(?<=\d):(?=\d))+")
EDGES = "“”‘’「」『』 ,;:。!?、…—"
PAIRS = {"“": "”", "‘": "’", "(": ")", "《": "》"}
WITHDRAWN = "〔撤下〕"


@dataclass(frozen=True)
class Passage:
    """A paragraph of an article."""

    article: Article
    index: int
    """Which paragraph, from 0."""
    paragraph: Paragraph

    @cached_property
    def text(self) -> str:
        """The paragraph with half-width punctuation; positions are those of the reading text."""
        return narrow(self.paragraph.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each piece begins."""
        return tuple(accumulate((len(piece.text) for piece in self.paragraph.pieces), initial=0))[:-1]

    def quote(self, span: Span) -> Quotation:
        """Return the words of a span; across pages the lines are those of the page on which it begins."""
        start, end = trim(self.text, span)
        number = bisect_right(self.starts, start) - 1
        inside = self.paragraph.pieces[number : max(number + 1, bisect_left(self.starts, end))]
        first = inside[0]
        last = max(piece.line for piece in inside if piece.source == first.source)
        article = self.article
        file = article.continued[first.source - 1].file if first.source else article.file
        words = self.paragraph.text[start:end]
        return Quotation(article.id, file, (first.line, last), words, self.index)


def read_passages(article: Article) -> Iterator[Passage]:
    """Yield the paragraphs of an article that say something; a roster has none, withdrawn ones are passed over."""
    if article.cut.roster:
        return
    for index, paragraph in enumerate(article.cut.paragraphs):
        if paragraph.pieces and WITHDRAWN not in paragraph.text:
            yield Passage(article, index, paragraph)


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of a text."""
    return [found.span() for found in SENTENCE.finditer(text)]


def split_parts(text: str, span: Span) -> list[Span]:
    """Return the parts of a sentence between its semicolons."""
    return [found.span() for found in PART.finditer(text, *span)]


def split_clauses(text: str, span: Span) -> list[Span]:
    """Return the clauses of a span between its commas and colons; commas inside brackets divide nothing."""
    clauses = [found.span() for found in CLAUSE.finditer(text, *span)]
    return join_bracketed(text, clauses) if "(" in text[slice(*span)] else clauses


def join_bracketed(text: str, clauses: Iterable[Span]) -> list[Span]:
    """Return the clauses, those between which a bracket is open as one."""
    joined: list[Span] = []
    for start, end in clauses:
        if joined and is_open(text[slice(*joined[-1])]):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def is_open(text: str) -> bool:
    """Tell whether a bracket is opened and not closed."""
    return text.count("(") > text.count(")")


def trim(text: str, span: Span) -> Span:
    """Return the span without marks at its edges, but with those that are one of a pair inside it."""
    start, end = span
    while (
        start + 1 < end
        and text[start] in EDGES
        and text[end - 1] == PAIRS.get(text[start])
        and text[start] != "("
    ):
        if PAIRS[text[start]] in text[start + 1 : end - 1]:
            break
        start, end = start + 1, end - 1
    while start < end and text[start] in EDGES and not _closes_later(text, start, end):
        start += 1
    while start < end and text[end - 1] in EDGES and not _opens_before(text, start, end):
        end -= 1
    return start, end


def _closes_later(text: str, start: int, end: int) -> bool:
    mark = text[start]
    return mark in PAIRS and PAIRS[mark] in text[start + 1 : end]


def _opens_before(text: str, start: int, end: int) -> bool:
    mark = text[end - 1]
    opening = next((key for key, value in PAIRS.items() if value == mark), "")
    inside = text[start : end - 1]
    return bool(opening) and inside.count(opening) > inside.count(mark)
