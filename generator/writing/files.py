"""The one module that writes the archive's files: only what changed, and only in folders of our own."""

import filecmp
import os
import shutil
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
class CopiedFile:
    """A file to be taken along as it is: the picture of a page."""

    path: str
    """Below the root, with `/`."""
    source: Path


@dataclass(frozen=True)
class WriteReport:
    """What a run of `write_tree` did."""

    written: int
    unchanged: int
    deleted: int


class OutputPathError(ValueError):
    """Two outputs share a path on some file system, or a path leaves the owned folders."""


def write_tree(root: Path, owned: tuple[str, ...], files: Iterable[OutputFile | CopiedFile]) -> WriteReport:
    """Make the owned folders below the root hold these files and nothing else.

    All files are gathered before the first is written, so that an error in making them changes nothing. A
    file is written only if its bytes differ, by a temporary file and a rename; what no output names is
    deleted, and folders left empty with it. Raise OutputPathError for a path that is not ours.
    """
    outputs = list(files)
    seen: dict[str, str] = {}
    for file in outputs:
        _check_path(file.path, owned, seen)
    for folder in sorted({file.path.rpartition("/")[0] for file in outputs}):
        (root / folder).mkdir(parents=True, exist_ok=True)
    written = sum(_put(os.path.join(root, file.path), file) for file in outputs)
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


def _put(path: str, file: OutputFile | CopiedFile) -> bool:
    if isinstance(file, CopiedFile):
        return _copy_if_changed(path, file.source)
    return write_if_changed(path, file.text.encode("utf-8"))


def _copy_if_changed(path: str, source: Path) -> bool:
    """Copy a file unless size and time, or else the bytes, say that it is there; the copy keeps the time."""
    if os.path.isfile(path) and not os.path.islink(path) and filecmp.cmp(path, source):
        return False
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.new")
    shutil.copyfile(source, temporary)
    times = source.stat()
    os.utime(temporary, ns=(times.st_atime_ns, times.st_mtime_ns))
    os.replace(temporary, path)
    return True


def write_if_changed(path: str, content: bytes) -> bool:
    """Write a file, whole or not at all, unless it holds the content already; tell whether it was written."""
    if _holds(path, content):
        return False
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.new")
    with open(temporary, "wb") as file:
        file.write(content)
    os.replace(temporary, path)
    return True


def _holds(path: str, content: bytes) -> bool:
    """Tell whether a file is there, is no link, and holds the content."""
    if not os.path.isfile(path) or os.path.islink(path):
        return False
    with open(path, "rb") as file:
        return file.read() == content


def _delete_stale(root: Path, folder: Path, kept: set[str]) -> int:
    deleted = 0
    for current, _, names in os.walk(folder, topdown=False):
        below = Path(current).relative_to(root).as_posix()
        stale = [name for name in names if f"{below}/{name}" not in kept]
        for name in stale:
            os.unlink(os.path.join(current, name))
        deleted += len(stale)
        if not os.listdir(current):
            os.rmdir(current)
    return deleted
