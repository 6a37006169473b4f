"""What all pages of lists have in common: front matter, heading, one block of HTML, and numbered sheets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from generator.citing.formats import FORMATS, MOST_CITED, WHOLE, Format
from generator.feeding.feed import FORMS, Form
from generator.knowledge import ArchiveSettings
from generator.model import Article
from generator.writing.addresses import numbered_url
from generator.writing.entries import Catalogue, Entry, sort_newest_first
from generator.writing.escaping import escape_markdown, write_front_matter
from generator.writing.outputs import OutputFile
from generator.writing.templates import render_block

ENTRIES_PER_SHEET = 100
"""Rows of a list before it goes on to a second sheet: about 40 kB of HTML, and three turns of a wheel."""

ENTRIES_IN_PLACE = 300
"""Rows up to which a list is one sheet, which a reader can filter in place."""

BYTES_IN_PLACE = 120_000
"""Bytes that such a sheet may hold, its text counted twice for the marks of its rows: it stays below 150 kB."""

FEWEST_FILTERED = 8
"""Rows from which a list offers to be filtered: fewer are seen at once."""

Row = TypeVar("Row")
HeadedEntry = tuple[str, Entry]
"""A row of a list and the heading that it stands under."""

ROOT = "../../"
"""Way from a page of the archive to the root of the site: all lie two folders deep."""


@dataclass(frozen=True)
class Sheet:
    """A page that is not an article's."""

    url: str
    title: str
    kind: str
    """Class of the page, for the stylesheet."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """Name and address of the pages above."""
    searched: bool = False
    """True where search should offer the page by its title."""
    template: str = "archive.html"
    is_former: bool = False
    """True where search engines should not list it: it leads to what is in its place now."""
    narrowing: str = ""
    """Words that narrow a search to the list: `field:name`; "" where the search knows no such field."""
    references: str = ""
    """Address of the page beside which the references of its articles lie, its own or an article's; "" for none."""
    is_fed: bool = False
    """True where feeds lie beside it."""


@dataclass(frozen=True)
class Section:
    """A part of a list under a heading of its own."""

    heading: str
    entries: tuple[Entry, ...]


def may_be_found(settings: ArchiveSettings) -> bool:
    """Tell whether search engines may list the pages: only with rights stated and access for all."""
    return bool(settings.rights) and settings.access in {"public", "metadata"}


def write_sheet(sheet: Sheet, block: str, catalogue: Catalogue) -> OutputFile:
    """Write a page of one block of HTML."""
    fields: dict[str, object] = {"title": sheet.title, "kind": sheet.kind, "template": sheet.template}
    if not sheet.searched:
        fields["search"] = {"exclude": True}
    if sheet.is_former or not may_be_found(catalogue.knowledge.archive):
        fields["robots"] = "noindex"
    if sheet.is_fed:
        fields["feed"] = _list_files(sheet.url, FORMS)[0][1]
    heading = f"# {escape_markdown(sheet.title)} {{: #title }}\n"
    crumbs = render_block("crumbs.html", crumbs=sheet.crumbs, root=ROOT)
    path = sheet.url.removesuffix(".html") + ".md"
    return OutputFile(
        path, "\n".join([write_front_matter(fields), heading, crumbs, block, _render_files(sheet, catalogue)])
    )


def find_references(url: str, count: int) -> str:
    """Return beside which address the references of a list of so many articles lie; "" where there is none."""
    return url if 0 < count <= MOST_CITED else WHOLE if count else ""


def _render_files(sheet: Sheet, catalogue: Catalogue) -> str:
    """Return the links to what lies beside a list, "" where nothing does; references are saved, feeds are opened."""
    is_whole = sheet.references == WHOLE
    kinds = [
        (
            catalogue.labels["cite_files_whole" if is_whole else "cite_files"],
            _list_files(sheet.references, FORMATS),
            True,
        ),
        (catalogue.labels["feeds"], _list_files(sheet.url if sheet.is_fed else "", FORMS), False),
    ]
    return render_block("files.html", kinds=kinds) if any(files for _, files, _ in kinds) else ""


def _list_files(url: str, forms: Iterable[Format | Form]) -> list[tuple[str, str]]:
    """Return name and address of the files that lie beside a page, seen from any page of the archive; [] for none."""
    return [(form.name, f"{ROOT}{url.removesuffix('.html')}{form.ending}") for form in forms] if url else []


def write_list(
    sheet: Sheet, opening: str, rows: Sequence[HeadedEntry], catalogue: Catalogue
) -> Iterator[OutputFile]:
    """Write a list of articles on as many sheets as it needs; the opening is on the first."""
    chunks = [rows] if fits_in_place(rows, opening) else split_rows(rows)
    for number, chunk in enumerate(chunks, start=1):
        block = render_block(
            "list.html",
            opening=opening if number == 1 else "",
            sections=_gather_sections(chunk),
            pager=make_pager(sheet.url, number, len(chunks)),
            filter=len(rows) >= FEWEST_FILTERED,
            narrowing=sheet.narrowing,
            labels=catalogue.labels,
            root=ROOT,
        )
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def split_rows(rows: Sequence[Row], most: int = ENTRIES_PER_SHEET) -> list[Sequence[Row]]:
    """Split rows into sheets of at most so many; no row at all is one empty sheet."""
    return [rows[start : start + most] for start in range(0, max(len(rows), 1), most)]


def split_by_bytes(rows: Sequence[Row], measure: Callable[[Row], int], most: int) -> list[Sequence[Row]]:
    """Split rows into sheets of at most so many bytes; no row at all is one empty sheet."""
    starts, size = [0], 0
    for place, row in enumerate(rows):
        size += measure(row)
        if size > most and place > starts[-1]:
            starts.append(place)
            size = measure(row)
    return [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def split_in_place(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Keep short rows on one sheet while a reader can filter them there, else split them."""
    return split_rows(rows, ENTRIES_IN_PLACE if len(rows) <= ENTRIES_IN_PLACE else ENTRIES_PER_SHEET)


def fits_in_place(rows: Sequence[HeadedEntry], opening: str = "") -> bool:
    """Tell whether a list of articles may be one sheet below what opens it."""
    texts = ("".join((entry.title, entry.who, entry.date, entry.note, entry.session)) for _, entry in rows)
    text, before = (_count_bytes("".join(part)) for part in (texts, (opening,)))
    return len(rows) <= ENTRIES_IN_PLACE and 2 * text + before <= BYTES_IN_PLACE


def _count_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def number_sheet(sheet: Sheet, number: int, catalogue: Catalogue) -> Sheet:
    """Give the sheet with this number its own address and title; the first keeps those of the list."""
    if number == 1:
        return sheet
    title = sheet.title + catalogue.labels["space"] + catalogue.labels["page_of_list"].format(n=number)
    crumbs = (*sheet.crumbs, (sheet.title, sheet.url))
    return Sheet(
        numbered_url(sheet.url, number),
        title,
        sheet.kind,
        crumbs,
        template=sheet.template,
        narrowing=sheet.narrowing,
    )


def narrow_search(facet: str, name: str, catalogue: Catalogue) -> str:
    """Return the words that narrow a search to what has this value; a name with spaces cannot be said so."""
    return "" if any(map(str.isspace, name)) else f"{catalogue.labels[f'facet_{facet}']}:{name}"


def make_pager(url: str, current: int, count: int) -> list[tuple[int, str]]:
    """List number and address of the sheets; "" is the address of the current one, [] a list of one sheet."""
    numbers = range(1, count + 1) if count > 1 else ()
    return [(number, "" if number == current else numbered_url(url, number)) for number in numbers]


def make_jumps(url: str, chunks: Sequence[Sequence[tuple[str, object]]]) -> list[tuple[str, str]]:
    """Give for each heading of a list of several sheets the address where it begins; [] for a list of one sheet."""
    jumps: dict[str, str] = {}
    for number, chunk in enumerate(chunks if len(chunks) > 1 else (), start=1):
        for heading, _ in chunk:
            jumps.setdefault(heading, f"{numbered_url(url, number)}#{anchor_heading(heading)}")
    return list(jumps.items())


def anchor_heading(heading: str) -> str:
    """Give the anchor of a heading: a letter names itself."""
    return heading if heading.isascii() else "".join(f"{ord(char):x}" for char in heading)


def _gather_sections(rows: Iterable[HeadedEntry]) -> list[Section]:
    grouped = groupby(rows, key=lambda row: row[0])
    return [Section(heading, tuple(entry for _, entry in group)) for heading, group in grouped]


def list_by_year(articles: Iterable[Article], catalogue: Catalogue) -> list[HeadedEntry]:
    """Give the newest articles first, each under its year."""
    entries = (catalogue.entries[article.id] for article in sort_newest_first(articles))
    return [(entry.year, entry) for entry in entries]
