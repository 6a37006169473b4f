"""What a reference says of an article, whatever the form that it is written in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.knowledge import ArchiveSettings
from generator.model import Article, Dating
from generator.writing.entries import Catalogue, make_title
from generator.writing.escaping import clean_text
from generator.writing.labels import Labels

_KNOWN = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_DASH = re.compile(r"^[—―–-]+")
"""Opens a deck that goes on where the headline ends: ——访某某."""


@dataclass(frozen=True)
class Citation:
    """An article as a reference names it; "" and () where something is not known."""

    id: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    """Correspondents and photographers."""
    title: str
    """The headline; never the lead-in."""
    deck: str
    """The deck where a dash opens it, which goes on from the headline; without the dash."""
    newspaper: str
    date: str
    """The date of print where it is known: 2024, 2024-12 or 2024-12-25."""
    inferred: str
    """The date of print where it is inferred, EDTF without its marks of doubt: 2023-12 or 2021-12,2022-01."""
    page: str
    url: str
    """Whole address; "" where the archive has none."""

    @property
    def whole_title(self) -> str:
        """Headline and deck as one."""
        return "：".join(filter(None, (self.title, self.deck)))

    @property
    def year(self) -> str:
        """The year of print; an inferred date whole, in brackets."""
        return self.date[:4] or (f"[{self.inferred}]" if self.inferred else "")


def make_citation(
    article: Article, settings: ArchiveSettings, phrases: tuple[str, ...], labels: Labels
) -> Citation:
    """Return what a reference says of an article; `phrases` are never cut in two where a title is made from the text."""
    authors = list_names(one.name for one in article.cut.signatures if one.relation == "reporter")
    return Citation(
        id=article.id,
        authors=authors,
        contributors=tuple(name for name in list_contributors(article) if name not in authors),
        title=clean_text(make_title(article, labels, phrases)).strip(),
        deck=find_deck(article.cut.subtitle),
        newspaper=clean_text(article.newspaper),
        date=known_date(article.dating),
        inferred=inferred_date(article.dating),
        page=clean_text(article.page),
        url=settings.address + article.url if settings.address else "",
    )


def cite_all(catalogue: Catalogue) -> dict[str, Citation]:
    """Return the citation of every article, by its id."""
    knowledge = catalogue.knowledge
    return {
        article.id: make_citation(article, knowledge.archive, knowledge.phrases, catalogue.labels)
        for article in catalogue.archive.articles
    }


def list_contributors(article: Article) -> tuple[str, ...]:
    """Return who contributed to an article beside its reporters: correspondents, photographers."""
    signed = (one.name for one in article.cut.signatures if one.relation != "reporter")
    return list_names((*signed, *(caption.credit for caption in article.cut.captions)))


def list_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as they may be written anywhere, each once."""
    return tuple(dict.fromkeys(filter(None, map(clean_text, names))))


def find_deck(subtitle: str) -> str:
    """Return a deck that a dash opens, without the dash: what GB/T 7714 calls other title information; else ""."""
    deck = clean_text(subtitle).strip()
    return _DASH.sub("", deck).strip() if _DASH.match(deck) else ""


def known_date(dating: Dating) -> str:
    """Return the date of print where it is a fact and one date, else ""."""
    is_known = dating.certainty == "given" and _KNOWN.fullmatch(dating.date)
    return dating.date if is_known else ""


def inferred_date(dating: Dating) -> str:
    """Return the date of print where it is inferred or one of several, without brackets and marks of doubt."""
    is_inferred = dating.certainty != "unknown" and not known_date(dating)
    return re.sub(r"[?~%\[\] ]", "", dating.date) if is_inferred else ""
