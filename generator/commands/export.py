"""Write the archive as a database that other programs open."""

import argparse

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, Timer, read_for_command
from generator.project import Project
from generator.tables.database import export_database
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels


def export(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write the database; return the exit status."""
    timer = Timer.begin()
    reading = read_for_command(project, options, console)
    target = options.to or project.config.parent / "build" / "archive.sqlite"
    catalogue = make_catalogue(reading.result.archive, reading.knowledge, read_labels())
    size = export_database(catalogue, target)
    count = len(catalogue.archive.articles)
    console.say([f"数据库：{target.as_posix()}（{count} 篇，{size:,} 字节），用时 {timer.seconds():.1f} 秒"])
    return INCOMPLETE if reading.result.failures else WHOLE
