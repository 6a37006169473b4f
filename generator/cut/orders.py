"""What an archivist orders of single lines, whatever the rules make of them."""

from dataclasses import dataclass, replace

from generator.cut.entries import Entry

KINDS = {"heading": "display", "opens": "display", "body": "sentence"}
"""The kind of an entry by what is ordered; other orders are kinds already."""


@dataclass(frozen=True)
class Order:
    """One order of an archivist."""

    line: int
    kind: str
    """role, cut or join."""
    value: str


def obey_orders(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries, those of which something is ordered with the kind that the order gives."""
    return tuple(
        replace(entry, kind=KINDS.get(entry.line.order, entry.line.order)) if entry.line.order else entry
        for entry in entries
    )
