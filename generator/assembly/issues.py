"""Which pages are of one issue: of one paper and day, or in one folder that can be a single issue."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.assembly.jump_marks import normalize_number
from generator.assembly.printed import day_of, folder_of
from generator.model.described import DescribedPage


@dataclass(frozen=True)
class Issues:
    """What is known of the issues of an archive."""

    paper: str
    """What pages are of by default."""
    folders: frozenset[tuple[str, str]]
    """Paper and folder of pages that can be a single issue: no two days, no page number twice."""

    def keys_of(self, page: DescribedPage) -> list[str]:
        """Return the names of the issues that a page may belong to; pages of one issue share one."""
        paper, day, folder = page.entry.newspaper or self.paper, day_of(page), folder_of(page)
        keys = [f"{paper} {day}"] if day else []
        return [*keys, f"{paper} {folder}/"] if (paper, folder) in self.folders else keys


def read_issues(pages: Sequence[DescribedPage], paper: str) -> Issues:
    """Return what the pages of an archive tell of its issues."""
    folders: defaultdict[tuple[str, str], dict[str, DescribedPage]] = defaultdict(dict)
    for page in pages:
        folders[page.entry.newspaper or paper, folder_of(page)][page.file] = page
    single = (key for key, held in folders.items() if can_be_one_issue(held.values()))
    return Issues(paper, frozenset(single))


def can_be_one_issue(pages: Collection[DescribedPage]) -> bool:
    """Tell whether pages of one paper and folder can be of one issue."""
    days = {day_of(page) for page in pages} - {""}
    numbers = Counter(normalize_number(page.number) for page in pages if page.number)
    return len(days) < 2 and max(numbers.values(), default=1) == 1
