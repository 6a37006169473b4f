"""A convenience for `mkdocs serve` and `mkdocs build`: pages and data are made anew after an edit.

The pages do not need it: `python -m generator generate` writes the same files. A preview begins with a whole build by
MkDocs. After an edit of the seeds it writes the pages of articles that changed into the site and shows them; a process of
its own then makes everything (generator/afterwards.py), unless the next edit ends it. After any other edit MkDocs builds.
"""

import logging
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.afterwards import Afterwards
    from generator.pressing.plugin import PagePlugin
    from generator.project import Project, Reading

SEEDS_VARIABLE = "ARCHIVE_SEEDS"
"""Environment variable that names another seeds folder than the one beside mkdocs.yml."""

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "generator"

_log = logging.getLogger("mkdocs.hooks.archive")


@dataclass(frozen=True)
class _State:
    """Fingerprints of all that a preview shows."""

    seeds: str
    """The sources, and what settings the pages need."""
    program: str
    others: str
    """Pages by hand, theme and settings."""


@dataclass
class _Memory:
    """What must outlive one build of a preview."""

    serving: bool = False
    state: _State | None = None
    """What there was at the last good run."""
    keys: dict[str, str] = field(default_factory=dict)
    """Of each file a digest of what its articles were made from."""
    pages: "PagePlugin | None" = None
    """Made the pages of the last build by MkDocs, and can make one of them again."""
    docs: ExitStack = field(default_factory=ExitStack)
    """Holds the lock of docs/ from the making of the pages until MkDocs has read them."""
    afterwards: "Afterwards | None" = None
    """Makes what does not show yet after the last edit of the seeds."""
    folder: "TemporaryDirectory[str] | None" = None
    """Holds the site of a preview and what lies beside it."""


_memory = _Memory()


def on_startup(*, command: str, dirty: bool) -> None:
    """Make the package importable, and builds of different days equal."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from generator.site import prepare_environment

    prepare_environment()
    _memory.serving = command == "serve"
    if _memory.serving:
        _memory.folder = TemporaryDirectory(prefix="archive-preview-", ignore_cleanup_errors=True)
        _beside("bell").mkdir()


def on_config(config: Any) -> Any:
    """Let the home page find its generated part; a preview makes only the pages that changed, in a folder of its own."""
    from generator.pressing.plugin import PagePlugin
    from generator.pressing.stores import open_shelf
    from generator.site import add_plugin, find_page_list, settle_preview, settle_snippets

    settle_snippets(config)
    if _memory.serving:
        settle_preview(config)
        config.site_dir = str(_beside("site"))
        shelf = open_shelf(_beside("old"), find_page_list(_beside("site")))
        _memory.pages = _memory.pages or PagePlugin(shelf)
        _memory.pages.shelf = shelf
        add_plugin(config, _memory.pages)
    return config


def on_pre_build(*, config: Any) -> None:
    """Make pages and data, unless nothing changed since the last good run.

    A preview that stood keeps standing on a mistake and says file, line and remedy: after an error MkDocs
    would leave every request waiting. Else raises PluginError before MkDocs touches the site.
    """
    project = _find_project(config)
    try:
        _hold_docs(project)
        found = _look(project, config)
        if not _is_written(project, found):
            _generate(project)
        _memory.state = replace(found, others=_look(project, config).others)  # MkDocs reads these from now on
        _memory.afterwards = None
    except Exception as error:
        _report(error)
    if _memory.serving:
        with suppress(OSError):  # where it cannot be set aside, all pages are made anew
            _beside("site").rename(_beside("old"))


def on_post_build(*, config: Any) -> None:
    """Let others write pages and data again; list the pages of a preview."""
    _memory.docs.close()
    if _memory.pages:
        from generator.site import keep_page_list

        keep_page_list(_beside("site"), _memory.pages.shelf)
        shutil.rmtree(_beside("old"), ignore_errors=True)


def on_build_error(*, error: Exception) -> None:
    """Let others write pages and data again; put the site of a preview back."""
    _memory.docs.close()
    if _memory.serving and _beside("old").is_dir():
        shutil.rmtree(_beside("site"), ignore_errors=True)
        _beside("old").rename(_beside("site"))


def on_shutdown() -> None:
    """Leave nothing behind."""
    if _memory.folder:
        _end_afterwards()
        _memory.folder.cleanup()


def on_serve(server: Any, *, config: Any, builder: Any) -> Any:
    """Watch seeds, program and theme, closely; leave the folders that the generator writes out of it."""
    from generator.previewing import list_by_hand, make_observer

    sys.dont_write_bytecode = True
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    server.unwatch(config.config_file_path)
    watched = (*list_by_hand(config), _find_project(config).seeds, PROGRAM)
    folders = [path for path in watched if path.is_dir()]
    server.observer = make_observer(folders)
    server.watch(config.config_file_path)
    server.watch(str(docs), recursive=False)
    for path in folders:
        server.watch(str(path))
    if _memory.serving:
        server.watch(str(_beside("bell")))
        server.root, server.error_handler = str(_beside("site")), _answer_error
        server.builder = partial(_follow, builder, config)
    return server


def _follow(build: Callable[[], None], config: Any) -> None:
    """Show what changed: after an edit of the seeds the pages of the articles first, after any other all at once."""
    project, known = _find_project(config), _memory.state
    found = _look(project, config)
    if found == known:
        return
    _end_afterwards()
    if known and _memory.pages and _memory.pages.press and known == replace(found, seeds=known.seeds):
        _show_articles(project, config, found, _memory.pages)
        return
    if known and known.program != found.program:
        _forget_program()
    build()


def _show_articles(project: "Project", config: Any, found: _State, pages: "PagePlugin") -> None:
    """Write pages of articles that changed into the site as it is; begin what makes everything else."""
    from generator.afterwards import Afterwards
    from generator.previewing import write_changed
    from generator.project import collected_later

    try:
        _hold_docs(project)
        with collected_later():
            keys, written = write_changed(project, _read(project, has_registers=False), _memory.keys)
        pages.press_again(written)
    except Exception as error:
        _report(error)
        return
    finally:
        _memory.docs.close()
    _memory.state, _memory.keys = found, keys
    _memory.afterwards = Afterwards(project, config.site_url, _ring)
    _log.info("Pages of articles written: %d; lists, data and search follow", len(written))


def _ring() -> None:
    _log.info("Lists, data and search written")
    with suppress(OSError):  # the preview is ending
        (_beside("bell") / "again").touch()


def _end_afterwards() -> None:
    from generator.swapping import recover_site

    if _memory.afterwards:
        _memory.afterwards.end()
        recover_site(_beside("site"), _log.info)


def _answer_error(code: int) -> bytes | None:
    from generator.previewing import answer_error

    later = _memory.afterwards
    return answer_error(code, _beside("site"), is_coming=later is not None and later.is_running)


def _hold_docs(project: "Project") -> None:
    from generator.errors import WriteError
    from generator.locking import hold_lock, lock_beside

    _memory.docs.close()
    with suppress(WriteError):  # where no lock can be made, pages that are there may still be read
        _memory.docs.enter_context(hold_lock(lock_beside(project.docs), _log.info))


def _look(project: "Project", config: Any) -> _State:
    from generator.previewing import fingerprint, list_by_hand
    from generator.site import read_address

    seeds = f"{fingerprint([project.seeds])} {read_address(project.config)}"
    return _State(seeds, fingerprint([PROGRAM]), fingerprint(list_by_hand(config)))


def _is_written(project: "Project", found: _State) -> bool:
    """Tell whether docs/ holds all that the seeds say."""
    known, later = _memory.state, _memory.afterwards
    is_known = known is not None and known == replace(found, others=known.others)
    return is_known and (later is None or later.is_whole) and (project.docs / "archive").is_dir()


def _generate(project: "Project") -> None:
    """Write all that the seeds say."""
    from generator.previewing import warm_up
    from generator.project import write_docs

    reading = _read(project)
    report = write_docs(project, reading)
    _log.info("Pages written: %d, unchanged: %d", report.written, report.unchanged)
    if _memory.serving:
        _memory.keys = reading.find_keys()
        warm_up(project, reading.knowledge)


def _read(project: "Project", *, has_registers: bool = True) -> "Reading":
    from generator.project import read_archive
    from generator.summary import list_complaints

    reading = read_archive(project, is_keeping=True, has_registers=has_registers)
    say = _log.info if _memory.serving else _log.warning
    for line in list_complaints(reading):
        say(line)
    return reading


def _report(error: Exception) -> None:
    from mkdocs.exceptions import PluginError

    from generator.errors import ArchiveError

    known = isinstance(error, ArchiveError)
    if not _memory.serving or not _memory.state:
        raise PluginError(str(error)) from None if known else error
    said = str(error) if known else "".join(traceback.format_exception(error)).rstrip()
    print(f"{said}\n网页仍是改动之前的样子；改好存盘即更新。", file=sys.stderr, flush=True)


def _find_project(config: Any) -> "Project":
    from generator.project import Project

    path = Path(config.config_file_path)
    seeds = Path(os.environ.get(SEEDS_VARIABLE) or path.parent / "seeds")
    return Project(seeds, docs=Path(config.docs_dir), site=Path(config.site_dir), config=path)


def _beside(name: str) -> Path:
    assert _memory.folder
    return Path(_memory.folder.name) / name


def _forget_program() -> None:
    _memory.pages = None
    for name in [name for name in sys.modules if name.split(".")[0] == "generator"]:
        del sys.modules[name]
