"""What a page's Markdown says without being kept, and how a file that was read is known again without reading."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

LINK_SIGNS = ("](", "]:", "][", "<http")
"""Without these a page has no link that MkDocs would look up among the files."""

PART = "--8<--"
"""Sign of a part of another file: such a page is left to MkDocs."""

TICK = 2_000_000_000
"""Nanoseconds within which two states of a file may bear one time: the coarsest clock of a file system, that of FAT."""


@dataclass(frozen=True)
class Source:
    """What is known of a page's Markdown without keeping it."""

    digest: str
    may_link: bool
    is_apart: bool
    """True where the page can be made by itself."""


def read_source(text: str) -> Source:
    """Note what the page of a text depends on."""
    return Source(
        digest_all([text]), any(sign in text for sign in LINK_SIGNS), bool(text) and PART not in text
    )


def digest_all(texts: Iterable[str]) -> str:
    """Return the digest of texts and of where one ends."""
    digest = sha256()
    for text in texts:
        content = text.encode()
        digest.update(b"%d\n" % len(content))
        digest.update(content)
    return digest.hexdigest()


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
