"""The manifest of the archive: the SHA-256 of every source and of every data file, in `data/manifest.json`."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator.assembly.holdings import list_all
from generator.model import Archive
from generator.writing.outputs import OutputFile

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
    return FileFacts(file.path, len(file.content), hashlib.sha256(file.content).hexdigest())


def write_manifest(archive: Archive, written: Iterable[FileFacts]) -> str:
    """Return the manifest: `sources` by their path below the seeds, `data` by their path below the site."""
    sources = {page.cut_page.page.file: page.cut_page.page.sha256 for page in list_all(archive)}
    data = {file.path: file.digest for file in written}
    return json.dumps({"sources": sources, "data": data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
