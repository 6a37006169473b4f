"""Bare words that the recogniser found apart from their articles: labels, matched to the articles of a column in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.cut.lines import Line
from generator.cut.outline import Draft
from generator.folding import fold

LONGEST_LABEL = 6
"""Folded characters of one label."""

LEAST_CONFIRMED = 0.5
"""Part of the labels that must occur in the articles that they are given to."""


@dataclass(frozen=True)
class Labels:
    """Labels of a page and the articles that they belong to."""

    lines: tuple[Line, ...]
    keywords: tuple[tuple[int, str], ...]
    """Index of an article among the page's drafts, and its label."""


def match_labels(loose: Sequence[Line], drafts: Sequence[Draft]) -> Labels:
    """Return which loose lines are labels, and of which articles: those of the column that has as many articles."""
    words = [line for line in loose if 0 < len(line.folded) <= LONGEST_LABEL and line.text.isalpha()]
    if len(words) < 2:
        return Labels((), ())
    columns = {
        draft.column: [i for i, other in enumerate(drafts) if other.column == draft.column]
        for draft in drafts
    }
    fitting = [members for members in columns.values() if len(members) == len(words)]
    best = max(fitting, key=lambda members: confirmed(words, members, drafts), default=[])
    if not best or confirmed(words, best, drafts) < LEAST_CONFIRMED:
        return Labels(tuple(words), ())
    return Labels(tuple(words), tuple((member, line.text) for member, line in zip(best, words, strict=True)))


def confirmed(words: Sequence[Line], members: Sequence[int], drafts: Sequence[Draft]) -> float:
    """Return which part of the labels occurs in the text of its article."""
    hits = (word.folded in text_of(drafts[member]) for word, member in zip(words, members, strict=True))
    return sum(hits) / len(words)


def text_of(draft: Draft) -> str:
    """Return all text of an article, folded."""
    return fold("".join(entry.line.text for entry in draft.entries))
