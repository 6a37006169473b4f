"""Which words are counted: the paper's own labels, set phrases, terms in quotation marks, and telling words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator.folding import HAN, narrow
from generator.knowledge import Knowledge
from generator.model import Article

LABEL, PHRASE, QUOTED, WORD = "label", "phrase", "quoted", "word"
"""What a counted word is; the first that fits is said."""

QUOTATION = re.compile(rf"[“‘]([{HAN}A-Za-z0-9·]{{2,10}})[”’]")
"""A term in quotation marks: no sentence, so no mark inside."""

LEAST_ARTICLES = 2
"""Articles in which a quoted term or a telling word must stand: below, it is one writer's word."""

COUNTABLE = re.compile(rf"[{HAN}A-Za-z0-9·]{{2,}}")


def gather_candidates(articles: Iterable[Article], knowledge: Knowledge) -> Mapping[str, str]:
    """Return the words to count, each with what it is, in the order of the alphabet; they have half-width letters."""
    articles = tuple(articles)
    kinds: dict[str, str] = {}
    sources = (
        (WORD, _find_shared(_list_telling(article) for article in articles)),
        (QUOTED, _find_shared(_list_quoted(article) for article in articles)),
        (PHRASE, iter(knowledge.phrases)),
        (LABEL, chain.from_iterable(list_labels(article) for article in articles)),
    )
    for kind, words in sources:
        kinds.update((narrow(word), kind) for word in words if COUNTABLE.fullmatch(narrow(word)))
    return {word: kinds[word] for word in sorted(kinds)}


def list_labels(article: Article) -> Iterator[str]:
    """Yield the words by which the paper itself labels an article: its keyword, and rubrics below the column."""
    yield from filter(None, (article.cut.keyword, *article.cut.column[1:]))


def _list_telling(article: Article) -> Iterator[str]:
    """Yield the keywords that are not of the name of the session reported on: those say where, not what."""
    return (word for word in article.keywords if word not in article.session)


def _list_quoted(article: Article) -> Iterator[str]:
    texts = (article.cut.title, article.cut.subtitle, *(one.text for one in article.cut.paragraphs))
    return (found[1] for text in texts for found in QUOTATION.finditer(text))


def _find_shared(words_by_article: Iterable[Iterable[str]]) -> Iterator[str]:
    counts = Counter(word for words in words_by_article for word in set(words))
    return (word for word, count in counts.items() if count >= LEAST_ARTICLES)
