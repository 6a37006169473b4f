"""All files of the search, made from an archive."""

from collections.abc import Iterator, Sequence

from generator.knowledge import Knowledge
from generator.model import Archive
from generator.searching.documents import Document, Folded, fold_fields, make_documents
from generator.searching.files import (
    write_facets,
    write_shard,
    write_start,
    write_table_of_documents,
    write_texts,
)
from generator.searching.postings import build_shards, plan_layout
from generator.searching.suggesting import render_suggestions
from generator.writing.entries import Catalogue, make_catalogue
from generator.writing.labels import read_labels, read_section
from generator.writing.outputs import OutputFile


def render_search(archive: Archive, knowledge: Knowledge) -> Iterator[OutputFile]:
    """Yield every file below `search/`."""
    return write_search(make_catalogue(archive, knowledge, read_labels()))


def write_search(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Yield every file below `search/`."""
    documents = make_documents(catalogue)
    folded = [fold_fields(document.fields) for document in documents]
    yield from render_index(documents, folded)
    yield from render_suggestions(documents, folded, catalogue.archive, catalogue.knowledge)


def render_index(
    documents: Sequence[Document], folded: Sequence[Folded], *, length: int = 0
) -> Iterator[OutputFile]:
    """Yield settings, table, facets, index and texts of documents; `length` overrules the length of entries."""
    texts = [one.text for one in folded]
    layout = plan_layout(texts, length)
    alphabet = "".join(sorted(set().union(*texts)))
    yield write_start(documents, alphabet, layout, read_section("search"))
    yield write_table_of_documents(documents, folded)
    yield write_facets(documents)
    yield from map(write_shard, build_shards(texts, [(one.title, one.head) for one in folded], layout))
    yield from write_texts(documents)
