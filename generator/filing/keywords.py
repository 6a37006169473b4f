"""The words that tell most about an article, and the words that the archive uses but no theme knows."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.filing.matching import WordIndex, compile_words
from generator.filing.passages import Passage, read_passages
from generator.filing.segmenting import Segmenter, compile_segmenter, read_known_words
from generator.filing.word_weights import find_weight, load_stop_words
from generator.folding import HAN, fold
from generator.knowledge import Knowledge
from generator.model import Article, Cut

MOST_KEYWORDS = 8

PART_COUNTS = {"title": 3, "subtitle": 2, "lead_in": 2, "subhead": 2, "lead": 1, "body": 1}
"""What an occurrence counts by its place; captions and posts say who, not what."""

KNOWN_FACTOR = 1.5
"""How much more a word of the YAML counts than another."""

LEAST_UNKNOWN_WEIGHT = 7.0
"""Commoner words are not worth a theme: a trade such as ceramics has 7.5, a verb such as hasten 5.8."""

LEAST_ARTICLES = 2
"""Articles that must use a word before it is reported."""

MOST_UNKNOWN = 20

WORD = re.compile(rf"[{HAN}A-Za-z][{HAN}A-Za-z0-9·]+|\d[{HAN}A-Za-z]\w*")
"""At least two characters, and not a number alone."""


@dataclass(frozen=True)
class KeywordIndex:
    """The segmenter, the words that weigh more, and those that tell nothing here."""

    segmenter: Segmenter
    vocabulary: WordIndex
    """Everything that the YAML knows: it weighs more, and is not reported as unknown."""
    city: frozenset[str]
    """The city's name with and without its suffix: every article has it."""


def compile_keywords(knowledge: Knowledge, engine: str = "") -> KeywordIndex:
    """Build the index once for all articles; no dictionary is loaded before the first article."""
    terms = (term for theme in knowledge.themes for term, _ in theme.terms)
    city = knowledge.districts.city
    return KeywordIndex(
        segmenter=compile_segmenter(knowledge, engine),
        vocabulary=compile_words(map(fold, (*read_known_words(knowledge), *terms))),
        city=frozenset({city, city.removesuffix("市")}),
    )


def find_keywords(cut: Cut, index: KeywordIndex, *, names: Collection[str] = ()) -> tuple[str, ...]:
    """Return at most eight keywords, the most telling first.

    `names` are the people of the article, who have pages of their own and are no keywords.
    """
    counts: Counter[str] = Counter()
    for passage in read_passages(cut):
        if weight := PART_COUNTS.get(passage.part):
            for word in _read_words(passage, index, names):
                counts[word] += weight
    scores = {word: count * _weigh(word, index) for word, count in counts.items()}
    return _choose(sorted(scores, key=lambda word: (-scores[word], word)))


def unknown_terms(
    articles: Iterable[Article], knowledge: Knowledge, *, most: int = MOST_UNKNOWN
) -> list[tuple[str, int]]:
    """Return words that no theme, district, person or phrase knows, with the number of their articles."""
    index = compile_keywords(knowledge)
    counts: Counter[str] = Counter()
    for article in articles:
        names = {person.name for person in article.people}
        passages = [part for part in read_passages(article.cut) if part.part in PART_COUNTS]
        words = {word for passage in passages for word in _read_words(passage, index, names)}
        counts.update(word for word in words if _is_unknown(word, index))
    frequent = [(word, count) for word, count in counts.items() if count >= LEAST_ARTICLES]
    return sorted(frequent, key=lambda pair: (-pair[1], pair[0]))[:most]


def _choose(ordered: Iterable[str]) -> tuple[str, ...]:
    chosen: list[str] = []
    for word in ordered:
        if len(chosen) < MOST_KEYWORDS and not any(word in better for better in chosen):
            chosen.append(word)
    return tuple(chosen)


def _read_words(passage: Passage, index: KeywordIndex, names: Collection[str]) -> Iterator[str]:
    text = passage.subject
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "\n")
    stop_words = load_stop_words()
    for word in index.segmenter.segment(text):
        if WORD.fullmatch(word) and word not in stop_words and word not in index.city:
            yield word


def _weigh(word: str, index: KeywordIndex) -> float:
    return round(find_weight(word) * (KNOWN_FACTOR if word in index.vocabulary.words else 1.0), 3)


def _is_unknown(word: str, index: KeywordIndex) -> bool:
    return find_weight(word) >= LEAST_UNKNOWN_WEIGHT and not any(index.vocabulary.find(word))
