"""The files of the search as plain scripts: each hands its part to the script of the page, from a server or a disk."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.searching.documents import FACETS, Document, Folded
from generator.searching.encoding import encode_numbers
from generator.searching.folding import write_table
from generator.searching.postings import Layout, Shard
from generator.writing.compact import write_compact
from generator.writing.outputs import OutputFile

FOLDER = "search"
SEPARATOR = "\t"
"""Between the numbers of one entry and those of the next: it is no digit."""

TOGETHER = 4
"""Articles whose texts share a file: about three thousand characters."""

ALIKE_SHARDS = 64
"""Files that the likenesses of characters are in: seven thousand characters, a hundred in each."""


def write_part(name: str, *values: object) -> OutputFile:
    """Write a file that hands values to the script of the page under its name."""
    arguments = write_compact([name, *values])[1:-1]
    return OutputFile(f"{FOLDER}/{name}.js", f"__search({arguments})\n")


def write_shard(shard: Shard) -> OutputFile:
    """Write a part of the index."""
    return write_part(shard.name, shard.entries, SEPARATOR.join(shard.numbers), shard.singles, shard.places)


def write_start(documents: Sequence[Document], alphabet: str, layout: Layout, words: object) -> OutputFile:
    """Write what is needed before anything can be looked up: folding, layout, wordings."""
    settings = {
        "documents": len(documents),
        "together": TOGETHER,
        "length": layout.length,
        "shards": layout.shards,
        "characters": layout.character_shards,
        "alike": ALIKE_SHARDS,
        "fold": write_table(alphabet),
        "words": words,
    }
    return write_part("start", settings)


def write_table_of_documents(documents: Sequence[Document], folded: Sequence[Folded]) -> OutputFile:
    """Write lengths and days: whatever ranks an article without its text."""
    days = sorted({document.day for document in documents})
    ranks = {day: rank for rank, day in enumerate(days)}
    return write_part(
        "table",
        encode_numbers(len(one.text) for one in folded),
        encode_numbers(one.title for one in folded),
        encode_numbers(one.head - one.title for one in folded),
        days,
        encode_numbers(ranks[document.day] for document in documents),
    )


def write_facets(documents: Sequence[Document]) -> OutputFile:
    """Write for each facet its values and, for each article, how many and which."""
    columns = {}
    for place, facet in enumerate(FACETS):
        values = sorted({value for document in documents for value in document.facets[place]})
        ranks = {value: rank for rank, value in enumerate(values)}
        numbers = chain.from_iterable(
            (len(document.facets[place]), *(ranks[value] for value in document.facets[place]))
            for document in documents
        )
        columns[facet] = [values, encode_numbers(numbers)]
    return write_part("facets", columns)


def write_texts(documents: Sequence[Document]) -> Iterator[OutputFile]:
    """Yield the texts of the articles, a few in each file."""
    for start in range(0, len(documents), TOGETHER):
        rows = [
            [
                one.id,
                one.url,
                one.title,
                one.who,
                one.date,
                one.note,
                *(kind + text for kind, text in one.fields),
            ]
            for one in documents[start : start + TOGETHER]
        ]
        yield write_part(f"texts/{start // TOGETHER}", rows)
