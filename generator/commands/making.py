"""The commands that go from the seeds: check only reads, generate writes, build also makes the site."""

import argparse

from generator.commands.console import Console
from generator.commands.steps import (
    INCOMPLETE,
    Outcome,
    Timer,
    build_site_from,
    finish,
    hold_docs,
    read_for_command,
    write_for_command,
)
from generator.project import Project
from generator.releasing.addresses import list_unanswered


def check(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Read everything and report, each address of an earlier release that is none any more too; write nothing."""
    timer = Timer.begin()
    reading = read_for_command(project, options, console)
    unanswered = list(list_unanswered(reading.result.archive, reading.knowledge))
    for line in unanswered:
        console.complain(line)
    status = finish(Outcome(reading), console, timer)
    return INCOMPLETE if unanswered else status


def generate(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data; leave MkDocs alone."""
    timer = Timer.begin()
    with hold_docs(project, console):
        outcome = write_for_command(project, options, console)
    return finish(outcome, console, timer)


def build(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data, then build the site."""
    timer = Timer.begin()
    with hold_docs(project, console):
        outcome = build_site_from(project, options, console)
    return finish(outcome, console, timer)
