"""Put the archive together from its pages: copies set aside, jumps joined, parts linked, ids given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

from generator.assembly.articles import make_articles
from generator.assembly.copies import Copies, find_copies
from generator.assembly.findings import Findings
from generator.assembly.joining import JoinedArticle, join_article
from generator.assembly.jumps import find_jumps, walk
from generator.assembly.naming import (
    assign_articles,
    assign_pages,
    forward_articles,
    forward_pages,
    remark_unminted,
)
from generator.assembly.pages import make_pages
from generator.assembly.printed import Place, list_printed
from generator.assembly.series import find_series, link_parts, remark_gap
from generator.knowledge import Knowledge
from generator.model import Archive, Article, NewspaperPage, Notice
from generator.model.described import DescribedPage


def assemble(
    described: Sequence[DescribedPage],
    knowledge: Knowledge,
    *,
    facsimiles: Mapping[str, str] | None = None,
    unread: Iterable[str] = (),
) -> Archive:
    """Put the archive together: ids, addresses, what pages tell of their articles and of each other.

    `facsimiles` gives for a page's file that of its picture; `unread` are the files that could not be read.
    """
    findings = compare_pages(described, knowledge.archive.paper)
    joined = join_articles(described, findings)
    named = assign_articles(joined, knowledge.ids)
    ids = name_articles(joined, findings.copies, named.ids)
    articles = make_articles(joined, ids, findings, knowledge)
    named_pages = assign_pages(described, findings.copies, knowledge.ids)
    pages = make_pages(described, findings.copies, knowledge, facsimiles or {}, named_pages.ids)
    missing = [
        *remark_missing(knowledge, {*unread, *(page.file for page in described)}, described),
        *remark_unminted(named, knowledge),
    ]
    return Archive(
        pages=tuple(page for page in pages if not page.same_as),
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        notices=gather_notices(pages, articles, missing),
        copies=tuple(page for page in pages if page.same_as),
        forwards=(
            *forward_articles(named, articles, knowledge.ids),
            *forward_pages(named_pages, pages, knowledge),
        ),
    )


def compare_pages(described: Sequence[DescribedPage], paper: str) -> Findings:
    """Find copies, then jumps and series among what is published; `paper` is what pages are of by default."""
    copies = find_copies(described, paper)
    printed = {article.place: article for article in list_printed(described)}
    published = [article for place, article in printed.items() if place not in copies.articles]
    jumps = find_jumps(published, paper)
    inner = set(jumps.following.values())
    series = list(find_series((article for article in published if article.place not in inner), paper))
    links = (
        *(("jump", *link) for link in jumps.probable),
        *(("series", *link) for one in series for link in link_parts(one)),
        *(("same", *link) for link in copies.likes),
    )
    return Findings(printed, copies, jumps, links, dict(filter(None, map(remark_gap, series))))


def join_articles(described: Sequence[DescribedPage], findings: Findings) -> list[JoinedArticle]:
    """Return the published articles with their continuations, in the order of the pages."""
    printed, jumps = findings.printed, findings.jumps
    inner = set(jumps.following.values())
    heads = [place for place in printed if place not in findings.copies.articles and place not in inner]
    chains = [walk(place, jumps.following) for place in heads]
    return [
        join_article([printed[place] for place in chain], [jumps.reasons[place] for place in chain[:-1]])
        for chain in chains
    ]


def name_articles(
    joined: Sequence[JoinedArticle], copies: Copies, named: Mapping[Place, str]
) -> dict[Place, str]:
    """Return the id of the published article for every place that holds its words, copies included."""
    ids = {part.place: named[article.parts[0].place] for article in joined for part in article.parts}
    for place in copies.articles:
        published = find_published(place, copies)
        if published in ids:
            ids[place] = ids[published]
    return ids


def find_published(place: Place, copies: Copies) -> Place | None:
    """Return the article that is published for one that is not: the copy of a copy leads to the first."""
    at: Place | None = place
    seen = set()
    while at is not None and at in copies.articles and at not in seen:
        seen.add(at)
        at = copies.articles[at]
    return at


def remark_missing(
    knowledge: Knowledge, files: set[str], described: Iterable[DescribedPage]
) -> Iterator[Notice]:
    """Yield a notice for each entry of sources.yml, and each correction, about a file that is not there."""
    known = {normalize("NFC", file) for file in files}
    for entry in knowledge.sources:
        if normalize("NFC", entry.file) not in known:
            yield Notice(entry.file, 0, "no-such-file", "不在文件夹里", "sources.yml 有这一条；请核对文件名")
    tried = {placed.correction for page in described for placed in page.corrections}
    for correction in knowledge.corrections:
        if correction not in tried and normalize("NFC", correction.file) not in known:
            text = f"“{correction.expected}”（第{correction.line}行）的更正"
            yield Notice(
                correction.file, 0, "correction-lost", text, "文件不在文件夹里，更正未用；请核对文件名"
            )


def gather_notices(
    pages: Iterable[NewspaperPage], articles: Iterable[Article], others: Iterable[Notice]
) -> tuple[Notice, ...]:
    """Return all notices in the order of files and lines."""
    notices = [notice for page in pages for notice in page.notices]
    notices += [notice for article in articles for notice in article.notices]
    notices += others
    return tuple(sorted(notices, key=lambda notice: (notice.file, notice.line, notice.kind, notice.text)))
