"""What the system says of the files below a folder: one walk, without paths as objects, for all who ask."""

import os
from collections.abc import Collection

States = dict[str, os.stat_result]
"""What the system says of files, by their paths below a folder, with `/`, sorted."""


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
