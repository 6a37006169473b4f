"""A release as values: what it changed of each article, page, correction and address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReleaseRow:
    """A row of releases/DAY.csv: what a release changed of an article, a page, a correction or an address."""

    change: str
    """added, text, facts, restored, withdrawn, moved or dropped."""
    kind: str
    """article, page, correction or address."""
    id: str
    address: str
    """Below the site's root; "" for a correction."""
    text: str = ""
    """Digest of its words."""
    facts: str = ""
    """Digest of what is said about it."""


@dataclass(frozen=True)
class Release:
    """One release of the archive: what it changed since the one before."""

    date: str
    """YYYY-MM-DD."""
    rows: tuple[ReleaseRow, ...]
