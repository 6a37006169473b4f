"""The words that the search can offer: names, places, bodies, themes, set phrases, headlines, quoted words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.filing.segmenting import find_engine, load_engine
from generator.folding import HAN
from generator.knowledge import Knowledge
from generator.model import Archive
from generator.searching.documents import BODY, MISREAD, Document
from generator.searching.folding import fold_phrase
from generator.searching.pinyin import read_name, read_words
from generator.writing.people import find_hidden, select_public

NAME, PLACE, BODY_NAME, THEME, PHRASE, HEADLINE, WORD = "npotshw"
"""A letter for each kind of word, in the order in which equals are offered."""

KINDS = NAME + PLACE + BODY_NAME + THEME + PHRASE + HEADLINE + WORD

QUOTED = re.compile(f'[“"「『《]([{HAN}A-Za-z0-9]{{2,10}})[”"」』》]')
"""A coinage or a name that the paper sets in quotation marks."""

LONGEST_WORD = 8
"""Characters of a word of the dictionary that a query is cut by."""

CHINESE = re.compile(f"[{HAN}]{{2,}}")


@dataclass(frozen=True)
class Word:
    """One word that can be offered."""

    text: str
    kind: str
    syllables: tuple[str, ...]
    articles: int
    """Articles that have it."""


def list_vocabulary(
    documents: Sequence[Document], text: str, archive: Archive, knowledge: Knowledge
) -> tuple[Word, ...]:
    """Return all words that can be offered, each once, the most frequent first; `text` is that of all documents, folded."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    hidden = find_hidden(knowledge)
    for article in archive.articles:
        counts[NAME].update({person.name for person in select_public(article.people, hidden)})
        counts[BODY_NAME].update({body.name for body in article.organisations})
        counts[THEME].update({theme.name for theme in article.themes})
        counts[PHRASE].update(set(article.keywords))
    for document in documents:
        counts[HEADLINE][document.title] += 1
        body = "\n".join(text for kind, text in document.fields if kind == BODY)
        quoted = QUOTED.findall(body)
        counts[PHRASE].update(set(quoted))
    counts[PLACE].update(_count_places(knowledge, text))
    counts[PHRASE].update(_keep_found(knowledge.phrases, text))
    counts[WORD].update(count_words(documents))
    return tuple(_merge(counts))


def _count_places(knowledge: Knowledge, text: str) -> dict[str, int]:
    guide = knowledge.districts
    names = [guide.city, guide.city.removesuffix("市")]
    for district in guide.districts:
        names += [district.name, district.full_name]
        names += [clue.text for clue in district.clues if clue.use in ("name", "place", "admin", "org")]
    return _keep_found(names, text)


def _keep_found(words: Iterable[str], text: str) -> dict[str, int]:
    """Return how often each word occurs, of those that do."""
    folded = {word: fold_phrase(word) for word in words}
    return {word: text.count(phrase) for word, phrase in folded.items() if phrase and phrase in text}


def count_words(documents: Sequence[Document]) -> Counter[str]:
    """Count in how many articles each word of the dictionary occurs; single characters are none."""
    cut = load_engine(find_engine())
    counts: Counter[str] = Counter()
    for document in documents:
        runs = CHINESE.findall("\n".join(text for kind, text in document.fields if kind != MISREAD))
        counts.update(set(cut("\n".join(runs))))
    return Counter({word: count for word, count in counts.items() if 1 < len(word) <= LONGEST_WORD})


def _merge(counts: dict[str, Counter[str]]) -> Iterator[Word]:
    """Yield every word once, as the first of its kinds."""
    kinds: dict[str, str] = {}
    for kind in KINDS:
        for text in counts[kind]:
            kinds.setdefault(text, kind)
    totals = {text: max(counts[kind][text] for kind in KINDS) for text in kinds}
    for text in sorted(kinds, key=lambda text: (-totals[text], KINDS.index(kinds[text]), text)):
        syllables = (read_name if kinds[text] == NAME else read_words)(text)
        if syllables:
            yield Word(text, kinds[text], syllables, totals[text])
