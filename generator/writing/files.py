"""The one module that writes the archive's files: only what changed, and only in folders of our own."""

import contextlib
import errno
import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from generator.digests import digest_values
from generator.errors import OBSTACLES, WriteError
from generator.file_states import find_state
from generator.writing.outputs import CopiedFile, OutputFile, PlannedFile, StagedFile, StreamedFile

DIGEST_SIZE = sha256().digest_size


@dataclass(frozen=True)
class WriteReport:
    """What a run of `write_tree` did."""

    written: int
    unchanged: int
    deleted: int
    fresh: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Paths of what was written, below the root, with `/`."""


class OutputPathError(ValueError):
    """Two outputs share a path on some file system, or a path leaves the owned folders."""


@dataclass(frozen=True)
class Tree:
    """The folders below a root that hold what the generator makes and nothing else."""

    root: Path
    owned: tuple[str, ...]
    shared: str = ""
    """Digest of the program and the archivist's knowledge."""
    known: Mapping[str, bytes] = field(default_factory=dict)
    """Proofs of planned files that were written before, by path."""
    planned: dict[str, bytes] = field(default_factory=dict)
    """Likewise of those that are there now."""
    made: set[str] = field(default_factory=set)
    """Folders that are there for sure."""

    def stage(self, file: OutputFile | StreamedFile | PlannedFile | CopiedFile) -> StagedFile:
        """Compare a file with the disk, and write it under a temporary name if it differs; any process may do so.

        A planned file is not even made where the one that is there was made from the same. Raises OutputPathError for
        a path that is not ours, OSError where there is no room or no right to write.
        """
        if isinstance(file, PlannedFile):
            return self._stage_planned(file)
        _check_inside(file.path, self.owned)
        path = f"{self.root}/{file.path}"
        folder = os.path.dirname(path)
        if folder not in self.made:
            os.makedirs(folder, exist_ok=True)
            self.made.add(folder)
        if isinstance(file, StreamedFile):
            return StagedFile(file.path, _stage_pieces(path, file))
        if is_new := not _is_there(path, file):
            _stage(path, file)
        return StagedFile(file.path, is_new)

    def knows(self, file: PlannedFile) -> bool:
        """Tell whether a planned file is there as it was made from the same."""
        return self._prove(file.path, self._find_key(file)) is not None

    def _find_key(self, file: PlannedFile) -> bytes:
        return bytes.fromhex(digest_values(self.shared, file.path, file.made_from))

    def _prove(self, path: str, key: bytes) -> bytes | None:
        """Return the proof that a file is there as it was made from what has this key; None where it is not."""
        proof = self.known.get(path, b"")
        if not proof.startswith(key):
            return None
        state, sealed = find_state(f"{self.root}/{path}", is_shared=True), proof[: 2 * DIGEST_SIZE]
        if state and proof == sealed + repr(state).encode():
            return proof
        content = _read(f"{self.root}/{path}")
        is_same = content is not None and key + sha256(content).digest() == sealed
        return sealed + repr(state or "").encode() if is_same else None

    def _stage_planned(self, file: PlannedFile) -> StagedFile:
        key = self._find_key(file)
        proof = self._prove(file.path, key)
        if proof is not None:
            return StagedFile(file.path, False, proof if proof != self.known[file.path] else None)
        made = OutputFile(file.path, file.make())
        return replace(self.stage(made), proof=key + sha256(made.content).digest())

    def settle(self, staged: list[StagedFile], *, is_whole: bool = True) -> WriteReport:
        """Give what was staged its names; of the whole, delete what is no output and the folders left empty with it."""
        kept = {one.path for one in staged} | {_temporary(one.path) for one in staged if one.is_new}
        owned = self.owned if is_whole else ()
        stale = [path for name in owned for path in _find_stale(self.root, self.root / name, kept)]
        for folder in sorted({os.path.dirname(path) for path in stale}):
            check_writable(folder)
        fresh = tuple(one.path for one in staged if one.is_new)
        for path in fresh:
            os.replace(_temporary(f"{self.root}/{path}"), f"{self.root}/{path}")
        proven = ((one.path, self.known[one.path] if one.proof is None else one.proof) for one in staged)
        self.planned.update((path, proof) for path, proof in proven if proof)
        return WriteReport(len(fresh), len(staged) - len(fresh), sum(map(_delete, stale)), fresh)

    def drop(self) -> None:
        """Delete all that was staged, by whichever process."""
        staged = [_temporary(f"{self.root}/{name}") for name in self.owned]  # of folders there is none
        for name in self.owned:
            for current, _, names in os.walk(self.root / name):
                staged += [os.path.join(current, found) for found in filter(_is_temporary, names)]
        for path in staged:
            with contextlib.suppress(OSError):
                os.unlink(path)


def write_tree(
    tree: Tree,
    files: Iterable[OutputFile | StreamedFile | PlannedFile | CopiedFile | StagedFile],
    *,
    is_whole: bool = True,
) -> WriteReport:
    """Make the owned folders hold these files and, if they are the whole, nothing else.

    All that changed lies on the disk, under other names, before the first file is renamed: an error in making them
    and a full disk change nothing. Raise OutputPathError for a path that is not ours or that two files share,
    WriteError where there is no room or no right to write.
    """
    seen, staged = dict[str, str](), list[StagedFile]()
    with _telling_path(str(tree.root)):
        try:
            for file in files:
                staged.append(file if isinstance(file, StagedFile) else tree.stage(file))
                _check_distinct(file.path, seen)
            return tree.settle(staged, is_whole=is_whole)
        except BaseException:
            tree.drop()
            raise
        finally:
            for name in tree.owned:
                _remove_empty_folders(tree.root / name)


def _check_inside(path: str, owned: tuple[str, ...]) -> None:
    parts = path.split("/")
    is_inside = parts[0] in owned and (len(parts) > 1 or "." in path)
    if not is_inside or {"", ".", ".."} & set(parts) or "\\" in path:
        raise OutputPathError(f"{path!r} is not inside {', '.join(owned)}: outputs go to the owned folders")


def _check_distinct(path: str, seen: dict[str, str]) -> None:
    lower = path.lower()
    if lower in seen:
        raise OutputPathError(f"{path!r} and {seen[lower]!r} are one file where case does not count")
    seen[path if path == lower else lower] = path


@contextlib.contextmanager
def replaced(path: str) -> Iterator[str]:
    """Yield a temporary name beside a file; what was written there takes the file's place, or goes on an error.

    Raises WriteError.
    """
    with _telling_path(os.path.dirname(path)):
        try:
            yield _temporary(path)
            os.replace(_temporary(path), path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(_temporary(path))
            raise


@contextlib.contextmanager
def _telling_path(folder: str) -> Iterator[None]:
    """Turn what the system says of a full disk or a closed folder into WriteError, with the path."""
    try:
        yield
    except OSError as error:
        inside = str(error.filename or "").startswith(folder)
        if error.errno not in OBSTACLES or (
            error.filename and not inside and isinstance(error, PermissionError)
        ):
            raise
        found = os.path.dirname(error.filename) if error.filename and inside else folder
        raise WriteError(Path(found).as_posix(), error) from None


def _is_there(path: str, file: OutputFile | CopiedFile) -> bool:
    """Tell whether a file is there, is no link, and holds what it should; of a copy, size and time may prove it."""
    if isinstance(file, CopiedFile):
        return _is_own(path) and filecmp.cmp(path, file.source)
    return _read(path, len(file.content)) == file.content


def _stage(path: str, file: OutputFile | CopiedFile) -> None:
    """Write a file under its temporary name; a copy keeps the time of its source."""
    temporary = _temporary(path)
    if isinstance(file, OutputFile):
        _write(temporary, file.content)
        return
    shutil.copyfile(file.source, temporary)
    times = file.source.stat()
    os.utime(temporary, ns=(times.st_atime_ns, times.st_mtime_ns))


def _stage_pieces(path: str, file: StreamedFile) -> bool:
    """Write a file under its temporary name; tell whether it differs from the one that is there, else take it back."""
    temporary = _temporary(path)
    with open(temporary, "wb") as stream:
        stream.writelines(piece.encode("utf-8") for piece in file.make())
    if _is_own(path) and filecmp.cmp(path, temporary, shallow=False):
        os.unlink(temporary)
        return False
    return True


def write_if_changed(path: str, content: bytes) -> bool:
    """Write a file, whole or not at all, unless it holds the content already; tell whether it was written.

    Raises WriteError.
    """
    if _read(path) == content:
        return False
    with replaced(path) as temporary:
        _write(temporary, content)
    return True


def _temporary(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.new")


def _is_temporary(name: str) -> bool:
    return name.startswith(".") and name.endswith(".new")


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


def _read(path: str, size: int = -1) -> bytes | None:
    """Return what a file holds; None where none is there, or a link, or one of another size than is asked for."""
    if not _is_own(path) or size not in {-1, os.path.getsize(path)}:
        return None
    with open(path, "rb") as file:
        return file.read()


def _is_own(path: str) -> bool:
    return os.path.isfile(path) and not os.path.islink(path)


def _find_stale(root: Path, folder: Path, kept: set[str]) -> Iterator[str]:
    """Yield the files that no output names; what a killed run left under temporary names is among them."""
    for current, _, names in os.walk(folder):
        below = Path(current).relative_to(root).as_posix()
        yield from (os.path.join(current, name) for name in names if f"{below}/{name}" not in kept)


def check_writable(folder: str) -> None:
    """Raise WriteError for a folder in which no file may be made or deleted."""
    if not os.access(folder, os.W_OK):
        raise WriteError(Path(folder).as_posix(), PermissionError(errno.EACCES, "Permission denied"))


def _delete(path: str) -> bool:
    # A file staged anew had the name of a leftover: it is gone already.
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
        return True
    return False


def _remove_empty_folders(folder: Path) -> None:
    for current, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(current):
            os.rmdir(current)
