"""What an article's page says that the article does not know: its neighbours, its history, the archive that it is in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.citing.areas import Area
from generator.knowledge import ArchiveSettings
from generator.writing.columns import Column
from generator.writing.entries import Entry
from generator.writing.labels import Labels
from generator.writing.related import Related
from generator.writing.sessions import Session


@dataclass(frozen=True)
class Surroundings:
    """What an article's page says that the article does not know."""

    settings: ArchiveSettings
    labels: Labels
    phrases: tuple[str, ...]
    """Words that are never cut in two."""
    hidden: frozenset[str]
    """Names that have no page."""
    page_urls: Mapping[str, str]
    """Address of the newspaper page of each file; copies have none."""
    lines_urls: Mapping[str, str]
    """Address of the source lines of each file; what keeps them back has none."""
    entries: Mapping[str, Entry]
    """Every article as a row of a list, by its id."""
    before: Entry | None
    after: Entry | None
    history: tuple[tuple[str, str], ...] = ()
    """Day and kind of each change that a release published, the oldest first; a day is "" where it is not released yet."""
    session: Session | None = None
    """The session that the article belongs to."""
    columns: tuple[Column, ...] = ()
    """The columns that it stands in."""
    related: tuple[Related, ...] = ()
    """Other articles that have much in common with it."""
    areas: Mapping[str, Area] = field(default_factory=dict)
    """Name and code of the districts and of the city, by the ids of labels."""
    places: tuple[str, ...] = ()
    """Names of the districts, for characters that are hard to read."""
    body_urls: Mapping[str, str] = field(default_factory=dict)
    """Address of the page of each body by its printed names; "" where it has none."""
