"""Which session each article belongs to: as its words say, else by the banner and the date of its page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.folding import fold
from generator.identities import digest
from generator.knowledge import Knowledge
from generator.meetings import KnownSession
from generator.model import Archive, Article
from generator.writing.addresses import SESSIONS
from generator.writing.dates import read_date

SPECIAL = re.compile("两会")
"""Stands in the banner of a page, or in the rubric of a column, that is about the two sessions."""

LAST_MONTH = 12
"""A session of this month decides about the year that follows it."""

_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@dataclass(frozen=True)
class Session:
    """A session with its articles."""

    id: str
    name: str
    titles: tuple[str, ...]
    """Full names; those that pages print."""
    reason: str
    """How the archivist knows; "" where only pages say."""
    articles: tuple[Article, ...]
    inferred: frozenset[str] = field(default=frozenset())
    """Ids of the articles that name no session: banner and date of their page tell."""

    @property
    def url(self) -> str:
        """Address below the site's root."""
        return f"{SESSIONS}/{self.id}.html"

    @cached_property
    def year(self) -> str:
        """The year that it decides about; "" where no article has a date."""
        dates = sorted(filter(None, (read_date(article.dating.date) for article in self.articles)))
        if not dates:
            return ""
        year, month = int(dates[0][0]), int(dates[0][1]) if len(dates[0]) > 1 else 0
        return str(year + 1 if month == LAST_MONTH else year)


def gather_sessions(archive: Archive, knowledge: Knowledge) -> tuple[Session, ...]:
    """Return the sessions that articles belong to, the newest year first, within a year in the archivist's order."""
    known = {fold(title): one for one in knowledge.sessions for title in one.titles}
    banners = {page.cut_page.page.file: " ".join(page.cut_page.banner) for page in archive.pages}
    found: dict[str, list[Article]] = {}
    inferred: dict[str, set[str]] = {}
    entries = {one.id: one for one in knowledge.sessions}
    for article in archive.articles:
        entry = _find_named(article, known) or _find_timed(
            article, banners.get(article.file, ""), knowledge.sessions
        )
        if entry is None:
            continue
        entries.setdefault(entry.id, entry)
        found.setdefault(entry.id, []).append(article)
        if not article.session:
            inferred.setdefault(entry.id, set()).add(article.id)
    sessions = [
        Session(key, one.name, one.titles, one.reason, tuple(found[key]), frozenset(inferred.get(key, ())))
        for key, one in entries.items()
        if key in found
    ]
    return tuple(sorted(sessions, key=lambda session: session.year, reverse=True))


def place_articles(sessions: Iterable[Session]) -> Mapping[str, Session]:
    """Return the session of each article that has one, by the article's id."""
    return {article.id: session for session in sessions for article in session.articles}


def _find_named(article: Article, known: Mapping[str, KnownSession]) -> KnownSession | None:
    """Return the session that the article reports on; one that the archivist does not list has its printed name."""
    if not article.session:
        return None
    own = KnownSession("s" + digest([article.session]), article.session, (article.session,))
    return known.get(fold(article.session), own)


def _find_timed(article: Article, banner: str, sessions: Iterable[KnownSession]) -> KnownSession | None:
    """Return the one session in whose time a special page appeared; None where none or several fit."""
    if not SPECIAL.search(" ".join((banner, *article.cut.column))):
        return None
    fitting = [one for one in sessions if _overlap(article.dating.date, one.period)]
    return fitting[0] if len(fitting) == 1 else None


def _overlap(date: str, period: str) -> bool:
    """Tell whether two dates, EDTF, can mean the same day; a year or a month lies in one that is wider."""
    return any(
        one.startswith(other) or (other.startswith(one) and len(one) > len("2024"))
        for one in _POINT.findall(date)
        for other in _POINT.findall(period)
    )
