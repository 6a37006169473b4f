"""The columns (栏目) of the paper with their articles: as rubrics head them, or as a text names its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.folding import fold
from generator.identities import digest
from generator.knowledge import Knowledge
from generator.meetings import KnownColumn
from generator.model import Archive, Article
from generator.writing.addresses import COLUMNS


@dataclass(frozen=True)
class Column:
    """A column with its articles."""

    id: str
    name: str
    printed: tuple[str, ...]
    """Rubrics that its articles stand under, the way the paper prints them."""
    articles: tuple[Article, ...]

    @property
    def url(self) -> str:
        """Address below the site's root."""
        return f"{COLUMNS}/{self.id}.html"


def gather_columns(archive: Archive, knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the columns that any article stands in: the archivist's first, then the others by name."""
    entries = {one.id: one for one in knowledge.columns}
    found: dict[str, dict[str, Article]] = {}
    known = {fold(rubric): one for one in knowledge.columns for rubric in one.printed}
    for article in archive.articles:
        for entry in (*_find_printed(article, known), *_find_named(article, knowledge)):
            entries.setdefault(entry.id, entry)
            found.setdefault(entry.id, {})[article.id] = article
    listed = [key for key in entries if key in found]
    places = {one.id: place for place, one in enumerate(knowledge.columns)}
    listed.sort(key=lambda key: (places.get(key, len(places)), entries[key].name))
    return tuple(_fill_column(entries[key], tuple(found[key].values())) for key in listed)


def _fill_column(entry: KnownColumn, articles: tuple[Article, ...]) -> Column:
    printed = dict.fromkeys(article.cut.column[0] for article in articles if article.cut.column)
    rubrics = {fold(rubric) for rubric in entry.printed}
    kept = sorted(rubric for rubric in printed if fold(rubric) in rubrics)
    return Column(entry.id, entry.name, tuple(kept), articles)


def _find_printed(article: Article, known: Mapping[str, KnownColumn]) -> Iterator[KnownColumn]:
    """Yield the column of the outermost rubric; one that the archivist does not list goes by its printed name."""
    for rubric in article.cut.column[:1]:
        if fold(rubric):
            yield known.get(fold(rubric), KnownColumn("c" + digest([rubric]), rubric, (rubric,)))


def _find_named(article: Article, knowledge: Knowledge) -> Iterator[KnownColumn]:
    texts = [entry for entry in knowledge.columns if entry.text]
    if texts:
        words = fold("".join(paragraph.text for paragraph in article.cut.paragraphs))
        yield from (one for one in texts if any(fold(word) in words for word in one.text))
