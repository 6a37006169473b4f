"""Describe many pages through an executor: the bytes of the pages are sent, a worker needs no folder of seeds."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.describe import Tools, compile_tools, describe_page
from generator.dispatch import Team, map_portions
from generator.knowledge import Knowledge
from generator.model.described import DescribedPage
from generator.reading.source_pages import Failure, SourceFile, read_source

PORTIONS_PER_WORKER = 8
"""Portions that the files are dealt in: enough to even out long pages, few enough to cost nothing."""

LARGEST_PORTION = 16
"""Files; about a second of work."""

PORTION_BYTES = 1_000_000
"""From which a portion is large enough whatever the number of its files."""


def describe_through(
    team: Team, sources: Iterable[SourceFile | Failure], knowledge: Knowledge, *, size: int
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described, in order; `size` files at most are a portion."""
    tools = partial(compile_tools, knowledge.without_addresses())
    yield from map_portions(team, describe_portion, deal_sources(sources, size), prepare=tools)


def choose_size(files: int, workers: int) -> int:
    """Return how many files a portion should have for so many files and workers."""
    return max(1, min(LARGEST_PORTION, files // (workers * PORTIONS_PER_WORKER)))


def deal_sources(
    sources: Iterable[SourceFile | Failure], size: int
) -> Iterator[Sequence[SourceFile | Failure]]:
    """Yield the files in portions of some number and weight."""
    portion: list[SourceFile | Failure] = []
    weight = 0
    for source in sources:
        portion.append(source)
        weight += len(source.data) if isinstance(source, SourceFile) else 0
        if len(portion) >= size or weight >= PORTION_BYTES:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


def describe_portion(
    tools: Tools, portion: Sequence[SourceFile | Failure]
) -> Iterator[DescribedPage | Failure]:
    """Yield some files described, in whatever process or thread."""
    return (describe_source(source, tools) for source in portion)


def describe_source(source: SourceFile | Failure, tools: Tools) -> DescribedPage | Failure:
    """Read the bytes of a page and describe it; what could not even be loaded stays as it is."""
    page = source if isinstance(source, Failure) else read_source(source)
    return page if isinstance(page, Failure) else describe_page(page, tools)
