"""One writer at a time: a lock that the system lets go when its holder ends, however it ends.

Two commands in one folder would mix what they write; the second waits for the first.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import WriteError

PAUSE = 0.1
"""Seconds between two tries; a build takes more than one."""

TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""How systems say that another process holds the lock."""

DELETES_NONE = sys.platform == "win32"
"""Windows deletes no file that is open, and who waits has it open; there the empty lock file stays."""

Remark = Callable[[str], None]
"""Is told, in Chinese, what whoever waits should know."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # Not flock: a forked worker would inherit it, and hold it when its killed parent is long gone.
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def ignore(line: str) -> None:
    """Tell nobody."""


def lock_beside(folder: Path) -> Path:
    """Return the lock file of a folder, the same whichever way the folder is named."""
    real = folder.resolve()
    return real.parent / f".{real.name}.lock"


@contextmanager
def hold_lock(path: Path, remark: Remark) -> Iterator[None]:
    """Hold a lock file; while another process does, say so once and wait.

    Not for two holders inside one process. Raises WriteError where the file cannot be made.
    """
    missing = [folder for folder in path.parents if not folder.exists()]
    descriptor = _make_file(path)
    is_told = False
    while not _take(descriptor, path, remark):
        if not is_told and path.exists():
            remark(f"{path.parent.as_posix()}: 另一个命令正在写这里，等它写完再继续；不等请按 Ctrl-C。")
            is_told = True
        time.sleep(PAUSE)
        os.close(descriptor)
        descriptor = _make_file(path)
    try:
        yield
    finally:
        _let_go(descriptor, path)
        with contextlib.suppress(OSError):  # a folder made for the lock alone
            for folder in missing:
                folder.rmdir()


def _make_file(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        place = path if path.exists() else path.parent
        raise WriteError(place.as_posix(), error) from None


def _take(descriptor: int, path: Path, remark: Remark) -> bool:
    """Take the lock unless it is taken, or its file was deleted by who held it before."""
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in TAKEN:
            return False
        remark(f"{path.parent.as_posix()}: 这个磁盘不能加锁（{error.strerror}）；请不要同时运行两个命令。")
    with contextlib.suppress(FileNotFoundError):
        return DELETES_NONE or os.path.samestat(os.fstat(descriptor), path.stat())
    return False


def _let_go(descriptor: int, path: Path) -> None:
    if not DELETES_NONE:
        with contextlib.suppress(OSError):
            path.unlink()
    os.close(descriptor)
