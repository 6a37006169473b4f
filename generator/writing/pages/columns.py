"""The pages of the paper's columns (栏目): an index, and one list each."""

from collections.abc import Iterator

from generator.writing.addresses import COLUMNS
from generator.writing.columns import Column
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import (
    ROOT,
    Sheet,
    list_by_year,
    make_pager,
    number_sheet,
    split_in_place,
    write_list,
    write_sheet,
)
from generator.writing.templates import render_block

COLUMN_INDEX = f"{COLUMNS}/index.html"


def write_columns(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and the columns."""
    labels = catalogue.labels
    sheet = Sheet(COLUMN_INDEX, labels["nav_columns"], "column-index")
    chunks = split_in_place(catalogue.columns)
    for number, chunk in enumerate(chunks, start=1):
        pager = make_pager(COLUMN_INDEX, number, len(chunks))
        block = render_block("column-index.html", columns=chunk, pager=pager, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)
    for column in catalogue.columns:
        yield from _write_column(column, catalogue)


def _write_column(column: Column, catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    opening = render_block("column.html", column=column, count=len(column.articles), labels=labels)
    is_said = column.name in column.printed and not any(map(str.isspace, column.name))
    sheet = Sheet(
        column.url,
        column.name,
        "column-page",
        ((labels["nav_columns"], COLUMN_INDEX),),
        searched=True,
        narrowing=column.name if is_said else "",
    )
    yield from write_list(sheet, opening, list_by_year(column.articles, catalogue), catalogue)
