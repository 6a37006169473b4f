"""The rows of the tables that are made of an archive, in the order of the columns of `resources.yml`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.assembly.holdings import list_all, map_places
from generator.correcting.remarks import word_reason
from generator.knowledge import Correction
from generator.model import Article, Evidence
from generator.tables.cells import SEPARATOR, Row
from generator.writing.dates import word_date
from generator.writing.entries import Catalogue

COLUMN_SEPARATOR = " › "
WITHIN = "—"
"""Between the first and the last line of a run."""

RATE_DIGITS = 4
"""Digits behind the point of a number for 10,000 characters."""


def list_articles(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the articles in the order of their ids."""
    for one in catalogue.archive.articles:
        cut, text = one.cut, read_text(one)
        yield (
            *(one.id, one.url, one.file, word_lines(one), one.page, one.newspaper, one.session),
            *(one.dating.date, one.dating.certainty, one.completeness, one.genre),
            *(COLUMN_SEPARATOR.join(cut.column), cut.keyword, cut.lead_in, cut.title, cut.subtitle),
            *(
                SEPARATOR.join(one.subjects),
                join_signers(one, "reporter"),
                join_signers(one, "correspondent"),
            ),
            SEPARATOR.join(theme.name for theme in one.themes),
            *(join_districts(one, "about"), join_districts(one, "mentioned")),
            *(SEPARATOR.join(one.keywords), one.rights, "public" if one.is_open else "metadata"),
            *(" ".join(one.proofread or ()), len("".join(text.split())), text),
        )


def list_for_sheet(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the articles as people read them in a spreadsheet, in the order of their ids."""
    for one in catalogue.archive.articles:
        cut = one.cut
        yield (
            *(one.id, catalogue.entries[one.id].title, cut.lead_in, cut.subtitle, one.newspaper),
            *(word_date(one.dating, catalogue.labels), one.page, one.session),
            *(COLUMN_SEPARATOR.join(cut.column), one.genre, SEPARATOR.join(one.subjects)),
            *(join_signers(one, "reporter"), join_signers(one, "correspondent")),
            *(SEPARATOR.join(theme.name for theme in one.themes), join_districts(one, "about")),
            *(SEPARATOR.join(one.keywords), one.file, word_lines(one), one.url, read_text(one)),
        )


def read_text(article: Article) -> str:
    """Return the reading text, a line for each paragraph."""
    return "\n".join(paragraph.text for paragraph in article.cut.paragraphs)


def word_lines(article: Article) -> str:
    """Return the runs of lines of an article's own page: 3—7；12—30."""
    runs = article.cut.line_ranges
    return SEPARATOR.join(str(first) if first == last else f"{first}{WITHIN}{last}" for first, last in runs)


def join_signers(article: Article, relation: str) -> str:
    """Return the names that sign an article in one capacity, each once."""
    signatures = article.cut.signatures
    return SEPARATOR.join(dict.fromkeys(one.name for one in signatures if one.relation == relation))


def join_districts(article: Article, relation: str) -> str:
    """Return the districts that an article is about, or mentions."""
    return SEPARATOR.join(one.name for one in article.districts if one.relation == relation)


def list_lines(catalogue: Catalogue) -> Iterator[Row]:
    """Yield every non-blank line of every source, in the order of files and lines."""
    ids = map_places(catalogue.archive)
    for newspaper_page in list_all(catalogue.archive):
        page = newspaper_page.cut_page.page
        for role in newspaper_page.cut_page.roles:
            identity = ids.get((page.file, role.article), "") if role.article else ""
            yield page.file, role.line, role.role, identity, page.lines[role.line - 1]


def list_people(catalogue: Catalogue) -> Iterator[Row]:
    """Yield every mention of a name."""
    for one in catalogue.archive.articles:
        for person in one.people:
            yield one.id, person.line or "", person.name, person.role, person.post, person.relation


def list_organisations(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the bodies that articles name."""
    for one in catalogue.archive.articles:
        yield from ((one.id, body.line or "", body.name) for body in one.organisations)


def list_themes(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the themes of the archive in the archivist's order, then those that only articles know."""
    counts = Counter(theme.id for one in catalogue.archive.articles for theme in one.themes)
    groups = {group.id: group.name for group in catalogue.knowledge.theme_groups}
    known = {theme.id for theme in catalogue.knowledge.themes}
    for theme in catalogue.knowledge.themes:
        group = groups.get(theme.group, theme.group)
        yield theme.id, theme.name, group, theme.definition, theme.cross_cutting, counts[theme.id]
    labels = {theme.id: theme for one in catalogue.archive.articles for theme in one.themes}
    for key in sorted(labels.keys() - known):
        yield key, labels[key].name, labels[key].group, "", False, counts[key]


def list_article_themes(catalogue: Catalogue) -> Iterator[Row]:
    """Yield which article is filed under which theme."""
    for one in catalogue.archive.articles:
        for rank, theme in enumerate(one.themes, 1):
            yield one.id, theme.id, rank, theme.score, join_terms(theme.evidence)


def list_districts(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the districts in the archivist's order, then those that only articles know: the city as a whole."""
    labels = {label.id: label for one in catalogue.archive.articles for label in one.districts}
    counts = Counter(
        (label.id, label.relation) for one in catalogue.archive.articles for label in one.districts
    )
    known = {one.id: one for one in catalogue.knowledge.districts.districts}
    for key in (*known, *sorted(labels.keys() - known.keys())):
        named = (known[key].name, known[key].full_name, known[key].code) if key in known else ()
        yield key, *(named or (labels[key].name, "", "")), counts[key, "about"], counts[key, "mentioned"]


def list_article_districts(catalogue: Catalogue) -> Iterator[Row]:
    """Yield which article is about or mentions which district."""
    for one in catalogue.archive.articles:
        for label in one.districts:
            yield one.id, label.id, label.relation, join_terms(label.evidence)


def join_terms(evidence: Iterable[Evidence]) -> str:
    """Return the words that prove a label, each once."""
    return SEPARATOR.join(dict.fromkeys(one.term for one in evidence))


def list_corrections(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the archivist's corrections that the apparatus tells of: none of a text that is not published."""
    entries: dict[str, list[Correction]] = {}
    for one in catalogue.knowledge.corrections:
        entries.setdefault(word_reason(one), []).append(one)
    for notice in dict.fromkeys(catalogue.archive.notices):
        for one in entries.get(notice.reason, ()) if notice.kind in ("corrected", "proposed") else ():
            if f"“{one.expected}”" in notice.text:
                yield (
                    *(notice.file, notice.line, one.kind, notice.kind, one.expected, one.replacement),
                    *(one.reason, one.evidence, one.by, one.checked_by, one.date),
                )


def list_words(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the counted words, year by year."""
    counts = catalogue.word_counts
    for word in counts.words.values():
        for year in counts.years:
            if number := word.count(year.year):
                rate = round(counts.rate(word, year), RATE_DIGITS)
                yield word.word, word.kind, year.year, number, word.count_articles(year.year), rate


TABLES: Mapping[str, Callable[[Catalogue], Iterator[Row]]] = {
    "articles": list_articles,
    "lines": list_lines,
    "people": list_people,
    "organisations": list_organisations,
    "themes": list_themes,
    "article-themes": list_article_themes,
    "districts": list_districts,
    "article-districts": list_article_districts,
    "corrections": list_corrections,
    "words": list_words,
}
"""By the names of their resources, those first that others point to."""
