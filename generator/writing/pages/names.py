"""The pages of names: an index in the order of strokes, and one page for each printed name.

A page is of a name, not of a person: whether two records mean one person is for an archivist to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Article, Person
from generator.trade.names import count_strokes
from generator.writing.addresses import PEOPLE, person_url
from generator.writing.entries import Catalogue, sort_newest_first
from generator.writing.files import OutputFile
from generator.writing.labels import Labels
from generator.writing.pages.register_rows import gather_proposals, render_proposals
from generator.writing.pages.sheet import (
    ROOT,
    HeadedEntry,
    Sheet,
    make_pager,
    number_sheet,
    split_rows,
    write_list,
    write_sheet,
)
from generator.writing.people import RELATIONS, find_hidden, select_public
from generator.writing.strokes import order_key
from generator.writing.templates import render_block

PEOPLE_INDEX = f"{PEOPLE}/index.html"

Appearances = list[tuple[Person, Article]]


@dataclass(frozen=True)
class ShownName:
    """A printed name in the index."""

    name: str
    url: str
    post: str
    """Role and post of the newest record that has one."""
    count: int
    """Articles that it stands in."""


def write_names(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and one page a name."""
    names = gather_names(catalogue)
    yield from _write_index([_show_name(name, found) for name, found in names.items()], catalogue)
    proposals = gather_proposals(catalogue)
    for name, appearances in names.items():
        block = render_proposals(name, proposals.get(name, []), catalogue)
        yield from _write_name(name, appearances, block, catalogue)


def gather_names(catalogue: Catalogue) -> dict[str, Appearances]:
    """Collect the records of every name that may have a page, newest first; names by strokes."""
    hidden = find_hidden(catalogue.knowledge)
    names: dict[str, Appearances] = {}
    for article in sort_newest_first(catalogue.archive.articles):
        for person in select_public(article.people, hidden):
            names.setdefault(person.name, []).append((person, article))
    return {name: names[name] for name in sorted(names, key=order_key)}


def _show_name(name: str, appearances: Appearances) -> ShownName:
    posts = (person.post or person.role for person, _ in appearances)
    count = len({article.id for _, article in appearances})
    return ShownName(name, person_url(name), next(filter(None, posts), ""), count)


def _write_index(names: list[ShownName], catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    sheet = Sheet(PEOPLE_INDEX, labels["nav_people"], "people")
    chunks = split_rows(names)
    for number, chunk in enumerate(chunks, start=1):
        sections = [
            (word, list(group)) for word, group in groupby(chunk, key=lambda n: _word_strokes(n, labels))
        ]
        pager = make_pager(PEOPLE_INDEX, number, len(chunks))
        block = render_block("people-index.html", sections=sections, pager=pager, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _word_strokes(name: ShownName, labels: Labels) -> str:
    strokes = count_strokes(name.name)
    return labels["strokes"].format(n=strokes) if strokes else labels["strokes_unknown"]


def _write_name(
    name: str, appearances: Appearances, proposals: str, catalogue: Catalogue
) -> Iterator[OutputFile]:
    labels = catalogue.labels
    posts = list(dict.fromkeys(_word_post(person, labels) for person, _ in appearances))
    articles = {article.id for _, article in appearances}
    is_roster_only = all(person.relation == "roster" for person, _ in appearances)
    values = {
        "posts": [post for post in posts if post],
        "count": len(articles),
        "roster_only": is_roster_only,
    }
    opening = render_block("name.html", **values, proposals=proposals, labels=labels)
    sheet = Sheet(person_url(name), name, "name", ((labels["nav_people"], PEOPLE_INDEX),), searched=True)
    yield from write_list(sheet, opening, _list_rows(appearances, catalogue), catalogue)


def _list_rows(appearances: Appearances, catalogue: Catalogue) -> list[HeadedEntry]:
    """Give each article once under each relation, with the post that it prints."""
    labels = catalogue.labels
    rows: dict[tuple[str, str], HeadedEntry] = {}
    for person, article in sorted(appearances, key=lambda pair: RELATIONS.index(pair[0].relation)):
        entry = catalogue.entries[article.id]
        shown = replace(entry, who=_word_post(person, labels) or entry.who)
        rows.setdefault((person.relation, article.id), (labels[f"relation_{person.relation}"], shown))
    return list(rows.values())


def _word_post(person: Person, labels: Labels) -> str:
    return labels["comma"].join(filter(None, (person.role, person.post)))
