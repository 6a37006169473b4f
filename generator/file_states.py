"""What the system says of files: one walk for all who ask, and by what a file that was read is known again unread."""

import os
import time
from collections.abc import Collection

States = dict[str, os.stat_result]
"""What the system says of files, by their paths below a folder, with `/`, sorted."""

TICK = 2_000_000_000
"""Nanoseconds within which two states of a file may bear one time: the coarsest clock of a file system, that of FAT."""


def read_states(folder: str, hidden: Collection[str] = ()) -> States:
    """Return what the system says of each file below a folder; links are not followed.

    What lies in the folder itself under a hidden name is left out; a folder that is not there holds nothing.
    """
    found: States = {}
    if os.path.isdir(folder):
        _read_below(folder, "", hidden, found)
    return dict(sorted(found.items()))


def _read_below(folder: str, below: str, hidden: Collection[str], found: States) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name in hidden:
                continue
            if entry.is_dir(follow_symlinks=False):
                _read_below(entry.path, f"{below}{name}/", (), found)
            else:
                # What the entry itself knows has no number of the file on Windows.
                found[below + name] = os.lstat(entry.path)


def find_state(path: str, *, is_shared: bool = False) -> list[int]:
    """Return by what a file is known again: device, number, size and times.

    Of a shared one without the time of its entry, which every new name changes. Empty for a file that is not there, or
    was written within a tick: its next state might look the same, so it is read again.
    """
    try:
        state = os.lstat(path)
    except FileNotFoundError:
        return []
    times = [state.st_mtime_ns] if is_shared else [state.st_mtime_ns, state.st_ctime_ns]
    if max(times) + TICK > time.time_ns():
        return []
    return [state.st_dev, state.st_ino, state.st_size, *times]
