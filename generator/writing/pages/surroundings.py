"""What an article's page says that the article does not know: its neighbours, its history, the archive that it is in."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from generator.citing.areas import Area, list_areas
from generator.knowledge import ArchiveSettings
from generator.model import Article
from generator.releasing.changes import gather_history
from generator.writing.addresses import lines_url
from generator.writing.beside import list_files
from generator.writing.entries import Catalogue, Entry
from generator.writing.labels import Labels
from generator.writing.pages.districts import list_place_names
from generator.writing.people import find_hidden
from generator.writing.related import Related, find_related
from generator.writing.releases import list_releases

COMMON = frozenset({"settings", "labels", "phrases", "hidden", "areas", "places"})
"""What is the same for all articles: the program and the archivist's knowledge say it."""


@dataclass(frozen=True)
class Named:
    """A page that an article's page leads to."""

    name: str
    url: str
    """Below the site's root."""


@dataclass(frozen=True)
class Surroundings:
    """What an article's page says that the article does not know: no more of others than stands on it."""

    settings: ArchiveSettings
    labels: Labels
    phrases: tuple[str, ...]
    """Words that are never cut in two."""
    hidden: frozenset[str]
    """Names that have no page."""
    areas: Mapping[str, Area]
    """Name and code of the districts and of the city, by the ids of labels."""
    places: tuple[str, ...]
    """Names of the districts, for characters that are hard to read."""
    digest: str = ""
    """Digest of the article itself."""
    page_url: str = ""
    """Address of its newspaper page; "" where that has none."""
    lines_urls: Mapping[str, str] = field(default_factory=dict)
    """Address of the source lines of each of its files; what keeps them back has none."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """The articles that it names, as rows of a list, by their ids."""
    before: Entry | None = None
    after: Entry | None = None
    history: tuple[tuple[str, str], ...] = ()
    """Day and kind of each change that a release published, the oldest first; a day is "" where it is not released yet."""
    session: Named | None = None
    """The session that the article belongs to."""
    columns: tuple[Named, ...] = ()
    """The columns that it stands in."""
    related: tuple[Related, ...] = ()
    """Other articles that have much in common with it."""
    body_urls: Mapping[str, str] = field(default_factory=dict)
    """Address of the page of each body that it names, by the printed names; "" where it has none."""

    def list_own(self) -> tuple[object, ...]:
        """Return what is not the same for all articles."""
        return tuple(getattr(self, field.name) for field in fields(self) if field.name not in COMMON)


def surround_articles(
    catalogue: Catalogue,
    by_file: Mapping[str, tuple[Article, ...]],
    chosen: Collection[str],
) -> Iterator[tuple[Article, Surroundings]]:
    """Yield the articles that are chosen, by their ids, each with what its page says of others.

    `by_file` holds all articles of each page in order.
    """
    pages = {page.cut_page.page.file: page for page in catalogue.archive.pages}
    history = gather_history(reversed(list_releases(catalogue.archive, catalogue.knowledge)))
    related = find_related(catalogue.archive, catalogue.knowledge, catalogue.labels, chosen)
    bodies = {form: body.url for body in catalogue.organisations for form in body.printed}
    common = Surroundings(
        settings=catalogue.knowledge.archive,
        labels=catalogue.labels,
        phrases=catalogue.knowledge.phrases,
        hidden=find_hidden(catalogue.knowledge),
        areas=list_areas(catalogue.knowledge.districts),
        places=list_place_names(catalogue.knowledge),
    )
    for articles in by_file.values():
        neighbours = [None, *(catalogue.entries[article.id] for article in articles), None]
        for place, article in enumerate(articles):
            if article.id not in chosen:
                continue
            found = [pages[file] for file in list_files(article) if file in pages]
            named = [*(link.article for link in article.links), *(one.article for one in related[article.id])]
            session = catalogue.session_of.get(article.id)
            around = replace(
                common,
                digest=catalogue.digests[article.id],
                page_url=pages[article.file].url if article.file in pages else "",
                lines_urls={page.cut_page.page.file: lines_url(page.url) for page in found if page.is_open},
                entries={key: catalogue.entries[key] for key in named},
                before=neighbours[place],
                after=neighbours[place + 2],
                history=tuple(history.get(article.id, ())),
                session=Named(session.name, session.url) if session else None,
                columns=tuple(Named(one.name, one.url) for one in catalogue.columns_of.get(article.id, ())),
                related=related[article.id],
                body_urls={one.name: bodies[one.name] for one in article.organisations},
            )
            yield article, around
