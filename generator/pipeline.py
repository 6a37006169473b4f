"""From the seeds folder to the archive: describe every page, on one worker or several, then put the archive together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator.describe import Tools, compile_tools, describe_file
from generator.identities import fingerprint_article, fingerprint_page, tell_apart
from generator.knowledge import Knowledge
from generator.model import Archive, Article, NewspaperPage, Notice
from generator.model.described import DescribedArticle, DescribedPage
from generator.reading.source_pages import Failure, find_pages

CHUNKS_PER_WORKER = 8
"""Portions that the files are dealt in: enough to even out long pages, few enough to cost nothing."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """The archive, and the files that are not in it."""

    archive: Archive
    failures: tuple[Failure, ...]


def make_archive(
    seeds: Path,
    knowledge: Knowledge,
    *,
    workers: int = 1,
    start_method: str | None = None,
    progress: Progress | None = None,
) -> Result:
    """Make the archive of all pages below a folder; the same whatever the workers and how they start.

    `progress` is called with the number of pages done and of all pages. Reads only.
    """
    files = find_pages(seeds)
    described: list[DescribedPage] = []
    failures: list[Failure] = []
    for done, page in enumerate(describe_files(seeds, files, knowledge, workers, start_method), 1):
        if isinstance(page, Failure):
            failures.append(page)
        else:
            described.append(page)
        if progress:
            progress(done, len(files))
    return Result(assemble(described, knowledge), tuple(failures))


def describe_files(
    seeds: Path, files: Sequence[str], knowledge: Knowledge, workers: int, start_method: str | None
) -> Iterator[DescribedPage | Failure]:
    """Yield every file described, in order."""
    if workers < 2 or len(files) < 2:
        tools = compile_tools(knowledge)
        yield from (describe_file(seeds, file, tools) for file in files)
        return
    context = get_context(start_method)
    size = max(1, len(files) // (workers * CHUNKS_PER_WORKER))
    with ProcessPoolExecutor(workers, context, prepare_worker, (knowledge,)) as pool:
        yield from pool.map(partial(describe_in_worker, seeds), files, chunksize=size)


_prepared: list[Tools] = []
"""The tools of this worker process; empty in the main process."""


def prepare_worker(knowledge: Knowledge) -> None:
    """Compile the tools once in a new worker."""
    _prepared[:] = [compile_tools(knowledge)]


def describe_in_worker(seeds: Path, file: str) -> DescribedPage | Failure:
    """Describe a file with the worker's tools."""
    return describe_file(seeds, file, _prepared[0])


def assemble(described: Sequence[DescribedPage], knowledge: Knowledge) -> Archive:
    """Put the archive together: ids, addresses, what pages tell of their articles."""
    page_ids = list(tell_apart(fingerprint_page(page.cut_page.page) for page in described))
    pairs = [(page, article) for page in described for article in page.articles]
    article_ids = tell_apart(fingerprint_article(article.cut) for _, article in pairs)
    articles = [
        make_article(identity, page, article, knowledge)
        for identity, (page, article) in zip(article_ids, pairs, strict=True)
    ]
    pages = [make_page(identity, page, knowledge) for identity, page in zip(page_ids, described, strict=True)]
    return Archive(
        pages=tuple(pages),
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        notices=gather_notices(pages, articles),
    )


def make_page(identity: str, page: DescribedPage, knowledge: Knowledge) -> NewspaperPage:
    """Return a page of the archive."""
    entry = page.entry
    inside = {role.line for cut in page.cut_page.cuts for role in cut.roles}
    own = [notice for notice in page.cut_page.notices if notice.line not in inside]
    return NewspaperPage(
        id=identity,
        url=f"archive/pages/{identity}.html",
        cut_page=page.cut_page,
        newspaper=entry.newspaper or knowledge.archive.paper,
        number=page.number,
        edition=page.edition,
        dating=page.dating,
        notices=(*page.notices, *own),
    )


def make_article(
    identity: str, page: DescribedPage, article: DescribedArticle, knowledge: Knowledge
) -> Article:
    """Return an article of the archive."""
    entry = page.entry
    return Article(
        id=identity,
        url=f"archive/articles/{identity}.html",
        file=page.cut_page.page.file,
        sha256=page.cut_page.page.sha256,
        page=page.number,
        edition=page.edition,
        newspaper=entry.newspaper or knowledge.archive.paper,
        session=article.session or page.session,
        dating=page.dating,
        completeness=tell_completeness(article),
        genre=article.genre,
        cut=article.cut,
        subjects=article.subjects,
        people=article.people,
        organisations=article.organisations,
        themes=article.themes,
        districts=article.districts,
        keywords=article.keywords,
        rights=knowledge.archive.rights,
        proofread=(entry.proofread_by, entry.proofread_date) if entry.proofread_by else None,
        notices=article.notices,
    )


def tell_completeness(article: DescribedArticle) -> str:
    """Return whether the text is whole, goes on elsewhere, began elsewhere, or was lost."""
    jump = article.cut.jump
    if jump:
        return "continued" if "接" in jump and "转" not in jump else "continues"
    return "text_lost" if article.cut.text_lost else "whole"


def gather_notices(pages: Iterable[NewspaperPage], articles: Iterable[Article]) -> tuple[Notice, ...]:
    """Return all notices in the order of files and lines."""
    notices = [notice for page in pages for notice in page.notices]
    notices += [notice for article in articles for notice in article.notices]
    return tuple(sorted(notices, key=lambda notice: (notice.file, notice.line, notice.kind, notice.text)))
