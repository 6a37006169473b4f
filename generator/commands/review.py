"""List the pages that most need to be read against the paper."""

import argparse

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE, read_for_command
from generator.project import Project
from generator.writing.apparatus import PageState, list_states


def review(project: Project, options: argparse.Namespace, console: Console) -> int:
    """List the pages by doubtful readings per 1,000 characters; return the exit status."""
    reading = read_for_command(project, options, console)
    states = list_states(reading.result.archive)
    console.answer([describe_state(state) for state in states])
    return INCOMPLETE if reading.result.failures else WHOLE


def describe_state(state: PageState) -> str:
    """Word how far the text of a page can be trusted."""
    read = f"{state.proofread[0]}于{state.proofread[1]}校对" if state.proofread else "未逐字校对"
    return (
        f"{state.file}: 每千字存疑 {state.doubtful_per_thousand:.1f}"
        f"（{state.doubtful} 处，{state.characters} 字），更正 {state.corrected}，修补 {state.repaired}，{read}"
    )
