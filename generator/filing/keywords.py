"""The words that tell most about an article, and the words that the archive uses but no theme knows."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import heapify, heappop
from itertools import islice

from generator.filing.matching import Match, WordIndex, choose_matches, compile_words
from generator.filing.passages import HIDDEN, ArticleText, Passage, hide_spans, read_passages
from generator.filing.segmenting import Segmenter, compile_segmenter, read_known_words
from generator.filing.word_weights import find_weight, load_stop_words
from generator.folding import HAN, fold
from generator.knowledge import Knowledge
from generator.model import Article

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


class WordWeights(dict[str, float]):
    """What an occurrence of a word counts, 0 for one that is no keyword; worked out when first asked for."""

    def __init__(self, vocabulary: Collection[str], city: Collection[str]) -> None:
        """Weigh words of the vocabulary more, the city's names nothing: every article has them."""
        self.vocabulary, self.city = vocabulary, city

    def __missing__(self, word: str) -> float:
        """Weigh a word that was not asked for before."""
        weight = 0.0
        if WORD.fullmatch(word) and word not in load_stop_words() and word not in self.city:
            weight = round(find_weight(word) * (KNOWN_FACTOR if word in self.vocabulary else 1.0), 3)
        self[word] = weight
        return weight


@dataclass(frozen=True)
class KeywordIndex:
    """The segmenter, what the archive knows, and what words weigh."""

    segmenter: Segmenter
    vocabulary: WordIndex
    """Everything that the YAML knows: it weighs more, and is not reported as unknown."""
    weights: WordWeights


def compile_keywords(knowledge: Knowledge, engine: str = "") -> KeywordIndex:
    """Build the index once for all articles; no dictionary is loaded before the first article."""
    terms = (term for theme in knowledge.themes for term, _ in theme.terms)
    city = knowledge.districts.city
    vocabulary = compile_words(map(fold, (*read_known_words(knowledge), *terms)))
    return KeywordIndex(
        segmenter=compile_segmenter(knowledge, engine),
        vocabulary=vocabulary,
        weights=WordWeights(vocabulary.words, {city, city.removesuffix("市")}),
    )


def find_keywords(
    article: ArticleText, index: KeywordIndex, *, names: Collection[str] = ()
) -> tuple[str, ...]:
    """Return at most eight keywords, the most telling first.

    `names` are the people of the article, who have pages of their own and are no keywords.
    """
    counts = count_words(article.passages, index, names)
    weights = index.weights
    scores = [(-count * weight, word) for word, count in counts.items() if (weight := weights[word])]
    return _choose(scores)


def count_words(passages: Iterable[Passage], index: KeywordIndex, names: Collection[str]) -> Counter[str]:
    """Count the words of passages, each occurrence by its place; stop words and numbers too, no single characters."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words: list[str] = []
    rests: dict[int, list[str]] = {}
    for passage in passages:
        if factor := PART_COUNTS.get(passage.part):
            known, rest = _take_known(passage, index, ordered)
            words += known * factor
            rests.setdefault(factor, []).append(rest)
    for factor, texts in rests.items():
        words += [word for word in index.segmenter.list_words(HIDDEN.join(texts)) if len(word) > 1] * factor
    return Counter(words)


def unknown_terms(
    articles: Iterable[Article], knowledge: Knowledge, *, most: int = MOST_UNKNOWN
) -> list[tuple[str, int]]:
    """Return words that no theme, district, person or phrase knows, with the number of their articles."""
    index = compile_keywords(knowledge)
    counts: Counter[str] = Counter()
    for article in articles:
        names = {person.name for person in article.people}
        counts.update(count_words(read_passages(article.cut, index.segmenter.known), index, names).keys())
    frequent = sorted((-count, word) for word, count in counts.items() if count >= LEAST_ARTICLES)
    unknown = ((word, -count) for count, word in frequent if _is_unknown(word, index))
    return list(islice(unknown, most))


def _choose(scores: list[tuple[float, str]]) -> tuple[str, ...]:
    """Take the first few of unsorted scores with their words; a word inside a better one tells nothing new."""
    heapify(scores)
    chosen: list[str] = []
    while scores and len(chosen) < MOST_KEYWORDS:
        word = heappop(scores)[1]
        if not any(word in better for better in chosen):
            chosen.append(word)
    return tuple(chosen)


def _take_known(passage: Passage, index: KeywordIndex, names: list[str]) -> tuple[list[str], str]:
    """Return the known words of a passage, and its text without them, without names and speakers."""
    text = passage.subject
    for name in names:
        if name in text:
            text = text.replace(name, HIDDEN * len(name))
    found: Iterable[Match] = passage.matches
    if HIDDEN in text:
        found = (match for match in found if HIDDEN not in text[match[0] : match[1]])
    matches = choose_matches(found, index.segmenter.known.words)
    return [word for _, _, word in matches], hide_spans(text, ((start, end) for start, end, _ in matches))


def _is_unknown(word: str, index: KeywordIndex) -> bool:
    is_telling = index.weights[word] > 0 and find_weight(word) >= LEAST_UNKNOWN_WEIGHT
    return is_telling and not index.vocabulary.find(word)
