"""What is to be written: files as values, made or only planned, and what became of one that was staged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class OutputFile:
    """A text file to be written."""

    path: str
    """Below the root, with `/`: `archive/articles/ID.md`."""
    text: str

    @cached_property
    def content(self) -> bytes:
        """The bytes of the text."""
        return self.text.encode("utf-8")


@dataclass(frozen=True)
class StreamedFile:
    """A text file that is made piece by piece, for none but the disk to hold: a table of the whole archive."""

    path: str
    make: Callable[[], Iterable[str]]
    """Yields the pieces, each time anew."""

    @property
    def text(self) -> str:
        """The whole."""
        return "".join(self.make())


@dataclass(frozen=True)
class PlannedFile:
    """A text file that need not be made where it was made from the same before."""

    path: str
    made_from: tuple[object, ...]
    """All that it is made from beside the program and the archivist's knowledge; values that can be pickled."""
    make: Callable[[], str]


@dataclass(frozen=True)
class CopiedFile:
    """A file to be taken along as it is: the picture of a page."""

    path: str
    """Below the root, with `/`."""
    source: Path


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file that was compared with the disk, and lies there under its temporary name where it differs."""

    path: str
    is_new: bool
    proof: bytes | None = b""
    """Of one that was planned: digest of all that it is made from, that of its bytes, what the system says of it.

    None where all of that is as it was known.
    """
