"""Keep the text back where rights allow the catalogue alone: what is written afterwards has none to give away.

What stays is what a catalogue says: headline, byline, dateline, date, place, names, what an article is filed under.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from generator.assembly.holdings import list_all, list_places
from generator.folding import fold
from generator.knowledge import Knowledge
from generator.model import Archive, Article, Cut, Dating, NewspaperPage, Notice
from generator.model.registers import Registers
from generator.withdrawing.likeness import hide_shared

METADATA = "metadata"
"""What archive.yml, or sources.yml for one page, says of text that is not published."""

LINE = "未公开"
"""Stands in the place of a line that is kept back."""

WORDS = "〔未公开〕"
"""Stands in the place of a quotation of such lines."""

SHORTEST = 8
"""Folded characters in a row from which a quotation is text; shorter ones are words, such as a day or a theme's term.

Guarded by tests/test_withheld.py, which looks for runs of twelve.
"""

CATALOGUED = frozenset({"heading", "byline", "banner", "section", "label", "jump"})
"""Roles of lines that a catalogue gives."""


@dataclass(frozen=True)
class Withheld:
    """What is kept back of one page."""

    lines: frozenset[int]
    text: str
    """Those lines, folded, parted by line ends."""
    open_text: str
    """The other lines, folded."""

    def hide(self, text: str) -> str:
        """Return a sentence about the page without what quotes only the lines that are kept back."""
        return _hide(text, self.text, self.open_text)


@lru_cache(maxsize=1024)
def _hide(text: str, withheld: str, open_text: str) -> str:
    """Hide once what articles, page and archive say of the same line."""
    return hide_shared(text, withheld, open_text, WORDS, SHORTEST)


NOTHING = Withheld(frozenset(), "", "")


@dataclass(frozen=True)
class Closed:
    """What of an archive is kept back."""

    files: frozenset[str]
    """Pages that give no text at all."""
    places: frozenset[tuple[str, int]] = frozenset()
    """File and number on its page of each part and copy of an article that gives none."""
    pages: Mapping[str, Withheld] = field(default_factory=dict)
    """By file."""

    def holds(self, article: Article) -> bool:
        """Tell whether any part or copy of an article stands on such a page."""
        return any(file in self.files for file, _ in list_places(article))

    def find(self, file: str) -> Withheld:
        """Return what is kept back of a page."""
        return self.pages.get(file, NOTHING)


def withhold_text(archive: Archive, knowledge: Knowledge) -> Archive:
    """Return the archive without the text that is not published; one that has none such is returned as it is."""
    closed = find_closed(archive, knowledge)
    articles = {one.id: one for one in archive.articles if one.is_open and closed.holds(one)}
    is_new = any(page.is_open and page.cut_page.page.file in closed.files for page in list_all(archive))
    if not articles and not is_new:
        return archive
    places = {place for one in articles.values() for place in list_places(one)}
    closed = replace(closed, places=frozenset(places))
    closed = replace(
        closed, pages={page.cut_page.page.file: find_withheld(page, closed) for page in list_all(archive)}
    )
    return replace(
        archive,
        pages=tuple(close_page(page, closed) for page in archive.pages),
        copies=tuple(close_page(page, closed) for page in archive.copies),
        articles=tuple(close_article(one, closed) if one.id in articles else one for one in archive.articles),
        notices=close_notices(archive.notices, closed),
        registers=close_registers(archive.registers, articles),
    )


def find_closed(archive: Archive, knowledge: Knowledge) -> Closed:
    """Return the files whose text is kept back: what sources.yml says of one counts more than archive.yml."""
    stated = {entry.file: entry.access for entry in knowledge.sources if entry.access}
    files = {file for article in archive.articles for file, _ in list_places(article)}
    files |= {page.cut_page.page.file for page in list_all(archive)}
    return Closed(frozenset(file for file in files if stated.get(file, knowledge.archive.access) == METADATA))


def find_withheld(page: NewspaperPage, closed: Closed) -> Withheld:
    """Return what is kept back of a page: all its text, or that of articles that stand on a closed page, too."""
    source = page.cut_page.page
    lines = frozenset(
        role.line
        for role in page.cut_page.roles
        if role.role not in CATALOGUED
        and (source.file in closed.files or (source.file, role.article) in closed.places)
    )
    folded = [(number, fold(line)) for number, line in enumerate(source.lines, 1) if line and lines]
    return Withheld(
        lines,
        "\n".join(line for number, line in folded if number in lines),
        "\n".join(line for number, line in folded if number not in lines),
    )


def close_page(page: NewspaperPage, closed: Closed) -> NewspaperPage:
    """Return a page without the lines that are kept back; its picture, which shows all, goes with them."""
    cut_page, file = page.cut_page, page.cut_page.page.file
    withheld, is_open = closed.find(file), file not in closed.files
    if is_open and not withheld.lines:
        return page
    lines = (LINE if at in withheld.lines else line for at, line in enumerate(cut_page.page.lines, 1))
    cuts = (
        cut if is_open and (file, cut.number) not in closed.places else close_cut(cut)
        for cut in cut_page.cuts
    )
    return replace(
        page,
        cut_page=replace(
            cut_page,
            page=replace(cut_page.page, lines=tuple(lines)),
            cuts=tuple(cuts),
            notices=close_notices(cut_page.notices, closed),
        ),
        notices=close_notices(page.notices, closed),
        doubts=tuple(map(withheld.hide, page.doubts)),
        dating=close_dating(page.dating, withheld),
        facsimile=None,
        is_open=is_open,
    )


def close_article(article: Article, closed: Closed) -> Article:
    """Return an article as a catalogue lists it: posts only where its headline gives them, no list of names."""
    withheld, headline = (
        closed.find(article.file),
        fold(article.cut.lead_in + article.cut.title + article.cut.subtitle),
    )
    return replace(
        article,
        cut=close_cut(article.cut),
        people=tuple(
            one if fold(one.post) in headline else replace(one, post="")
            for one in article.people
            if one.relation != "roster"
        ),
        links=tuple(replace(link, reason=withheld.hide(link.reason)) for link in article.links),
        notices=close_notices(article.notices, closed),
        doubts=tuple(map(withheld.hide, article.doubts)),
        dating=close_dating(article.dating, withheld),
        readings=(),
        is_open=False,
    )


def close_cut(cut: Cut) -> Cut:
    """Return an article's headline and signers without its text, its captions, its subheads and its list of names."""
    return replace(cut, paragraphs=(), captions=(), subheads=(), roster=())


def close_dating(dating: Dating, withheld: Withheld) -> Dating:
    """Return a dating whose evidence does not quote what is kept back."""
    return replace(
        dating,
        evidence=tuple(
            replace(one, term=withheld.hide(one.term), reason=withheld.hide(one.reason))
            for one in dating.evidence
        ),
    )


def close_notices(notices: Iterable[Notice], closed: Closed) -> tuple[Notice, ...]:
    """Return the notices without those about lines that are kept back, and without quotations of them in others."""
    found = ((notice, closed.find(notice.file)) for notice in notices)
    return tuple(
        replace(notice, text=withheld.hide(notice.text), reason=withheld.hide(notice.reason))
        for notice, withheld in found
        if notice.kind == "withdrawn" or notice.line not in withheld.lines
    )


def close_registers(registers: Registers, articles: Container[str]) -> Registers:
    """Return the registers without the rows that quote articles which are kept back; a thread has two places or more."""
    threads = (
        replace(one, places=tuple(place for place in one.places if place.quotation.article not in articles))
        for one in registers.threads
    )
    return Registers(
        tuple(row for row in registers.proposals if row.quotation.article not in articles),
        tuple(row for row in registers.figures if row.quotation.article not in articles),
        tuple(one for one in threads if len(one.places) > 1),
    )
