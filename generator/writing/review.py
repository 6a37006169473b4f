"""The pages worth a look, worst first: for `data/review.csv` and the summary."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assembly.holdings import list_all
from generator.model import Archive, Article, NewspaperPage

REVIEW_BELOW = 0.85
"""Confidence below which a page is listed: one article of six is doubtful, or a line of thirty not understood."""

REVIEW_KINDS = frozenset(
    {
        "same-page",
        "same-article",
        "replaced",
        "replaced-unmatched",
        "replaces-clash",
        "no-such-file",
        "correction-kept",
        "correction-moved",
        "correction-lost",
        "jump-probable",
        "date-misread",
        "weekday",
    }
)
"""Notices that only a person can settle, however sure the cut of the page is."""

FIELDS = ("file", "page", "confidence", "reasons", "line")


@dataclass(frozen=True)
class ReviewRow:
    """A page worth a look."""

    file: str
    page: str
    """Number of the printed page; "" when unknown."""
    confidence: float
    reasons: tuple[str, ...]
    line: int
    """Where to look first; 0 for the page as a whole."""


def list_review(archive: Archive) -> list[ReviewRow]:
    """Return the pages worth a look, the least sure first."""
    articles: dict[str, list[Article]] = {}
    for article in archive.articles:
        articles.setdefault(article.file, []).append(article)
    rows = (review_page(page, articles.get(page.cut_page.page.file, ())) for page in list_all(archive))
    return sorted((row for row in rows if row), key=lambda row: (row.confidence, row.file))


def review_page(page: NewspaperPage, articles: Sequence[Article]) -> ReviewRow | None:
    """Return what is worth a look on a page, None where nothing is."""
    file = page.cut_page.page.file
    notices = [*page.notices, *(notice for article in articles for notice in article.notices)]
    settle = [notice for notice in notices if notice.kind in REVIEW_KINDS and notice.file == file]
    is_unsure = page.confidence < REVIEW_BELOW
    if not is_unsure and not settle:
        return None
    said = tuple(f"{notice.text}（{notice.reason}）" for notice in settle)
    lines = [*(find_lines(page, articles) if is_unsure else ()), *(notice.line for notice in settle)]
    return ReviewRow(
        file,
        page.number,
        page.confidence,
        (*(page.doubts if is_unsure else ()), *said),
        lines[0] if lines else 0,
    )


def find_lines(page: NewspaperPage, articles: Sequence[Article]) -> Iterator[int]:
    """Yield where a page that is not sure should be looked at first: its least sure article, its first leftover."""
    leftover = next((role.line for role in page.cut_page.roles if role.role == "unassigned"), 0)
    if leftover:
        yield leftover
    worst = min(articles, key=lambda article: (article.confidence, article.cut.number), default=None)
    if worst and worst.cut.roles:
        yield min(role.line for role in worst.cut.roles)


def write_review(archive: Archive) -> str:
    """Return `data/review.csv`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIELDS)
    for row in list_review(archive):
        reasons = "；".join(" ".join(reason.split()) for reason in row.reasons)
        writer.writerow((row.file, row.page, f"{row.confidence:.2f}", reasons, row.line or ""))
    return buffer.getvalue()
