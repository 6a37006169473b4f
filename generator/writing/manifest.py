"""The manifest of the archive: the SHA-256 of every source and of every data file, in `data/manifest.json`."""

import hashlib
import json
from collections.abc import Iterable

from generator.assembly.holdings import list_all
from generator.model import Archive
from generator.writing.files import OutputFile

MANIFEST = "data/manifest.json"


def write_manifest(archive: Archive, written: Iterable[OutputFile]) -> str:
    """Return the manifest: `sources` by their path below the seeds, `data` by their path below the site."""
    sources = {page.cut_page.page.file: page.cut_page.page.sha256 for page in list_all(archive)}
    data = {file.path: digest(file.text.encode("utf-8")) for file in written}
    return json.dumps({"sources": sources, "data": data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
