"""Make the articles of the archive: from what was cut, known and joined to one value with id and address."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.assembly.findings import Findings
from generator.assembly.joining import JoinedArticle, make_part
from generator.assembly.jump_marks import read_jumps
from generator.assembly.printed import Place, PrintedArticle
from generator.correcting.placing import APPLIED
from generator.knowledge import Knowledge
from generator.model import Article, Dating, Link, Notice, Part, PlacedReading

CERTAINTIES = ("given", "inferred", "unknown")
"""The surest first."""

LINK_NOTICES = {"jump": "jump-probable", "series": "series", "same": "like-article"}
"""Kind of the notice that tells of a link."""

LINK_WORDS = {
    "jump": "疑与“{title}”是同一篇的两段",
    "series": "与“{title}”为同一系列",
    "same": "与“{title}”大半相同",
}


def make_articles(
    joined: Sequence[JoinedArticle], ids: Mapping[Place, str], findings: Findings, knowledge: Knowledge
) -> list[Article]:
    """Return the articles with their copies and links, in the order of the pages."""
    copies: defaultdict[str, list[Part]] = defaultdict(list)
    for place in findings.copies.articles:
        if place in ids:
            copies[ids[place]].append(make_part(findings.printed[place]))
    links = gather_links(ids, findings)
    titles = {ids[article.parts[0].place]: article.parts[0].name for article in joined}
    made = []
    for article in joined:
        identity = ids[article.parts[0].place]
        own = tuple(links.get(identity, ()))
        place = article.parts[0].place
        said = [*remark_links(article.parts[0], own, titles)]
        said += [findings.gaps[place]] if place in findings.gaps else []
        made.append(make_article(identity, article, knowledge, tuple(copies[identity]), own, tuple(said)))
    return made


def gather_links(ids: Mapping[Place, str], findings: Findings) -> dict[str, list[Link]]:
    """Return for each id the links of its article, both ways, each once."""
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for kind, one, other, reason in findings.links:
        for here, there in ((ids[one], ids[other]), (ids[other], ids[one])):
            link = Link(kind, there, reason)
            if here != there and link not in links[here]:
                links[here].append(link)
    return links


def remark_links(
    printed: PrintedArticle, links: Iterable[Link], titles: Mapping[str, str]
) -> Iterator[Notice]:
    """Yield a notice for each link of an article."""
    for link in links:
        text = LINK_WORDS[link.kind].format(title=titles[link.article])
        yield Notice(printed.page.file, printed.first_line, LINK_NOTICES[link.kind], text, link.reason)


def make_article(
    identity: str,
    joined: JoinedArticle,
    knowledge: Knowledge,
    copies: tuple[Part, ...],
    links: tuple[Link, ...],
    notices: tuple[Notice, ...],
) -> Article:
    """Return an article of the archive."""
    page, article = joined.parts[0].page, joined.article
    entry = page.entry
    return Article(
        id=identity,
        url=f"archive/articles/{identity}.html",
        file=page.file,
        sha256=page.cut_page.page.sha256,
        page=page.number,
        edition=page.edition,
        newspaper=entry.newspaper or knowledge.archive.paper,
        session=article.session or page.session,
        dating=choose_dating(joined),
        completeness=tell_completeness(joined),
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
        notices=(*article.notices, *notices),
        continued=joined.continued,
        copies=copies,
        links=links,
        confidence=article.confidence,
        doubts=article.doubts,
        fingerprint=article.fingerprint,
        readings=tuple(gather_readings(joined)),
    )


def gather_readings(joined: JoinedArticle) -> Iterator[PlacedReading]:
    """Yield what is corrected or doubted in the words of an article, on its own page and on further ones."""
    for source, part in enumerate(joined.parts):
        lines = {role.line for role in part.article.cut.roles}
        for placed in part.page.corrections:
            correction = placed.correction
            if correction.kind == "recognition" and placed.status in APPLIED and placed.line in lines:
                yield PlacedReading(
                    source,
                    placed.line,
                    correction.expected,
                    correction.replacement,
                    correction.is_certain,
                    correction.reason,
                )


def choose_dating(joined: JoinedArticle) -> Dating:
    """Return the surest dating among the pages of an article, the first page's where they are equally sure."""
    return min(
        (part.page.dating for part in joined.parts), key=lambda dating: CERTAINTIES.index(dating.certainty)
    )


def tell_completeness(joined: JoinedArticle) -> str:
    """Return whether the text is whole, goes on elsewhere, began elsewhere, or was lost."""
    begins = joined.parts[0].article.cut.jump
    ends = joined.parts[-1].article.cut.jump
    if is_open(ends, is_out=True):
        return "continues"
    if is_open(begins, is_out=False):
        return "continued"
    return "text_lost" if joined.article.cut.text_lost else "whole"


def is_open(jump: str, *, is_out: bool) -> bool:
    """Tell whether jump lines lead out of an article's last part, or into its first."""
    jumps = list(read_jumps(jump))
    if jumps or not jump:
        return any(found.is_out == is_out for found in jumps)
    return ("接" in jump and not re.search("[转轉]", jump)) != is_out
