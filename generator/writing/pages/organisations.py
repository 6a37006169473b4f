"""The pages of bodies (机构): an index in the order of pinyin, and one page for each that several articles name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.counting.occurrences import Place
from generator.filing.matching import WordIndex, compile_words
from generator.writing.addresses import ORGANISATIONS
from generator.writing.entries import Catalogue, Entry, sort_newest_first
from generator.writing.organisations import Body, find_mentions
from generator.writing.outputs import OutputFile
from generator.writing.pages.contexts import ShownPlace, show_place
from generator.writing.pages.sheet import (
    FEWEST_FILTERED,
    ROOT,
    Sheet,
    anchor_heading,
    make_jumps,
    make_pager,
    number_sheet,
    split_in_place,
    split_rows,
    write_sheet,
)
from generator.writing.templates import render_block

ORGANISATION_INDEX = f"{ORGANISATIONS}/index.html"
PLACES_SHOWN = 3
"""Lines of one article that the page of a body quotes: the first say how it comes in, the article has the others."""

IndexRow = tuple[Body, str, str]
"""A body, where it leads, and why there."""


def write_organisations(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index, and a page for each body that has one."""
    yield from _write_index(catalogue)
    index = compile_words(form for body in catalogue.organisations for form in body.printed)
    for body in catalogue.organisations:
        if body.url:
            yield from _write_body(body, index, catalogue)


def _write_index(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write all bodies by their initials; what one article alone names leads there."""
    labels = catalogue.labels
    sheet = Sheet(ORGANISATION_INDEX, labels["organisations"], "organisations")
    unknown = labels["initial_unknown"]
    rows = [(body.initial or unknown, _make_row(body, catalogue)) for body in catalogue.organisations]
    chunks = split_in_place(rows)
    jumps = make_jumps(sheet.url, chunks)
    for number, chunk in enumerate(chunks, start=1):
        values = {
            "sections": _group_initials(chunk),
            "jumps": jumps,
            "pager": make_pager(sheet.url, number, len(chunks)),
            "filter": len(rows) >= FEWEST_FILTERED,
        }
        block = render_block("organisation-index.html", **values, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _make_row(body: Body, catalogue: Catalogue) -> IndexRow:
    if body.url:
        return body, body.url, ""
    entry = catalogue.entries[body.articles[0].id]
    return body, entry.url, entry.title


def _group_initials(rows: Sequence[tuple[str, IndexRow]]) -> list[tuple[str, str, list[IndexRow]]]:
    grouped = groupby(rows, key=lambda row: row[0])
    return [(initial, anchor_heading(initial), [row for _, row in group]) for initial, group in grouped]


def _write_body(body: Body, index: WordIndex, catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the articles that name a body, the newest first, each with the lines where it stands."""
    labels = catalogue.labels
    articles = sort_newest_first(body.articles)
    chunks = split_rows(articles)
    sheet = Sheet(body.url, body.name, "organisation", ((labels["organisations"], ORGANISATION_INDEX),))
    for number, chunk in enumerate(chunks, start=1):
        entries = [catalogue.entries[article.id] for article in chunk]
        places = [_show_places(body, find_mentions(article, index), catalogue) for article in chunk]
        values = {
            "body": body,
            "is_first": number == 1,
            "sections": _group_years(zip(entries, places, strict=True)),
            "pager": make_pager(body.url, number, len(chunks)),
            "filter": len(articles) >= FEWEST_FILTERED,
        }
        block = render_block("organisation.html", **values, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _group_years(
    rows: Iterable[tuple[Entry, list[ShownPlace]]],
) -> list[tuple[str, list[tuple[Entry, list[ShownPlace]]]]]:
    return [(year, list(group)) for year, group in groupby(rows, key=lambda row: row[0].year)]


def _show_places(
    body: Body, mentions: Mapping[str, Sequence[Place]], catalogue: Catalogue
) -> list[ShownPlace]:
    """Quote the first lines of an article that name the body; none where the texts are not published."""
    if catalogue.knowledge.archive.access == "metadata":
        return []
    found = [(place, form) for form in body.printed for place in mentions.get(form, ())]
    lines = {(place.source, place.line): (place, form) for place, form in reversed(found)}
    return [show_place(place, form, catalogue) for _, (place, form) in sorted(lines.items())[:PLACES_SHOWN]]
