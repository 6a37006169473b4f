"""A row of the registers as pages show it: with the address of its passage, its people and its districts."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Article
from generator.model.registers import Figure, Proposal, Quotation
from generator.writing.addresses import district_url, person_url
from generator.writing.anchors import anchor_paragraph
from generator.writing.entries import Catalogue
from generator.writing.pages.sheet import ROOT
from generator.writing.people import find_hidden
from generator.writing.templates import render_block

SEPARATOR = "|"
"""Between the values of a row that a filter tells apart."""

PROPOSALS_SHOWN = 40
"""Proposals on the page of a name; the others are in the register."""


@dataclass(frozen=True)
class ShownRow:
    """A row of either register as a page shows it."""

    row: Proposal | Figure
    url: str
    """Address of the passage, below the site's root."""
    article: str
    """Title of its article."""
    date: str
    """Worded date of the article."""
    year: str
    """Year of the article; the wording for an unknown one."""
    session: str
    context: str = ""
    """What the filter reads beside the row: who speaks, by which post; how else an indicator is called."""
    people: tuple[tuple[str, str], ...] = ()
    """Each speaker with the address of the name's page; "" where there is none."""
    places: tuple[tuple[str, str], ...] = ()
    """Each district with the address of its page."""

    @property
    def filters(self) -> dict[str, str]:
        """What the filters of the page compare."""
        row = self.row
        whose = SEPARATOR.join(row.who) if isinstance(row, Proposal) else row.subject
        return {
            "district": SEPARATOR.join(row.districts),
            "year": self.year,
            "session": self.session,
            "theme": row.theme,
            "who": whose,
            "kind": row.kind,
        }


def make_shower(catalogue: Catalogue) -> Callable[[Proposal | Figure], ShownRow]:
    """Return what words a row for a page: with its passage, its people and its districts."""
    articles = {article.id: article for article in catalogue.archive.articles}
    named = {person.name for article in articles.values() for person in article.people}
    public = named - find_hidden(catalogue.knowledge)
    districts = {one.name: one.id for one in catalogue.knowledge.districts.districts}
    districts |= {label.name: label.id for article in articles.values() for label in article.districts}

    def show(row: Proposal | Figure) -> ShownRow:
        article = articles[row.quotation.article]
        entry = catalogue.entries[article.id]
        who = row.who if isinstance(row, Proposal) else ()
        return ShownRow(
            row,
            locate(article, row.quotation),
            entry.title,
            entry.date,
            entry.year,
            article.session,
            " ".join((article.cut.lead_in, article.cut.subtitle, row.key if isinstance(row, Figure) else "")),
            tuple((name, person_url(name) if name in public else "") for name in who),
            tuple(
                (name, district_url(districts[name]) if name in districts else "") for name in row.districts
            ),
        )

    return show


def locate(article: Article, quotation: Quotation) -> str:
    """Return the address of the paragraph that a quotation stands in, below the site's root."""
    return f"{article.url}#{anchor_paragraph(article.cut.paragraphs[quotation.paragraph])}"


def gather_proposals(catalogue: Catalogue) -> dict[str, list[ShownRow]]:
    """Return the proposals of each name."""
    show = make_shower(catalogue)
    found: dict[str, list[ShownRow]] = {}
    for row in catalogue.archive.registers.proposals:
        for name in row.who:
            found.setdefault(name, []).append(show(row))
    return found


def render_proposals(name: str, rows: list[ShownRow], catalogue: Catalogue) -> str:
    """Draw the proposals of a name with their years; "" where it has none."""
    shown = rows[-PROPOSALS_SHOWN:]
    return render_block(
        "name-proposals.html", name=name, rows=shown, count=len(rows), labels=catalogue.labels, root=ROOT
    )
