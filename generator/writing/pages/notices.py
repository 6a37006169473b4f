"""The notices of an article as its page shows them: repairs below the text, doubts about its filing in the margin."""

from collections.abc import Iterable

from generator.model import Article, Notice
from generator.writing.labels import Labels

FILING_NOTICES = frozenset({"runner-up", "unsure"})
"""Notices about what an article is filed under; they stand beside its themes, not among the repairs."""

LINK_NOTICES = frozenset({"jump-probable", "series", "like-article"})
"""Notices about other articles; the page links them above the text."""


def word_notices(
    article: Article, labels: Labels, *, is_filing: bool
) -> list[tuple[str, Notice, tuple[str, str, str]]]:
    """Return kind and notice, and its text as what stands before a misread text, that text, and what stands behind it."""
    shown = (notice for notice in article.notices if notice.kind not in LINK_NOTICES)
    chosen = (notice for notice in shown if (notice.kind in FILING_NOTICES) == is_filing)
    misread = [reading.expected for reading in article.readings if reading.is_certain]
    return [
        (labels.get(f"notice_{notice.kind}", ""), notice, _part_notice(notice, misread)) for notice in chosen
    ]


def _part_notice(notice: Notice, misread: Iterable[str]) -> tuple[str, str, str]:
    texts = (text for text in misread if notice.kind == "corrected" and f"“{text}”" in notice.text)
    text = next(texts, "")
    return notice.text.partition(text) if text else (notice.text, "", "")
