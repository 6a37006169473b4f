"""Describe many pages through an executor: the bytes of the pages are sent, a worker needs no folder of seeds.

What the archivist knows is sent with every portion, packed, and unpacked once by each worker: any worker can take any
portion, one that joined later as well.
"""

import os
import pickle
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from multiprocessing import parent_process

from generator.describe import Tools, compile_tools, describe_page
from generator.dispatch import map_portions
from generator.knowledge import Knowledge
from generator.model.described import DescribedPage
from generator.reading.source_pages import Failure, SourceFile, read_source

PORTIONS_PER_WORKER = 8
"""Portions that the files are dealt in: enough to even out long pages, few enough to cost nothing."""

LARGEST_PORTION = 16
"""Files; about a second of work."""

PORTION_BYTES = 1_000_000
"""From which a portion is large enough whatever the number of its files."""


@dataclass(frozen=True)
class PackedKnowledge:
    """What describing needs of an archivist's knowledge, ready to be sent."""

    digest: str
    data: bytes


def describe_through(
    executor: Executor,
    sources: Iterable[SourceFile | Failure],
    knowledge: Knowledge,
    *,
    size: int,
    workers: int = 1,
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described, in order; `size` files at most are a portion."""
    describe = partial(describe_portion, pack_knowledge(knowledge))
    yield from map_portions(executor, describe, deal_sources(sources, size), workers=workers)


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


def pack_knowledge(knowledge: Knowledge) -> PackedKnowledge:
    """Pack what describing a page needs: neither addresses nor releases, which grow with the archive."""
    data = zlib.compress(pickle.dumps(replace(knowledge, ids=(), releases=())))
    return PackedKnowledge(sha256(data).hexdigest(), data)


def describe_portion(
    packed: PackedKnowledge, portion: Sequence[SourceFile | Failure]
) -> list[DescribedPage | Failure]:
    """Describe some files, in whatever process or thread."""
    tools = unpack_tools(packed)
    return [describe_source(source, tools) for source in portion]


def describe_source(source: SourceFile | Failure, tools: Tools) -> DescribedPage | Failure:
    """Read the bytes of a page and describe it; what could not even be loaded stays as it is."""
    page = source if isinstance(source, Failure) else read_source(source)
    return page if isinstance(page, Failure) else describe_page(page, tools)


_unpacked: dict[str, Tools] = {}
"""The tools of this process, by the digest of the knowledge that they were compiled from: the last alone."""

_unpacking = threading.Lock()


def unpack_tools(packed: PackedKnowledge) -> Tools:
    """Return the tools, compiled when they are needed first."""
    with _unpacking:
        if packed.digest not in _unpacked:
            _unpacked.clear()
            _unpacked[packed.digest] = compile_tools(pickle.loads(zlib.decompress(packed.data)))
        return _unpacked[packed.digest]


def prepare_worker() -> None:
    """Let a new worker process end when the main process is killed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # Each worker holds the pipes of the others open: none would ever see that nobody reads its results.
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)
