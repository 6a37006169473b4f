"""Compare a built site with its sources and its manifest, an offline bundle with the manifests inside it.

Nothing is written, but for a site that a killed command left halfway: it is put right first.
"""

import argparse
from pathlib import Path

from generator.bagging import find_bag_faults, is_bag, open_bag
from generator.commands.console import Console
from generator.commands.steps import INCOMPLETE, WHOLE
from generator.fixity import find_differences, read_manifest
from generator.project import Project
from generator.swapping import recover_site


def verify(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Name what differs; return the exit status: 1 where anything does."""
    site = options.built or project.site
    if is_bag(site):
        return verify_bag(site, console)
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


def verify_bag(place: Path, console: Console) -> int:
    """Name what differs in a zip or an unpacked folder; return the exit status: 1 where anything does."""
    bag = open_bag(place)
    faults = list(find_bag_faults(bag))
    if faults:
        for line in faults:
            console.complain(line)
        return INCOMPLETE
    console.answer([f"离线包的 {len(bag.names)} 个文件，都与清单相符"])
    return WHOLE
