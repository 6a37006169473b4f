"""Find headlines that nothing below them proves: no byline, no deck. Each sign of `SIGNS` counts points, for or against."""

from dataclasses import replace

from generator.cut.entries import Entry
from generator.cut.places import Place, survey
from generator.cut.signs import SIGNS, START


def promote_headlines(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries with those `weak` and `marked` ones as `display` that the signs make headlines."""
    settled = list(entries)
    for place in survey(entries):
        if weigh(place) > 0:
            for index in range(place.first, place.last + 1):
                settled[index] = replace(entries[index], kind="display")
    return tuple(settled)


def weigh(place: Place) -> int:
    """Return the points of a place: above 0 a headline stands there."""
    return START + sum(sign.points for sign in SIGNS if sign.holds(place))
