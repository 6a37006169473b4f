"""The one module that writes the archive's files: only what changed, and only in folders of our own."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OutputFile:
    """A text file to be written."""

    path: str
    """Below the root, with `/`: `archive/articles/ID.md`."""
    text: str


@dataclass(frozen=True)
class WriteReport:
    """What a run of `write_tree` did."""

    written: int
    unchanged: int
    deleted: int


class OutputPathError(ValueError):
    """Two outputs share a path on some file system, or a path leaves the owned folders."""


def write_tree(root: Path, owned: tuple[str, ...], files: Iterable[OutputFile]) -> WriteReport:
    """Make the owned folders below the root hold these files and nothing else.

    All files are gathered before the first is written, so that an error in making them changes nothing. A
    file is written only if its bytes differ, by a temporary file and a rename; what no output names is
    deleted, and folders left empty with it. Raise OutputPathError for a path that is not ours.
    """
    outputs = list(files)
    seen: dict[str, str] = {}
    for file in outputs:
        _check_path(file.path, owned, seen)
    written = sum(_write_if_changed(root / file.path, file.text.encode("utf-8")) for file in outputs)
    kept = set(seen.values())
    deleted = sum(_delete_stale(root, root / folder, kept) for folder in owned)
    return WriteReport(written, len(outputs) - written, deleted)


def _check_path(path: str, owned: tuple[str, ...], seen: dict[str, str]) -> None:
    parts = path.split("/")
    if parts[0] not in owned or len(parts) < 2 or {"", ".", ".."} & set(parts) or "\\" in path:
        raise OutputPathError(f"{path!r} is not inside {', '.join(owned)}: outputs go to the owned folders")
    if path.lower() in seen:
        raise OutputPathError(f"{path!r} and {seen[path.lower()]!r} are one file where case does not count")
    seen[path.lower()] = path


def _write_if_changed(path: Path, content: bytes) -> bool:
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
    return True


def _delete_stale(root: Path, folder: Path, kept: set[str]) -> int:
    deleted = 0
    for current, _, names in os.walk(folder, topdown=False):
        here = Path(current)
        for name in names:
            if (here / name).relative_to(root).as_posix() not in kept:
                (here / name).unlink()
                deleted += 1
        if not any(here.iterdir()):
            here.rmdir()
    return deleted
