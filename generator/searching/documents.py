"""Articles as the search sees them: their texts by field, what a list shows, what they can be narrowed by.

What may be searched and quoted of an article is decided here and nowhere else (`list_fields`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.model import Archive, Article, Cut
from generator.searching.folding import fold_document
from generator.writing.dates import read_date
from generator.writing.entries import Catalogue
from generator.writing.escaping import clean_text
from generator.writing.people import find_hidden, select_public

TITLE, LEAD_IN, SUBTITLE, PERSON, COLUMN, CAPTION, SUBHEAD, BODY, ROSTER, MISREAD = "tisncghbro"
"""A letter for each kind of field; it stands before the text in the files of the search."""

HEAD = frozenset((TITLE, LEAD_IN, SUBTITLE, PERSON))
"""Fields that say what an article is about: an occurrence there counts more."""

FACETS = ("person", "theme", "district", "year", "session", "page", "genre")
"""What results can be narrowed by, in the order in which the page of results offers it."""

Field = tuple[str, str]
"""Kind and text."""


@dataclass(frozen=True)
class Document:
    """An article as it is searched."""

    id: str
    url: str
    title: str
    """As lists show it; made from the text where the paper printed none."""
    who: str
    date: str
    """Worded, with its certainty."""
    note: str
    day: str
    """YYYY, YYYY-MM or YYYY-MM-DD; "" when unknown."""
    fields: tuple[Field, ...]
    """The title first, then the rest of the head."""
    facets: tuple[tuple[str, ...], ...]
    """Values for each of `FACETS`."""


@dataclass(frozen=True)
class Folded:
    """The text of a document as it is searched."""

    text: str
    title: int
    """Characters up to the end of the title."""
    head: int
    """Characters up to the end of the head."""


def make_documents(catalogue: Catalogue) -> tuple[Document, ...]:
    """Return the documents of an archive in the order of its pages."""
    archive, hidden = catalogue.archive, find_hidden(catalogue.knowledge)
    return tuple(
        _make_document(article, catalogue, list_fields(article, hidden))
        for article in _sort_articles(archive)
    )


def _sort_articles(archive: Archive) -> list[Article]:
    return sorted(archive.articles, key=lambda article: (article.file, article.cut.number, article.id))


def _make_document(article: Article, catalogue: Catalogue, fields: tuple[Field, ...]) -> Document:
    entry = catalogue.entries[article.id]
    return Document(
        id=article.id,
        url=article.url,
        title=clean_text(entry.title),
        who=clean_text(entry.who),
        date=entry.date,
        note=clean_text(entry.note),
        day="-".join(read_date(article.dating.date)),
        fields=fields,
        facets=_list_facets(article, catalogue),
    )


def list_fields(article: Article, hidden: frozenset[str]) -> tuple[Field, ...]:
    """Return what may be searched and quoted of an article."""
    cut = article.cut
    people = [p.name for p in select_public(article.people, hidden) if p.relation != "roster"]
    head = chain(
        [(TITLE, cut.title), (LEAD_IN, cut.lead_in), (SUBTITLE, cut.subtitle)],
        ((PERSON, name) for name in dict.fromkeys(people)),
        ((COLUMN, rubric) for rubric in (*cut.column, cut.keyword, cut.dateline)),
    )
    misread = ((MISREAD, reading.expected) for reading in article.readings if reading.is_certain)
    cleaned = ((kind, clean_text(text).strip()) for kind, text in chain(head, _list_text(cut), misread))
    return tuple((kind, text) for kind, text in cleaned if text)


def _list_text(cut: Cut) -> Iterator[Field]:
    yield from ((CAPTION, caption.text) for caption in cut.captions)
    for index in range(len(cut.paragraphs) + 1):
        yield from ((SUBHEAD, subhead.text) for subhead in cut.subheads if subhead.before == index)
        yield from ((BODY, paragraph.text) for paragraph in cut.paragraphs[index : index + 1])
    yield from ((ROSTER, name.name) for name in cut.roster)


def _list_facets(article: Article, catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    hidden = find_hidden(catalogue.knowledge)
    year = read_date(article.dating.date)[:1]
    people = [p.name for p in select_public(article.people, hidden) if p.relation in ("subject", "roster")]
    values = (
        people,
        [theme.name for theme in article.themes],
        [district.name for district in article.districts if district.relation == "about"],
        year,
        _list_sessions(article, catalogue),
        [article.page],
        [article.genre],
    )
    return tuple(tuple(dict.fromkeys(filter(None, map(clean_text, group)))) for group in values)


def _list_sessions(article: Article, catalogue: Catalogue) -> list[str]:
    """Name the session of an article; where it is inferred once more as such, so that both can be asked for."""
    session = catalogue.session_of.get(article.id)
    if session is None:
        return []
    marked = catalogue.labels["session_marked"].format(name=session.name)
    return [session.name, marked] if article.id in session.inferred else [session.name]


def fold_fields(fields: Sequence[Field]) -> Folded:
    """Fold the fields of a document into one text, and measure its title and head."""
    title = [text for kind, text in fields if kind == TITLE]
    head = [text for kind, text in fields if kind in HEAD]
    return Folded(
        fold_document(text for _, text in fields), len(fold_document(title)), len(fold_document(head))
    )
