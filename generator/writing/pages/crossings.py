"""Themes against districts: a table whose cells open the list of what is filed under both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Article
from generator.writing.addresses import CROSSINGS, safe_name
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.districts import SHADES, ShownDistrict, list_districts
from generator.writing.pages.sheet import ROOT, Sheet, list_by_year, write_list, write_sheet
from generator.writing.pages.themes import ShownTheme, group_themes
from generator.writing.templates import render_block

CROSSING_INDEX = f"{CROSSINGS}/index.html"


@dataclass(frozen=True)
class Cell:
    """A theme in a district."""

    title: str
    url: str
    articles: tuple[Article, ...]
    shade: int
    """From 0, nothing, to SHADES, the most of the table."""


def write_crossings(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the table and one list for each of its cells that has articles."""
    labels = catalogue.labels
    districts = [district for district in list_districts(catalogue) if district.about]
    rows = _fill_rows(districts, catalogue)
    block = render_block("crossings.html", rows=rows, districts=districts, labels=labels, root=ROOT)
    crumbs = ((labels["nav_themes"], "archive/themes/index.html"),)
    yield write_sheet(Sheet(CROSSING_INDEX, labels["crossings"], "crossing-index", crumbs), block, catalogue)
    for theme, cells in rows:
        for cell in (cell for cell in cells if cell.articles):
            yield from _write_cell(theme, cell, catalogue)


def _fill_rows(
    districts: Sequence[ShownDistrict], catalogue: Catalogue
) -> list[tuple[ShownTheme, list[Cell]]]:
    themes = [theme for group in group_themes(catalogue) for theme in group.themes if theme.articles]
    filed = {district.id: {one.id for one in district.about} for district in districts}
    shared = {
        (theme.theme.id, key): tuple(one for one in theme.articles if one.id in ids)
        for theme in themes
        for key, ids in filed.items()
    }
    most = max(map(len, shared.values()), default=0)
    return [
        (
            theme,
            [
                _make_cell(theme, district, shared[theme.theme.id, district.id], most, catalogue)
                for district in districts
            ],
        )
        for theme in themes
    ]


def _make_cell(
    theme: ShownTheme, district: ShownDistrict, articles: tuple[Article, ...], most: int, catalogue: Catalogue
) -> Cell:
    title = catalogue.labels["crossing_title"].format(theme=theme.theme.name, district=district.name)
    url = f"{CROSSINGS}/{safe_name(theme.theme.id)}--{safe_name(district.id)}.html"
    return Cell(title, url, articles, -(-len(articles) * SHADES // most) if most else 0)


def _write_cell(theme: ShownTheme, cell: Cell, catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    crumbs = (
        (labels["nav_themes"], "archive/themes/index.html"),
        (labels["crossings"], CROSSING_INDEX),
        (theme.theme.name, theme.url),
    )
    opening = render_block("date.html", count=len(cell.articles), labels=labels)
    sheet = Sheet(cell.url, cell.title, "crossing", crumbs)
    yield from write_list(sheet, opening, list_by_year(cell.articles, catalogue), catalogue)
