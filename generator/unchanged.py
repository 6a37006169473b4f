"""Whether a build would change anything: what went into the last one by its bytes, what came out by size and time.

A record that cannot be read, or belongs to another program, other settings or other folders, is none.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from generator import program
from generator.file_states import States, read_states
from generator.project import OWNED_FILES, OWNED_FOLDERS, Project
from generator.reading.facsimiles import ENDINGS
from generator.site import prepare_environment
from generator.swapping import list_states

RECORD = ".built"
"""Ending of the record, beside the lock of the site."""

VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH")
"""What of the environment a site depends on."""


@dataclass(frozen=True)
class Built:
    """A whole build: what it was made from, what came out, and what it said."""

    inputs: str
    outputs: str
    said: list[str]
    complained: list[str]
    status: int


def digest_inputs(project: Project, *, is_corrected: bool) -> str:
    """Return the digest of all that a build reads: seeds, pages by hand, theme, settings, program, packages."""
    prepare_environment()
    made = {str(project.docs / name) for name in (*OWNED_FOLDERS, *OWNED_FILES)}
    digest = sha256(f"{is_corrected} {sys.version} {project.seeds.resolve()}".encode())
    for line in (
        *(f"{name} {program.find_version(name)}" for name in program.SITE_PACKAGES),
        *(f"{name}={os.environ.get(name)}" for name in VARIABLES),
    ):
        digest.update(f"{line}\n".encode())
    folders = (project.seeds, project.docs, project.config.parent / "overrides", program.FOLDER)
    for path in (str(project.config), *(path for folder in folders for path in _list_files(folder, made))):
        digest.update(f"{path}\n{_describe_input(path)}\n".encode())
    return digest.hexdigest()


def _describe_input(path: str) -> str:
    """Return size and time of a picture, the digest of any other file."""
    if path.lower().endswith(ENDINGS):
        state = os.stat(path)
        return f"{state.st_size} {state.st_mtime_ns}"
    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()


def digest_outputs(project: Project, site: States | None = None) -> str:
    """Return the digest of names, sizes and times of all that a build writes; of the site's files as they are known."""
    digest = sha256(f"{project.docs.resolve()} {project.site.resolve()}".encode())
    owned = [read_states(str(project.docs / name)) for name in OWNED_FOLDERS]
    for files in (*owned, list_states(project.site, owned) if site is None else site):
        lines = (f"{name}\n{state.st_size} {state.st_mtime_ns}\n" for name, state in files.items())
        digest.update("".join((*lines, "\n")).encode())
    for name in OWNED_FILES:
        path = project.docs / name
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()


def read_record(path: Path) -> Built | None:
    """Return what was recorded of the last build."""
    try:
        return Built(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def word_record(built: Built) -> bytes:
    """Return the record of a build."""
    return json.dumps(asdict(built), ensure_ascii=False, indent=1).encode() + b"\n"


def _list_files(folder: Path, without: Iterable[str]) -> Iterator[str]:
    """Yield the files below a folder in order of name, but for some files and folders and what Python compiled."""
    left_out = set(without)
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name != "__pycache__" and os.path.join(current, name) not in left_out
        )
        paths = (os.path.join(current, name) for name in sorted(names))
        yield from (path for path in paths if path not in left_out)
