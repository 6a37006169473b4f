"""A preview on this machine that follows every edit of the seeds."""

import argparse
import os

from generator.commands.console import Console
from generator.commands.steps import WHOLE
from generator.project import Project


def serve(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Serve until interrupted; the hook in mkdocs.yml regenerates when something changes."""
    from generator.mkdocs_hook import SEEDS_VARIABLE
    from generator.reading.knowledge_files import read_knowledge
    from generator.site import serve_site

    read_knowledge(project.seeds)  # a mistake now is one line; the preview would wrap it in MkDocs' own words
    os.environ[SEEDS_VARIABLE] = str(project.seeds.resolve())
    serve_site(project.config, project.docs, address=options.address)
    return WHOLE
