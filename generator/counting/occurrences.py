"""Where the counted words stand in the reading text, letter for letter: every place is counted, the first are kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.filing.matching import WordIndex
from generator.folding import HAN, narrow
from generator.model import Article, Piece

COUNTED = re.compile(rf"[{HAN}A-Za-z0-9]+")
"""Runs of characters that count for the length of a text; marks and spaces do not."""

AROUND = 18
"""Characters of the text that are kept on either side of a place."""

MOST_PLACES = 100
"""Places of a word in a year that are kept, and listed: nobody reads through more, and a search has them all."""


class Place(NamedTuple):
    """One occurrence of a word."""

    article: Article
    line: int
    source: int
    """Which page the line is on: 0 the article's own, n the n-th that it is continued on."""
    before: str
    after: str


@dataclass
class Occurrences:
    """How often a word stands in the articles of a year, and where."""

    count: int = 0
    articles: int = 0
    places: list[Place] = field(default_factory=list)
    """The first of them, in the order of the articles."""


@dataclass(frozen=True)
class CountedText:
    """A part of an article that is counted: headline, deck, subhead or paragraph."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text with half-width letters; every character keeps its place."""
        return narrow("".join(piece.text for piece in self.pieces))

    def find_piece(self, offset: int) -> Piece:
        """Return the line's part in which a character stands."""
        for piece in self.pieces:
            if offset < len(piece.text):
                return piece
            offset -= len(piece.text)
        return self.pieces[-1]


def list_texts(article: Article) -> Iterator[CountedText]:
    """Yield what is counted of an article: lists of names, captions and bylines are not."""
    cut = article.cut
    heading = cut.heading_lines[0] if cut.heading_lines else 0
    for text in filter(None, (cut.title, cut.subtitle)):
        yield CountedText((Piece(heading, text),))
    for subhead in cut.subheads if cut.paragraphs else ():
        yield CountedText((Piece(subhead.line, subhead.text, subhead.source),))
    for paragraph in cut.paragraphs:
        if paragraph.pieces:
            yield CountedText(paragraph.pieces)


def count_characters(article: Article) -> int:
    """Return the length of what is counted of an article."""
    return sum(len(run) for text in list_texts(article) for run in COUNTED.findall(text.text))


def find_places(articles: Iterable[Article], index: WordIndex) -> dict[str, Occurrences]:
    """Return where each word stands, inside longer words too, in the order of the articles."""
    found: dict[str, Occurrences] = {}
    for article in articles:
        met = set[str]()
        for counted in list_texts(article):
            text = counted.text
            for start, end, word in index.find(text):
                met.add(word)
                occurrences = found.setdefault(word, Occurrences())
                occurrences.count += 1
                if len(occurrences.places) < MOST_PLACES:
                    piece = counted.find_piece(start)
                    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
                    occurrences.places.append(Place(article, piece.line, piece.source, before, after))
        for word in met:
            found[word].articles += 1
    return found
