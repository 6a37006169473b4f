"""The page as the certain corrections make it read, and what they order of its lines."""

from collections.abc import Sequence
from dataclasses import replace

from generator.correcting.placing import APPLIED, PlacedCorrection
from generator.cut.orders import Order
from generator.model import Page


def apply_corrections(page: Page, placed: Sequence[PlacedCorrection]) -> Page:
    """Return the page with every certain misreading replaced; lines keep their numbers."""
    certain = [
        one
        for one in placed
        if one.status in APPLIED and one.correction.kind == "recognition" and one.correction.is_certain
    ]
    if not certain:
        return page
    lines = [list(line) for line in page.lines]
    for one in certain:
        replace_span(lines, one)
    return replace(page, lines=tuple("".join(line) for line in lines))


def replace_span(lines: list[list[str]], placed: PlacedCorrection) -> None:
    """Put the replacement in the place of a passage: into its first line; characters keep their places."""
    words = placed.correction.replacement
    for line, first, end in placed.span:
        cells = lines[line - 1]
        cells[first:end] = [words, *[""] * (end - first - 1)]
        words = ""


def list_orders(placed: Sequence[PlacedCorrection]) -> tuple[Order, ...]:
    """Return what certain corrections order of lines: their role, where articles begin, what is joined."""
    return tuple(
        Order(one.line, one.correction.kind, one.correction.replacement)
        for one in placed
        if one.status in APPLIED
        and one.correction.kind in ("role", "cut", "join")
        and one.correction.is_certain
    )
