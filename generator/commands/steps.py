"""What several commands do alike: read the archive, write it, build the site, say what came out."""

import argparse
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.commands.console import Console
from generator.locking import hold_lock, lock_beside
from generator.project import Project, Reading, count_processors, read_archive, write_docs
from generator.site_size import SiteSize, describe_size, measure_site

if TYPE_CHECKING:
    from generator.dispatch import Reach
    from generator.knowledge import ArchiveSettings
    from generator.swapping import SiteReport
    from generator.writing.files import WriteReport

WHOLE = 0
INCOMPLETE = 1


@dataclass(frozen=True)
class Outcome:
    """What a command found and made; the archive itself is let go, for a site takes memory of its own."""

    settings: "ArchiveSettings"
    found: list[str]
    """A few lines about the seeds."""
    notices: list[str]
    """All notices, where they are to be said."""
    complained: list[str]
    """What was said of files that could not be read and of what the archivist left open."""
    status: int
    docs: "WriteReport | None" = None
    site: "SiteReport | None" = None
    size: SiteSize | None = None


def sum_up(reading: Reading, console: Console) -> Outcome:
    """Return what is to be said of what was read."""
    from generator.summary import describe_notices, list_complaints, summarize

    return Outcome(
        reading.knowledge.archive,
        summarize(reading),
        describe_notices(reading) if console.verbose else [],
        list_complaints(reading),
        INCOMPLETE if reading.result.failures else WHOLE,
    )


@dataclass(frozen=True)
class Timer:
    """Counts the seconds of a command."""

    start: float

    @classmethod
    def begin(cls) -> "Timer":
        """Start counting."""
        return cls(time.perf_counter())

    def seconds(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.start


def hold_docs(project: Project, console: Console) -> AbstractContextManager[None]:
    """Hold the pages and data of an archive, from the reading of the seeds to the finished site."""
    return hold_lock(lock_beside(project.docs), console.remark)


def hold_seeds(project: Project, console: Console) -> AbstractContextManager[None]:
    """Hold the seeds of an archive for a command that writes there, from their reading on."""
    return hold_lock(lock_beside(project.seeds), console.remark)


def read_for_command(
    project: Project, options: argparse.Namespace, console: Console, *, is_keeping: bool = False
) -> Reading:
    """Read the archive with progress on a terminal; complain of what could not be read or is not stated."""
    from generator.pipeline import forget_tools
    from generator.summary import list_complaints

    reading = read_archive(
        project,
        workers=options.workers,
        start_method=options.start_method,
        reach=find_reach(options),
        progress=console.show_progress,
        is_corrected=not options.no_corrections,
        is_keeping=is_keeping,
    )
    forget_tools()
    for line in list_complaints(reading):
        console.complain(line)
    console.clear_progress()
    return reading


def find_reach(options: argparse.Namespace) -> "Reach | None":
    """Return what opens the executor that the command names; None where the work is done on this machine."""
    from generator.clusters import reach_cluster

    return partial(reach_cluster, options.dask) if options.dask else None


def write_for_command(project: Project, options: argparse.Namespace, console: Console) -> Outcome:
    """Read the archive and write its pages and data."""
    reading = read_for_command(project, options, console, is_keeping=True)
    report = write_docs(project, reading, workers=options.workers, reach=find_reach(options))
    return replace(sum_up(reading, console), docs=report)


def build_site_from(project: Project, options: argparse.Namespace, console: Console) -> Outcome:
    """Read the archive, write its pages and data, build the site."""
    from generator.site import build_site

    outcome = write_for_command(project, options, console)
    report = build_site(
        project.config,
        project.docs,
        project.site,
        workers=options.workers or count_processors(),
        is_plain=options.plain,
        remark=console.remark,
    )
    return replace(outcome, site=report, size=measure_site(report.files))


def finish(outcome: Outcome, console: Console, timer: Timer) -> int:
    """Say what came out; return the exit status."""
    if not console.quiet:
        console.say([*outcome.found, *outcome.notices])
        console.say([*_describe_files(outcome), f"用时 {timer.seconds():.1f} 秒"])
    return outcome.status


def _describe_files(outcome: Outcome) -> list[str]:
    lines = []
    if outcome.docs:
        report = outcome.docs
        lines.append(f"页面与数据：写出 {report.written}，未变 {report.unchanged}，删去 {report.deleted}")
    if outcome.site:
        site = outcome.site
        lines.append(f"网站文件：写出 {site.written}，未变 {site.unchanged}，删去 {site.removed}")
    if outcome.size:
        lines += describe_size(outcome.size)
    return lines
