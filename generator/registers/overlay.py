"""What an archivist corrects in the registers: rows that do not belong there, fields that read otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.folding import fold
from generator.model import Notice
from generator.model.registers import Figure, Proposal, Registers

DROP = "-"
"""Replacement of a correction that takes a row out."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "kind": ("建议", "提案", "表态承诺", "目标", "实绩", "预计", "排名", "占比", "累计", "其他"),
    "capacity": ("市人大代表", "市政协委员", "官员", "企业", "其他"),
    "theme": (),
    "addressee": (),
    "subject": (),
    "indicator": (),
    "period": (),
}
"""Fields that a correction may set, with the words that they may hold; () where any."""

Row = TypeVar("Row", Proposal, Figure)


@dataclass(frozen=True)
class RowOrder:
    """A correction of the rows that hold some words of a line."""

    file: str
    line: int
    expected: str
    replacement: str
    """- or `field=value`, several with ; between."""
    reason: str


def read_fields(replacement: str) -> dict[str, str] | None:
    """Return the fields that a replacement sets, {} where it drops the row; None for what is neither."""
    if replacement == DROP:
        return {}
    pairs = [part.partition("=") for part in replacement.replace("；", ";").split(";") if part.strip()]
    fields = {name.strip(): value.strip() for name, sign, value in pairs if sign}
    is_known = all(name in FIELDS and (not FIELDS[name] or fields[name] in FIELDS[name]) for name in fields)
    return fields if fields and is_known and len(fields) == len(pairs) else None


def apply_orders(registers: Registers, orders: Sequence[RowOrder]) -> tuple[Registers, tuple[Notice, ...]]:
    """Return the registers as the orders make them, and a notice for each order that met no row."""
    met: set[RowOrder] = set()
    proposals = tuple(apply_to_rows(registers.proposals, orders, met))
    figures = tuple(apply_to_rows(registers.figures, orders, met))
    unmet = tuple(
        Notice(order.file, order.line, "correction-lost", f"没有一条账含“{order.expected}”", order.reason)
        for order in orders
        if order not in met
    )
    return replace(registers, proposals=proposals, figures=figures), unmet


def apply_to_rows(rows: Iterable[Row], orders: Sequence[RowOrder], met: set[RowOrder]) -> list[Row]:
    """Return the rows with what the orders change or drop; orders that met a row are added to `met`."""
    kept = []
    for row in rows:
        fitting = [order for order in orders if fits(order, row)]
        met.update(fitting)
        if any(order.replacement == DROP for order in fitting):
            continue
        for order in fitting:
            row = change(row, read_fields(order.replacement) or {})
        kept.append(row)
    return kept


def fits(order: RowOrder, row: Proposal | Figure) -> bool:
    """Tell whether an order means a row: it quotes its words, or what holds them, on one of its lines."""
    first, last = row.quotation.lines
    words, quoted = fold(row.quotation.text), fold(order.expected)
    is_there = row.quotation.file == order.file and first <= order.line <= last
    return is_there and (quoted in words or words in quoted)


def change(row: Row, fields: Mapping[str, str]) -> Row:
    """Return a row with some fields set, of those that it has; it is not doubtful any more."""
    own = {name: value for name, value in fields.items() if hasattr(row, name)}
    return replace(row, **own, doubt="") if own else row  # type: ignore[arg-type]
