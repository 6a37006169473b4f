"""Which other articles a reader of one may want: those that share a speaker, a trade of a district, or telling words.

An article looks only at those that stand near it in time, so a new page touches few others.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.knowledge import Knowledge
from generator.model import Archive, Article
from generator.writing.dates import read_date
from generator.writing.labels import Labels
from generator.writing.people import find_hidden

NEAR = 12
"""Articles before and after in time that are looked at for each thing in common."""
MOST = 3
LEAST = 3
"""Points from which an article is named: one speaker, one trade of one district, or three telling words."""
POINTS = {"person": 5, "filing": 3, "word": 1}

Fact = tuple[str, str]
"""What two articles have in common: its sort, and its words."""


@dataclass(frozen=True)
class Related:
    """Another article and why it is named."""

    article: str
    reason: str


def find_related(
    archive: Archive, knowledge: Knowledge, labels: Labels, chosen: Container[str]
) -> Mapping[str, tuple[Related, ...]]:
    """Return for each article that is chosen, by its id, the few others that have most in common with it."""
    hidden = find_hidden(knowledge)
    ordered = sorted(archive.articles, key=_place_in_time)
    facts = [tuple(dict.fromkeys(_list_facts(article, hidden))) for article in ordered]
    holders: dict[Fact, list[str]] = {}
    for article, known in zip(ordered, facts, strict=True):
        for fact in known:
            holders.setdefault(fact, []).append(article.id)
    passed = Counter[Fact]()
    related: dict[str, tuple[Related, ...]] = {}
    for article, known in zip(ordered, facts, strict=True):
        if article.id in chosen:
            near = {fact: _list_near(holders[fact], passed[fact]) for fact in known}
            related[article.id] = tuple(_choose(article, near, labels))
        passed.update(known)
    return related


def _place_in_time(article: Article) -> tuple[tuple[str, ...], str, int, str]:
    return read_date(article.dating.date), article.file, article.cut.number, article.id


def _list_facts(article: Article, hidden: frozenset[str]) -> Iterator[Fact]:
    yield from (("person", name) for name in article.subjects if name not in hidden)
    about = [one.name for one in article.districts if one.relation == "about"]
    yield from (("filing", f"{district} · {theme.name}") for district in about for theme in article.themes)
    yield from (("word", word) for word in article.keywords)


def _list_near(ids: list[str], place: int) -> tuple[str, ...]:
    return (*ids[max(0, place - NEAR) : place], *ids[place + 1 : place + 1 + NEAR])


def _choose(article: Article, near: Mapping[Fact, tuple[str, ...]], labels: Labels) -> Iterator[Related]:
    """Yield the articles that have most in common with one; `near` are those that share a fact, by the facts."""
    linked = {link.article for link in article.links}
    points = Counter(chain.from_iterable(ids * POINTS[sort] for (sort, _), ids in near.items()))
    enough = [other for other in points if points[other] >= LEAST and other not in linked]
    for other in sorted(enough, key=lambda other: (-points[other], other))[:MOST]:
        yield Related(other, _word_reason((fact for fact, ids in near.items() if other in ids), labels))


def _word_reason(facts: Iterable[Fact], labels: Labels) -> str:
    groups: dict[str, list[str]] = {}
    for sort, words in facts:
        groups.setdefault(sort, []).append(words)
    said = (
        labels[f"related_{sort}"].format(words=labels["comma"].join(sorted(groups[sort])))
        for sort in POINTS
        if sort in groups
    )
    return labels["related_join"].join(said)
