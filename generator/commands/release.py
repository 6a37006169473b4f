"""Write down what is published: which articles, pages, corrections and addresses there are, and what changed."""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, hold_seeds, read_for_command
from generator.errors import UsageError
from generator.project import Project, Reading
from generator.releasing.addresses import list_published, list_unanswered
from generator.releasing.changes import compare, read_state
from generator.releasing.rows import Release
from generator.releasing.state import describe_state
from generator.releasing.table import write_rows
from generator.withholding import withhold_text
from generator.writing.files import write_if_changed
from generator.writing.labels import read_labels
from generator.writing.pages import list_lists


def release(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write seeds/releases/DAY.csv; return the exit status.

    Nothing is written where a file could not be read, an id is provisional, or an address of an earlier release
    does not answer any more. A second release of a day takes the place of the first.
    """
    if options.no_corrections:
        raise UsageError("release: 发现 --no-corrections；应为带更正的全库；请去掉这个选项。")
    with hold_seeds(project, console):
        return release_from(project, options, console)


def release_from(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Read what is published and what was before, write what changed, say how much it is."""
    reading = read_for_command(project, options, console)
    faults = list(find_faults(reading))
    for fault in faults:
        console.complain(fault)
    if faults:
        return INCOMPLETE
    today = date.today().isoformat()
    earlier = [one for one in reading.knowledge.releases if one.date < today]
    archive = withhold_text(reading.result.archive, reading.knowledge)
    items = describe_state(archive, list_published(archive, reading.knowledge))
    rows = compare(read_state(earlier), items)
    path = project.seeds / "releases" / f"{today}.csv"
    if not rows:
        console.answer(["自上次发布以来没有变化，未写新的清单"])
        return WHOLE
    path.parent.mkdir(exist_ok=True)
    write_if_changed(str(path), write_rows(rows).encode("utf-8"))
    console.answer([f"releases/{path.name}：{describe_rows(Release(today, tuple(rows)))}"])
    return WHOLE


def find_faults(reading: Reading) -> Iterator[str]:
    """Yield what speaks against a release, in Chinese."""
    if reading.result.failures:
        yield "有文件读不出，未写发布清单；请先处理上面列出的文件。"
    unminted = list_unminted(reading)
    if unminted:
        yield f"{'、'.join(unminted[:3])} 等 {len(unminted)} 个编号是暂定的；发布之后不能再变；请先运行 mint。"
    late = [one.date for one in reading.knowledge.releases if one.date > date.today().isoformat()]
    if late:
        yield f"releases/{late[-1]}.csv 的日期在今天之后；请核对本机日期。"
    yield from list_unanswered(reading.result.archive, reading.knowledge)


def list_unminted(reading: Reading) -> list[str]:
    """Return the ids of articles, pages and lists that are not in ids.csv."""
    archive = reading.result.archive
    keys = {("article", one.id) for one in archive.articles}
    keys |= {("article", one.id) for one in archive.withdrawals}
    keys |= {("page", one.id) for one in archive.pages}
    keys |= set(list_lists(archive, reading.knowledge).given)
    return sorted(identity for _, identity in keys - {(row.kind, row.id) for row in reading.knowledge.ids})


def describe_rows(release: Release) -> str:
    """Count what a release changed, in Chinese."""
    labels = read_labels()
    counts = Counter((row.kind, row.change) for row in release.rows if row.kind != "address")
    named = ((labels.get(f"change_{kind}_{change}", ""), number) for (kind, change), number in counts.items())
    return "，".join(f"{name} {number}" for name, number in named if name) or "只有新的地址"
