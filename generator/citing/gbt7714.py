"""References by GB/T 7714, the edition of 2025 and that of 2015: 责任者. 题名[N/OL]. 报名，日期（版次）. 地址.

Sources: the rules for newspapers in both editions and their worked examples, which tests/test_citing.py has. The
edition of 2025 sets `.` and `[]` half-width, all other marks full-width, and gives no day of access; that of 2015 is
set half-width here and gives the day of access of what has an address. An estimated date stands in brackets.
"""

from dataclasses import dataclass

from generator.citing.citation import Citation
from generator.writing.labels import Labels

MOST_NAMES = 3
"""Names that the standard gives before 等."""


@dataclass(frozen=True)
class Marks:
    """How an edition sets its marks."""

    comma: str
    colon: str
    opening: str
    closing: str


MARKS_2025 = Marks("，", "：", "（", "）")
MARKS_2015 = Marks(", ", ": ", "(", ")")


def write_2025(citation: Citation, labels: Labels) -> str:
    """Return the reference by the edition of 2025."""
    return _write(citation, labels, MARKS_2025, "")


def write_2015(citation: Citation, labels: Labels, accessed: str) -> str:
    """Return the reference by the edition of 2015; the day of access, YYYY-MM-DD, is given where there is an address."""
    return _write(citation, labels, MARKS_2015, f"[{accessed}]" if citation.url else "")


def _write(citation: Citation, labels: Labels, marks: Marks, accessed: str) -> str:
    date = citation.date or (f"[{citation.inferred}]" if citation.inferred else "")
    page = f"{marks.opening}{citation.page}{marks.closing}" if citation.page else ""
    issue = marks.comma.join(filter(None, (citation.newspaper, date))) + page + accessed
    title = marks.colon.join(filter(None, (citation.title, citation.deck)))
    kind = "[N/OL]" if citation.url else "[N]"
    parts = (_join_names(citation, labels, marks), title + kind, issue, citation.url)
    return ". ".join(filter(None, parts)) + "."


def _join_names(citation: Citation, labels: Labels, marks: Marks) -> str:
    shown = citation.authors[:MOST_NAMES]
    others = (labels["cite_others"],) if len(citation.authors) > MOST_NAMES else ()
    return marks.comma.join((*shown, *others))
