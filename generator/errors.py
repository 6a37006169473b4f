"""What stops the work, each with the exit status that a command ends with.

A bad line of a page is never an error: it becomes a notice and the work goes on.
"""

import errno

_CLOSED = ("没有写的权限", "放开权限，或关掉打开着它的程序，")

OBSTACLES = {
    errno.ENOSPC: ("磁盘已满", "腾出空间"),
    errno.EDQUOT: ("磁盘限额已用完", "腾出空间"),
    errno.EFBIG: ("文件大于这里所许", "换一个地方"),
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: ("磁盘是只读的", "换一个地方"),
}
"""What is in the way of writing, by the number of the system's error, and what to do about it."""


class ArchiveError(Exception):
    """Something that would make the result wrong; its text is one line for the person at the keyboard."""

    exit_status = 1


class UsageError(ArchiveError):
    """A command was given something that it cannot work with."""

    exit_status = 2


class ConfigurationError(ArchiveError):
    """A mistake in a file that an archivist writes; the line says where, what was found and what to do."""

    exit_status = 2

    def __init__(self, file: str, line: int, *, found: str, expected: str, remedy: str) -> None:
        """Keep the place; `line` is 0 when the mistake is the file as a whole."""
        self.file = file
        self.line = line
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: 发现{found}；应为{expected}；请{remedy}。")


class SiteError(ArchiveError):
    """MkDocs refused to build the site; the site that was there before stays as it is."""


class WorkerError(ArchiveError):
    """A worker ended in the middle of its work."""

    def __init__(self) -> None:
        """Say what is most likely, and what can be done."""
        super().__init__(
            "并行的进程: 发现有一个中途没了（多半是内存不够，被系统结束）；应为做完才结束；"
            "请关掉别的程序，或用 --workers 1 再运行；原有的内容没有动。"
        )


class ClusterError(ArchiveError):
    """Machines elsewhere cannot do the work; nothing was written."""


class ProgramMismatchError(ArchiveError):
    """A worker runs another program than this one: what it makes may be something else."""


class WriteError(ArchiveError):
    """A folder or a file cannot be written; what was there before is still there."""

    def __init__(self, path: str, error: OSError) -> None:
        """Tell from the error of the system what is in the way."""
        found, remedy = OBSTACLES.get(error.errno or 0, (error.strerror or str(error), "检查路径与磁盘"))
        super().__init__(
            f"{path}: 写不进去：发现{found}；应为可写且有空间；请{remedy}再运行；原有的内容没有丢。"
        )
