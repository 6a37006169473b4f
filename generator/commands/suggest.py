"""List what an archivist could teach: frequent shapes of lines that no rule explains."""

import argparse

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, read_for_command
from generator.project import Project
from generator.suggestions import describe_suggestions, suggest_forms

ADVICE = (
    "认得出是什么的，把那一行写进 archive.yml 的 forms（同一种有几条时并成一个列表），再运行一次即不再列出。"
)
NOTHING = "没有反复出现而未被认出的行式。"


def suggest(project: Project, options: argparse.Namespace, console: Console) -> int:
    """List the shapes with examples and the YAML that would explain them; return the exit status."""
    reading = read_for_command(project, options, console)
    suggestions = suggest_forms(reading.result.archive)
    console.answer([*describe_suggestions(suggestions), ADVICE if suggestions else NOTHING])
    return INCOMPLETE if reading.result.failures else WHOLE
