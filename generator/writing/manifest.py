"""The manifest of the archive: the SHA-256 of every source and of every data file, in `data/manifest.json`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from generator.assembly.holdings import list_all
from generator.model import Archive
from generator.writing.outputs import OutputFile, StreamedFile

MANIFEST = "data/manifest.json"


@dataclass(frozen=True)
class FileFacts:
    """What is told of a file that is written."""

    path: str
    size: int
    """In bytes."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""


def tell_facts(file: OutputFile) -> FileFacts:
    """Return the facts of a file."""
    return FileFacts(file.path, len(file.content), sha256(file.content).hexdigest())


def overhear(file: StreamedFile, told: dict[str, FileFacts]) -> StreamedFile:
    """Return a file whose facts are told, by its path, as soon as it is made."""
    return StreamedFile(file.path, partial(_overhear, file, told))


def _overhear(file: StreamedFile, told: dict[str, FileFacts]) -> Iterator[str]:
    size, digest = 0, sha256()
    for piece in file.make():
        content = piece.encode("utf-8")
        size += len(content)
        digest.update(content)
        yield piece
    told[file.path] = FileFacts(file.path, size, digest.hexdigest())


def write_manifest(archive: Archive, written: Iterable[FileFacts]) -> str:
    """Return the manifest: `sources` by their path below the seeds, `data` by their path below the site."""
    sources = {page.cut_page.page.file: page.cut_page.page.sha256 for page in list_all(archive)}
    data = {file.path: file.digest for file in written}
    return json.dumps({"sources": sources, "data": data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
