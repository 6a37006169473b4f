"""The commands that go from the seeds: check only reads, generate writes, build also makes the site."""

import argparse

from generator.commands.console import Console
from generator.commands.steps import (
    Outcome,
    Timer,
    build_site_from,
    finish,
    read_for_command,
    write_for_command,
)
from generator.project import Project


def check(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Read everything and report; write nothing."""
    timer = Timer.begin()
    return finish(Outcome(read_for_command(project, options, console)), console, timer)


def generate(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data; leave MkDocs alone."""
    timer = Timer.begin()
    return finish(write_for_command(project, options, console), console, timer)


def build(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data, then build the site."""
    timer = Timer.begin()
    return finish(build_site_from(project, options, console), console, timer)
