"""A process that puts a site in place and ends, as if killed, at a given operation on files.

Arguments: the folder of the site, the way, the number of the operation; 0 ends nowhere and prints how many there are.
"""

import os
import sys
from pathlib import Path

from generator import swapping
from generator.locking import ignore

OPERATIONS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "os.chmod"})


def refuse(*_: object) -> bool:
    raise OSError("a server has the folder open")


WAYS = {
    "exchanged": {},
    "renamed twice": {"exchange": lambda *_: False},
    "moved file by file": {"swap": refuse},
}


class Killer:
    """Counts the operations that Python announces before it does them."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.done = 0

    def __call__(self, event: str, _: object) -> None:
        if event in OPERATIONS:
            self.done += 1
            if self.done == self.last:
                os._exit(9)


def main(site: Path, way: str, last: int) -> None:
    for name, stand_in in WAYS[way].items():
        setattr(swapping, name, stand_in)
    killer = Killer(last)
    with swapping.hold_place(site, ignore) as place:
        place.work.mkdir()
        (site.parent / "next").rename(place.new)
        sys.addaudithook(killer)
        swapping.put_in_place(place)
    sys.stdout.write(str(killer.done))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
