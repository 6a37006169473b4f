"""A page's text in one piece, folded, with the way back from each character to its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.folding import fold

Position = tuple[int, int]
"""Number of a line, from 1, and index of a character in it."""

Span = tuple[tuple[int, int, int], ...]
"""Line, first character and the one behind the last, for each line that a passage touches."""


@dataclass(frozen=True)
class FoldedText:
    """The lines of a page without width, space and line ends."""

    text: str
    positions: tuple[Position, ...]
    """Where each character of the text comes from."""

    def find(self, quotation: str) -> list[Span]:
        """Return every place at which a quotation stands, also across a line end."""
        words = fold(quotation)
        return [self.span(at, at + len(words)) for at in find_all(self.text, words)] if words else []

    def span(self, start: int, end: int) -> Span:
        """Return the passage between two characters of the text, line by line."""
        lines: dict[int, list[int]] = {}
        for line, index in self.positions[start:end]:
            lines.setdefault(line, []).append(index)
        return tuple((line, min(indices), max(indices) + 1) for line, indices in lines.items())


def fold_lines(lines: Sequence[str]) -> FoldedText:
    """Fold the lines of a page."""
    pieces = [
        (folded, (number, index))
        for number, line in enumerate(lines, 1)
        for index, character in enumerate(line)
        for folded in fold(character)
    ]
    return FoldedText("".join(piece for piece, _ in pieces), tuple(position for _, position in pieces))


def find_all(text: str, words: str) -> Iterator[int]:
    """Yield every index at which some words stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
