"""The counted words year by year, and what is typical of a year: what it says more often than the other years do."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from generator.counting.candidates import LABEL, WORD, gather_candidates, list_labels
from generator.counting.occurrences import Occurrences, count_characters, find_places
from generator.filing.matching import compile_words
from generator.knowledge import Knowledge
from generator.model import Archive, Article
from generator.writing.dates import read_date

PER = 10_000
"""Characters to which a number is related."""

LEAST_PLACES = 3
"""Occurrences in a year below which a word is not called typical of it or frequent in it."""

LEAST_ARTICLES = 2
"""Articles of a year that must hold a word: else it is one article's word, not the year's."""

FEW_ARTICLES = 30
"""A year with fewer articles carries a warning: one article more or less changes the order of its words."""


NONE = Occurrences()


@dataclass(frozen=True)
class Year:
    """A year with its articles and its length."""

    year: str
    articles: tuple[Article, ...]
    characters: int

    @property
    def is_small(self) -> bool:
        """True where its numbers carry a warning."""
        return len(self.articles) < FEW_ARTICLES

    @cached_property
    def labelled(self) -> dict[str, list[Article]]:
        """The paper's own labels of the year, in the order of the pages, with their articles."""
        found: dict[str, list[Article]] = {}
        for article in self.articles:
            for label in dict.fromkeys(list_labels(article)):
                found.setdefault(label, []).append(article)
        return found


@dataclass(frozen=True)
class CountedWord:
    """A word with the years that have it."""

    word: str
    kind: str
    occurrences: Mapping[str, Occurrences]
    """By year, the oldest first; years without any are left out."""

    @property
    def articles(self) -> int:
        """Articles that it stands in."""
        return sum(found.articles for found in self.occurrences.values())

    @property
    def total(self) -> int:
        """Its occurrences in all years."""
        return sum(found.count for found in self.occurrences.values())

    def count(self, year: str) -> int:
        """Return its occurrences in a year."""
        return self.occurrences.get(year, NONE).count

    def count_articles(self, year: str) -> int:
        """Return the articles of a year that it stands in."""
        return self.occurrences.get(year, NONE).articles


@dataclass(frozen=True)
class WordCounts:
    """All years and words of an archive."""

    years: tuple[Year, ...]
    """The oldest first; articles without a year are not counted."""
    words: Mapping[str, CountedWord]

    def rate(self, word: CountedWord, year: Year) -> float:
        """Return the occurrences for 10,000 characters of the year."""
        return word.count(year.year) * PER / year.characters if year.characters else 0.0

    def find_typical(self, year: Year, most: int) -> list[CountedWord]:
        """Return the words that the year surely says more often than the others, the most frequent first."""
        scored = (
            (self._score(word, year), word) for word in self.words.values() if _is_enough(word, year.year)
        )
        ranked = sorted(((-score, word.word, word) for score, word in scored if score > 0), key=_key)
        chosen = _leave_parts([word for _, _, word in ranked], most)
        return sorted(chosen, key=lambda word: (-word.count(year.year), word.word))

    def find_frequent(self, year: Year, most: int) -> list[CountedWord]:
        """Return the words of the year that stand there most often."""
        enough = (word for word in self.words.values() if _is_enough(word, year.year))
        return sorted(enough, key=lambda word: (-word.count(year.year), word.word))[:most]

    def _score(self, word: CountedWord, year: Year) -> float:
        """Return Dunning's log-likelihood ratio of the year against the others; below 0 where it says it less often."""
        others = [one for one in self.years if one.year != year.year]
        here, there = word.count(year.year), sum(word.count(one.year) for one in others)
        size, rest = year.characters, sum(one.characters for one in others)
        if not rest or not size:
            return 0.0
        mean = (here + there) / (size + rest)
        ratio = 2 * (here * log(here / (size * mean)) + (there * log(there / (rest * mean)) if there else 0))
        return ratio if here / size > there / rest else -ratio


def _key(scored: tuple[float, str, CountedWord]) -> tuple[float, str]:
    return scored[0], scored[1]


def _is_enough(word: CountedWord, year: str) -> bool:
    return word.count(year) >= LEAST_PLACES and word.count_articles(year) >= LEAST_ARTICLES


def _leave_parts(words: list[CountedWord], most: int) -> list[CountedWord]:
    """Leave out a word that is part of one before it, or holds one."""
    chosen: list[CountedWord] = []
    for word in words:
        if len(chosen) < most and not any(word.word in one.word or one.word in word.word for one in chosen):
            chosen.append(word)
    return chosen


def count_words(archive: Archive, knowledge: Knowledge) -> WordCounts:
    """Count the words of an archive; of an article without a year nothing is counted."""
    by_year: dict[str, list[Article]] = {}
    for article in sorted(archive.articles, key=lambda one: (one.file, one.cut.number, one.id)):
        if date := read_date(article.dating.date):
            by_year.setdefault(date[0], []).append(article)
    years = tuple(
        Year(year, tuple(articles), sum(map(count_characters, articles)))
        for year, articles in sorted(by_year.items())
    )
    kinds = gather_candidates((article for year in years for article in year.articles), knowledge)
    index = compile_words(kinds)
    found = {year.year: find_places(year.articles, index) for year in years}
    words = {
        word: CountedWord(word, kind, {year: words[word] for year, words in found.items() if word in words})
        for word, kind in kinds.items()
    }
    return WordCounts(years, {key: word for key, word in words.items() if _is_kept(word)})


def _is_kept(word: CountedWord) -> bool:
    """Keep labels and phrases that stand anywhere; a telling word only where some year has enough of it."""
    if word.kind != WORD:
        return bool(word.occurrences) or word.kind == LABEL
    return any(_is_enough(word, year) for year in word.occurrences)
