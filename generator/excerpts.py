"""Shorten a text for showing without ever cutting a protected phrase or name in two."""

from collections.abc import Sequence


def first_words(text: str, length: int, phrases: Sequence[str] = ()) -> str:
    """Return about the first `length` characters: more where the cut would fall inside a phrase."""
    return text[: move_out(text, min(length, len(text)), phrases, forward=True)]


def last_words(text: str, length: int, phrases: Sequence[str] = ()) -> str:
    """Return about the last `length` characters: more where the cut would fall inside a phrase."""
    return text[move_out(text, max(0, len(text) - length), phrases, forward=False) :]


def move_out(text: str, position: int, phrases: Sequence[str], *, forward: bool) -> int:
    """Return the place nearest to a position, in one direction, that lies inside no phrase."""
    moved = position
    for start, end in spans_over(text, position, phrases):
        moved = max(moved, end) if forward else min(moved, start)
    return moved if moved == position else move_out(text, moved, phrases, forward=forward)


def spans_over(text: str, position: int, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Return where phrases stand that a cut at the position would split."""
    spans = []
    for phrase in phrases:
        start = text.find(phrase, max(0, position - len(phrase) + 1), position + len(phrase) - 1)
        if start >= 0 and start < position < start + len(phrase):
            spans.append((start, start + len(phrase)))
    return spans
