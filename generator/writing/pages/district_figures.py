"""The figures of a district as a small table: an indicator a line, a year a column, targets beside results."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.registers import Figure
from generator.writing.entries import Catalogue
from generator.writing.pages.register_rows import ShownRow, make_shower
from generator.writing.pages.sheet import ROOT
from generator.writing.templates import render_block

INDICATORS_SHOWN = 24
"""Indicators in the table of a district; the others are in the register."""
YEARS_SHOWN, CELLS_SHOWN = 12, 4
"""Newest years of the table, and figures of one indicator in a year: more are in the register."""

YEAR = re.compile(r"\d{4}")

KIND_ORDER = ("目标", "预计", "实绩")
"""What stands first in a cell: what was wanted, what was expected, what came."""


def gather_figures(catalogue: Catalogue) -> dict[str, list[ShownRow]]:
    """Return the figures of each district, by its name."""
    show = make_shower(catalogue)
    found: dict[str, list[ShownRow]] = {}
    for row in catalogue.archive.registers.figures:
        for name in row.districts:
            found.setdefault(name, []).append(show(row))
    return found


def render_figures(name: str, rows: list[ShownRow], catalogue: Catalogue) -> str:
    """Draw the figures of a district year by year; "" where it has none."""
    years, lines = tabulate(rows, INDICATORS_SHOWN)
    return render_block(
        "district-figures.html",
        name=name,
        years=years,
        lines=lines,
        count=len(rows),
        labels=catalogue.labels,
        root=ROOT,
    )


@dataclass(frozen=True)
class Cell:
    """A figure in the table of a district."""

    kind: str
    printed: str
    period: str
    """The part of the year, "" for a whole one."""
    url: str
    quote: str


@dataclass(frozen=True)
class Line:
    """An indicator of a district over the years."""

    name: str
    cells: tuple[tuple[Cell, ...], ...]
    """Figures of each year of the table, targets first."""


def tabulate(rows: Iterable[ShownRow], most: int) -> tuple[list[str], list[Line]]:
    """Return the years, the newest first, and at most so many indicators, those with most years and kinds first."""
    grouped: dict[tuple[str, str], list[ShownRow]] = {}
    for shown in rows:
        figure = shown.row
        if isinstance(figure, Figure) and not figure.doubt:
            grouped.setdefault((figure.key, figure.normal_unit), []).append(shown)
    ordered = sorted(grouped.values(), key=_rank_group)[:most]
    years = sorted({_year_of(shown) for group in ordered for shown in group}, reverse=True)[:YEARS_SHOWN]
    lines = [
        Line(_name_line(group), tuple(tuple(_list_cells(group, year)) for year in years)) for group in ordered
    ]
    return years, lines


def _rank_group(group: Sequence[ShownRow]) -> tuple[int, int]:
    told = {(_year_of(shown), shown.row.kind) for shown in group}
    return -len({year for year, _ in told}), -len(told)


def _year_of(shown: ShownRow) -> str:
    figure = shown.row
    period = figure.period if isinstance(figure, Figure) else ""
    found = YEAR.findall(period) or YEAR.findall(figure.date)
    return found[-1] if found else shown.year


def _name_line(group: Sequence[ShownRow]) -> str:
    names = [shown.row.key for shown in group if isinstance(shown.row, Figure)]
    return min(names, key=lambda name: (len(name), name))


def _list_cells(group: Sequence[ShownRow], year: str) -> Iterator[Cell]:
    found = [shown for shown in group if _year_of(shown) == year]
    found.sort(key=lambda one: KIND_ORDER.index(one.row.kind) if one.row.kind in KIND_ORDER else 9)
    for shown in found[:CELLS_SHOWN]:
        figure = shown.row
        if isinstance(figure, Figure):
            part = figure.period.removeprefix(year).removeprefix("年")
            yield Cell(
                figure.kind,
                figure.printed,
                part if figure.period.startswith(year) else "",
                shown.url,
                figure.quotation.text,
            )
