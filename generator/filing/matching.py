"""Find many words in a text at once: leftmost, longest, without overlap, in one pass."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """One place where a word stands."""

    start: int
    end: int
    word: str


def accept_all(_start: int, _end: int) -> bool:
    """Accept a hit wherever it stands."""
    return True


@dataclass(frozen=True)
class WordIndex:
    """Words ready for searching."""

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    """First character to the lengths of the words that begin with it, longest first."""

    def find(self, text: str, accept: Callable[[int, int], bool] = accept_all) -> Iterator[Hit]:
        """Yield the words of the text from left to right; where several begin, the longest.

        A hit that is not accepted, by start and end, hides no other.
        """
        position, lengths, words = 0, self.lengths, self.words
        while position < len(text):
            step = 1
            for length in lengths.get(text[position], ()):
                word = text[position : position + length]
                if word in words and accept(position, position + length):
                    yield Hit(position, position + length, word)
                    step = length
                    break
            position += step


def compile_words(words: Iterable[str]) -> WordIndex:
    """Build the index of the words, which must be folded already; empty words are left out."""
    kept = frozenset(word for word in words if word)
    lengths: dict[str, set[int]] = {}
    for word in kept:
        lengths.setdefault(word[0], set()).add(len(word))
    return WordIndex(kept, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def overlaps(hit: Hit, masks: Iterable[Hit]) -> bool:
    """Tell whether the hit shares a character with one of the masks."""
    return any(mask.start < hit.end and hit.start < mask.end for mask in masks)
