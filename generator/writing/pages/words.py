"""The pages of words: an index and one page a year, and for each word its lines, year by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.counting.candidates import LABEL, PHRASE, QUOTED, WORD
from generator.counting.years import CountedWord, Year
from generator.identities import digest
from generator.writing.addresses import WORDS, numbered_url
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.contexts import show_place
from generator.writing.pages.sheet import (
    ENTRIES_PER_SHEET,
    ROOT,
    Sheet,
    make_pager,
    narrow_search,
    number_sheet,
    split_rows,
    write_sheet,
)
from generator.writing.pages.trend import draw_trend
from generator.writing.templates import render_block

WORD_INDEX = f"{WORDS}/index.html"
PHRASE_LIST = f"{WORDS}/phrases.html"
ON_INDEX = 8
"""Words of each year on the index: a column of the height of its labels."""
YEARS_IN_FULL = 12
"""Years whose words stand on the index, and columns of the table of phrases: beyond, the newest; a word's page has all."""
ON_YEAR = 20
"""Words of each list on the page of a year: beyond, the order is chance."""


@dataclass(frozen=True)
class RankedWord:
    """A word as a row of a year's list."""

    word: CountedWord
    url: str
    """Address of its lines of that year."""
    rate: str
    """Occurrences for 10,000 characters, worded."""
    count: int
    articles: int
    width: int
    """Length of its bar, of 100."""


@dataclass(frozen=True)
class ShownYear:
    """A year with its words."""

    year: Year
    url: str
    typical: list[RankedWord]
    frequent: list[RankedWord]
    labels: list[tuple[str, str, int]]
    """The paper's own labels: word, address, articles."""


def write_words(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index, the years, the set phrases, and the words with their lines."""
    counts = catalogue.word_counts
    yield _write_index(catalogue)
    years = [show_year(year, catalogue, ON_YEAR) for year in counts.years]
    yield from (_write_year(shown, catalogue) for shown in years)
    yield from _write_phrases(catalogue)
    listed = {row.word.word for shown in years for row in (*shown.typical, *shown.frequent)}
    for word in counts.words.values():
        if word.kind != WORD or word.word in listed:
            yield from _write_word(word, catalogue)


def year_url(year: Year) -> str:
    """Return the address of a year's page."""
    return f"{WORDS}/{year.year}.html"


def word_url(word: str) -> str:
    """Return the address of a word's page."""
    return f"{WORDS}/w{digest([word])}.html"


def place_url(word: CountedWord, year: str) -> str:
    """Return the address of the lines of a year on the sheet of the word's page where they begin."""
    before = sum(len(found.places) for other, found in word.occurrences.items() if other > year)
    return f"{numbered_url(word_url(word.word), before // ENTRIES_PER_SHEET + 1)}#y{year}"


def show_year(year: Year, catalogue: Catalogue, most: int) -> ShownYear:
    """Return a year with at most so many words in each list."""
    counts = catalogue.word_counts
    labels = [(label, word_url(label), len(found)) for label, found in year.labelled.items()]
    kept = [row for row in labels if row[0] in counts.words]
    return ShownYear(
        year,
        year_url(year),
        _rank(counts.find_typical(year, most), year, catalogue),
        _rank(counts.find_frequent(year, most), year, catalogue),
        kept,
    )


def _rank(words: Sequence[CountedWord], year: Year, catalogue: Catalogue) -> list[RankedWord]:
    most = max((word.count(year.year) for word in words), default=1)
    return [
        RankedWord(
            word,
            place_url(word, year.year),
            f"{catalogue.word_counts.rate(word, year):.1f}",
            word.count(year.year),
            word.count_articles(year.year),
            round(100 * word.count(year.year) / most),
        )
        for word in words
    ]


def _write_index(catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    counted = list(reversed(catalogue.word_counts.years))
    block = render_block(
        "word-index.html",
        years=[show_year(year, catalogue, ON_INDEX) for year in counted[:YEARS_IN_FULL]],
        earlier=[(year.year, year_url(year)) for year in counted[YEARS_IN_FULL:]],
        phrases_url=PHRASE_LIST,
        labels=labels,
        root=ROOT,
    )
    return write_sheet(Sheet(WORD_INDEX, labels["nav_words"], "word-lists"), block, catalogue)


def _write_year(shown: ShownYear, catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    title = labels["words_of_year"].format(year=shown.year.year)
    block = render_block("word-year.html", shown=shown, labels=labels, root=ROOT)
    sheet = Sheet(shown.url, title, "word-lists", ((labels["nav_words"], WORD_INDEX),))
    return write_sheet(sheet, block, catalogue)


def _write_phrases(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the table of labels, set phrases and quoted terms, those of most articles first."""
    labels, counts = catalogue.labels, catalogue.word_counts
    chosen = [word for word in counts.words.values() if word.kind != WORD and word.occurrences]
    chosen.sort(key=lambda word: (-word.articles, -word.total, word.word))
    sheet = Sheet(PHRASE_LIST, labels["phrases"], "word-lists", ((labels["nav_words"], WORD_INDEX),))
    chunks = split_rows(chosen)
    for number, chunk in enumerate(chunks, start=1):
        rows = [(word, word_url(word.word), word_kind(word.kind, catalogue)) for word in chunk]
        values = {
            "rows": rows,
            "years": counts.years[-YEARS_IN_FULL:],
            "is_partial": len(counts.years) > YEARS_IN_FULL,
            "place_url": place_url,
            "pager": make_pager(PHRASE_LIST, number, len(chunks)),
        }
        block = render_block("word-phrases.html", **values, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def word_kind(kind: str, catalogue: Catalogue) -> str:
    """Word what a counted word is."""
    keys = {LABEL: "word_label", PHRASE: "word_phrase", QUOTED: "word_quoted", WORD: "word_counted"}
    return catalogue.labels[keys[kind]]


def _write_word(word: CountedWord, catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    url = word_url(word.word)
    crumbs = ((labels["nav_words"], WORD_INDEX),)
    sheet = Sheet(url, word.word, "word", crumbs)
    years = sorted(word.occurrences, reverse=True)
    rows = [(year, place) for year in years for place in word.occurrences[year].places]
    chunks = split_rows(rows)
    opening = _render_opening(word, catalogue)
    for number, chunk in enumerate(chunks, start=1):
        sections = [
            (
                year,
                _say_more(word, year, catalogue),
                [show_place(one, word.word, catalogue) for _, one in group],
            )
            for year, group in groupby(chunk, key=lambda row: row[0])
        ]
        values = {
            "opening": opening if number == 1 else "",
            "sections": sections,
            "pager": make_pager(url, number, len(chunks)),
        }
        block = render_block("word.html", **values, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _say_more(word: CountedWord, year: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """Say that not all places of a year are listed, with the query that finds the others; None where they are."""
    found = word.occurrences[year]
    if found.count == len(found.places):
        return None
    said = catalogue.labels["word_first_places"].format(n=found.count, most=len(found.places))
    return said, f"{word.word} {narrow_search('year', year, catalogue)}"


def _render_opening(word: CountedWord, catalogue: Catalogue) -> str:
    counts, labels = catalogue.word_counts, catalogue.labels
    labelled = [
        catalogue.entries[article.id] for year in counts.years for article in year.labelled.get(word.word, ())
    ]
    return render_block(
        "word-opening.html",
        word=word,
        place_url=place_url,
        kind=word_kind(word.kind, catalogue),
        years=[(year, f"{counts.rate(word, year):.1f}") for year in counts.years],
        trend=draw_trend(word, counts, labels),
        labelled=labelled,
        is_small=any(year.is_small for year in counts.years),
        labels=labels,
        root=ROOT,
    )
