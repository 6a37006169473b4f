"""Give ids that last to everything that has only a provisional one: the one command that writes into the seeds folder."""

import argparse
from datetime import date
from pathlib import Path

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, read_for_command
from generator.minting import mint_ids, write_ids
from generator.project import Project


def mint(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write ids.csv; return the exit status. Nothing is written where a file could not be read."""
    reading = read_for_command(project, options, console)
    if reading.result.failures:
        console.complain("有文件读不出，未写 ids.csv；请先处理上面列出的文件。")
        return INCOMPLETE
    before = reading.knowledge.ids
    rows = mint_ids(reading.result.archive, before, date.today().isoformat())
    write_whole(project.seeds / "ids.csv", write_ids(rows))
    known = {row.id for row in before}
    new = sum(row.id not in known for row in rows)
    moved = sum(bool(row.state) for row in rows)
    console.answer([f"ids.csv：编号 {len(rows)} 个，新定 {new}，转往别处或已不在的 {moved}"])
    return WHOLE


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or as it was before; leave it alone where nothing changed."""
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
