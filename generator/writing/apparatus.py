"""The apparatus of the whole archive: every repair, correction and doubt, by sort and by page; `data/apparatus.csv`."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Archive, Notice

FIELDS = ("file", "line", "sort", "kind", "text", "reason", "article_id")

SORTS: Mapping[str, tuple[str, ...]] = {
    "corrected": ("corrected", "correction-kept", "correction-moved", "correction-met", "correction-lost"),
    "doubtful": ("proposed", "stroke-order", "tail", "roster-count", "date-misread", "weekday", "date-clash"),
    "repaired": ("join", "wrapped", "doubled", "repeat", "padding", "interleaved-columns", "jump-joined"),
    "missing": (
        "withdrawn",
        "text-lost",
        "untitled",
        "no-such-file",
        "series-gap",
        "replaced-unmatched",
        "unassigned",
    ),
}
"""The kinds of notices by what they mean to a reader; what is in none of them is `other`."""

OTHER = "other"
READINGS = frozenset({"proposed", "stroke-order", "tail"})
"""Kinds that doubt what the page reads, not what it says."""

UNRELATED = frozenset({"runner-up", "unsure", "unfiled", "no-district", "unminted"})
"""Kinds that say nothing of the text: what it is filed under, which address it has."""


@dataclass(frozen=True)
class ApparatusEntry:
    """A notice with the article that it is about."""

    sort: str
    """A key of SORTS, or `other`."""
    notice: Notice
    article: str
    """Id of the article; "" where it is about the page or the archive."""


@dataclass(frozen=True)
class PageState:
    """How far the text of a page can be trusted."""

    file: str
    characters: int
    """Characters of the recognised text, without spaces."""
    corrected: int
    doubtful: int
    repaired: int
    proofread: tuple[str, str] | None
    """Who read it against the paper, and when; None while nobody has."""

    @property
    def doubtful_per_thousand(self) -> float:
        """Doubtful readings per 1,000 characters."""
        return 1000 * self.doubtful / self.characters if self.characters else 0.0


def sort_kind(kind: str) -> str:
    """Return the sort that a kind of notice belongs to."""
    return next((sort for sort, kinds in SORTS.items() if kind in kinds), OTHER)


def list_apparatus(archive: Archive) -> list[ApparatusEntry]:
    """Return every entry in the order of files and lines; one that several articles share stands once."""
    owners: dict[Notice, str] = {}
    for article in archive.articles:
        for notice in article.notices:
            owners.setdefault(notice, article.id)
    return [
        ApparatusEntry(sort_kind(notice.kind), notice, owners.get(notice, ""))
        for notice in dict.fromkeys(archive.notices)
        if notice.kind not in UNRELATED
    ]


def list_states(archive: Archive) -> list[PageState]:
    """Return the state of every page that gives its text, that with most doubtful readings per 1,000 characters first."""
    notices: dict[str, list[Notice]] = {}
    for entry in list_apparatus(archive):
        notices.setdefault(entry.notice.file, []).append(entry.notice)
    proofread = {article.file: article.proofread for article in archive.articles}
    states = [
        PageState(
            file=page.file,
            characters=sum(len("".join(line.split())) for line in page.lines),
            corrected=sum(notice.kind == "corrected" for notice in notices.get(page.file, ())),
            doubtful=sum(notice.kind in READINGS for notice in notices.get(page.file, ())),
            repaired=sum(sort_kind(notice.kind) == "repaired" for notice in notices.get(page.file, ())),
            proofread=proofread.get(page.file),
        )
        for page in (published.cut_page.page for published in archive.pages if published.is_open)
    ]
    return sorted(states, key=lambda state: (-state.doubtful_per_thousand, state.file))


def write_apparatus(archive: Archive) -> str:
    """Return `data/apparatus.csv`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIELDS)
    for entry in list_apparatus(archive):
        notice = entry.notice
        words = (" ".join(notice.text.split()), " ".join(notice.reason.split()))
        writer.writerow((notice.file, notice.line or "", entry.sort, notice.kind, *words, entry.article))
    return buffer.getvalue()
