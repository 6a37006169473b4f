"""Where an archive lies on disk, and the way from its seeds to the Markdown that a site engine reads."""

import gc
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator.locking import lock_beside

if TYPE_CHECKING:
    from generator.dispatch import Reach
    from generator.knowledge import Knowledge
    from generator.pipeline import Result
    from generator.writing.files import Tree, WriteReport

OWNED_FOLDERS = ("archive", "data", "search")
"""Folders below docs/ that the generator writes and cleans."""

OWNED_FILES = ("robots.txt",)
"""Files in docs/ that the generator writes: programs look for them at the root of a site and nowhere else."""

KEPT = ".kept"
"""Ending of the file of what is kept from one run to the next, beside the lock of the docs."""

PAGES_WORTH_WORKERS = 32
"""Pages from which more than one process pays: starting one costs about as much as cutting thirty pages."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Project:
    """The folders and files of one archive."""

    seeds: Path
    docs: Path
    site: Path
    config: Path


@dataclass(frozen=True)
class Reading:
    """What was read: the archivist's knowledge and the archive made with it."""

    knowledge: "Knowledge"
    result: "Result"

    def find_keys(self) -> dict[str, str]:
        """Return for each file the digest of all that is described of it: a change of its text or of what is known."""
        from generator.recalling import PageKeys

        keys, archive = PageKeys(self.knowledge), self.result.archive
        pages = [page.cut_page.page for page in (*archive.pages, *archive.copies)]
        return {page.file: keys.find(page.file, page.sha256) for page in pages}


def read_archive(
    project: Project,
    *,
    workers: int | None = None,
    start_method: str | None = None,
    reach: "Reach | None" = None,
    progress: Progress | None = None,
    is_corrected: bool = True,
    is_keeping: bool = False,
    has_registers: bool = True,
) -> Reading:
    """Read the seeds and make the archive; `workers` None chooses by the number of pages.

    `reach`, if given, opens the executor that does the work. `is_corrected` False leaves corrections.yml out. What a
    run before kept beside the docs is taken again; with `is_keeping` True, for who holds the lock of the docs, what is
    new is kept as well. Nothing else is written. `has_registers` False is enough for pages of articles.

    Raises ConfigurationError and UsageError as `read_knowledge` and `read_address` do.
    """
    from generator.kept import Kept
    from generator.pipeline import make_archive
    from generator.reading.knowledge_files import read_knowledge
    from generator.site import read_address

    knowledge = read_knowledge(project.seeds)
    settings = replace(knowledge.archive, address=read_address(project.config))
    knowledge = replace(knowledge, archive=settings)
    knowledge = knowledge if is_corrected else replace(knowledge, corrections=())
    count = choose_workers(project.seeds) if workers is None else workers
    with (
        collected_later(),
        reach() if reach else nullcontext() as team,
        closing(Kept(find_kept(project), is_open=is_keeping)) as kept,
    ):
        result = make_archive(
            project.seeds,
            knowledge,
            workers=team.workers if team else count,
            start_method=start_method,
            executor=team.executor if team else None,
            progress=progress,
            kept=kept,
            has_registers=has_registers,
        )
    return Reading(knowledge, result)


def find_kept(project: Project) -> Path:
    """Return where lies what is kept from one run to the next."""
    return lock_beside(project.docs).with_suffix(KEPT)


@contextmanager
def collected_later() -> Iterator[None]:
    """Let nobody look for values in circles meanwhile: there are hardly any, and a million others to look through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def write_docs(
    project: Project, reading: Reading, *, workers: int | None = None, reach: "Reach | None" = None
) -> "WriteReport":
    """Write pages, data and the index of the search below docs/, only what changed; in so many processes.

    `reach`, if given, opens the executor that makes the pages of the articles.
    """
    from generator.digests import digest_shared
    from generator.feeding.discovery import OURS, ROBOTS, render_discovery
    from generator.searching.index import write_search
    from generator.writing.data import write_data
    from generator.writing.entries import make_catalogue
    from generator.writing.facsimiles import list_facsimiles
    from generator.writing.files import write_tree
    from generator.writing.labels import read_labels
    from generator.writing.outputs import CopiedFile, OutputFile, StagedFile
    from generator.writing.pages import handle_pages

    catalogue = make_catalogue(reading.result.archive, reading.knowledge, read_labels())
    count = choose_workers(project.seeds) if workers is None else workers
    robots = project.docs / ROBOTS
    is_by_hand = robots.is_file() and not robots.read_bytes().startswith(OURS.encode())
    beside = (write_data, write_search)  # the longest texts first, the longest work last
    with collected_later(), _open_tree(project, digest_shared(reading.knowledge)) as tree:
        files: Iterator[OutputFile | CopiedFile | StagedFile] = chain(
            handle_pages(catalogue, tree.stage, beside=beside, workers=count, reach=reach, knows=tree.knows),
            (file for file in render_discovery(reading.knowledge) if file.path != ROBOTS or not is_by_hand),
            list_facsimiles(catalogue.archive, project.seeds),
        )
        return write_tree(tree, files)


def write_articles(project: Project, reading: Reading, files: Collection[str]) -> "WriteReport":
    """Write only the pages of articles that have a part in some files: what an edit of these is to show first."""
    from generator.digests import digest_shared
    from generator.writing.entries import make_catalogue
    from generator.writing.files import write_tree
    from generator.writing.labels import read_labels
    from generator.writing.pages import handle_articles

    catalogue = make_catalogue(reading.result.archive, reading.knowledge, read_labels())
    with collected_later(), _open_tree(project, digest_shared(reading.knowledge), is_whole=False) as tree:
        pages = handle_articles(catalogue, tree.stage, files=frozenset(files))
        return write_tree(tree, pages, is_whole=False)


@contextmanager
def _open_tree(project: Project, shared: str, *, is_whole: bool = True) -> "Iterator[Tree]":
    """Yield the folders below docs/ that are ours, with what was planned there before; keep what is planned now.

    Of the whole, forget what is planned no more.
    """
    from generator.kept import Kept
    from generator.writing.files import Tree
    from generator.writing.outputs import PlannedFile

    kind = PlannedFile.__name__
    with closing(Kept(find_kept(project))) as kept:
        known = kept.load(kind)
    tree = Tree(project.docs, (*OWNED_FOLDERS, *OWNED_FILES), shared, known)
    yield tree
    with closing(Kept(find_kept(project), is_open=True)) as kept:
        kept.update(kind, known, tree.planned if is_whole else {**known, **tree.planned})


def choose_workers(seeds: Path) -> int:
    """Choose how many processes cut pages: one for few pages, else one for each processor."""
    from generator.reading.source_pages import find_pages

    return 1 if len(find_pages(seeds)) < PAGES_WORTH_WORKERS else count_processors()


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
