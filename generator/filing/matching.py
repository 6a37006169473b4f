"""Find many words in a text: one pass finds those of all vocabularies, each vocabulary then takes its own.

Matches are plain tuples and the pass is one expression: an article has dozens of matches, an archive millions.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

Match = tuple[int, int, str]
"""Start, end and word of one place where a word stands."""


@dataclass(frozen=True)
class WordIndex:
    """Words ready for searching."""

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    """The first two characters of words to the lengths of those that begin so, longest first."""
    beginning: re.Pattern[str]
    """Matches one character wherever a word of two or more may begin, and at other places too."""
    singles: frozenset[str]
    """Words of one character."""

    def find(self, text: str) -> tuple[Match, ...]:
        """Return every place of every word, from left to right, where several begin the longest first."""
        matches = [
            (start, start + length, word)
            for start in [found.start() for found in self.beginning.finditer(text)]
            if (pair := text[start : start + 2]) in self.lengths
            for length in self.lengths[pair]
            if (word := text[start : start + length]) in self.words and len(word) == length
        ]
        if self.singles:
            matches += [(at, at + 1, word) for at, word in enumerate(text) if word in self.singles]
            matches.sort(key=lambda match: (match[0], -match[1]))
        return tuple(matches)


def compile_words(words: Iterable[str]) -> WordIndex:
    """Build the index of the words, which must be folded already; empty words are left out."""
    kept = frozenset(word for word in words if word)
    singles = frozenset(word for word in kept if len(word) == 1)
    lengths: dict[str, set[int]] = {}
    for word in kept - singles:
        lengths.setdefault(word[:2], set()).add(len(word))
    ordered = {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}
    return WordIndex(kept, ordered, _compile_beginning(kept - singles), singles)


def _compile_beginning(words: frozenset[str]) -> re.Pattern[str]:
    """Let the first three characters of long words, and both of short ones, be any that stand there in some word."""
    families = ([word for word in words if len(word) == 2], [word[:3] for word in words if len(word) > 2])
    choices = [
        [_match_any(characters) for characters in zip(*family, strict=True)] for family in families if family
    ]
    pattern = "|".join(f"{first}(?={''.join(rest)})" for first, *rest in choices)
    return re.compile(pattern or "(?!)")


def _match_any(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"


def choose_matches(matches: Iterable[Match], words: Container[str]) -> list[Match]:
    """Return the matches of one vocabulary: leftmost, longest, without overlap."""
    chosen, position = [], 0
    for match in matches:
        if match[2] in words and match[0] >= position:
            chosen.append(match)
            position = match[1]
    return chosen


def overlaps(match: Match, masks: Iterable[Match]) -> bool:
    """Tell whether the match shares a character with one of the masks."""
    start, end, _ = match
    return any(mask_start < end and start < mask_end for mask_start, mask_end, _ in masks)
