"""Described pages of the last run, taken again where file and knowledge are the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from generator.describe import find_corrections, find_entry, group_corrections, index_sources
from generator.digests import digest_shared, digest_values
from generator.keeping import make_unknown
from generator.kept import Kept
from generator.knowledge import Correction, Knowledge, SourceEntry
from generator.model.described import DescribedPage
from generator.reading.source_pages import Failure, SourceFile, load_file


@dataclass(frozen=True)
class PageKeys:
    """Tells by what a described page is known again."""

    knowledge: Knowledge

    def find(self, file: str, digest: str) -> str:
        """Return the key of a file with this SHA-256: its corrections and its entry in sources.yml are part of it."""
        entry = find_entry(file, self._sources)
        corrections = find_corrections(file, digest, entry, self._corrections)
        return digest_values(self._shared, file, digest, entry, corrections)

    @cached_property
    def _shared(self) -> str:
        return digest_shared(self.knowledge)

    @cached_property
    def _sources(self) -> Mapping[str, SourceEntry]:
        return index_sources(self.knowledge)

    @cached_property
    def _corrections(self) -> Mapping[str, tuple[Correction, ...]]:
        return group_corrections(self.knowledge.corrections)


def recall_pages(
    kept: Kept,
    seeds: Path,
    files: Sequence[str],
    knowledge: Knowledge,
    describe: Callable[[Sequence[str]], Iterable[DescribedPage | Failure]],
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described, in order: as it was kept where file and knowledge are the same, else anew."""
    keys = PageKeys(knowledge)

    def find_key(source: SourceFile | Failure) -> str:
        return "" if isinstance(source, Failure) else keys.find(source.file, sha256(source.data).hexdigest())

    def settle(page: DescribedPage | Failure, _: str) -> str:
        # By what was read: the file may have changed since its key was made.
        return "" if isinstance(page, Failure) else keys.find(page.file, page.cut_page.page.sha256)

    named = ((file, find_key(load_file(seeds, file)), file) for file in files)
    return make_unknown(kept, DescribedPage, named, describe, settle)
