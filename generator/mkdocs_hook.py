"""A convenience for `mkdocs serve` and `mkdocs build`: pages and data are made anew after an edit.

The pages do not need it: `python -m generator generate` writes the same files.
"""

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.pressing.plugin import PagePlugin
    from generator.project import Project, Reading

SEEDS_VARIABLE = "ARCHIVE_SEEDS"
"""Environment variable that names another seeds folder than the one beside mkdocs.yml."""

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "generator"
GENERATED = frozenset({"archive", "data", "search"})
"""Folders of docs/ that are not watched: they change because of us."""

QUICKEST_LOOK = 0.1
"""Seconds between two looks for changes, at the least."""

LOOKING = 20
"""Times that a look takes until the next one."""

PATIENCE = 5.0
"""Seconds of writing the whole archive from which an edit shows in its article first, and in everything else after."""

TIME_TO_LOAD = 2.0
"""Seconds that a browser has to load a page before the next build, during which MkDocs answers nothing."""

_log = logging.getLogger("mkdocs.hooks.archive")


@dataclass
class _Memory:
    """What must outlive one build of a preview."""

    serving: bool = False
    seeds: str = ""
    """Fingerprint of the sources and of what settings the pages need, at the last good run."""
    program: str = ""
    """Fingerprint of the program at the last good run."""
    pages: "PagePlugin | None" = None
    """Makes the pages, and remembers those of the last build."""
    docs: ExitStack = field(default_factory=ExitStack)
    """Holds the lock of docs/ from the making of the pages until MkDocs has read them."""
    patience: float = 0.0
    """Seconds that the last writing of the whole archive took."""
    unwritten: "Reading | None" = None
    """What was read, where only the pages of its articles are written so far."""
    bell: "TemporaryDirectory[str] | None" = None
    """A folder that is watched, so that a file in it asks for another build."""


_memory = _Memory()


def on_startup(*, command: str, dirty: bool) -> None:
    """Make the package importable, and builds of different days equal."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    _memory.serving = command == "serve"
    from generator.site import prepare_environment

    prepare_environment()


def on_config(config: Any) -> Any:
    """Let the home page find its generated part; a preview makes only the pages that changed.

    A preview reloads itself by a script inside the page, which the policy of the pages would forbid.
    """
    from generator.pressing.plugin import PagePlugin
    from generator.pressing.stores import Memory
    from generator.site import add_plugin, settle_snippets

    settle_snippets(config)
    config.extra["is_preview"] = _memory.serving
    if _memory.serving:
        _memory.pages = _memory.pages or PagePlugin(Memory())
        add_plugin(config, _memory.pages)
    return config


def on_pre_build(*, config: Any) -> None:
    """Make pages and data, unless nothing changed since the last good run.

    A preview that stood keeps standing on a mistake and says file, line and remedy: after an error MkDocs
    would leave every request waiting. Else raises PluginError before MkDocs touches the site.
    """
    project = _find_project(config)
    seeds, program = _fingerprint_sources(project), _fingerprint(PROGRAM)
    if _memory.program not in {"", program}:
        _forget_program()
        _memory.unwritten = None
    try:
        _hold_docs(project)
        if (seeds, program) != (_memory.seeds, _memory.program):
            _generate(project)
            _memory.seeds, _memory.program = _fingerprint_sources(project), program
        elif _memory.unwritten:
            _write_whole(project, _memory.unwritten)
    except Exception as error:
        _report(error)


def on_post_build(*, config: Any) -> None:
    """Let others write pages and data again; have a preview go on with what is not written yet."""
    _memory.docs.close()
    if _memory.unwritten and _memory.bell:
        bell = Path(_memory.bell.name) / "again"
        threading.Timer(TIME_TO_LOAD, bell.touch).start()


def on_build_error(*, error: Exception) -> None:
    """Let others write pages and data again."""
    _memory.docs.close()


def on_shutdown() -> None:
    """Leave nothing behind."""
    if _memory.bell:
        _memory.bell.cleanup()


def on_serve(server: Any, *, config: Any, builder: Any) -> Any:
    """Watch seeds, program and theme, closely; leave the folders that the generator writes out of it."""
    sys.dont_write_bytecode = True
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    server.unwatch(config.config_file_path)
    kept = [path for path in sorted(docs.iterdir()) if path.is_dir() and path.name not in GENERATED]
    found = (*kept, _find_project(config).seeds, PROGRAM, _theme_folder(config))
    folders = [path for path in found if path.is_dir()]
    _memory.bell = TemporaryDirectory(prefix="archive-preview-")
    server.observer = _make_observer(folders)
    server.watch(config.config_file_path)
    server.watch(str(docs), recursive=False)
    for path in (*folders, _memory.bell.name):
        server.watch(str(path))
    return server


def _make_observer(folders: Sequence[Path]) -> Any:
    """Return what looks for changes, so often that looking takes a twentieth of the time."""
    from watchdog.observers.polling import PollingObserver

    start = time.perf_counter()
    for folder in folders:
        _fingerprint(folder)
    return PollingObserver(timeout=max(QUICKEST_LOOK, LOOKING * (time.perf_counter() - start)))


def _hold_docs(project: "Project") -> None:
    from generator.errors import WriteError
    from generator.locking import hold_lock, lock_beside

    _memory.docs.close()
    with suppress(WriteError):  # where no lock can be made, pages that are there may still be read
        _memory.docs.enter_context(hold_lock(lock_beside(project.docs), _log.info))


def _generate(project: "Project") -> None:
    """Write what the seeds say: where the whole takes long and a preview stands, the pages of the articles first."""
    from generator.project import read_archive, write_articles
    from generator.summary import list_complaints

    reading = read_archive(project, is_keeping=True)
    say = _log.info if _memory.serving else _log.warning
    for line in list_complaints(reading):
        say(line)
    if _memory.seeds and _memory.patience > PATIENCE:
        report = write_articles(project, reading)
        _memory.unwritten = reading
        _log.info("Pages of articles written: %d; lists, data and search follow", report.written)
    else:
        _write_whole(project, reading)


def _write_whole(project: "Project", reading: "Reading") -> None:
    from generator.project import write_docs

    start = time.perf_counter()
    report = write_docs(project, reading)
    _memory.patience, _memory.unwritten = time.perf_counter() - start, None
    _log.info("Pages written: %d, unchanged: %d", report.written, report.unchanged)


def _report(error: Exception) -> None:
    from mkdocs.exceptions import PluginError

    from generator.errors import ArchiveError

    known = isinstance(error, ArchiveError)
    if not _memory.serving or not _memory.seeds:
        raise PluginError(str(error)) from None if known else error
    said = str(error) if known else "".join(traceback.format_exception(error)).rstrip()
    print(f"{said}\n网页仍是改动之前的样子；改好存盘即更新。", file=sys.stderr, flush=True)


def _find_project(config: Any) -> "Project":
    from generator.project import Project

    path = Path(config.config_file_path)
    seeds = os.environ.get(SEEDS_VARIABLE)
    return Project(
        seeds=Path(seeds) if seeds else path.parent / "seeds",
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        config=path,
    )


def _theme_folder(config: Any) -> Path:
    return Path(config.theme.custom_dir or config.docs_dir)


def _fingerprint_sources(project: "Project") -> str:
    from generator.site import read_address

    is_there = (project.docs / "archive").is_dir()
    return f"{_fingerprint(project.seeds)} {is_there} {read_address(project.config)}"


def _fingerprint(folder: Path) -> str:
    from generator.program import COMPILED

    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if COMPILED not in path.parts and path.is_file():
            state = path.stat()
            digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _forget_program() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "generator"]:
        del sys.modules[name]
