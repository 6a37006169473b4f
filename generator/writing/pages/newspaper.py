"""The newspaper pages: an index, one page each in the order of the recognised text, and its lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.knowledge import HEADLINES, GenreRule
from generator.model import LOW_CONFIDENCE, ROLES, Article, NewspaperPage
from generator.writing.addresses import PAGES, lines_url
from generator.writing.dates import read_date, word_date
from generator.writing.entries import Catalogue
from generator.writing.labels import Labels
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import (
    ROOT,
    Sheet,
    find_references,
    make_pager,
    number_sheet,
    split_rows,
    write_sheet,
)
from generator.writing.sessions import Session
from generator.writing.templates import render_block

Placed = tuple[int, Article]
"""An article that a page holds, whole or in part, with its number there."""

SHORT_TEXT, LONG_TEXT = 250, 600
"""Characters below which a text is a brief, and from which it is a feature: a sixth and two fifths of a column."""

OTHER_GENRE = GenreRule("", "", "")
"""How an article of a genre that no rule names is set."""

PAGE_INDEX = f"{PAGES}/index.html"


def write_newspaper_pages(
    catalogue: Catalogue, placed: Mapping[str, tuple[Placed, ...]]
) -> Iterator[OutputFile]:
    """Write the index and, for each source that is published, its page and its lines."""
    by_file = {file: tuple(article for _, article in found) for file, found in placed.items()}
    copies: dict[str, list[str]] = {}
    for copy in catalogue.archive.copies:
        copies.setdefault(copy.same_as, []).append(copy.cut_page.page.file)
    yield from _write_index(catalogue, by_file)
    for page in catalogue.archive.pages:
        file = page.cut_page.page.file
        yield _write_page(page, by_file.get(file, ()), copies.get(file, []), catalogue)
        if page.is_open:
            yield _write_lines(page, placed.get(file, ()), catalogue)


def sort_pages(catalogue: Catalogue) -> list[NewspaperPage]:
    """Order the pages from the newest to the oldest; pages of one date in the order of their files."""
    return sorted(catalogue.archive.pages, key=lambda page: read_date(page.dating.date), reverse=True)


def title_page(page: NewspaperPage, catalogue: Catalogue) -> str:
    """Name a page: its banner, else its paper, date and number; its file where nothing is known."""
    labels = catalogue.labels
    number = labels["page_number"].format(page=page.number) if page.number else ""
    date = word_date(page.dating, labels) if page.dating.date else ""
    known = dict.fromkeys(page.cut_page.banner) or filter(None, (page.newspaper, date, number))
    return labels["space"].join(known) or page.cut_page.page.file


def _write_index(catalogue: Catalogue, by_file: Mapping[str, tuple[Article, ...]]) -> Iterator[OutputFile]:
    labels = catalogue.labels
    rows = [
        (
            word_date(page.dating, labels),
            page,
            title_page(page, catalogue),
            by_file.get(page.cut_page.page.file, ()),
        )
        for page in sort_pages(catalogue)
    ]
    sheet = Sheet(PAGE_INDEX, labels["nav_pages"], "pages")
    chunks = split_rows(rows)
    for number, chunk in enumerate(chunks, start=1):
        sections = [(date, list(group)) for date, group in groupby(chunk, key=lambda row: row[0])]
        pager = make_pager(PAGE_INDEX, number, len(chunks))
        values = {"sections": sections, "pager": pager, "entries": catalogue.entries}
        block = render_block("page-index.html", **values, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _write_page(
    page: NewspaperPage, articles: tuple[Article, ...], copies: list[str], catalogue: Catalogue
) -> OutputFile:
    labels = catalogue.labels
    genres = catalogue.knowledge.archive.genres
    columns = [
        (
            column,
            [(article, catalogue.entries[article.id], weigh_article(article, genres)) for article in group],
        )
        for column, group in groupby(articles, key=lambda article: article.cut.column)
    ]
    values = {
        "page": page,
        "session": _find_session(articles, catalogue),
        "columns": columns,
        "count": len(articles),
        "date": word_date(page.dating, labels),
        "copies": copies,
        "doubts": page.doubts if page.confidence < LOW_CONFIDENCE and page.is_open else (),
    }
    block = render_block(
        "page.html",
        **values,
        lines_url=lines_url(page.url) if page.is_open else "",
        facsimile_url=page.facsimile.url if page.facsimile else "",
        labels=labels,
        root=ROOT,
    )
    crumbs = ((labels["nav_pages"], PAGE_INDEX),)
    sheet = Sheet(
        page.url,
        title_page(page, catalogue),
        "page",
        crumbs,
        references=find_references(page.url, len(articles)),
    )
    return write_sheet(sheet, block, catalogue)


def _find_session(articles: tuple[Article, ...], catalogue: Catalogue) -> Session | None:
    """Return the session that most articles of a page belong to; None for a page of other news."""
    counts = Counter(found.id for one in articles if (found := catalogue.session_of.get(one.id)))
    most = max(counts, key=lambda key: counts[key], default="")
    return next(
        (one for one in catalogue.sessions if one.id == most and 2 * counts[most] > len(articles)), None
    )


def weigh_article(article: Article, genres: Sequence[GenreRule]) -> int:
    """Say how large a headline stands, 0 to 3: as its genre's do, of a deck over a long text, or over a brief."""
    rule = next((rule for rule in genres if rule.name == article.genre), OTHER_GENRE)
    if not article.is_open:
        return HEADLINES.index(rule.headline)
    length = sum(len(paragraph.text) for paragraph in article.cut.paragraphs)
    is_leading = bool(article.cut.subtitle) and length >= LONG_TEXT
    weight = HEADLINES.index(rule.leading if is_leading else rule.headline)
    return max(weight - 1, 0) if length < SHORT_TEXT else weight


@dataclass(frozen=True)
class LedgerRow:
    """A line of the source with its role and its place in an article."""

    line: int
    role: str
    label: str
    text: str
    url: str
    """Address at which the article has it; "" for a line of no article."""
    title: str


def _list_lines(page: NewspaperPage, placed: tuple[Placed, ...], catalogue: Catalogue) -> Iterator[LedgerRow]:
    """Yield every line of a page that holds anything."""
    articles = dict(placed)
    withdrawn = {place: one.url for one in catalogue.archive.withdrawals for place in one.places}
    file, text = page.cut_page.page.file, page.cut_page.page.lines
    for role in page.cut_page.roles:
        label = catalogue.labels.get(f"role_{role.role}", role.role)
        number = role.article or 0
        article = articles.get(number)
        url = title = ""
        if article:
            anchor = catalogue.anchors_of[article.id].get(
                (_find_source(article, file, number), role.line), ""
            )
            url, title = article.url + (f"#{anchor}" if anchor else ""), catalogue.entries[article.id].title
        elif (file, number) in withdrawn:
            url, title = withdrawn[file, number], catalogue.labels["withdrawn_title"]
        yield LedgerRow(role.line, role.role, label, text[role.line - 1], url, title)


def _find_source(article: Article, file: str, number: int) -> int:
    """Tell which page of an article a page is: 0 its own, n the n-th that it is continued on, -1 a copy."""
    places = [(article.file, article.cut.number), *((part.file, part.number) for part in article.continued)]
    return places.index((file, number)) if (file, number) in places else -1


def _count_roles(page: NewspaperPage, labels: Labels) -> list[tuple[str, int]]:
    """Count the lines of a page by role, in the order of the roles, and those that were joined."""
    roles = Counter(role.role for role in page.cut_page.roles)
    counts = [(labels.get(f"role_{role}", role), roles[role]) for role in ROLES if roles[role]]
    pieces = (len(p.pieces) - 1 for cut in page.cut_page.cuts for p in cut.paragraphs)
    return [
        *counts,
        (labels["account_joined"], sum(pieces)),
        (labels["account_unassigned"], roles["unassigned"]),
    ]


def _write_lines(page: NewspaperPage, placed: tuple[Placed, ...], catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    block = render_block(
        "lines.html",
        page=page,
        rows=list(_list_lines(page, placed, catalogue)),
        account=_count_roles(page, labels),
        facsimile=page.facsimile,
        labels=labels,
        root=ROOT,
    )
    title = title_page(page, catalogue)
    crumbs = ((labels["nav_pages"], PAGE_INDEX), (title, page.url))
    return write_sheet(Sheet(lines_url(page.url), labels["transcription"], "lines", crumbs), block, catalogue)
