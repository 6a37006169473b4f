"""The registers as data: one JSON object a row, and tables that a spreadsheet opens."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from generator.model import Archive
from generator.model.registers import Figure, Proposal, Quotation
from generator.tables.cells import write_sheet
from generator.tables.schemas import write_schema
from generator.writing.compact import write_compact
from generator.writing.outputs import OutputFile, StreamedFile

Record = Mapping[str, object]
MakeRecords = Callable[[], Iterable[Record]]


def render_registers(archive: Archive) -> Iterator[OutputFile | StreamedFile]:
    """Yield both registers as JSON lines with their schemas, and as tables."""
    registers = archive.registers
    urls = {article.id: article.url for article in archive.articles}
    registered: tuple[tuple[str, Record, MakeRecords], ...] = (
        (
            "proposals",
            make_proposal(EMPTY_PROPOSAL, {"": ""}),
            lambda: (make_proposal(row, urls) for row in registers.proposals),
        ),
        (
            "figures",
            make_figure(EMPTY_FIGURE, {"": ""}),
            lambda: (make_figure(row, urls) for row in registers.figures),
        ),
    )
    for name, empty, make in registered:
        yield StreamedFile(f"data/{name}.jsonl", partial(write_lines, make))
        yield OutputFile(f"data/{name}.schema.json", write_schema(f"{name}-json"))
        yield StreamedFile(f"data/{name}.csv", partial(write_table, list(empty), make))


def make_place(quotation: Quotation, urls: Mapping[str, str]) -> dict[str, object]:
    """Return where a row stands."""
    return {
        "article_id": quotation.article,
        "url": urls[quotation.article],
        "file": quotation.file,
        "lines": list(quotation.lines),
        "quote": quotation.text,
    }


def make_proposal(row: Proposal, urls: Mapping[str, str]) -> Record:
    """Return a proposal as the contract lays it down; every key is there."""
    return {
        "id": row.id,
        **make_place(row.quotation, urls),
        "who": list(row.who),
        "capacity": row.capacity,
        "kind": row.kind,
        "theme": row.theme,
        "districts": list(row.districts),
        "addressee": row.addressee,
        "date": row.date,
        "rule": row.rule,
        "doubt": row.doubt,
    }


def make_figure(row: Figure, urls: Mapping[str, str]) -> Record:
    """Return a figure as the contract lays it down; every key is there."""
    return {
        "id": row.id,
        **make_place(row.quotation, urls),
        "subject": row.subject,
        "indicator": row.indicator,
        "key": row.key,
        "value": as_number(row.value),
        "unit": row.unit,
        "printed": row.printed,
        "normal_value": as_number(row.normal_value),
        "normal_unit": row.normal_unit,
        "kind": row.kind,
        "period": row.period,
        "approx": row.is_approximate,
        "note": row.note,
        "districts": list(row.districts),
        "theme": row.theme,
        "date": row.date,
        "rule": row.rule,
        "doubt": row.doubt,
    }


NOWHERE = Quotation("", "", (0, 0), "", 0)
EMPTY_PROPOSAL = Proposal("", NOWHERE, (), "", "", "", (), "", "", "")
EMPTY_FIGURE = Figure(
    "", NOWHERE, "", "", "", Decimal(0), "", "", Decimal(0), "", "", "", False, "", (), "", "", ""
)
"""Rows that say nothing: their records name the columns of a table without rows."""


def as_number(value: Decimal) -> int | float:
    """Return a value as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def write_lines(make: MakeRecords) -> Iterator[str]:
    """Yield each row as a line of JSON."""
    return (write_compact(record) + "\n" for record in make())


def write_table(fields: Sequence[str], make: MakeRecords) -> Iterator[str]:
    """Yield the rows as a table that a spreadsheet opens."""
    return write_sheet(fields, (record.values() for record in make()))
