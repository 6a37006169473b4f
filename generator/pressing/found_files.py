"""The files of the docs as MkDocs wants them, but for those of our own that a site takes along as they are.

Of these, some thousands, only the names are known: enough for links to them, and to share them with the site.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import cast

import jinja2
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, _default_exclude, _file_sort_key, get_files, set_exclusions
from mkdocs.utils import is_markdown_file

from generator.project import OWNED_FOLDERS


class FoundFile(File):
    """A file whose path is written with `/` already."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        """Take the path as it is."""
        self.src_uri, self.src_dir = path, config.docs_dir
        self.dest_dir, self.use_directory_urls = config.site_dir, config.use_directory_urls


class FoundFiles(Files):
    """The files that MkDocs handles one by one, and the names of those that it need not see."""

    def __init__(self, files: Iterable[File], shared: Iterable[str], config: MkDocsConfig) -> None:
        """Know files, and names of others."""
        super().__init__(files)
        self.shared, self.config = frozenset(shared), config

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of a name, as a link asks for it."""
        found = super().get_file_from_path(path)
        name = PurePath(path).as_posix()
        return found or (FoundFile(name, self.config) if name in self.shared else None)

    def add_files_from_theme(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        """Add the files of the theme, without looking into folders that MkDocs leaves out: ten thousand icons."""
        super().add_files_from_theme(cast(jinja2.Environment, ShownTemplates(config.theme.dirs)), config)

    def list_shared(self) -> Iterator[tuple[str, str]]:
        """Yield for each file known by name where it lies and where in the site it belongs."""
        docs, site = self.config.docs_dir, self.config.site_dir
        return ((f"{docs}/{name}", f"{site}/{name}") for name in sorted(self.shared))


@dataclass(frozen=True)
class ShownTemplates:
    """The files of a theme, as far as MkDocs asks an environment for them."""

    folders: list[str]

    def list_templates(self, *, filter_func: Callable[[str], bool]) -> list[str]:
        """List the names that a filter lets through, sorted, none of a folder whose name begins with a point."""
        names = set[str]()
        for folder in self.folders:
            for current, folders, found in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                start = current[len(folder) :].replace(os.sep, "/").lstrip("/")
                names.update(f"{start}/{name}" if start else name for name in found)
        return sorted(filter(filter_func, names))


@contextmanager
def finding_files() -> Iterator[None]:
    """Let a build of MkDocs find its files here; only where no plugin asks for all of them."""
    names = vars(build)
    usual = names["get_files"]
    names["get_files"] = find_files
    try:
        yield
    finally:
        names["get_files"] = usual


def find_files(config: MkDocsConfig) -> Files:
    """Return the files of the docs in the order of MkDocs; all as MkDocs does it where two make one file of the site."""
    files, ours = list[File](), list[str]()
    for current, folders, names in os.walk(config.docs_dir, followlinks=True):
        folders.sort()
        below = os.path.relpath(current, config.docs_dir).replace(os.sep, "/")
        start = "" if below == "." else f"{below}/"
        is_ours = start.partition("/")[0] in OWNED_FOLDERS
        shared = [name for name in names if is_ours and not is_markdown_file(name)]
        others = sorted({*names}.difference(shared), key=_file_sort_key)
        made = [FoundFile(start + name, config) for name in others]
        if len({*(start + name for name in shared), *(file.dest_uri for file in made)}) < len(names):
            return get_files(config)
        files += made
        ours += (start + name for name in shared)
    doubtful = find_doubtful(ours, config)
    files += (FoundFile(name, config) for name in sorted(doubtful))
    found = FoundFiles(files, doubtful.symmetric_difference(ours), config)
    set_exclusions(found, config)
    return found


def find_doubtful(names: list[str], config: MkDocsConfig) -> set[str]:
    """Return the names that any pattern of what a site leaves out fits; whether they are left out MkDocs decides."""
    specs = (_default_exclude, config.exclude_docs, config.draft_docs)
    patterns = [pattern for spec in specs if spec for pattern in spec.patterns]
    return {name for pattern in patterns for name in names if pattern.match_file(name) is not None}


def list_names(files: Files) -> list[str]:
    """Return the names of all files, sorted."""
    return sorted({*files.src_uris, *(files.shared if isinstance(files, FoundFiles) else ())})
