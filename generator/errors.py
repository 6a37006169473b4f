"""What stops the work, each with the exit status that a command ends with.

A bad line of a page is never an error: it becomes a notice and the work goes on.
"""


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
