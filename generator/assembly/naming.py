"""Ids of the articles and pages of an archive: those that were minted, provisional ones, and where old ones lead."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from generator.assembly.copies import Copies
from generator.assembly.joining import JoinedArticle
from generator.assembly.minted import Assigned, Candidate, assign_ids, make_opening
from generator.folding import fold
from generator.identities import fingerprint_page
from generator.knowledge import Knowledge, MintedId
from generator.model import Article, Cut, Forward, NewspaperPage, Notice
from generator.model.described import DescribedPage


def text_of(cut: Cut) -> str:
    """Return all text of an article: paragraphs, else names, else captions."""
    text = "".join(paragraph.text for paragraph in cut.paragraphs)
    names = "".join(name.name for name in cut.roster)
    return text or names or "".join(caption.text for caption in cut.captions)


def assign_articles(joined: Sequence[JoinedArticle], minted: Sequence[MintedId]) -> Assigned:
    """Give the published articles their ids."""
    return assign_ids(
        [make_candidate(article) for article in joined], [row for row in minted if row.kind == "article"]
    )


def make_candidate(joined: JoinedArticle) -> Candidate:
    """Return an article as ids see it."""
    head, text = joined.parts[0], text_of(joined.article.cut)
    title = joined.article.cut.title
    named = ((part.page.file, part.page.entry.replaces) for part in joined.parts)
    files = frozenset(normalize("NFC", file) for pair in named for file in pair if file)
    return Candidate(head.place, head.article.fingerprint, title, make_opening(text), fold(text), files)


def assign_pages(described: Sequence[DescribedPage], copies: Copies, minted: Sequence[MintedId]) -> Assigned:
    """Give all pages their ids, the published ones first: a copy does not take its original's id."""
    ordered = sorted(described, key=lambda page: page.file in copies.pages)
    candidates = [
        Candidate(
            (page.file, 0),
            fingerprint_page(page.cut_page.page),
            "",
            "",
            "",
            frozenset({normalize("NFC", page.file)}),
        )
        for page in ordered
    ]
    return assign_ids(candidates, [row for row in minted if row.kind == "page"])


def remark_unminted(named: Assigned, knowledge: Knowledge) -> Iterator[Notice]:
    """Yield a notice for each article whose id is provisional, in an archive that has minted ids."""
    if not knowledge.ids:
        return
    for file, number in named.unminted:
        text = f"{named.ids[file, number]}（第{number}篇）"
        yield Notice(file, 0, "unminted", text, "编号是暂定的，可能再变；运行 generator mint 定下来")


def forward_articles(
    named: Assigned, articles: Sequence[Article], minted: Sequence[MintedId]
) -> Iterator[Forward]:
    """Yield where the ids of articles lead that no article bears."""
    urls = {article.id: article.url for article in articles}
    titles = {row.id: row.title for row in minted if row.kind == "article"}
    for identity, to in sorted(named.forwards.items()):
        yield Forward(identity, f"archive/articles/{identity}.html", urls.get(to, ""), titles[identity])


def forward_pages(named: Assigned, pages: Sequence[NewspaperPage], knowledge: Knowledge) -> Iterator[Forward]:
    """Yield where the ids of pages lead that are not published: to the page with the same text, or that replaces them."""
    published = {page.cut_page.page.file: page for page in pages if not page.same_as}
    files = {row.id: row.file for row in knowledge.ids if row.kind == "page"}
    replaced = {normalize("NFC", entry.replaces) for entry in knowledge.sources if entry.replaces}
    for page in pages:
        if page.same_as and (page.id in files or normalize("NFC", page.cut_page.page.file) in replaced):
            target = published.get(page.same_as)
            yield Forward(page.id, page.url, target.url if target else "", page.cut_page.page.file)
    replacing = {entry.replaces: entry.file for entry in knowledge.sources if entry.replaces}
    for identity in sorted(named.forwards):
        target = published.get(replacing.get(files[identity], ""))
        yield Forward(
            identity, f"archive/pages/{identity}.html", target.url if target else "", files[identity]
        )
