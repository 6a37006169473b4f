"""An article as one row of a list, and the order in which lists show their rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from generator.counting.years import WordCounts, count_words
from generator.digests import digest_values
from generator.excerpts import first_words
from generator.knowledge import Knowledge
from generator.model import Archive, Article
from generator.withholding import withhold_text
from generator.writing.anchors import Position, list_anchors
from generator.writing.columns import Column, gather_columns
from generator.writing.dates import read_date, word_date
from generator.writing.escaping import clean_text
from generator.writing.labels import Labels
from generator.writing.organisations import Body, gather_organisations
from generator.writing.sessions import Session, gather_sessions, place_articles

TITLE_CHARACTERS = 24
"""Length of a title made from the text: one line of a headline on the page."""

PART_CHARACTERS = 18
"""Longest part of a headline that is kept on one line: what a line of the article's page holds."""

SHARED = ("session_of", "word_counts", "columns_of", "organisations", "digests")
"""What a catalogue gathers when it is asked for, and is asked for by several."""

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")


@dataclass(frozen=True)
class Entry:
    """What a list says about an article."""

    id: str
    url: str
    title: str
    who: str
    """Deck or lead-in: who speaks."""
    date: str
    """Worded, with its certainty."""
    year: str
    """The year, or the wording for an unknown one."""
    note: str
    """Column, else genre."""
    is_parted: bool
    """True where the headline may break only at its spaces."""
    session: str = ""
    """Short name of the session that it belongs to."""
    is_inferred: bool = False
    """True where the article does not name that session."""


@dataclass(frozen=True)
class Catalogue:
    """The archive with what every kind of list needs to be drawn."""

    archive: Archive
    knowledge: Knowledge
    labels: Labels
    entries: Mapping[str, Entry]
    """By the article's id."""
    sessions: tuple[Session, ...] = ()
    """The newest first."""

    def prepare(self) -> None:
        """Gather what several lists and the home page need: once, where copies of this process write them."""
        for name in SHARED:
            getattr(self, name)
        for article in self.entries:
            self.digests[article]

    @cached_property
    def session_of(self) -> Mapping[str, Session]:
        """The session of each article that has one, by its id."""
        return place_articles(self.sessions)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Digest of each article, by its id."""
        return Digests(self.archive.articles)

    @cached_property
    def anchors_of(self) -> Mapping[str, Mapping[Position, str]]:
        """Where the lines of each article are on its page, by its id."""
        return {article.id: list_anchors(article.cut) for article in self.archive.articles}

    @cached_property
    def word_counts(self) -> WordCounts:
        """The counted words of each year, of the texts that are published."""
        articles = tuple(article for article in self.archive.articles if article.is_open)
        return count_words(replace(self.archive, articles=articles), self.knowledge)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the paper."""
        return gather_columns(self.archive, self.knowledge)

    @cached_property
    def organisations(self) -> tuple[Body, ...]:
        """The bodies that articles name, by the sound of their names."""
        return gather_organisations(self.archive, self.knowledge)

    @cached_property
    def columns_of(self) -> Mapping[str, tuple[Column, ...]]:
        """The columns of each article that stands in any, by its id."""
        found: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            for article in column.articles:
                found[article.id] = (*found.get(article.id, ()), column)
        return found


class Digests(dict[str, str]):
    """Digest of each article, by its id, made when it is asked for first."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Begin with none."""
        super().__init__()
        self.articles = {article.id: article for article in articles}

    def __missing__(self, article: str) -> str:
        """Make the digest of an article."""
        return self.setdefault(article, digest_values(self.articles[article]))


def make_catalogue(archive: Archive, knowledge: Knowledge, labels: Labels) -> Catalogue:
    """Word every article once; what is not published is not in the catalogue."""
    archive = withhold_text(archive, knowledge)
    sessions = gather_sessions(archive, knowledge)
    placed = place_articles(sessions)
    entries = {
        article.id: _place_entry(make_entry(article, labels, knowledge.phrases), placed.get(article.id))
        for article in archive.articles
    }
    return Catalogue(archive, knowledge, labels, entries, sessions)


def _place_entry(entry: Entry, session: Session | None) -> Entry:
    if session is None:
        return entry
    return replace(entry, session=session.name, is_inferred=entry.id in session.inferred)


def make_entry(article: Article, labels: Labels, phrases: Sequence[str]) -> Entry:
    """Word an article for a list; `phrases` are never cut in two."""
    title = make_title(article, labels, phrases)
    date = read_date(article.dating.date)
    return Entry(
        id=article.id,
        url=article.url,
        title=title,
        who=article.cut.subtitle or article.cut.lead_in,
        date=word_date(article.dating, labels),
        year=labels["date_year"].format(year=date[0]) if date else labels["year_unknown"],
        note=" · ".join(article.cut.column) or article.genre,
        is_parted=has_parts(title),
    )


def make_title(article: Article, labels: Labels, phrases: Sequence[str]) -> str:
    """Give the headline as printed, else the first words of the text; never an empty string."""
    cut = article.cut
    texts = chain((one.text for one in cut.paragraphs), (one.text for one in cut.captions))
    return (
        clean_text(cut.title).strip()
        or next(filter(None, (_shorten(text, phrases) for text in texts)), "")
        or labels["untitled"]
    )


def has_parts(title: str) -> bool:
    """Tell whether the paper set the headline in parts with space between, each short enough for a line."""
    parts = title.split()
    return len(parts) > 1 and all(len(part) <= PART_CHARACTERS for part in parts)


def _shorten(text: str, phrases: Sequence[str]) -> str:
    found = _CLAUSE.search(text)
    words = found[0].strip() if found else ""
    return words if len(words) <= TITLE_CHARACTERS else first_words(words, TITLE_CHARACTERS, phrases) + "……"


def sort_newest_first(articles: Iterable[Article]) -> list[Article]:
    """Order articles from the newest date to the oldest, unknown dates last, one date as on its pages."""
    in_page_order = sorted(articles, key=lambda article: (article.file, article.cut.number, article.id))
    return sorted(in_page_order, key=lambda article: read_date(article.dating.date), reverse=True)
