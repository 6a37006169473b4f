"""What each release changed, for people: with headlines, pages and the words of corrections; as a table and a feed."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.feeding.feed import Feed, FeedEntry, make_id, write_atom
from generator.knowledge import Knowledge
from generator.model import Archive, Notice
from generator.releasing.changes import compare, read_state
from generator.releasing.rows import Release, ReleaseRow
from generator.releasing.state import describe_state, identify_correction, list_corrections
from generator.writing.labels import Labels

FIELDS = ("date", "change", "kind", "id", "address")
XML = ".xml"
FEED = f"data/changes{XML}"
MOST_FED = 100
"""Entries of the feed: what a reader that looks once a month is not to miss."""


@dataclass(frozen=True)
class News:
    """One change as people read it."""

    date: str
    """Day of the release; "" where it is not released yet."""
    row: ReleaseRow
    title: str
    """Headline, name of the page, or the words of a correction; "" where nothing may be said."""
    url: str
    note: str = ""
    """The reason of a correction."""


def list_releases(archive: Archive, knowledge: Knowledge) -> list[Release]:
    """Return the releases, the newest first; what is not released yet before them, without a day."""
    if not knowledge.releases:
        return []
    rows = compare(read_state(knowledge.releases), describe_state(archive))
    pending = [Release("", tuple(rows))] if rows else []
    return [*pending, *reversed(knowledge.releases)]


def tell_news(release: Release, titles: Mapping[str, str], archive: Archive) -> Iterator[News]:
    """Yield the changes of a release but for bare addresses; `titles` gives a name for each address that has one."""
    corrections = {identify_correction(notice): notice for notice in list_corrections(archive)}
    for row in release.rows:
        if row.kind == "correction":
            notice = corrections.get(row.id)
            if notice and row.change == "added":
                url = find_corrected(notice, archive)
                yield News(release.date, row, notice.text, url, notice.reason)
        elif row.kind != "address":
            yield News(release.date, row, titles.get(row.address, ""), row.address)


def find_corrected(notice: Notice, archive: Archive) -> str:
    """Return the address of the article in which a correction stands, else of its page, "" where neither is there."""
    owners = (article.url for article in archive.articles if notice in article.notices)
    pages = (page.url for page in archive.pages if page.cut_page.page.file == notice.file)
    return next(owners, "") or next(pages, "")


def write_changes(archive: Archive, knowledge: Knowledge) -> str:
    """Return `data/changes.csv`: every change of every article, page and correction, the newest first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FIELDS)
    for release in list_releases(archive, knowledge):
        rows = (row for row in release.rows if row.kind != "address")
        writer.writerows((release.date, row.change, row.kind, row.id, row.address) for row in rows)
    return buffer.getvalue()


def write_feed(archive: Archive, knowledge: Knowledge, titles: Mapping[str, str], labels: Labels) -> str:
    """Return the Atom feed of what was released, the newest first."""
    name = knowledge.archive.name
    news = [
        one
        for release in reversed(knowledge.releases)
        for one in tell_news(release, titles, archive)
        if one.row.kind != "page"
    ]
    feed = Feed(
        id=make_id(name),
        title=labels["feed_title"].format(name=name),
        author=name,
        updated=knowledge.releases[-1].date if knowledge.releases else "",
        stem=FEED.removesuffix(XML),
        page="archive/changes/index.html",
        entries=tuple(make_entry(one, name, labels) for one in news[:MOST_FED]),
        address=knowledge.archive.address,
    )
    return write_atom(feed, XML)


def make_entry(news: News, name: str, labels: Labels) -> FeedEntry:
    """Return one change as an entry of the feed."""
    what = labels[f"change_{news.row.kind}_{news.row.change}"]
    return FeedEntry(
        id=make_id(f"{name} {news.date} {news.row.kind} {news.row.id} {news.row.change}"),
        title=what + labels["colon"] + (news.title or news.row.id),
        updated=news.date,
        url=news.url,
        summary=news.note or what,
    )


def order_kinds(news: Sequence[News], kind: str, *changes: str) -> list[News]:
    """Return the changes of a kind."""
    return [one for one in news if one.row.kind == kind and one.row.change in changes]
