"""The pictures of printed pages that are taken along into the site, where the archive shows the text at all."""

from collections.abc import Iterator
from pathlib import Path

from generator.knowledge import Knowledge
from generator.model import Archive
from generator.withholding import withhold_text
from generator.writing.files import CopiedFile


def list_facsimiles(archive: Archive, knowledge: Knowledge, seeds: Path) -> Iterator[CopiedFile]:
    """Yield the picture of each published page; none where rights allow the catalogue alone."""
    for page in withhold_text(archive, knowledge).pages:
        if page.facsimile:
            yield CopiedFile(page.facsimile.url, seeds / page.facsimile.file)
