"""Addresses of lists (themes, districts, names, bodies, months, further sheets): which are written, where others lead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from generator.assembly.minted import follow
from generator.correcting.former_names import find_former_names
from generator.knowledge import District, MintedId, Theme, ThemeGroup
from generator.model import Forward
from generator.writing.addresses import (
    DATES,
    DISTRICTS,
    ORGANISATIONS,
    PEOPLE,
    THEMES,
    numbered_url,
    organisation_id,
    person_id,
    safe_name,
)
from generator.writing.entries import Catalogue
from generator.writing.people import find_hidden

FORMS = {
    "person": f"{PEOPLE}/{{}}.html",
    "group": f"{THEMES}/group_{{}}.html",
    "theme": f"{THEMES}/{{}}.html",
    "district": f"{DISTRICTS}/{{}}.html",
    "organisation": f"{ORGANISATIONS}/{{}}.html",
    "list": "archive/{}.html",
}
"""The address of each kind, the narrowest form first; what has none of its own is a list."""

FILED = ("group", "theme", "district")
"""Kinds whose ids the archivist gives."""
NAMED = ("person", *FILED, "organisation")
SHEET = re.compile(r"(?P<list>.+)_(?P<number>\d+)")
PATH = re.compile(r"archive/(?P<path>(?P<folder>[^/]+)/(?P<name>[a-z0-9_-]+))\.html")
PRINTED = ("articles", "pages")
"""Folders of what the papers print; of these only the index is a list."""

Key = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True)
class Lists:
    """Lists of today, and those of before."""

    given: Mapping[Key, str]
    """Name of each list that is written: of a theme, group or district; "" for the others."""
    forwards: tuple[Forward, ...]


def read_url(url: str) -> Key | None:
    """Return kind and id of the list at an address below the site's root, None for an article, a page or its lines."""
    found = PATH.fullmatch(url)
    if not found or (found["folder"] in PRINTED and found["name"].partition("_")[0] != "index"):
        return None
    is_plain = found["name"] != "index" and not SHEET.fullmatch(found["name"])
    for kind in NAMED if is_plain else ():
        before, after = FORMS[kind].split("{}")
        if url.startswith(before) and "_" not in url[len(before) :]:
            return kind, url[len(before) : -len(after)]
    return "list", found["path"]


def make_url(kind: str, identity: str) -> str:
    """Return the address of a list."""
    return FORMS[kind].format(identity)


def gather_lists(catalogue: Catalogue, urls: Set[str]) -> Lists:
    """Return the lists of today, given the addresses that are written, and where those lead that were minted before."""
    keys = sorted(filter(None, map(read_url, urls)))
    names = {key: name for kind in FILED for key, name in name_lists(kind, catalogue)}
    return Lists({key: names.get(key, "") for key in keys}, tuple(lead_lists(catalogue, urls)))


def name_lists(kind: str, catalogue: Catalogue) -> Iterator[tuple[Key, str]]:
    """Yield kind, id and name of the groups, themes or districts that there may be a list of."""
    for entry in list_entries(kind, catalogue):
        yield (kind, safe_name(entry.id)), entry.name
    if kind == "district":
        for article in catalogue.archive.articles:
            for label in article.districts:
                yield (kind, safe_name(label.id)), label.name


def list_entries(
    kind: str, catalogue: Catalogue
) -> tuple[ThemeGroup, ...] | tuple[Theme, ...] | tuple[District, ...]:
    """Return what the archivist knows of a kind."""
    knowledge = catalogue.knowledge
    if kind == "group":
        return knowledge.theme_groups
    return knowledge.themes if kind == "theme" else knowledge.districts.districts


def lead_lists(catalogue: Catalogue, urls: Set[str]) -> Iterator[Forward]:
    """Yield where each minted list leads that is not written any more."""
    moved: dict[str, str] = {}
    for kind in NAMED:
        rows = [row for row in catalogue.knowledge.ids if row.kind == kind]
        for forward in lead_named(kind, rows, catalogue, urls):
            moved[forward.url] = forward.to
            yield forward
    for row in (row for row in catalogue.knowledge.ids if row.kind == "list"):
        url = make_url("list", row.id)
        if url not in urls:
            yield Forward(row.id, url, lead_list(row.id, moved, urls), "")


def lead_named(
    kind: str, rows: Iterable[MintedId], catalogue: Catalogue, urls: Set[str]
) -> Iterator[Forward]:
    """Yield where names, groups, themes, districts or bodies lead that are not written any more."""
    rows = list(rows)
    lost = [row for row in rows if make_url(kind, row.id) not in urls]
    if not lost:
        return
    borne = {key[1] for key in map(read_url, urls) if key and key[0] == kind}
    recorded = {row.id: row.to for row in rows if row.to}
    steps = find_steps(kind, lost, recorded, catalogue)
    index = make_url("list", "organisations/index") if kind == "organisation" else ""
    for row in sorted(lost, key=lambda row: row.id):
        to = follow(row.id, steps, borne)
        yield Forward(row.id, make_url(kind, row.id), make_url(kind, to) if to else index, row.title)


def find_steps(
    kind: str, lost: Iterable[MintedId], recorded: Mapping[str, str], catalogue: Catalogue
) -> dict[str, str]:
    """Return for each id that went the next one on its way."""
    if kind == "person":
        return find_renamed(recorded, catalogue)
    if kind == "organisation":
        return {**recorded, **find_called(catalogue)}
    return {**recorded, **find_successors(kind, lost, catalogue)}


def find_called(catalogue: Catalogue) -> dict[str, str]:
    """Return for each other name of a body the id that its page has now."""
    return {
        organisation_id(other): organisation_id(body.name)
        for body in catalogue.organisations
        for other in body.others
    }


def find_successors(kind: str, lost: Iterable[MintedId], catalogue: Catalogue) -> dict[str, str]:
    """Return the id that follows a former one: as the archivist states it, else the one of the same name."""
    entries = list_entries(kind, catalogue)
    stated = {safe_name(old): safe_name(entry.id) for entry in entries for old in entry.formerly}
    names = {entry.name: safe_name(entry.id) for entry in entries}
    return {row.id: names[row.title] for row in lost if row.title in names} | stated


def find_renamed(recorded: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Return the id of each name that corrections changed, and of the name that it became; a hidden one leads nowhere."""
    hidden = {person_id(name) for name in find_hidden(catalogue.knowledge)}
    found = {person_id(old): person_id(new) for old, new in find_former_names(catalogue.archive).items()}
    return {old: new for old, new in {**recorded, **found}.items() if old not in hidden}


def lead_list(identity: str, moved: Mapping[str, str], urls: Set[str]) -> str:
    """Return where a list leads: a further sheet to the last one before it, a month to its year, else to the index."""
    sheet = SHEET.fullmatch(identity)
    if sheet:
        start = make_url("list", sheet["list"])
        start = moved.get(start, start)
        numbers = range(int(sheet["number"]), 0, -1)
        return (
            next((url for number in numbers if (url := numbered_url(start, number)) in urls), "")
            if start
            else ""
        )
    folder, _, name = identity.rpartition("/")
    above = (f"{DATES}/{name[:4]}.html", make_url("list", f"{folder}/index"))
    return next((url for url in above if url in urls and url.startswith(f"archive/{folder}/")), "")
