"""Find many words in a text: one pass finds those of all vocabularies, each vocabulary then takes its own.

Matches are named tuples, not dataclasses: there are dozens in every article.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from operator import add
from typing import NamedTuple


class Match(NamedTuple):
    """One place where a word stands."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class WordIndex:
    """Words ready for searching."""

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    """The first two characters of words to the lengths of those that begin so, longest first."""
    singles: frozenset[str]
    """Words of one character."""

    def find(self, text: str) -> tuple[Match, ...]:
        """Return every place of every word, from left to right, where several begin the longest first."""
        # Adding the text to itself, shifted by one, is the cheapest way to look at every two neighbours.
        matches = [
            Match(start, start + length, word)
            for start, pair in enumerate(map(add, text, text[1:]))
            if pair in self.lengths
            for length in self.lengths[pair]
            if (word := text[start : start + length]) in self.words and len(word) == length
        ]
        if self.singles:
            matches += [Match(at, at + 1, word) for at, word in enumerate(text) if word in self.singles]
            matches.sort(key=lambda match: (match.start, -match.end))
        return tuple(matches)


def compile_words(words: Iterable[str]) -> WordIndex:
    """Build the index of the words, which must be folded already; empty words are left out."""
    kept = frozenset(word for word in words if word)
    singles = frozenset(word for word in kept if len(word) == 1)
    lengths: dict[str, set[int]] = {}
    for word in kept - singles:
        lengths.setdefault(word[:2], set()).add(len(word))
    ordered = {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}
    return WordIndex(kept, ordered, singles)


def accept_all(_start: int, _end: int) -> bool:
    """Accept a match wherever it stands."""
    return True


def choose_matches(
    matches: Iterable[Match], words: Container[str], accept: Callable[[int, int], bool] = accept_all
) -> list[Match]:
    """Return the matches of one vocabulary: leftmost, longest, without overlap.

    A match that is not accepted, by start and end, hides no other.
    """
    chosen, position = [], 0
    for match in matches:
        start, end, word = match
        if word in words and start >= position and accept(start, end):
            chosen.append(match)
            position = end
    return chosen


def overlaps(match: Match, masks: Iterable[Match]) -> bool:
    """Tell whether the match shares a character with one of the masks."""
    return any(mask.start < match.end and match.start < mask.end for mask in masks)
