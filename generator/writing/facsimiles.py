"""The pictures of printed pages that are taken along into the site, where the archive shows the text at all."""

from collections.abc import Iterator
from pathlib import Path

from generator.model import Archive
from generator.writing.outputs import CopiedFile


def list_facsimiles(archive: Archive, seeds: Path) -> Iterator[CopiedFile]:
    """Yield the picture of each published page; none where rights allow the catalogue alone."""
    for page in archive.pages:
        if page.facsimile:
            yield CopiedFile(page.facsimile.url, seeds / page.facsimile.file)
