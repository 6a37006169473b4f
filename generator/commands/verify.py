"""Compare a built site with its sources and its manifest.

Nothing is written, but for a site that a killed command left halfway: it is put right first.
"""

import argparse

from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE
from generator.fixity import find_differences, read_manifest
from generator.project import Project
from generator.swapping import recover_site


def verify(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Name what differs; return the exit status: 1 where anything does."""
    site = options.built or project.site
    recover_site(site, console.remark)
    differences = list(find_differences(site, project.seeds))
    if differences:
        for line in differences:
            console.complain(line)
        return INCOMPLETE
    manifest = read_manifest(site)
    console.answer(
        [f"源文件 {len(manifest['sources'])} 个、数据文件 {len(manifest['data'])} 个，都与清单相符"]
    )
    return WHOLE
