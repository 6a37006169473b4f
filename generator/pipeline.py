"""From the seeds folder to the archive: describe every page, on one worker or several, then put the archive together."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.assembly.archive import assemble
from generator.correcting.known import list_applied
from generator.correcting.remarks import word_mismatch
from generator.describe import Tools, compile_tools, describe_page
from generator.describing import choose_size, describe_through
from generator.dispatch import Team, open_pool
from generator.knowledge import Knowledge
from generator.model import Archive, Page
from generator.model.described import DescribedPage
from generator.reading.facsimiles import find_facsimiles
from generator.reading.source_pages import Failure, find_pages, load_file, read_page
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
) -> Result:
    """Make the archive of all pages below a folder; the same whatever the workers and how they start.

    An `executor` of concurrent.futures, if one is given, does the work in place of processes of our own; `workers` then
    says how many it has, as far as that is known. `progress` is called with the number of pages done and of all pages.
    Reads only.
    """
    files = find_pages(seeds)
    described: list[DescribedPage] = []
    failures: list[Failure] = []
    pages = describe_files(
        seeds, files, knowledge, workers=workers, start_method=start_method, executor=executor
    )
    for done, page in enumerate(pages, 1):
        if isinstance(page, Failure):
            failures.append(page)
        else:
            described.append(page)
        if progress:
            progress(done, len(files))
    refuse_mismatches(described)
    refuse_unplaced(described, knowledge)
    unread = [failure.file for failure in failures]
    whole = assemble(described, knowledge, facsimiles=find_facsimiles(seeds, files), unread=unread)
    archive = withdraw_articles(whole, described, knowledge)
    refuse_restored(archive, knowledge.ids)
    refuse_copies(archive, described)
    archive = add_registers(archive, knowledge, list_orders(described), workers=workers, executor=executor)
    return Result(archive, tuple(failures), tuple(find_alike(whole, archive)))


def add_registers(
    archive: Archive,
    knowledge: Knowledge,
    orders: Sequence[RowOrder],
    *,
    workers: int = 1,
    executor: Executor | None = None,
) -> Archive:
    """Return the archive with its registers, as the archivist corrects them; orders that met no row are noted."""
    made = make_registers(archive.articles, knowledge, workers=workers, executor=executor)
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


@dataclass
class _Memory:
    """What this process described last: a preview describes only pages that changed since."""

    knowledge: Knowledge
    tools: Tools
    pages: dict[str, tuple[Page, DescribedPage]] = field(default_factory=dict)
    """By file, the page as it was read and what was made of it."""


_memories: list[_Memory] = []
"""The memory of the last run; none before the first."""


def describe_here(
    seeds: Path, files: Sequence[str], knowledge: Knowledge
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described in this process, in order; what is the same as in the last run is not made again."""
    if not _memories or _memories[0].knowledge != knowledge:
        _memories[:] = [_Memory(knowledge, compile_tools(knowledge))]
    memory = _memories[0]
    known, memory.pages = memory.pages, {}
    for file in files:
        page = read_page(seeds, file)
        if isinstance(page, Failure):
            yield page
            continue
        before = known.get(file)
        described = before[1] if before and before[0] == page else describe_page(page, memory.tools)
        memory.pages[file] = (page, described)
        yield described
