"""What changed: a page of all releases, the newest first; what is not released yet stands before them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.releasing.rows import Release
from generator.writing.addresses import CHANGES
from generator.writing.dates import word_date
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.newspaper import title_page
from generator.writing.pages.sheet import ROOT, Sheet, make_pager, number_sheet, split_rows, write_sheet
from generator.writing.releases import News, list_releases, order_kinds, tell_news, write_feed
from generator.writing.templates import render_block

CHANGES_INDEX = f"{CHANGES}/index.html"
MOST_SHOWN = 50
"""Changes of one sort that a release shows; the table in the data has all."""

GROUPS = (
    ("page", ("added", "restored")),
    ("article", ("added", "restored")),
    ("correction", ("added",)),
    ("article", ("text",)),
    ("page", ("text",)),
    ("article", ("facts",)),
    ("article", ("withdrawn",)),
    ("article", ("moved",)),
    ("page", ("moved",)),
)
"""What stands together, in the order in which it is told."""


@dataclass(frozen=True)
class Group:
    """Changes of one sort."""

    name: str
    count: int
    shown: Sequence[News]

    @property
    def left_over(self) -> int:
        """How many are only counted."""
        return self.count - len(self.shown)


@dataclass(frozen=True)
class Told:
    """A release as its page tells it."""

    date: str
    """Its day; "" where it is not released yet."""
    groups: Sequence[Group]


def write_releases(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the page of what changed, on as many sheets as it needs."""
    labels = catalogue.labels
    told = [
        tell_release(release, catalogue) for release in list_releases(catalogue.archive, catalogue.knowledge)
    ]
    sheet = Sheet(CHANGES_INDEX, labels["changes"], "changes")
    chunks = split_rows(told)
    for number, chunk in enumerate(chunks, start=1):
        pager = make_pager(CHANGES_INDEX, number, len(chunks))
        block = render_block("releases.html", releases=chunk, pager=pager, labels=labels, root=ROOT)
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def write_feed_file(catalogue: Catalogue) -> str:
    """Return the feed of what changed."""
    return write_feed(catalogue.archive, catalogue.knowledge, name_addresses(catalogue), catalogue.labels)


def name_addresses(catalogue: Catalogue) -> dict[str, str]:
    """Return headline or name for the address of each article and page."""
    names = {entry.url: entry.title for entry in catalogue.entries.values()}
    return names | {page.url: title_page(page, catalogue) for page in catalogue.archive.pages}


def date_addresses(catalogue: Catalogue) -> dict[str, str]:
    """Return the worded date for the address of each article and page."""
    dates = {entry.url: entry.date for entry in catalogue.entries.values()}
    return dates | {page.url: word_date(page.dating, catalogue.labels) for page in catalogue.archive.pages}


def tell_date(news: News, dates: Mapping[str, str]) -> str:
    """Return the date of an article or page, "" where its name says it already."""
    date = dates.get(news.url, "")
    return "" if date in news.title else date


def tell_release(release: Release, catalogue: Catalogue) -> Told:
    """Return a release in groups; articles that came with their page are only counted."""
    dates = date_addresses(catalogue)
    news = [
        replace(one, note=one.note or tell_date(one, dates))
        for one in tell_news(release, name_addresses(catalogue), catalogue.archive)
    ]
    new_pages = {one.url for one in order_kinds(news, "page", "added")}
    pages = {page.cut_page.page.file: page.url for page in catalogue.archive.pages}
    arrived = {article.url for article in catalogue.archive.articles if pages.get(article.file) in new_pages}
    groups = []
    for kind, changes in GROUPS:
        found = order_kinds(news, kind, *changes)
        if found:
            name = catalogue.labels[f"change_{kind}_{changes[0]}"]
            shown = [
                one
                for one in found
                if kind != "article" or one.row.change != "added" or one.url not in arrived
            ]
            groups.append(Group(name, len(found), shown[:MOST_SHOWN]))
    return Told(release.date, groups)
