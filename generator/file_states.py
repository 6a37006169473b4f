"""What the system says of files: one walk for all who ask, and by what a file that was read is known again unread."""

import os
import time
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

States = dict[str, os.stat_result]
"""What the system says of files, by their paths below a folder, with `/`, sorted."""

TICK = 2_000_000_000
"""Nanoseconds within which two states of a file may bear one time: the coarsest clock of a file system, that of FAT."""


Numbered = Mapping[int, os.stat_result]
"""What the system says of files, by their numbers on one device."""


def read_states(folder: str, hidden: Collection[str] = (), others: Iterable[States] = ()) -> States:
    """Return what the system says of each file below a folder; links are not followed.

    What lies in the folder itself under a hidden name is left out; a folder that is not there holds nothing. Of a file
    that is among the `others` under another name the system is not asked again.
    """
    found: States = {}
    if os.path.isdir(folder):
        _read_below(folder, "", hidden, found, _number(others))
    return {name: found[name] for name in sorted(found)}


def _number(others: Iterable[States]) -> dict[int, Numbered]:
    """Return files by device and number; none on Windows, where a folder does not tell the numbers of its files."""
    numbered: dict[int, dict[int, os.stat_result]] = {}
    for state in chain.from_iterable(states.values() for states in others if os.name != "nt"):
        if state.st_nlink > 1:
            numbered.setdefault(state.st_dev, {})[state.st_ino] = state
    return dict(numbered)


def _read_below(
    folder: str, below: str, hidden: Collection[str], found: States, numbered: Mapping[int, Numbered]
) -> None:
    known = numbered.get(os.lstat(folder).st_dev, {}) if numbered else {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name in hidden:
                continue
            if entry.is_dir(follow_symlinks=False):
                _read_below(entry.path, f"{below}{name}/", (), found, numbered)
            else:
                # What the entry itself knows has no number of the file on Windows.
                state = known.get(entry.inode()) if known else None
                found[below + name] = state or os.lstat(entry.path)


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
