"""From the seeds folder to the archive: describe every page, on one worker or several, then put the archive together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.assembly.archive import assemble
from generator.correcting.known import list_applied
from generator.correcting.remarks import word_mismatch
from generator.describe import Tools, compile_tools
from generator.describing import choose_size, describe_source, describe_through
from generator.dispatch import Team, open_pool
from generator.filing.word_weights import load_table
from generator.kept import NOTHING, Kept
from generator.knowledge import Knowledge
from generator.model import Archive
from generator.model.described import DescribedPage
from generator.reading.facsimiles import find_facsimiles
from generator.reading.source_pages import Failure, find_pages, load_file
from generator.recalling import recall_pages
from generator.registers.making import make_registers
from generator.registers.overlay import RowOrder, apply_orders
from generator.withdrawing.archive import withdraw_articles
from generator.withdrawing.proving import find_alike, refuse_copies, refuse_restored, refuse_unplaced

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """The archive, and the files that are not in it."""

    archive: Archive
    failures: tuple[Failure, ...]
    reminders: tuple[str, ...] = ()
    """What the archivist alone is to know, in Chinese: where lines resemble a withdrawn article."""


def make_archive(
    seeds: Path,
    knowledge: Knowledge,
    *,
    workers: int = 1,
    start_method: str | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    kept: Kept = NOTHING,
    has_registers: bool = True,
) -> Result:
    """Make the archive of all pages below a folder; the same whatever the workers and how they start.

    An `executor` of concurrent.futures, if one is given, does the work in place of processes of our own; `workers` then
    says how many it has, as far as that is known. `progress` is called with the number of pages done and of all pages.
    What was `kept` of the last run is taken where all that it was made from is the same. `has_registers` False leaves the
    registers empty. Reads only.
    """
    files = find_pages(seeds)
    describe = partial(
        describe_files,
        seeds,
        knowledge=knowledge,
        workers=workers,
        start_method=start_method,
        executor=executor,
    )
    described, failures = sort_out(
        recall_pages(kept, seeds, files, knowledge, describe), len(files), progress
    )
    refuse_mismatches(described)
    refuse_unplaced(described, knowledge)
    unread = [failure.file for failure in failures]
    whole = assemble(described, knowledge, facsimiles=find_facsimiles(seeds, files), unread=unread)
    archive = withdraw(whole, described, knowledge)
    if has_registers:
        orders = list_orders(described)
        archive = add_registers(archive, knowledge, orders, workers=workers, executor=executor, kept=kept)
    return Result(archive, tuple(failures), tuple(find_alike(whole, archive)))


def withdraw(whole: Archive, described: Sequence[DescribedPage], knowledge: Knowledge) -> Archive:
    """Return an archive without what is withdrawn; raise ConfigurationError where some of it would stay or come back."""
    archive = withdraw_articles(whole, described, knowledge)
    refuse_restored(archive, knowledge.ids)
    refuse_copies(archive, described)
    return archive


def sort_out(
    pages: Iterable[DescribedPage | Failure], count: int, progress: Progress | None
) -> tuple[list[DescribedPage], list[Failure]]:
    """Return the pages that could be described and the failures, telling of each how many of so many are done."""
    described, failures = list[DescribedPage](), list[Failure]()
    for done, page in enumerate(pages, 1):
        if isinstance(page, Failure):
            failures.append(page)
        else:
            described.append(page)
        if progress:
            progress(done, count)
    return described, failures


def add_registers(
    archive: Archive,
    knowledge: Knowledge,
    orders: Sequence[RowOrder],
    *,
    workers: int = 1,
    executor: Executor | None = None,
    kept: Kept = NOTHING,
) -> Archive:
    """Return the archive with its registers, as the archivist corrects them; orders that met no row are noted."""
    made = make_registers(archive.articles, knowledge, workers=workers, executor=executor, kept=kept)
    registers, unmet = apply_orders(made, orders)
    return replace(archive, registers=registers, notices=(*archive.notices, *unmet))


def list_orders(described: Sequence[DescribedPage]) -> list[RowOrder]:
    """Return the certain corrections of rows that have a place."""
    return [
        RowOrder(
            one.correction.file,
            one.line,
            one.correction.expected,
            one.correction.replacement,
            one.correction.reason,
        )
        for page in described
        for one in list_applied(page.corrections, "register")
    ]


def refuse_mismatches(described: Sequence[DescribedPage]) -> None:
    """Raise ConfigurationError for the first correction that does not fit the very page that it was written for."""
    for placed in (one for page in described for one in page.corrections):
        if placed.status in ("mismatch", "clash"):
            raise word_mismatch(placed)


def describe_files(
    seeds: Path,
    files: Sequence[str],
    knowledge: Knowledge,
    *,
    workers: int = 1,
    start_method: str | None = None,
    executor: Executor | None = None,
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described, in order: through the executor, else in so many processes of our own."""
    if not executor and (workers < 2 or len(files) < 2):
        yield from describe_here(seeds, files, knowledge)
        return
    sources, size = (load_file(seeds, file) for file in files), choose_size(len(files), workers)
    with open_pool(workers, start_method) if not executor else nullcontext(executor) as used:
        yield from describe_through(Team(used, workers), sources, knowledge, size=size)


def describe_here(
    seeds: Path, files: Sequence[str], knowledge: Knowledge
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described in this process, in order."""
    if files:
        tools = find_tools(knowledge)
        yield from (describe_source(load_file(seeds, file), tools) for file in files)


_compiled: list[tuple[Knowledge, Tools]] = []
"""What this process described with last, for a preview: none before the first page."""


def find_tools(knowledge: Knowledge) -> Tools:
    """Return the tools of the last run where the archivist knows nothing new, else compile them."""
    if not _compiled or _compiled[0][0] != knowledge:
        _compiled[:] = [(knowledge, compile_tools(knowledge))]
    return _compiled[0][1]


def forget_tools() -> None:
    """Let go of what this process described with: a seventh of the memory of ten thousand articles."""
    _compiled.clear()
    load_table.cache_clear()
