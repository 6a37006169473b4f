"""Files that a site takes along as they are: another name for the same file where the disk allows it, else a copy.

Ten thousand files are named again in the time in which one thousand are copied. Only for files that nobody writes
into: what the generator writes takes the place of the old file, and so does a new site.
"""

import os
import shutil
from collections.abc import Iterable, Iterator

from mkdocs.structure.files import File, Files, InclusionLevel

from generator.pressing.found_files import FoundFiles


def take_along(files: Files, folders: Iterable[str]) -> None:
    """Put the static files of some folders below docs/ into the site, and take them out of MkDocs' hands."""
    paths = [(str(file.abs_src_path), file.abs_dest_path) for file in _take_out(files, set(folders))]
    share_files((*paths, *(files.list_shared() if isinstance(files, FoundFiles) else ())), set())


def share_files(paths: Iterable[tuple[str, str]], made: set[str]) -> None:
    """Name files a second time; folders are made unless they are among those that were, and join them."""
    for source, target in paths:
        folder = os.path.dirname(target)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        share_file(source, target)


def _take_out(files: Files, owned: set[str]) -> Iterator[File]:
    for file in files:
        is_ours = file.src_uri.split("/", 1)[0] in owned and file.abs_src_path is not None
        if is_ours and file.inclusion.value > InclusionLevel.DRAFT.value and not file.is_documentation_page():
            file.inclusion = InclusionLevel.EXCLUDED
            yield file


def share_file(source: str, target: str) -> None:
    """Name a file a second time, or copy it where disks differ or know no second name; the target is not there yet."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
