"""Rows as comma-separated values: exact ones for programs, and sheets for a spreadsheet, in which no cell is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the table is UTF-8."""

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""A cell that begins so, behind spaces or not, may be a formula to a spreadsheet."""

LONGEST_CELL = 32_767
"""Characters that a cell of Excel takes; what is longer would spill over the sheet."""

SEPARATOR = "；"
"""Between the values of one cell."""

PIECE = 1 << 16
"""Characters of a table that are yielded at a time."""

Cell = str | int | float | bool
Row = Sequence[Cell]


def write_rows(header: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as CSV for programs, some at a time: every cell as it is."""
    buffer = io.StringIO()
    plain = csv.writer(buffer, lineterminator="\n")
    quoted = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(header)
    for row in rows:
        cells = [cell if type(cell) is str else write_cell(cell) for cell in row]
        # Python leaves a lone \r bare, and readers end a row there.
        writer = quoted if "\r" in "".join(cells) else plain
        writer.writerow(cells)
        if buffer.tell() > PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def write_cell(cell: Cell) -> str:
    """Return a value as the text of a cell; booleans as Table Schema has them."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def write_sheet(header: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield rows as CSV for a spreadsheet: with a byte order mark, no cell a formula, none too long."""
    yield BYTE_ORDER_MARK
    yield from write_rows(header, ([guard_cell(cell) for cell in row] for row in rows))


def guard_cell(value: object) -> str:
    """Return a value as the text of a cell; one that would be a formula begins with an apostrophe, a number is none."""
    text = value if type(value) is str else _word_value(value)
    guarded = f"'{text}" if FORMULA.match(text) and not isinstance(value, int | float) else text
    return guarded if len(guarded) <= LONGEST_CELL else guarded[: LONGEST_CELL - 1] + "…"


def _word_value(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else ""
    return join_values(value) if isinstance(value, list) else str(value)


def join_values(values: Sequence[object]) -> str:
    """Return several values as the text of one cell; numbers are the ends of a span."""
    joined = "—" if values and all(isinstance(one, int) for one in values) else SEPARATOR
    return joined.join(map(str, values))
