"""The apparatus (校勘记) of the whole archive: an index of pages by trust, and what is said of them, sort by sort."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model import NewspaperPage
from generator.writing.addresses import APPARATUS, lines_url
from generator.writing.apparatus import OTHER, SORTS, ApparatusEntry, list_apparatus, list_states
from generator.writing.entries import Catalogue, Entry
from generator.writing.outputs import OutputFile
from generator.writing.pages.newspaper import title_page
from generator.writing.pages.sheet import ROOT, Sheet, make_pager, number_sheet, split_rows, write_sheet
from generator.writing.templates import render_block

APPARATUS_INDEX = f"{APPARATUS}/index.html"


@dataclass(frozen=True)
class ApparatusRow:
    """An entry as a list shows it."""

    entry: ApparatusEntry
    kind: str
    """The sort of the notice in a word, as on the article's page; "" where it needs none."""
    lines_url: str
    """Address of its line; "" where it has none."""
    article: Entry | None


def write_apparatus_pages(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and a list for each sort of entries, of articles whose text is missing also where nothing is said."""
    rows: dict[str, list[ApparatusEntry]] = {sort: [] for sort in (*SORTS, OTHER)}
    for entry in list_apparatus(catalogue.archive):
        rows[entry.sort].append(entry)
    gaps = list_gaps(catalogue)
    counts = [(sort, len(found) + (len(gaps) if sort == "missing" else 0)) for sort, found in rows.items()]
    pages = {page.cut_page.page.file: page for page in catalogue.archive.pages}
    yield from _write_index(counts, pages, catalogue)
    for sort, found in rows.items():
        yield from _write_sort(sort, found, gaps if sort == "missing" else [], pages, catalogue)


def list_gaps(catalogue: Catalogue) -> list[tuple[Entry, str]]:
    """Return the articles that end elsewhere or began elsewhere, with what is printed of it."""
    return [
        (catalogue.entries[article.id], catalogue.labels[f"gap_{article.completeness}"])
        for article in sorted(catalogue.archive.articles, key=lambda one: (one.file, one.cut.number, one.id))
        if article.completeness in ("continues", "continued")
    ]


def _write_index(
    counts: list[tuple[str, int]], pages: Mapping[str, NewspaperPage], catalogue: Catalogue
) -> Iterator[OutputFile]:
    states = [
        (state, pages[state.file], title_page(pages[state.file], catalogue))
        for state in list_states(catalogue.archive)
    ]
    sorts = [(sort_url(sort), catalogue.labels[f"sort_{sort}"], count) for sort, count in counts]
    sheet = Sheet(APPARATUS_INDEX, catalogue.labels["apparatus"], "apparatus-index")
    chunks = split_rows(states)
    for number, chunk in enumerate(chunks, start=1):
        pager = make_pager(APPARATUS_INDEX, number, len(chunks))
        values = {"sorts": sorts, "states": chunk, "pager": pager, "total": sum(count for _, count in counts)}
        block = render_block("apparatus-index.html", **values, labels=catalogue.labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def sort_url(sort: str) -> str:
    """Give the address of the list of one sort."""
    return f"{APPARATUS}/{sort}.html"


def _write_sort(
    sort: str,
    found: list[ApparatusEntry],
    gaps: list[tuple[Entry, str]],
    pages: Mapping[str, NewspaperPage],
    catalogue: Catalogue,
) -> Iterator[OutputFile]:
    labels = catalogue.labels
    sheet = Sheet(
        sort_url(sort), labels[f"sort_{sort}"], "apparatus-list", ((labels["apparatus"], APPARATUS_INDEX),)
    )
    chunks = split_rows(found)
    for number, chunk in enumerate(chunks, start=1):
        sections = [
            (pages.get(file), file, [_make_row(entry, pages, catalogue) for entry in group])
            for file, group in groupby(chunk, key=lambda entry: entry.notice.file)
        ]
        block = render_block(
            "apparatus.html",
            intro=labels[f"sort_{sort}_intro"],
            sections=[
                (page, title_page(page, catalogue) if page else file, rows) for page, file, rows in sections
            ],
            gaps=gaps if number == 1 else [],
            pager=make_pager(sheet.url, number, len(chunks)),
            labels=labels,
            root=ROOT,
        )
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _make_row(
    entry: ApparatusEntry, pages: Mapping[str, NewspaperPage], catalogue: Catalogue
) -> ApparatusRow:
    notice, page = entry.notice, pages.get(entry.notice.file)
    return ApparatusRow(
        entry,
        catalogue.labels.get(f"notice_{notice.kind}", ""),
        f"{lines_url(page.url)}#L{notice.line}" if page and page.is_open and notice.line else "",
        catalogue.entries.get(entry.article),
    )
