"""What a preview needs beside the events of MkDocs: telling what changed, and being ready for it."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.pipeline import describe_here
from generator.program import COMPILED
from generator.project import OWNED_FOLDERS, Project, Reading, write_articles
from generator.reading.source_pages import find_pages

if TYPE_CHECKING:
    from generator.knowledge import Knowledge

QUICKEST_LOOK = 0.1
"""Seconds between two looks for changes, at the least."""

LOOKING = 20
"""Times that a look takes until the next one."""

MISSING = 404
COMING = "<meta charset=utf-8><meta http-equiv=refresh content=1><p>这一页还在写，写好即显示。</p>"
"""What a reader finds in place of a page that is not there while others are still being made."""


def fingerprint(paths: Sequence[Path]) -> str:
    """Return a digest of size and time of files, and of all files in folders but what was compiled."""
    digest = sha256()
    for path in paths:
        for found in (path, *sorted(path.rglob("*"))):
            if COMPILED not in found.parts and found.is_file():
                state = found.stat()
                digest.update(f"{found}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def list_by_hand(config: Any) -> list[Path]:
    """List what a site is made from beside seeds and program: pages by hand, theme and settings."""
    pages = [path for path in Path(config.docs_dir).iterdir() if path.name not in OWNED_FOLDERS]
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return [*sorted(pages), *theme, Path(config.config_file_path)]


def answer_error(code: int, site: Path, *, is_coming: bool) -> bytes | None:
    """Return the page for one that is not there, or cannot be shown; None where there is none."""
    if code == MISSING and is_coming:
        return COMING.encode()
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def make_observer(folders: Sequence[Path]) -> Any:
    """Return what looks for changes, so often that looking takes a twentieth of the time."""
    from watchdog.observers.polling import PollingObserverVFS

    start = time.perf_counter()
    fingerprint(folders)
    pause = max(QUICKEST_LOOK, LOOKING * (time.perf_counter() - start))
    return PollingObserverVFS(os.stat, _list_sources, polling_interval=pause)


def _list_sources(folder: str | None) -> Iterator["os.DirEntry[str]"]:
    return (entry for entry in os.scandir(folder) if entry.name != COMPILED)


def write_changed(
    project: Project, reading: Reading, known: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Write the pages of articles in files whose key is not known; return all keys, and what was written."""
    keys = reading.find_keys()
    changed = [file for file, key in keys.items() if known.get(file) != key]
    return keys, write_articles(project, reading, changed).fresh


def warm_up(project: Project, knowledge: "Knowledge") -> None:
    """Load words and patterns by describing a page, so that the first edit need not wait for them."""
    for _ in describe_here(project.seeds, find_pages(project.seeds)[:1], knowledge):
        pass
