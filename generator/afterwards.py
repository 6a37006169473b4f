"""What a preview shows later than the page of an edited article: made by a process of its own, which the next edit ends.

It may be ended at any moment, like any command that writes; what it was about is done by the next one.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.errors import ArchiveError
from generator.locking import hold_lock, lock_beside
from generator.program import FOLDER
from generator.project import Project, count_processors, read_archive, write_docs
from generator.site import build_site


class Afterwards:
    """A process that makes the whole archive and puts the site of a preview in place."""

    def __init__(self, project: Project, address: str, then: Callable[[], None]) -> None:
        """Begin; `then` is called, in a thread, when all is done."""
        paths = (project.seeds, project.docs, project.site, project.config)
        command = [sys.executable, "-m", __name__, *(str(path.resolve()) for path in paths), address]
        self._process = subprocess.Popen(
            command, cwd=FOLDER.parent, stdin=subprocess.DEVNULL, start_new_session=True
        )
        threading.Thread(target=self._wait, args=(then,), daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Tell whether there is still something to come."""
        return self._process.poll() is None

    @property
    def is_whole(self) -> bool:
        """Tell whether all is done."""
        return self._process.poll() == 0

    def end(self) -> None:
        """End it, and the copies that it made of itself, wherever they are."""
        if self.is_running:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _wait(self, then: Callable[[], None]) -> None:
        if self._process.wait() == 0:
            then()


def main(arguments: Sequence[str]) -> None:
    """Write pages, data and search, then build the site of a preview: given seeds, docs, site, settings and address."""
    *paths, address = arguments
    project = Project(*map(Path, paths))
    with hold_lock(lock_beside(project.docs), complain):
        write_docs(project, read_archive(project, is_keeping=True))
        build_site(
            project.config,
            project.docs,
            project.site,
            workers=count_processors(),
            address=address,
            remark=complain,
        )


def complain(line: str) -> None:
    """Say something to whoever looks at the preview."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except ArchiveError as error:
        complain(str(error))
        sys.exit(error.exit_status)
