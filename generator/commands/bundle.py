"""The whole site in one zip file that is the same for the same site, on any day and any machine."""

import argparse
import zipfile
from pathlib import Path

from generator.commands.console import Console
from generator.commands.steps import Timer, build_site_from, finish, hold_docs
from generator.project import Project
from generator.swapping import hold_place, list_files
from generator.writing.files import replaced

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment given to every entry: the earliest that a zip archive can write."""

UNIX = 3
REGULAR_FILE = 0o100644 << 16


def bundle(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Build the site and pack it; return the exit status."""
    timer = Timer.begin()
    target = options.output or project.config.parent / "build" / "site.zip"
    with hold_docs(project, console):
        outcome = build_site_from(project, options, console)
        with hold_place(project.site, console.remark):
            count = pack_site(project.site, target)
    status = finish(outcome, console, timer)
    console.say([f"离线包：{target.as_posix()}（{count} 个文件）"])
    return status


def pack_site(site: Path, target: Path) -> int:
    """Write all files of the site into a zip by a temporary file and a rename; return their number.

    Raises WriteError.
    """
    files = [site / name for name in list_files(site)]
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        replaced(str(target)) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle,
    ):
        for path in files:
            bundle.writestr(_entry(path.relative_to(site).as_posix()), path.read_bytes(), compresslevel=9)
    return len(files)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = REGULAR_FILE
    return entry
