"""Make the newspaper pages of the archive, those too that are not published because another one is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.assembly.copies import Copies
from generator.knowledge import Knowledge
from generator.model import Facsimile, NewspaperPage, Notice
from generator.model.described import DescribedPage

FACSIMILES = "archive/facsimiles"
"""Folder of the pictures below the site's root."""


def make_pages(
    described: Sequence[DescribedPage],
    copies: Copies,
    knowledge: Knowledge,
    facsimiles: Mapping[str, str],
    ids: Mapping[tuple[str, int], str],
) -> list[NewspaperPage]:
    """Return all pages in the order of their files; `facsimiles` gives for a page's file that of its picture.

    `ids` are those of the pages, by file and 0.
    """
    said: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in copies.notices:
        said[notice.file].append(notice)
    pictures = lend_pictures(facsimiles, copies)
    return [
        make_page(ids[page.file, 0], page, knowledge, copies.pages.get(page.file, ""), pictures, said)
        for page in described
    ]


def lend_pictures(facsimiles: Mapping[str, str], copies: Copies) -> dict[str, str]:
    """Return the pictures with those of copies for published pages that have none of their own."""
    lent = {copies.pages[file]: picture for file, picture in facsimiles.items() if file in copies.pages}
    return lent | dict(facsimiles)


def make_page(
    identity: str,
    page: DescribedPage,
    knowledge: Knowledge,
    same_as: str,
    facsimiles: Mapping[str, str],
    said: Mapping[str, Sequence[Notice]],
) -> NewspaperPage:
    """Return a page of the archive; a copy carries the notices of its lines itself, for it has no articles."""
    inside = set() if same_as else {role.line for cut in page.cut_page.cuts for role in cut.roles}
    own = [notice for notice in page.cut_page.notices if notice.line not in inside]
    picture = facsimiles.get(page.file, "")
    return NewspaperPage(
        id=identity,
        url=f"archive/pages/{identity}.html",
        cut_page=page.cut_page,
        newspaper=page.entry.newspaper or knowledge.archive.paper,
        number=page.number,
        edition=page.edition,
        dating=page.dating,
        notices=(*said.get(page.file, ()), *page.notices, *own),
        facsimile=Facsimile(picture, f"{FACSIMILES}/{identity}{ending(picture)}") if picture else None,
        confidence=page.confidence,
        doubts=page.doubts,
        same_as=same_as,
    )


def ending(file: str) -> str:
    """Return the ending of a file's name in small letters, with its dot."""
    return "." + file.rpartition(".")[2].lower()
