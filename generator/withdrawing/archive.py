"""Withdraw articles from a finished archive: with their continuations and copies, and whatever quotes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.assembly.holdings import list_all, list_places, map_places
from generator.correcting.placing import PlacedCorrection
from generator.folding import fold
from generator.knowledge import Correction, Knowledge
from generator.model import (
    Archive,
    Article,
    Dating,
    Evidence,
    Forward,
    NewspaperPage,
    Notice,
    Withdrawal,
)
from generator.model.described import DescribedPage
from generator.withdrawing.likeness import hide_shared
from generator.withdrawing.page import LINE, list_withdrawals, withdraw_lines, word_reason

SHORTEST = 4
"""Characters in a row of a withdrawn text that a notice about something else must not quote."""

Places = Mapping[str, frozenset[int]]
"""For each file some of its lines."""


@dataclass(frozen=True)
class Gone:
    """All that is withdrawn."""

    articles: Mapping[str, Correction]
    """By id, what withdraws the article."""
    lines: Places
    text: str
    """All withdrawn text, folded; its lines are parted by line ends."""
    open_text: Mapping[str, str]
    """For each file what stays of it, folded."""

    def hide(self, text: str, file: str) -> str:
        """Return a sentence about a file without the words that only the withdrawn text holds."""
        return hide_shared(text, self.text, self.open_text.get(file, ""), LINE, SHORTEST)


def withdraw_articles(archive: Archive, described: Sequence[DescribedPage], knowledge: Knowledge) -> Archive:
    """Return the archive without its withdrawn articles; their addresses say so, their lines keep their numbers."""
    touched = {page.file for page in described if page.withdrawals}
    kept = tuple(keep_withdrawn(archive, knowledge))
    archive = replace(archive, forwards=tuple(clear_forwards(archive, kept, knowledge)), withdrawals=kept)
    if not touched:
        return archive
    gone = find_gone(archive, described)
    touched |= set(gone.lines)
    articles = tuple(clear_article(one, gone) for one in archive.articles if one.id not in gone.articles)
    withdrawn = [
        make_withdrawal(one, gone.articles[one.id]) for one in archive.articles if one.id in gone.articles
    ]
    said = [notice for page in list_all(archive) for notice in remark_gone(page, gone, archive)]
    return replace(
        archive,
        pages=tuple(clear_page(page, gone, touched, said) for page in archive.pages),
        copies=tuple(clear_page(page, gone, touched, said) for page in archive.copies),
        articles=articles,
        notices=tuple(sort_notices([*clear_notices(archive.notices, gone), *said])),
        forwards=tuple(
            replace(forward, title="") if forward.to in {one.url for one in withdrawn} else forward
            for forward in archive.forwards
        ),
        withdrawals=tuple(sorted([*withdrawn, *kept], key=lambda one: one.id)),
    )


def find_gone(archive: Archive, described: Sequence[DescribedPage]) -> Gone:
    """Return what is withdrawn of an archive: articles with all their parts, paragraphs, words."""
    owners = map_places(archive)
    articles: dict[str, Correction] = {}
    lines: defaultdict[str, set[int]] = defaultdict(set)
    texts = [paragraph.text for page in described for paragraph in page.withdrawn]
    for page in described:
        for one in list_withdrawals(page.withdrawals, "article"):
            identity = owners.get((page.file, find_number(page, one)), "")
            if identity:
                articles.setdefault(identity, one.correction)
        texts += [fold(one.correction.expected) for one in list_withdrawals(page.withdrawals, "words")]
        for paragraph in page.withdrawn:
            lines[page.file] |= paragraph.lines
    places = {place for place, identity in owners.items() if identity in articles}
    for newspaper_page in list_all(archive):
        source = newspaper_page.cut_page.page
        for role in newspaper_page.cut_page.roles:
            if role.article and (source.file, role.article) in places:
                lines[source.file].add(role.line)
                texts.append(fold(source.lines[role.line - 1]))
    texts += [
        fold(paragraph.text)
        for one in archive.articles
        if one.id in articles
        for paragraph in one.cut.paragraphs
    ]
    texts += [fold(one.cut.title) for one in archive.articles if one.id in articles]
    return Gone(
        articles,
        {file: frozenset(numbers) for file, numbers in lines.items()},
        "\n".join(texts),
        {page.cut_page.page.file: read_open(page, lines) for page in list_all(archive)},
    )


def find_number(page: DescribedPage, one: PlacedCorrection) -> int:
    """Return the number of the article that has a withdrawal's line, 0 where none has."""
    return next((role.article or 0 for role in page.cut_page.roles if role.line == one.line), 0)


def read_open(page: NewspaperPage, lines: Mapping[str, Iterable[int]]) -> str:
    """Return what stays of a page, folded."""
    source = page.cut_page.page
    gone = set(lines.get(source.file, ()))
    return "\n".join(fold(line) for number, line in enumerate(source.lines, 1) if number not in gone)


def make_withdrawal(article: Article, correction: Correction) -> Withdrawal:
    """Return what stays of a withdrawn article."""
    return Withdrawal(
        id=article.id,
        url=article.url,
        file=article.file,
        first_line=min((role.line for role in article.cut.roles), default=0),
        fingerprint=article.fingerprint,
        newspaper=article.newspaper,
        dating=replace(article.dating, evidence=()),
        page=article.page,
        reason=correction.reason,
        date=correction.date,
        places=tuple(list_places(article)),
    )


def keep_withdrawn(archive: Archive, knowledge: Knowledge) -> Iterator[Withdrawal]:
    """Yield the articles that ids.csv knows as withdrawn and whose source is not in the folder any more."""
    borne = {article.id for article in archive.articles}
    for row in knowledge.ids:
        if row.kind == "article" and row.state == "withdrawn" and row.id not in borne:
            entries = [one for one in knowledge.withdrawals if one.file == row.file]
            entry = min(entries, key=lambda one: abs(one.line - row.first_line), default=None)  # noqa: B023
            yield Withdrawal(
                id=row.id,
                url=f"archive/articles/{row.id}.html",
                file="",
                first_line=0,
                fingerprint=row.fingerprint,
                newspaper="",
                dating=Dating("", "unknown", ()),
                page="",
                reason=entry.reason if entry else "",
                date=entry.date if entry else "",
            )


def clear_forwards(archive: Archive, kept: Sequence[Withdrawal], knowledge: Knowledge) -> Iterator[Forward]:
    """Yield the forwards but those of withdrawn articles; what a lost file held is not named where it was withdrawn."""
    present = {page.cut_page.page.file for page in list_all(archive)}
    lost = {one.file for one in knowledge.withdrawals} - present
    unnamed = {row.id for row in knowledge.ids if row.file in lost}
    for forward in archive.forwards:
        if forward.id not in {one.id for one in kept}:
            yield replace(forward, title="") if forward.id in unnamed else forward


def clear_article(article: Article, gone: Gone) -> Article:
    """Return an article that stays without its links to those that go, and without what quotes them."""
    return replace(
        article,
        links=tuple(link for link in article.links if link.article not in gone.articles),
        notices=clear_notices(article.notices, gone),
        doubts=tuple(gone.hide(doubt, article.file) for doubt in article.doubts),
        dating=clear_dating(article.dating, gone),
    )


def clear_page(
    page: NewspaperPage, gone: Gone, touched: Iterable[str], said: Sequence[Notice]
) -> NewspaperPage:
    """Return a page without what is withdrawn of it; its picture, which shows all, goes with it."""
    cut_page, file = page.cut_page, page.cut_page.page.file
    lines = gone.lines.get(file, frozenset())
    return replace(
        page,
        cut_page=replace(
            cut_page,
            page=withdraw_lines(cut_page.page, lines),
            banner=tuple(gone.hide(line, file) for line in cut_page.banner),
            cuts=tuple(cut for cut in cut_page.cuts if not {role.line for role in cut.roles} <= lines),
            notices=clear_notices(cut_page.notices, gone),
        ),
        notices=(*clear_notices(page.notices, gone), *(notice for notice in said if notice.file == file)),
        doubts=tuple(gone.hide(doubt, file) for doubt in page.doubts),
        dating=clear_dating(page.dating, gone),
        facsimile=None if {file, page.same_as} & set(touched) else page.facsimile,
    )


def clear_dating(dating: Dating, gone: Gone) -> Dating:
    """Return a dating whose evidence does not quote what is withdrawn."""
    return replace(dating, evidence=tuple(clear_evidence(one, gone) for one in dating.evidence))


def clear_evidence(evidence: Evidence, gone: Gone) -> Evidence:
    """Return evidence that does not quote what is withdrawn; the line stays named."""
    is_gone = evidence.line in gone.lines.get(evidence.file, ())
    return replace(
        evidence,
        term=LINE if is_gone else gone.hide(evidence.term, evidence.file),
        reason=gone.hide(evidence.reason, evidence.file),
    )


def clear_notices(notices: Iterable[Notice], gone: Gone) -> tuple[Notice, ...]:
    """Return the notices without those about withdrawn lines, and without quotations of them in others."""
    return tuple(
        replace(
            notice, text=gone.hide(notice.text, notice.file), reason=gone.hide(notice.reason, notice.file)
        )
        for notice in notices
        if notice.kind == "withdrawn" or notice.line not in gone.lines.get(notice.file, ())
    )


def remark_gone(page: NewspaperPage, gone: Gone, archive: Archive) -> Iterator[Notice]:
    """Yield a notice for each article that is withdrawn from a page."""
    file = page.cut_page.page.file
    owners = map_places(archive)
    for cut in page.cut_page.cuts:
        correction = gone.articles.get(owners.get((file, cut.number), ""))
        if correction:
            ranges = "、".join(
                str(first) if first == last else f"{first}—{last}" for first, last in cut.line_ranges
            )
            yield Notice(
                file, cut.roles[0].line, "withdrawn", f"第{ranges}行全篇撤下", word_reason(correction)
            )


def sort_notices(notices: Iterable[Notice]) -> list[Notice]:
    """Return notices in the order of files and lines."""
    return sorted(notices, key=lambda notice: (notice.file, notice.line, notice.kind, notice.text))
