"""The pages of the districts: an index with a schematic map of tiles, and one page a district."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.knowledge import Knowledge
from generator.model import Article
from generator.writing.addresses import DISTRICTS, district_url, person_url
from generator.writing.entries import Catalogue, sort_newest_first
from generator.writing.outputs import OutputFile
from generator.writing.pages.district_figures import gather_figures, render_figures
from generator.writing.pages.register_rows import ShownRow
from generator.writing.pages.sheet import ROOT, Sheet, find_references, narrow_search, write_list, write_sheet
from generator.writing.people import find_hidden, select_public
from generator.writing.templates import render_block

DISTRICT_INDEX = f"{DISTRICTS}/index.html"
OFFICE = (
    r"(?:委|党工委|管委会|人大常委会|政协|政府|人民政府|监委)?"
    r"(?:常务)?(?:副?(?:书记|区长|县长|市长|主任|主席)|常委)"
)
"""What follows the name of a district where a post is one of its leaders; bureaus and companies are not."""
SHADES = 4
"""Steps of colour on the map beside the empty one: more cannot be told apart on paper."""


@dataclass(frozen=True)
class ShownDistrict:
    """A district with its articles."""

    id: str
    name: str
    url: str
    tile: tuple[int, int] | None
    note: str
    """Its former names, worded."""
    about: tuple[Article, ...]
    mentioned: tuple[Article, ...]
    shade: int
    """From 0, nothing, to SHADES, the most."""


def write_districts(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and one list a district: first what is about it, then what names it."""
    districts = list_districts(catalogue)
    yield _write_index(districts, catalogue)
    figures = gather_figures(catalogue)
    for district in districts:
        yield from _write_district(district, figures.get(district.name, []), catalogue)


def list_districts(catalogue: Catalogue) -> list[ShownDistrict]:
    """Give the districts in the archivist's order, then those that only the articles' labels have."""
    filed: dict[tuple[str, str], list[Article]] = {}
    labelled: dict[str, str] = {}
    for article in catalogue.archive.articles:
        for label in article.districts:
            labelled.setdefault(label.id, label.name)
            filed.setdefault((label.id, label.relation), []).append(article)
    known = {district.id: district.name for district in catalogue.knowledge.districts.districts}
    tiled = (district.id for district in catalogue.knowledge.districts.districts if district.tile)
    most = max((len(filed.get((key, "about"), ())) for key in tiled), default=0)
    names = known | {key: labelled[key] for key in sorted(labelled.keys() - known.keys())}
    return [_show_district(key, name, filed, most, catalogue) for key, name in names.items()]


def list_place_names(knowledge: Knowledge) -> tuple[str, ...]:
    """Give the names of the districts as texts use them: whole, and without their rank where two characters stay."""
    names = [district.name for district in knowledge.districts.districts]
    bare = [name[:-1] for name in names if len(name) > 2]
    return tuple(dict.fromkeys((*names, *bare)))


def _show_district(
    key: str, name: str, filed: dict[tuple[str, str], list[Article]], most: int, catalogue: Catalogue
) -> ShownDistrict:
    known = {district.id: district for district in catalogue.knowledge.districts.districts}.get(key)
    old = known.old_names if known else ()
    about = tuple(filed.get((key, "about"), ()))
    return ShownDistrict(
        id=key,
        name=name,
        url=district_url(key),
        tile=known.tile if known else None,
        note=catalogue.labels["old_name"].format(names=catalogue.labels["comma"].join(old)) if old else "",
        about=about,
        mentioned=tuple(filed.get((key, "mentioned"), ())),
        shade=min(SHADES, -(-len(about) * SHADES // most)) if most else 0,
    )


def render_tiles(districts: list[ShownDistrict], catalogue: Catalogue, root: str) -> str:
    """Draw the districts that have a tile as links on a grid; the others follow as plain links."""
    return render_block(
        "tiles.html",
        districts=[district for district in districts if district.tile],
        others=[district for district in districts if not district.tile],
        caption=catalogue.knowledge.districts.tile_caption or catalogue.labels["tiles_default_caption"],
        labels=catalogue.labels,
        root=root,
    )


def _write_index(districts: list[ShownDistrict], catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    tiles = render_tiles(districts, catalogue, ROOT)
    block = render_block("district-index.html", tiles=tiles, districts=districts, labels=labels, root=ROOT)
    return write_sheet(Sheet(DISTRICT_INDEX, labels["nav_districts"], "districts"), block, catalogue)


def _list_officials(
    district: ShownDistrict, catalogue: Catalogue
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give for each year, the newest first, who holds an office of the district as printed: name, address, post."""
    names = filter(None, _list_names(district, catalogue.knowledge))
    office = re.compile(f"(?:{'|'.join(map(re.escape, names))}){OFFICE}")
    hidden = find_hidden(catalogue.knowledge)
    years: dict[str, dict[tuple[str, str, str], None]] = {}
    for article in sort_newest_first(
        {one.id: one for one in (*district.about, *district.mentioned)}.values()
    ):
        for person in select_public(article.people, hidden):
            if office.search(
                person.post
            ):  # one of the district's own committees, its congress, its government
                row = (person.name, person_url(person.name), person.post)
                years.setdefault(catalogue.entries[article.id].year, {})[row] = None
    return [(year, list(rows)) for year, rows in years.items()]


def _list_names(district: ShownDistrict, knowledge: Knowledge) -> tuple[str, ...]:
    known = [one for one in knowledge.districts.districts if one.id == district.id]
    return (district.name, *(name for one in known for name in (one.full_name, *one.old_names)))


def _write_district(
    district: ShownDistrict, rows_of: list[ShownRow], catalogue: Catalogue
) -> Iterator[OutputFile]:
    crumbs = ((catalogue.labels["nav_districts"], DISTRICT_INDEX),)
    sheet = Sheet(
        district.url,
        district.name,
        "district",
        crumbs,
        searched=True,
        narrowing=narrow_search("district", district.name, catalogue),
        references=find_references(district.url, len(district.about) + len(district.mentioned)),
        is_fed=bool(district.about or district.mentioned),
    )
    rows = [
        (catalogue.labels[heading], catalogue.entries[article.id])
        for heading, articles in (
            ("about_district", district.about),
            ("mentioned_district", district.mentioned),
        )
        for article in sort_newest_first(articles)
    ]
    opening = render_block(
        "district.html",
        district=district,
        officials=_list_officials(district, catalogue),
        figures=render_figures(district.name, rows_of, catalogue),
        labels=catalogue.labels,
        root=ROOT,
    )
    yield from write_list(sheet, opening, rows, catalogue)
