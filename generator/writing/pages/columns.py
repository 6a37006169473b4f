"""The pages of the paper's columns (栏目): an index, and one list each."""

from collections.abc import Iterator

from generator.writing.addresses import COLUMNS
from generator.writing.columns import Column
from generator.writing.entries import Catalogue
from generator.writing.files import OutputFile
from generator.writing.pages.sheet import ROOT, Sheet, list_by_year, write_list, write_sheet
from generator.writing.templates import render_block

COLUMN_INDEX = f"{COLUMNS}/index.html"


def write_columns(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and the columns."""
    labels = catalogue.labels
    block = render_block("column-index.html", columns=catalogue.columns, labels=labels, root=ROOT)
    yield write_sheet(Sheet(COLUMN_INDEX, labels["nav_columns"], "column-index"), block, catalogue)
    for column in catalogue.columns:
        yield from _write_column(column, catalogue)


def _write_column(column: Column, catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    opening = render_block("column.html", column=column, count=len(column.articles), labels=labels)
    sheet = Sheet(
        column.url, column.name, "column-page", ((labels["nav_columns"], COLUMN_INDEX),), searched=True
    )
    yield from write_list(sheet, opening, list_by_year(column.articles, catalogue), catalogue)
