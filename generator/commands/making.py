"""The commands that go from the seeds: check only reads, generate writes, build also makes the site."""

import argparse
from pathlib import Path

from generator.commands.console import Console
from generator.commands.steps import (
    INCOMPLETE,
    Timer,
    build_site_from,
    finish,
    hold_docs,
    read_for_command,
    sum_up,
    write_for_command,
)
from generator.locking import lock_beside
from generator.project import Project
from generator.site_size import describe_size
from generator.swapping import find_place
from generator.unchanged import RECORD, Built, digest_inputs, digest_outputs, read_record, word_record
from generator.writing.files import write_if_changed


def check(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Read everything and report, each address of an earlier release that is none any more too; write nothing."""
    from generator.releasing.addresses import list_unanswered

    timer = Timer.begin()
    reading = read_for_command(project, options, console)
    unanswered = list(list_unanswered(reading.result.archive, reading.knowledge))
    for line in unanswered:
        console.complain(line)
    status = finish(sum_up(reading, console), console, timer)
    return INCOMPLETE if unanswered else status


def generate(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data; leave MkDocs alone."""
    timer = Timer.begin()
    with hold_docs(project, console):
        outcome = write_for_command(project, options, console)
    return finish(outcome, console, timer)


def build(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Write pages and data, then build the site; where nothing changed since the last build, say so."""
    timer = Timer.begin()
    with hold_docs(project, console):
        record = find_record(project)
        inputs = digest_inputs(project, is_corrected=not options.no_corrections)
        built = None if console.verbose or options.plain else recall_build(project, record, inputs)
        if built:
            return repeat(built, console, timer)
        outcome = build_site_from(project, options, console)
        status = finish(outcome, console, timer)
        said = [*outcome.found, *(describe_size(outcome.size) if outcome.size else ())]
        outputs = digest_outputs(project, outcome.site.files if outcome.site else None)
        made = Built(inputs, outputs, said, outcome.complained, status)
        write_if_changed(str(record), word_record(made))
    return status


def find_record(project: Project) -> Path:
    """Return where the record of the last build of a site lies."""
    return lock_beside(project.site).with_suffix(RECORD)


def recall_build(project: Project, record: Path, inputs: str) -> Built | None:
    """Return the last build if it was made from the same and all that came out is still there, untouched."""
    built = read_record(record)
    if not built or built.inputs != inputs or find_place(project.site).work.exists():
        return None
    return built if built.outputs == digest_outputs(project) else None


def repeat(built: Built, console: Console, timer: Timer) -> int:
    """Say again what a build said, and that nothing was to be done."""
    for line in built.complained:
        console.complain(line)
    console.say([*built.said, "自上次建站以来没有改动，什么也没有写", f"用时 {timer.seconds():.1f} 秒"])
    return built.status
