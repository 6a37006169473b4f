"""How rubrics nest: which one closes which. By the depth of their marks where they have any, else by their words."""

from generator.cut.lines import BOLD, Line

FAMILY = 2
"""Leading characters that rubrics of one rank share on a special page: 两会高频词, 两会说."""


def open_column(stack: tuple[Line, ...], rubric: Line, *, follows_rubric: bool) -> tuple[Line, ...]:
    """Return the open rubrics, outermost first, after one more: it nests, or takes the place of its like."""
    if 0 < rubric.level < BOLD and all(0 < line.level < BOLD for line in stack):
        return (*(line for line in stack if line.level < rubric.level), rubric)
    depth = find_family(stack, rubric)
    if depth is not None:
        return (*stack[:depth], rubric)
    return (*stack, rubric) if follows_rubric else (*stack[:-1], rubric)


def find_family(stack: tuple[Line, ...], rubric: Line) -> int | None:
    """Return the depth of an open rubric that begins with the same word, None where there is none."""
    matching = (depth for depth, line in enumerate(stack) if line.folded[:FAMILY] == rubric.folded[:FAMILY])
    return next(matching, None)
