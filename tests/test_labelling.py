"""The best sequence of labels wins, within its bounds; the points are a table that anybody may read."""

from itertools import product
from random import Random

from generator.cut.labelling import (
    HEADS,
    INSIDE,
    LABELS,
    OPENS,
    OUTSIDE,
    START,
    Weights,
    label_lines,
    read_weights,
)
from generator.cut.reasons import EVIDENCE

ANY = frozenset(range(len(LABELS)))
NONE = dict.fromkeys((*LABELS, START), (0,) * len(LABELS)) | {START: (0, 0, -9, 0, 0)}
"""Nothing counts behind another label, but a page does not begin with the second line of a headline."""

HEADLINE_THEN_TEXT = Weights({"short": (0, 9, 5, 0, 0), "long": (0, 0, 0, 7, 0)}, NONE)


def label(weights: Weights, *sights: list[str], barred: set[tuple[int, int]] | None = None) -> list[int]:
    bars = [set(), *[barred or set()] * (len(sights) - 1)]
    return label_lines(sights, [ANY] * len(sights), bars, weights)


def test_each_line_takes_the_label_with_most_points() -> None:
    assert label(HEADLINE_THEN_TEXT, ["short"], ["long"], ["unknown", "long"]) == [OPENS, INSIDE, INSIDE]


def test_a_page_without_lines_has_no_labels() -> None:
    assert label(HEADLINE_THEN_TEXT) == []


def test_a_line_keeps_to_the_labels_that_it_may_have() -> None:
    allowed = [ANY, frozenset({OUTSIDE})]
    assert label_lines([["short"], ["long"]], allowed, [set(), set()], HEADLINE_THEN_TEXT) == [OPENS, OUTSIDE]


def test_what_may_not_follow_changes_the_label_that_costs_least() -> None:
    twice = (["short"], ["short"])
    assert label(HEADLINE_THEN_TEXT, *twice) == [OPENS, OPENS]
    assert label(HEADLINE_THEN_TEXT, *twice, barred={(OPENS, OPENS)}) == [OPENS, HEADS]


def test_the_best_of_all_sequences_is_found() -> None:
    chance = Random(5)
    names = [f"sight {number}" for number in range(9)]
    points = [tuple(chance.randrange(-900, 900) for _ in LABELS) for _ in range(20)]
    weights = Weights(
        dict(zip(names, points, strict=False)), dict(zip((*LABELS, START), points[9:], strict=False))
    )
    for _ in range(20):
        sights = [chance.sample(names, 3) for _ in range(4)]
        found = label(weights, *sights)
        ways = product(range(len(LABELS)), repeat=4)
        assert count(weights, sights, found) == max(count(weights, sights, way) for way in ways)


def count(weights: Weights, sights: list[list[str]], labels: list[int] | tuple[int, ...]) -> int:
    """Return the points of a sequence of labels."""
    before = [START, *(LABELS[one] for one in labels)]
    own = sum(weights.sights[sight][one] for seen, one in zip(sights, labels, strict=True) for sight in seen)
    return own + sum(weights.behind[above][one] for above, one in zip(before, labels, strict=False))


def test_every_sight_of_the_table_counts_something_and_can_be_told() -> None:
    weights = read_weights()
    assert set(weights.behind) == {*LABELS, START}
    assert all(len(points) == len(LABELS) and any(points) for points in weights.sights.values())
    assert {sight.split()[0].split("-")[0] for sight in weights.sights} <= set(EVIDENCE)
