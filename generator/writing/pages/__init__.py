"""All pages of the archive as Markdown, made from values alone; `generator.writing.files` writes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from generator.dispatch import Reach
from generator.forking import map_forked
from generator.knowledge import Knowledge
from generator.model import Archive, Article
from generator.writing.beside import list_files, write_files_beside
from generator.writing.entries import Catalogue, make_catalogue
from generator.writing.labels import read_labels
from generator.writing.lists import Lists, gather_lists
from generator.writing.outputs import OutputFile, PlannedFile, StagedFile, StreamedFile
from generator.writing.pages.apparatus import write_apparatus_pages
from generator.writing.pages.articles import write_articles
from generator.writing.pages.columns import write_columns
from generator.writing.pages.crossings import write_crossings
from generator.writing.pages.districts import write_districts
from generator.writing.pages.downloads import write_downloads
from generator.writing.pages.forwards import write_forwards, write_withdrawals
from generator.writing.pages.home import write_home
from generator.writing.pages.names import write_names
from generator.writing.pages.newspaper import Placed, write_newspaper_pages
from generator.writing.pages.organisations import write_organisations
from generator.writing.pages.registers import write_registers
from generator.writing.pages.releases import write_releases
from generator.writing.pages.sessions import write_sessions
from generator.writing.pages.slip import write_wording
from generator.writing.pages.surroundings import surround_articles
from generator.writing.pages.themes import write_themes
from generator.writing.pages.times import write_times
from generator.writing.pages.words import write_words

Made = OutputFile | StreamedFile | PlannedFile
Write = Callable[[Catalogue], Iterable[Made]]

File = TypeVar("File", bound=OutputFile | StagedFile)
Handle = Callable[[Made], File]

LISTS: tuple[Write, ...] = (
    write_words,  # the longest first, so that other processes are busy meanwhile
    lambda catalogue: write_newspaper_pages(catalogue, _gather_placed(catalogue.archive)),
    write_names,
    write_organisations,
    write_sessions,
    write_columns,
    write_themes,
    write_districts,
    write_crossings,
    write_times,
    write_apparatus_pages,
    write_releases,
    write_registers,
    write_downloads,
)
"""Newspaper pages and every kind of list, the apparatus, releases and registers."""


def render_pages(archive: Archive, knowledge: Knowledge) -> Iterator[OutputFile]:
    """Yield every file below `archive/`."""
    return handle_pages(make_catalogue(archive, knowledge, read_labels()), make_file)


def make_file(file: Made) -> OutputFile:
    """Make a file whole, if it is not yet."""
    if isinstance(file, PlannedFile):
        return OutputFile(file.path, file.make())
    return OutputFile(file.path, file.text) if isinstance(file, StreamedFile) else file


def handle_pages(
    catalogue: Catalogue,
    handle: Handle[File],
    *,
    beside: Sequence[Write] = (),
    workers: int = 1,
    reach: Reach | None = None,
    knows: Callable[[PlannedFile], bool] = lambda file: False,
) -> Iterator[File]:
    """Yield what `handle` returns of every file below `archive/`: lists, articles, pages that lead on, home.

    It is called where the file is made, as far as that is on this machine. `workers` processes make them, and the files
    of what is to be written `beside` at the same time: copies of this process begin with the first of these, for their
    memory is still small, and this process, which begins at the end, with the last. Pages of articles go through the
    executor that `reach` opens, if it is given: each needs little; a list needs the whole archive. `knows` tells of a
    planned file that `handle` need not make it.
    """
    catalogue.prepare()
    urls = set[str]()
    for files in map_forked(
        partial(_write_list, catalogue, handle),
        (*beside[:1], write_files_beside, *LISTS, *beside[1:]),
        workers,
    ):
        urls |= {_url_of(file.path) for file in files if file.path.endswith(".md")}
        yield from files
    yield from handle_articles(catalogue, handle, workers=workers, reach=reach, knows=knows)
    yield from map(handle, write_forwards(catalogue, urls))
    yield from map(handle, write_withdrawals(catalogue))
    yield handle(write_wording(catalogue.labels))
    yield handle(write_home(catalogue, _gather_by_file(catalogue.archive)))


def handle_articles(
    catalogue: Catalogue,
    handle: Handle[File],
    *,
    workers: int = 1,
    reach: Reach | None = None,
    knows: Callable[[PlannedFile], bool] = lambda file: False,
    files: frozenset[str] | None = None,
) -> Iterator[File]:
    """Yield what `handle` returns of the page of every article, or of those that have a part in some files.

    See `handle_pages`.
    """
    articles = catalogue.archive.articles
    chosen = {one.id for one in articles if files is None or not files.isdisjoint(list_files(one))}
    surrounded = [*surround_articles(catalogue, _gather_by_file(catalogue.archive), chosen)]
    yield from write_articles(surrounded, handle, workers, reach, knows)


def _write_list(catalogue: Catalogue, handle: Handle[File], write: Write) -> list[File]:
    return list(map(handle, write(catalogue)))


def list_lists(archive: Archive, knowledge: Knowledge) -> Lists:
    """Return all lists that the archive has today, and where those lead that it had."""
    catalogue = make_catalogue(archive, knowledge, read_labels())
    return gather_lists(catalogue, {_url_of(file.path) for write in LISTS for file in write(catalogue)})


def _url_of(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _gather_by_file(archive: Archive) -> dict[str, tuple[Article, ...]]:
    files: dict[str, list[Article]] = {}
    for article in sorted(
        archive.articles, key=lambda article: (article.file, article.cut.number, article.id)
    ):
        files.setdefault(article.file, []).append(article)
    return {file: tuple(articles) for file, articles in files.items()}


def _gather_placed(archive: Archive) -> dict[str, tuple[Placed, ...]]:
    """Give for each file what its page holds, in its order: its own articles, parts and copies of others."""
    files: dict[str, list[Placed]] = {}
    for article in archive.articles:
        files.setdefault(article.file, []).append((article.cut.number, article))
        for part in (*article.continued, *article.copies):
            files.setdefault(part.file, []).append((part.number, article))
    return {
        file: tuple(sorted(placed, key=lambda found: (found[0], found[1].id)))
        for file, placed in files.items()
    }
