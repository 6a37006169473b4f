"""Label the lines of a page: which open an article, head it, belong to it, or stand outside. The best sequence of all wins.

The points of the sights are in `points.tsv`; they were fitted to annotated pages of other papers (`tools/fit_points.py`
writes them anew), the five seeds were not among them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import add
from pathlib import Path

LABELS = ("outside", "opens", "heads", "inside", "untitled")
"""Of no article; first line of a headline; further line of it; text; first line of an article without headline."""

OUTSIDE, OPENS, HEADS, INSIDE, UNTITLED = range(len(LABELS))
START = "start"
"""Stands for the label before the first line."""

NEVER = -1_000_000
"""Points of what cannot be."""

BITS = 24
"""Of a number in which the points of one label are summed: some hundred sights count some hundred points each."""

SHIFTS = tuple(range(0, BITS * len(LABELS), BITS))
MASK = (1 << BITS) - 1
OFFSET = 1 << (BITS - 1)
BIAS = sum(OFFSET << shift for shift in SHIFTS)
"""Keeps each of the sums above 0."""

POINTS = Path(__file__).parent / "points.tsv"

Points = tuple[int, ...]
"""Hundredths of the natural logarithm of the odds, one number a label."""


@dataclass(frozen=True)
class Weights:
    """What every sight, and every label behind another one, counts."""

    sights: Mapping[str, Points]
    behind: Mapping[str, Points]
    """By the label before, or `START`."""

    @cached_property
    def columns(self) -> list[Points]:
        """What each label counts behind each other one: by the label, then by the one before."""
        return [*zip(*(self.behind[label] for label in LABELS), strict=True)]

    @cached_property
    def packed(self) -> dict[str, int]:
        """The points of each sight in one number, so that five sums are one."""
        return {
            sight: sum(own << shift for own, shift in zip(points, SHIFTS, strict=True))
            for sight, points in self.sights.items()
        }


@cache
def read_weights() -> Weights:
    """Return the points of the file."""
    sights: dict[str, Points] = {}
    behind: dict[str, Points] = {}
    for row in POINTS.read_text(encoding="utf-8").split("\n"):
        kind, _, rest = row.partition("\t")
        name, *points = rest.split("\t")
        if kind:
            (behind if kind == "behind" else sights)[name] = tuple(map(int, points))
    return Weights(sights, behind)


def label_lines(
    sights: Sequence[Sequence[str]],
    allowed: Sequence[frozenset[int]],
    barred: Sequence[Collection[tuple[int, int]]],
    weights: Weights | None = None,
) -> list[int]:
    """Return the label of each line: those that together have most points.

    `allowed` are the labels that each line may have; `barred` are the labels that may not follow one another at it.
    """
    weights = weights or read_weights()
    if not sights:
        return []
    totals = restrict(sum_points(sights[0], weights), allowed[0])
    totals = [points + start for points, start in zip(totals, weights.behind[START], strict=True)]
    ways: list[list[int]] = []
    for seen, may_be, pairs in zip(sights[1:], allowed[1:], barred[1:], strict=True):
        way: list[int] = []
        further: list[int] = []
        for label, own in enumerate(restrict(sum_points(seen, weights), may_be)):
            sums = [*map(add, totals, weights.columns[label])]
            for before, barred_label in pairs:
                if barred_label == label:
                    sums[before] += NEVER
            best = max(sums)
            way.append(sums.index(best))
            further.append(best + own)
        ways.append(way)
        totals = further
    return trace(ways, totals)


def restrict(points: Sequence[int], may_be: frozenset[int]) -> list[int]:
    """Return points with those of labels that a line may not have out of reach."""
    return [own if label in may_be else own + NEVER for label, own in enumerate(points)]


def sum_points(seen: Sequence[str], weights: Weights) -> list[int]:
    """Return what the sights of a line count for each label."""
    packed = weights.packed
    total = sum(packed[sight] for sight in seen if sight in packed) + BIAS
    return [((total >> shift) & MASK) - OFFSET for shift in SHIFTS]


def trace(ways: Sequence[Sequence[int]], totals: Sequence[int]) -> list[int]:
    """Return the labels that lead to the best total."""
    labels = [totals.index(max(totals))]
    for way in reversed(ways):
        labels.append(way[labels[-1]])
    return labels[::-1]
