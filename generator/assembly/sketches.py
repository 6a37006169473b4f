"""Find texts of much the same words without comparing each with each: by how their clauses begin.

A clause is what stands between two marks of punctuation; its first characters survive another recogniser, other
widths and other line breaks, and hardly ever meet in two different texts.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Generic, TypeVar
from zlib import crc32

from generator.folding import narrow
from generator.model import Cut

OPENING = 8
"""Characters of a clause that count: with 3 % of them misread, four openings of five are still the same."""

CLAUSE = re.compile(rf"(\w{{2,{OPENING}}})\w*")
"""A clause, and how it begins."""

ARTICLE_SKETCH, PAGE_SKETCH = 8, 16
"""Numbers kept of an article and of a page. Where half the clauses are the same, about half of the numbers are."""

LEAST_MEETING = 2
"""Numbers of two sketches that must meet before the texts are compared; fewer where a sketch has fewer. Of two texts
that share four clauses of five all but one in ten thousand pairs meet so, of those that share half, 29 of 30."""

CROWDED = 24
"""Texts that share a number from which it tells nothing: 据了解, the slogan of a campaign."""

Key = TypeVar("Key")


def read_clauses(texts: Iterable[str]) -> frozenset[str]:
    """Return how the clauses of some texts begin."""
    return frozenset(chain.from_iterable(CLAUSE.findall(narrow(text)) for text in texts))


def read_threes(texts: Iterable[str]) -> frozenset[str]:
    """Return every three characters that follow each other in some texts, marks and spaces left out."""
    bare = ("".join(re.findall(r"\w+", narrow(text))) for text in texts)
    return frozenset(text[start : start + 3] for text in bare for start in range(len(text) - 2))


def list_texts(cut: Cut) -> tuple[str, ...]:
    """Return all words of an article."""
    return (
        *(cut.lead_in, cut.title, cut.subtitle),
        *(paragraph.text for paragraph in cut.paragraphs),
        *(caption.text for caption in cut.captions),
        *(name.name for name in cut.roster),
    )


def make_sketch(clauses: Iterable[str], size: int) -> tuple[int, ...]:
    """Return the smallest digests of the clauses, in order."""
    return tuple(sorted({crc32(clause.encode("utf-8", "surrogatepass")) for clause in clauses})[:size])


def measure_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the clauses of two texts stands in both, from 0 to 1."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


class SketchIndex(Generic[Key]):
    """Sketches of texts, asked for those that a further one is like. Time and room grow with the texts alone."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._keys: dict[int, list[Key]] = {}

    def add(self, key: Key, sketch: tuple[int, ...]) -> None:
        """Take a text in."""
        for number in sketch:
            keys = self._keys.setdefault(number, [])
            if len(keys) <= CROWDED:
                keys.append(key)

    def find(self, sketch: tuple[int, ...]) -> list[Key]:
        """Return the texts that may be like one, the likeliest first, then in the order of taking in."""
        meetings: Counter[Key] = Counter()
        for number in sketch:
            keys = self._keys.get(number, [])
            if len(keys) <= CROWDED:
                meetings.update(keys)
        least = min(LEAST_MEETING, len(sketch))
        return [key for key, count in meetings.most_common() if count >= least]
