"""From the lines of a file to those of its articles: copies, furniture, contents aside, broken ones joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.furniture import split_furniture
from generator.cut.lines import Line, number_lines
from generator.cut.orders import Order
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


def prepare(source: tuple[str, ...], forms: Forms = NO_FORMS, orders: Sequence[Order] = ()) -> Prepared:
    """Sort the lines of a file; `orders` are an archivist's, whatever the rules make of their lines."""
    printed, copies = split_copy(mark_orders(number_lines(source), orders))
    broken, furniture = split_furniture(printed, forms)
    lines, contents = split_contents(unwrap(broken))
    return Prepared(read_serials(lines), broken, furniture, contents, copies)


def mark_orders(lines: tuple[Line, ...], orders: Sequence[Order]) -> tuple[Line, ...]:
    """Return the lines with what an archivist orders of them."""
    roles = {
        order.line: "body" if order.value == "inside" else order.value
        for order in orders
        if order.kind != "join"
    }
    joins = {order.line: order.value for order in orders if order.kind == "join"}
    touched = roles.keys() | joins.keys()
    return tuple(
        replace(
            line,
            order=roles.get(line.number, ""),
            join=joins.get(line.number, ""),
            is_proven=roles.get(line.number) in ("opens", "heading"),
        )
        if line.number in touched
        else line
        for line in lines
    )
