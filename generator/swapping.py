"""A finished site in place of the old one, as one: whoever looks finds the one or the other, also after a kill.

Everything happens in a work folder on the disk of the site, `.site-NAME`; nothing here knows how a site is built.
"""

import contextlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.file_states import States, read_states
from generator.locking import Remark, hold_lock
from generator.writing.files import check_writable, write_if_changed

HERE = -100
"""AT_FDCWD of Linux: paths are meant from the working folder."""

EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, see renameat2(2)."""


@dataclass(frozen=True)
class SiteReport:
    """What putting the site in place did, in files."""

    written: int
    unchanged: int
    removed: int
    files: States = field(default_factory=dict, compare=False, repr=False)
    """The files of the site as it is now."""


@dataclass(frozen=True)
class Place:
    """The folder of a site and what lies beside it while a command works on it."""

    site: Path
    """The real folder, no link to it."""
    work: Path
    lock: Path

    @property
    def new(self) -> Path:
        """The site that is being built; after the exchange, the old one until it is deleted."""
        return self.work / "new"

    @property
    def old(self) -> Path:
        """The old site between the two renames, nothing at any other time."""
        return self.work / "old"

    @property
    def journal(self) -> Path:
        """The stale files, while the files of `new` are moved one by one."""
        return self.work / "journal.json"


def find_place(site: Path) -> Place:
    """Settle where a site really lies and where it is worked on: beside it, in a mounted folder inside it."""
    real = site.resolve()
    room = real if os.path.ismount(real) else real.parent
    return Place(real, room / f".site-{real.name}", room / f".{real.name}.lock")


@contextmanager
def hold_place(site: Path, remark: Remark) -> Iterator[Place]:
    """Hold the lock of a site; what a killed command left is put right before, nothing is left after.

    Raises WriteError.
    """
    place = find_place(site)
    with hold_lock(place.lock, remark):
        recover(place)
        try:
            yield place
        finally:
            put_back(place)
            if not place.journal.is_file():
                shutil.rmtree(place.work, ignore_errors=True)


def recover_site(site: Path, remark: Remark) -> None:
    """Put right what a killed command left of a site, if it did; else touch nothing, no lock either."""
    place = find_place(site)
    if place.old.is_dir() or place.journal.is_file():
        with hold_place(site, remark):
            pass


def recover(place: Place) -> None:
    """Bring a site that a kill left between two states into one of them, and delete leftovers."""
    if place.journal.is_file() and place.site.is_dir():
        finish_moving(place)
    put_back(place)
    shutil.rmtree(place.work, ignore_errors=True)


def put_back(place: Place) -> None:
    """Put the old site back where the new one did not come to stand."""
    if place.old.is_dir() and not place.site.exists():
        place.old.rename(place.site)


def put_in_place(place: Place) -> SiteReport:
    """Put the new site in place of the old one; files that are the same keep their times.

    Where nothing changed, nothing is touched. Raises WriteError, the old site being whole; OSError only where
    files had to be moved one by one, and then the next command goes on with it.
    """
    new, old = list_states(place.new), list_states(place.site)
    same = {
        name: state for name, state in old.items() if name in new and is_same(place, name, new[name], state)
    }
    stale = [name for name in old if name not in new]
    if len(same) < len(new) or stale:
        for folder in sorted({str(place.site), *(os.path.dirname(f"{place.site}/{name}") for name in old)}):
            if os.path.isdir(folder):
                check_writable(folder)
        keep_states(place, [name for name, state in same.items() if not os.path.samestat(new[name], state)])
        try:
            swap(place)
        except OSError:
            move_files(place, same, stale)
    return SiteReport(len(new) - len(same), len(same), len(stale), new | same)


def list_files(site: Path) -> list[str]:
    """List the files of a site, sorted, by their paths below it."""
    return list(list_states(site))


def list_states(site: Path, others: Iterable[States] = ()) -> States:
    """Return what the system says of the files of a site; `others` as in `read_states`."""
    return read_states(str(site), list_hidden(site), others)


def list_hidden(site: Path) -> set[str]:
    """Return the names of what we keep in a mounted folder beside the files of its site."""
    place = find_place(site)
    return {place.work.name, place.lock.name}


def list_tops(site: Path) -> list[Path]:
    """List what lies in the folder of a site, but for what we keep in a mounted one."""
    hidden = list_hidden(site)
    return [path for path in site.iterdir() if path.name not in hidden] if site.is_dir() else []


def is_same(place: Place, name: str, new: os.stat_result, old: os.stat_result) -> bool:
    """Tell whether a new and an old file are one under two names, or hold the same bytes."""
    if not stat.S_ISREG(new.st_mode) or not stat.S_ISREG(old.st_mode):
        return False
    return os.path.samestat(new, old) or (
        new.st_size == old.st_size
        and Path(f"{place.new}/{name}").read_bytes() == Path(f"{place.site}/{name}").read_bytes()
    )


def keep_states(place: Place, copied: Collection[str]) -> None:
    """Give files that hold the same, and folders that hold the same names, the times and rights they had."""
    new, site = str(place.new), str(place.site)
    for name in copied:
        shutil.copystat(f"{site}/{name}", f"{new}/{name}")
    for current, _, _ in os.walk(new, topdown=False):
        old = site + current.removeprefix(new)
        if os.path.isdir(old):
            shutil.copymode(old, current)
            if sorted(os.listdir(old)) == sorted(os.listdir(current)):
                shutil.copystat(old, current)


def swap(place: Place) -> None:
    """Let the new folder take the place of the old one, which comes to lie where the new one was.

    Where no exchange is to be had there is a moment, some microseconds long, without a site; `recover` puts the
    old one back after a kill in it. Raises OSError, the old site being in its place.
    """
    if not place.site.exists():
        place.new.rename(place.site)
        return
    if exchange(place.new, place.site):
        return
    place.site.rename(place.old)
    try:
        place.new.rename(place.site)
    except OSError:
        place.old.rename(place.site)
        raise
    with contextlib.suppress(OSError):
        place.old.rename(place.new)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False, and nothing done, where the system has no such step.

    By ctypes, since Python has no function for it: two renames would leave a moment without a site.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)
    return done == 0


def move_files(place: Place, same: Collection[str], stale: list[str]) -> None:
    """Put the new site in place file by file, by a journal that lets the next command finish it after a kill.

    Only where a folder cannot be renamed: a mounted one; on Windows, one that a server or a window has open.
    """
    for name in same:
        (place.new / name).unlink()
    write_if_changed(str(place.journal), json.dumps(stale, ensure_ascii=False).encode("utf-8"))
    finish_moving(place)


def finish_moving(place: Place) -> None:
    """Delete what the journal names and move what is left of the new site; may be begun anew at any point."""
    for name in json.loads(place.journal.read_text(encoding="utf-8")):
        stale = place.site / name
        if stale.is_file() or stale.is_symlink():  # a second time it may be gone, or a folder of the new site
            stale.unlink()
        remove_empty_folders(place.site, name)
    for name in list_files(place.new):
        (place.site / name).parent.mkdir(parents=True, exist_ok=True)
        (place.new / name).replace(place.site / name)
    place.journal.unlink()


def remove_empty_folders(site: Path, name: str) -> None:
    """Remove the folders above a file that is gone, as far as they hold nothing."""
    for folder in list(Path(name).parents)[:-1]:
        try:
            (site / folder).rmdir()
        except OSError:
            return
