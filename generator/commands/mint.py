"""Give ids that last to everything that has only a provisional one: the one command that writes into the seeds folder."""

import argparse
from datetime import date

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, hold_seeds, read_for_command
from generator.minting import mint_ids, write_ids
from generator.project import Project
from generator.writing.files import write_if_changed
from generator.writing.pages import list_lists


def mint(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write ids.csv; return the exit status. Nothing is written where a file could not be read."""
    with hold_seeds(project, console):
        return mint_from(project, options, console)


def mint_from(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Read the ids, write them with the new ones, say how many there are."""
    reading = read_for_command(project, options, console)
    if reading.result.failures:
        console.complain("有文件读不出，未写 ids.csv；请先处理上面列出的文件。")
        return INCOMPLETE
    archive, before = reading.result.archive, reading.knowledge.ids
    lists = list_lists(archive, reading.knowledge)
    rows = mint_ids(archive, before, date.today().isoformat(), lists)
    write_if_changed(str(project.seeds / "ids.csv"), write_ids(rows).encode("utf-8"))
    known = {(row.kind, row.id) for row in before}
    new = sum((row.kind, row.id) not in known for row in rows)
    moved = sum(bool(row.state) for row in rows)
    console.answer([f"ids.csv：编号 {len(rows)} 个，新定 {new}，转往别处或已不在的 {moved}"])
    return WHOLE
