"""The pages of names: an index in the order of pinyin, one by what the names do, and one page for each printed name.

A page is of a name, not of a person: whether two records mean one person is for an archivist to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Article, Person
from generator.searching.pinyin import read_name
from generator.writing.addresses import PEOPLE, person_url
from generator.writing.entries import Catalogue, sort_newest_first
from generator.writing.namesakes import MAKERS, Group, GroupedName, find_alike_names, group_records
from generator.writing.outputs import OutputFile
from generator.writing.pages.register_rows import gather_proposals, render_proposals
from generator.writing.pages.sheet import (
    FEWEST_FILTERED,
    ROOT,
    HeadedEntry,
    Sheet,
    anchor_heading,
    find_references,
    make_jumps,
    make_pager,
    narrow_search,
    number_sheet,
    split_in_place,
    write_list,
    write_sheet,
)
from generator.writing.people import RELATIONS, find_hidden, select_public
from generator.writing.templates import render_block

PEOPLE_INDEX = f"{PEOPLE}/index.html"
ROLE_INDEX = f"{PEOPLE}/index_roles.html"

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
    """Write both indexes and one page a name."""
    names = gather_names(catalogue)
    shown = {name: _show_name(name, found) for name, found in names.items()}
    yield from _write_index(list(shown.values()), catalogue)
    yield from _write_roles(names, shown, catalogue)
    makers = frozenset(name for name, found in names.items() if {one.relation for one, _ in found} <= MAKERS)
    alike = find_alike_names(names, makers)
    proposals = gather_proposals(catalogue)
    for name, appearances in names.items():
        block = render_proposals(name, proposals.get(name, []), catalogue)
        yield from _write_name(name, appearances, alike.get(name, ()), block, catalogue)


def gather_names(catalogue: Catalogue) -> dict[str, Appearances]:
    """Collect the records of every name that may have a page, newest first; names by pinyin."""
    hidden = find_hidden(catalogue.knowledge)
    names: dict[str, Appearances] = {}
    for article in sort_newest_first(catalogue.archive.articles):
        for person in select_public(article.people, hidden):
            names.setdefault(person.name, []).append((person, article))
    return {name: names[name] for name in sorted(names, key=_order_name)}


def _order_name(name: str) -> tuple[bool, tuple[str, ...], str]:
    sounds = read_name(name)
    return not sounds, sounds, name


def _show_name(name: str, appearances: Appearances) -> ShownName:
    posts = (person.post or person.role for person, _ in appearances)
    count = len({article.id for _, article in appearances})
    return ShownName(name, person_url(name), next(filter(None, posts), ""), count)


def _write_index(names: list[ShownName], catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    rows = [(_find_initial(name.name) or labels["initial_unknown"], name) for name in names]
    sheet = Sheet(PEOPLE_INDEX, labels["nav_people"], "people")
    yield from _write_sections(sheet, rows, (ROLE_INDEX, labels["people_by_role"]), catalogue)


def _find_initial(name: str) -> str:
    sounds = read_name(name)
    return sounds[0][0].upper() if sounds else ""


def _write_roles(
    names: dict[str, Appearances], shown: dict[str, ShownName], catalogue: Catalogue
) -> Iterator[OutputFile]:
    """Write the index by what names do; one that does several things stands under each."""
    labels = catalogue.labels
    rows = [
        (labels[f"relation_{relation}"], shown[name])
        for relation in RELATIONS
        for name, found in names.items()
        if relation in {person.relation for person, _ in found}
    ]
    sheet = Sheet(ROLE_INDEX, labels["people_by_role"], "people", ((labels["nav_people"], PEOPLE_INDEX),))
    yield from _write_sections(sheet, rows, (PEOPLE_INDEX, labels["people_by_pinyin"]), catalogue)


def _write_sections(
    sheet: Sheet, rows: Sequence[tuple[str, ShownName]], other: tuple[str, str], catalogue: Catalogue
) -> Iterator[OutputFile]:
    chunks = split_in_place(rows)
    jumps = make_jumps(sheet.url, chunks)
    for number, chunk in enumerate(chunks, start=1):
        sections = [
            (heading, anchor_heading(heading), [name for _, name in group])
            for heading, group in groupby(chunk, key=lambda row: row[0])
        ]
        values = {
            "sections": sections,
            "pager": make_pager(sheet.url, number, len(chunks)),
            "jumps": jumps,
            "other": other,
            "filter": len(rows) >= FEWEST_FILTERED,
        }
        block = render_block("people-index.html", **values, labels=catalogue.labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _write_name(
    name: str, appearances: Appearances, alike: Sequence[str], proposals: str, catalogue: Catalogue
) -> Iterator[OutputFile]:
    labels = catalogue.labels
    articles = list({article.id: article for _, article in appearances}.values())
    grouped = group_records(name, appearances, catalogue.knowledge, labels["comma"])
    opening = render_block(
        "name.html",
        count=len(articles),
        roster_only=all(person.relation == "roster" for person, _ in appearances),
        grouped=grouped,
        alike=[(other, person_url(other)) for other in alike],
        proposals=proposals,
        labels=labels,
        root=ROOT,
    )
    sheet = Sheet(
        person_url(name),
        name,
        "name",
        ((labels["nav_people"], PEOPLE_INDEX),),
        searched=True,
        narrowing=narrow_search("person", name, catalogue),
        references=find_references(person_url(name), len(articles)) if len(articles) > 1 else articles[0].url,
    )
    yield from write_list(sheet, opening, _list_rows(grouped, catalogue), catalogue)


def _list_rows(grouped: GroupedName, catalogue: Catalogue) -> list[HeadedEntry]:
    """Give each article once under each post, with what the name does there."""
    rows: dict[tuple[str, str], HeadedEntry] = {}
    for group in grouped.groups:
        heading = _word_heading(group, catalogue)
        for person, article in group.records:
            entry = catalogue.entries[article.id]
            relation = catalogue.labels[f"relation_{person.relation}"]
            note = f"{relation} · {entry.note}" if entry.note else relation
            rows.setdefault((heading, article.id), (heading, replace(entry, note=note)))
    return list(rows.values())


def _word_heading(group: Group, catalogue: Catalogue) -> str:
    if group.post:
        return group.post
    if group.is_maker:
        return catalogue.labels["made_by"]
    is_roster = all(person.relation == "roster" for person, _ in group.records)
    return catalogue.labels["roster_only" if is_roster else "post_unknown"]
