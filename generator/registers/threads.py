"""Find the same matter over the years: a name that a proposal of one year and a text of another both print.

Nothing is claimed about causes: only that the words and the theme are the same.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, combinations
from operator import itemgetter
from typing import NamedTuple

from generator.folding import HAN
from generator.model import Article
from generator.model.registers import Mention, Proposal, Thread
from generator.registers.clauses import find_head
from generator.registers.tables import read_rules
from generator.registers.text import Passage, Span, read_passages, split_sentences

SHORTEST_NAME = 4
"""Characters of a name that may hold a thread together: 芦笙 is a word, 芦笙工坊区 a place."""

SHORTEST_REST = 2
"""Characters that must be left of a name without its general words."""

MOST_ARTICLES = 12
"""Articles that may print a name; one that more print is a subject of the archive, not a matter."""

MOST_PLACES = 12
"""Places of a thread that are shown."""

MOST_CHARACTERS = 80
"""Characters of a sentence that are quoted of a report; of more, the clause around the name."""

WORD = f"[{HAN}A-Za-z0-9]"
"""A character of words."""

RUN = re.compile(f"{WORD}{{4,}}")
LETTER = re.compile(WORD)
YEAR = re.compile(r"\d{4}")


class Printed(NamedTuple):
    """Where a name is printed."""

    passage: Passage
    at: int

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.passage.article


Meeting = tuple[int, int, int, int]
"""Two passages, each with a place, at which the same words stand."""


def find_threads(articles: Sequence[Article], proposals: Iterable[Proposal]) -> tuple[Thread, ...]:
    """Return the threads through the proposals of some articles, those of most years first; a single year has none."""
    years = {article.id: year_of(article) for article in articles}
    if len({*years.values()} - {""}) < 2:
        return ()
    by_article: dict[str, list[Proposal]] = {}
    for row in proposals:
        by_article.setdefault(row.quotation.article, []).append(row)
    wanted = list_wanted(by_article, articles)
    printed = index_names(articles, wanted)
    names = choose_names(printed)
    threads = [thread for name in names if (thread := make_thread(name, printed[name], by_article))]
    return tuple(sorted(threads, key=lambda one: (-count_years(one, years), one.title)))


def list_wanted(rows: Mapping[str, Sequence[Proposal]], articles: Iterable[Article]) -> frozenset[str]:
    """Return the grams of the proposals and of the headlines over them: what may be a part of a name."""
    texts = [row.quotation.text for found in rows.values() for row in found]
    texts += [article.cut.title for article in articles if article.id in rows]
    return frozenset(gram for text in texts for gram in list_grams(text))


def list_grams(text: str) -> list[str]:
    """Return each run of four characters of words."""
    return [
        run[at : at + SHORTEST_NAME]
        for run in RUN.findall(text)
        for at in range(len(run) - SHORTEST_NAME + 1)
    ]


def index_names(articles: Iterable[Article], wanted: frozenset[str]) -> dict[str, list[Printed]]:
    """Return where the names are printed that always stand around the grams that are wanted."""
    passages: dict[str, list[Passage]] = {}
    holders: dict[str, list[Article]] = {}
    for article in articles:
        passages[article.id] = [*read_passages(article)]
        texts = (passage.text for passage in passages[article.id])
        for gram in wanted.intersection(chain.from_iterable(map(list_grams, texts))):
            holders.setdefault(gram, []).append(article)
    names: dict[str, list[Printed]] = {}
    widened: set[Meeting] = set()
    for gram, found in sorted(holders.items(), key=itemgetter(0)):
        if len(found) <= MOST_ARTICLES and len({year_of(article) for article in found} - {""}) > 1:
            places = [place for article in found for place in find_places(gram, passages[article.id])]
            for name, printed in widen(places, widened):
                names.setdefault(name, printed)
    return names


def find_places(gram: str, passages: Iterable[Passage]) -> Iterator[Printed]:
    """Yield every place of a gram in some passages."""
    for passage in passages:
        at = passage.text.find(gram)
        while at >= 0:
            yield Printed(passage, at)
            at = passage.text.find(gram, at + 1)


def widen(places: Iterable[Printed], widened: set[Meeting]) -> Iterator[tuple[str, list[Printed]]]:
    """Yield the longest words that a place of one year shares with one of another, where they can be a name.

    Meetings that lie in words found before are passed over; those in words found now are added to `widened`.
    """
    dated = [(place, year_of(place.article)) for place in places]
    for (one, year), (other, other_year) in combinations(dated, 2):
        if year == other_year or meet(one, other) in widened:
            continue
        first, last = common_run(one, other)
        widened.update(meet(one, other, shift) for shift in range(first, last - SHORTEST_NAME + 1))
        name = trim_name(one.passage.text[one.at + first : one.at + last])
        if name and any(begins_word(name, place.passage.text) for place in (one, other)):
            yield name, [place for place, _ in dated if name in place.passage.text]


def meet(one: Printed, other: Printed, shift: int = 0) -> Meeting:
    """Return the meeting of two places, or of those so many characters behind them."""
    return id(one.passage), one.at + shift, id(other.passage), other.at + shift


def begins_word(name: str, text: str) -> bool:
    """Tell whether a name begins where a word begins: not 材料产业 inside 先进硬质材料产业."""
    at = text.find(name)
    before = text[max(0, at - 3) : at]
    return not LETTER.match(before[-1:]) or bool(compile_leading().search(before))


def common_run(one: Printed, other: Printed) -> Span:
    """Return how far the longest run of word characters around two places reaches that is the same in both."""
    first, last = 0, SHORTEST_NAME
    a, b = one.passage.text, other.passage.text
    while _is_same(a, one.at + first - 1, b, other.at + first - 1):
        first -= 1
    while _is_same(a, one.at + last, b, other.at + last):
        last += 1
    return first, last


def _is_same(a: str, at: int, b: str, other: int) -> bool:
    return 0 <= at < len(a) and 0 <= other < len(b) and a[at] == b[other] and bool(LETTER.match(a[at]))


@cache
def trim_name(words: str) -> str:
    """Return the name in some words: without the verb before it, up to its last ending; "" where there is none."""
    rules = read_rules("threads.yml")
    opening = re.compile(rules["openings"])
    words = words.partition("等")[0]
    while (head := find_head(words)) or opening.match(words):
        verb = re.match(read_actions(), words[head.end() :]) if head else None
        words = words[head.end() + len(verb[0]) :] if head and verb else words[1:]
    endings = [found.end() for found in re.finditer(rules["endings"], words)]
    name = words[: max(endings, default=0)]
    rest = re.sub(rules["generic"], "", re.sub(rf"(?:{rules['endings']})$", "", name))
    return name if len(name) >= SHORTEST_NAME and len(rest) >= SHORTEST_REST else ""


@cache
def read_actions() -> str:
    """Return the verbs of measures as a regular expression."""
    words = str(read_rules("proposals.yml")["actions"]).split()
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def compile_leading() -> re.Pattern[str]:
    """Compile what stands at the end of the words before a name."""
    return re.compile(rf"(?:的|对|把|将|在|为|年|{read_actions()})$")


def choose_names(printed: Mapping[str, Sequence[Printed]]) -> list[str]:
    """Return the names of threads: of names inside each other the longer, unless the shorter joins other articles."""
    chosen: list[str] = []
    for name in sorted(printed, key=lambda one: (-len(one), one)):
        articles = {place.article.id for place in printed[name]}
        longer = [other for other in chosen if name in other]
        if all(articles - {place.article.id for place in printed[other]} for other in longer):
            chosen.append(name)
    return chosen


def make_thread(
    name: str, places: Iterable[Printed], rows: Mapping[str, Sequence[Proposal]]
) -> Thread | None:
    """Return the thread of a name where its articles share a theme and one of them proposes."""
    found = {place.article.id: place for place in places}
    shared = share_theme([place.article for place in found.values()])
    kept = [place for place in found.values() if shared in list_themes(place.article)]
    mentions = [mention for place in kept for mention in list_mentions(name, place, rows)]
    years = {year_of(place.article) for place in kept} - {""}
    if not shared or len(years) < 2 or not any(mention.kind for mention in mentions):
        return None
    dates = {place.article.id: place.article.dating.date for place in kept}
    ordered = sorted(
        mentions, key=lambda one: (dates[one.quotation.article], one.quotation.file, one.quotation.lines)
    )
    digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:12]
    return Thread(f"t{digest}", name, f"都写到“{name}”；主题同为“{shared}”", tuple(ordered[:MOST_PLACES]))


def list_mentions(name: str, place: Printed, rows: Mapping[str, Sequence[Proposal]]) -> list[Mention]:
    """Return the proposals of an article that hold a name, else the first sentence that does."""
    own = [row for row in rows.get(place.article.id, ()) if name in row.quotation.text]
    if own:
        return [Mention(row.quotation, row.who, row.kind) for row in own]
    return [Mention(place.passage.quote(find_words(name, place.passage)), (), "")]


def find_words(name: str, passage: Passage) -> Span:
    """Return the sentence in which a name is printed first; of a long one the clause."""
    at = passage.text.find(name)
    start, end = next(span for span in split_sentences(passage.text) if span[0] <= at < span[1])
    if end - start <= MOST_CHARACTERS:
        return start, end
    first = max(passage.text.rfind(mark, start, at) for mark in ",;:") + 1 or start
    lasts = [place for mark in ",;" if (place := passage.text.find(mark, at + len(name), end)) >= 0]
    return first, min(lasts, default=end)


def share_theme(articles: Sequence[Article]) -> str:
    """Return the theme that articles of different years share, the one of most articles first; "" where none."""
    counts: dict[str, set[str]] = {}
    for article in articles:
        for theme in list_themes(article):
            counts.setdefault(theme, set()).add(article.id)
    years = {article.id: year_of(article) for article in articles}
    fitting = [theme for theme, ids in counts.items() if len({years[one] for one in ids}) > 1]
    return min(fitting, key=lambda theme: (-len(counts[theme]), theme), default="")


def list_themes(article: Article) -> tuple[str, ...]:
    """Return the names of the themes that an article is filed under."""
    return tuple(theme.name for theme in article.themes)


def year_of(article: Article) -> str:
    """Return the year of an article, "" where unknown."""
    found = YEAR.search(article.dating.date)
    return found[0] if found else ""


def count_years(thread: Thread, years: Mapping[str, str]) -> int:
    """Count the years of a thread, given the year of each article."""
    return len({years[place.quotation.article] for place in thread.places})
