"""From the lines of a file to those of its articles: copies, furniture, contents aside, broken ones joined."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.furniture import split_furniture
from generator.cut.lines import Line, number_lines
from generator.cut.proven import read_serials, split_contents
from generator.cut.twice import split_copy
from generator.cut.wrapping import unwrap


@dataclass(frozen=True)
class Prepared:
    """The lines of a page, sorted before any is asked what it says."""

    lines: tuple[Line, ...]
    """Those of its articles and rubrics."""
    broken: tuple[Line, ...]
    """The same, and the list of contents, as they stand: before broken ones were put together."""
    furniture: tuple[Line, ...]
    contents: tuple[Line, ...]
    """The list of contents."""
    copies: Mapping[int, int]
    """For each line of a second copy of the page the number of its like in the first."""


def prepare(source: tuple[str, ...], forms: Forms = NO_FORMS) -> Prepared:
    """Sort the lines of a file."""
    printed, copies = split_copy(number_lines(source))
    broken, furniture = split_furniture(printed, forms)
    lines, contents = split_contents(unwrap(broken))
    return Prepared(read_serials(lines), broken, furniture, contents, copies)
