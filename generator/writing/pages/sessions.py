"""The pages of the sessions (历届两会): an index by the year that they decide about, and one page each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from generator.model import Article, Cut
from generator.writing.addresses import SESSIONS, person_url
from generator.writing.entries import Catalogue, Entry
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import (
    ROOT,
    HeadedEntry,
    Sheet,
    find_references,
    narrow_search,
    write_list,
    write_sheet,
)
from generator.writing.people import find_hidden
from generator.writing.sessions import Session
from generator.writing.templates import render_block

SESSION_INDEX = f"{SESSIONS}/index.html"
ITEM = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[(\uff08]?\d{1,2}[)\uff09、.\uff0e])")
"""The head of an item of an agenda."""
FEWEST_ITEMS = 2
WHOLE_IN_PLACE = 2_000
"""Items and names that are shown whole on the page of a session: with their marks some 100 kB; more stand in the list."""


@dataclass(frozen=True)
class ShownDocument:
    """An agenda or a list of names, shown whole on the page of its session."""

    entry: Entry
    items: tuple[str, ...]
    """Items of an agenda."""
    names: tuple[tuple[str, str, str], ...]
    """Name, mark and address ("" for a hidden one) of each on the list, in printed order."""


def write_sessions(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index and one list a session: its agenda and lists of names first, then what was written."""
    yield _write_index(catalogue)
    for session in catalogue.sessions:
        yield from _write_session(session, catalogue)


def is_agenda(cut: Cut) -> bool:
    """Tell whether every paragraph is a numbered item."""
    texts = [paragraph.text for paragraph in cut.paragraphs]
    return len(texts) >= FEWEST_ITEMS and all(map(ITEM.match, texts))


def _write_index(catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    sections = [
        (
            labels["session_year"].format(year=year) if year else labels["session_undated"],
            [(session, _count_genres(session, catalogue)) for session in group],
        )
        for year, group in groupby(catalogue.sessions, key=lambda session: session.year)
    ]
    block = render_block("session-index.html", sections=sections, labels=labels, root=ROOT)
    return write_sheet(Sheet(SESSION_INDEX, labels["nav_sessions"], "sessions"), block, catalogue)


def _count_genres(session: Session, catalogue: Catalogue) -> list[tuple[str, int]]:
    return [(genre, len(articles)) for genre, articles in _group_genres(session, catalogue)]


def _group_genres(session: Session, catalogue: Catalogue) -> list[tuple[str, list[Article]]]:
    """Group the articles by genre, in the archivist's order, each as the pages have them."""
    order = [rule.name for rule in catalogue.knowledge.archive.genres]
    groups: dict[str, list[Article]] = {genre: [] for genre in order}
    for article in sorted(session.articles, key=lambda one: (one.file, one.cut.number, one.id)):
        groups.setdefault(article.genre or catalogue.labels["session_other"], []).append(article)
    return [(genre, articles) for genre, articles in groups.items() if articles]


def _write_session(session: Session, catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    documents: list[tuple[str, list[ShownDocument]]] = []
    rows: list[HeadedEntry] = []
    for genre, articles in _group_genres(session, catalogue):
        whole = [one for one in articles if one.cut.roster or is_agenda(one.cut)]
        room = WHOLE_IN_PLACE - sum(_count_items(one) for _, shown in documents for one in shown)
        whole = _keep_within(whole, room)
        if whole:
            documents.append((genre, [_show_document(article, catalogue) for article in whole]))
        rows += [(genre, _make_entry(one, session, catalogue)) for one in articles if one not in whole]
    opening = render_block(
        "session.html",
        session=session,
        count=len(session.articles),
        documents=documents,
        labels=labels,
        root=ROOT,
    )
    sheet = Sheet(
        session.url,
        session.name,
        "session",
        ((labels["nav_sessions"], SESSION_INDEX),),
        searched=True,
        narrowing=narrow_search("session", session.name, catalogue),
        references=find_references(session.url, len(session.articles)),
    )
    if rows:
        yield from write_list(sheet, opening, rows, catalogue)
    else:
        yield write_sheet(sheet, opening, catalogue)


def _keep_within(articles: Sequence[Article], room: int) -> list[Article]:
    """Return the first agendas and lists that together hold no more items and names than there is room for."""
    sizes = accumulate(len(one.cut.roster) or len(one.cut.paragraphs) for one in articles)
    return [one for one, size in zip(articles, sizes, strict=True) if size <= room]


def _count_items(document: ShownDocument) -> int:
    return len(document.names) or len(document.items)


def _make_entry(article: Article, session: Session, catalogue: Catalogue) -> Entry:
    entry = catalogue.entries[article.id]
    if article.id not in session.inferred:
        return entry
    note = catalogue.labels["session_inferred_note"]
    return replace(entry, note=f"{entry.note} · {note}" if entry.note else note)


def _show_document(article: Article, catalogue: Catalogue) -> ShownDocument:
    items: Sequence[str] = () if article.cut.roster else [one.text for one in article.cut.paragraphs]
    hidden = find_hidden(catalogue.knowledge)
    names = (
        (one.name, one.mark, "" if one.name in hidden else person_url(one.name)) for one in article.cut.roster
    )
    return ShownDocument(catalogue.entries[article.id], tuple(items), tuple(names))
