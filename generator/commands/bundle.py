"""The whole site in one zip file that is the same for the same site, on any day: a bag (RFC 8493) in one folder."""

import argparse
import zipfile
from collections.abc import Iterable
from pathlib import Path

from generator.bagging import TAG_FILES, describe_bytes, make_tag_files
from generator.commands.console import Console
from generator.commands.steps import Timer, build_site_from, finish, hold_docs
from generator.errors import UsageError
from generator.knowledge import ArchiveSettings
from generator.portable_names import find_name_faults, name_folder
from generator.project import Project
from generator.swapping import hold_place, list_files
from generator.writing.files import replaced
from generator.writing.labels import read_labels

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
            count = pack_site(project.site, target, outcome.settings)
    status = finish(outcome, console, timer)
    console.say([f"离线包：{target.as_posix()}（{count} 个文件）"])
    return status


def pack_site(site: Path, target: Path, archive: ArchiveSettings) -> int:
    """Write all files of the site, a note and the tag files of a bag into a zip; return their number.

    By a temporary file and a rename. Raises WriteError, and UsageError for names that not every system takes.
    """
    names = [name for name in list_files(site) if name not in TAG_FILES]
    labels = read_labels()
    note = write_note(
        labels["bundle_note"].format(name=archive.name, rights=archive.rights or labels["bundle_no_rights"])
    )
    folder = name_folder(archive.name)
    refuse_names(f"{folder}/{name}" for name in (*names, labels["bundle_note_file"]))
    facts = {labels["bundle_note_file"]: describe_bytes(note)}
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        replaced(str(target)) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed,
    ):
        _pack(packed, f"{folder}/{labels['bundle_note_file']}", note)
        for name in names:
            content = (site / name).read_bytes()
            facts[name] = describe_bytes(content)
            _pack(packed, f"{folder}/{name}", content)
        for name, content in make_tag_files(facts, archive.name).items():
            _pack(packed, f"{folder}/{name}", content)
    return len(facts) + len(TAG_FILES)


def write_note(text: str) -> bytes:
    """Return a text as the editor of any Windows shows it: with a mark of its encoding and its line ends."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")


def refuse_names(names: Iterable[str]) -> None:
    """Raise UsageError where a name would be lost or refused when the zip is unpacked."""
    faults = list(find_name_faults(names))
    if faults:
        raise UsageError(f"{faults[0]}（离线包没有打成，共 {len(faults)} 处）")


def _pack(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = REGULAR_FILE
    packed.writestr(entry, content, compresslevel=9)
