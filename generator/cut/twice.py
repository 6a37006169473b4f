"""A page that stands twice in its file: the second copy is told, and goes with the first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.cut.lines import Line
from generator.model import Cut, LineRole

FEWEST_LINES = 6
"""Lines of a page that can stand twice; a couplet or a notice may be printed twice on purpose."""


def split_copy(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Mapping[int, int]]:
    """Return the lines of the page once, and for each line of the second copy the number of its like in the first."""
    half = len(lines) // 2
    is_twice = half >= FEWEST_LINES and all(
        one.folded == other.folded for one, other in zip(lines, lines[half:], strict=False)
    )
    if len(lines) % 2 or not is_twice:
        return tuple(lines), {}
    return tuple(lines[:half]), {
        other.number: one.number for one, other in zip(lines, lines[half:], strict=False)
    }


def copy_roles(roles: Sequence[LineRole], copies: Mapping[int, int]) -> tuple[LineRole, ...]:
    """Return the roles of the page with those of the second copy: `repeat` where the first is of an article."""
    by_line = {role.line: role for role in roles}
    repeated = [
        replace(by_line[first], line=line, role="repeat" if by_line[first].article else by_line[first].role)
        for line, first in copies.items()
    ]
    return (*roles, *repeated)


def copy_lines(cut: Cut, roles: Sequence[LineRole]) -> Cut:
    """Return an article with the lines of its second copy."""
    return replace(cut, roles=tuple(role for role in roles if role.article == cut.number))
