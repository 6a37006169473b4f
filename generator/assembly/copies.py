"""The same page in two files, the same article on two pages: which is published, and where the others point.

Nothing is lost by it: every line of a copy stays in the ledger, with the id of the article that is published.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.assembly.printed import Place, PrintedArticle, are_of_two_days, have_equal_text, list_printed
from generator.assembly.replacements import find_replaced
from generator.assembly.sketches import SketchIndex, list_texts, measure_likeness, read_clauses, read_threes
from generator.folding import fold, narrow
from generator.knowledge import SourceEntry
from generator.model import Notice
from generator.model.described import DescribedPage

SAME_PAGE = 0.5
"""Likeness of two recognitions of one page: with 3 % misread it is about 0.65; two pages of one issue have below 0.1."""

SAME_IN_SPITE = 0.95
"""Likeness from which pages are one in spite of different dates or numbers: a copy filed under a wrong name."""

SAME_ARTICLE = 0.8
"""Likeness of an article printed twice: once more with another headline or a line less."""

LIKE_ARTICLE = 0.5
"""Likeness from which two articles are linked: a shortened or an extended version."""

LEAST_CLAUSES = 6
"""Clauses from which likeness means anything; two briefs 广告 are not one."""

HELD = 0.4
"""Part of the threes of characters of a copy's article that the published one must hold to stand for it; two
recognisers that misread one character of ten each share a half."""

HELD_REPLACED = 0.15
"""The same where the archivist says that one page replaces the other: with three characters of ten misread a third of
the threes is left, and two articles of one page share about a twentieth."""

LEAST_REPRINT = 100
"""Folded characters. A text of another day is the same only word for word, and when it is no mere formula."""

FIGURE = re.compile(r"\d+(?:\.\d+)?")

CANDIDATES = 8
"""Texts compared in full with a further one, the likeliest first."""


@dataclass(frozen=True)
class Copies:
    """What is not published of its own."""

    pages: Mapping[str, str]
    """File of a copy → file of the page that is published."""
    articles: Mapping[Place, Place | None]
    """Article of a copy → the published one; None where a replaced page has words that the better one has not."""
    likes: tuple[tuple[Place, Place, str], ...]
    """Articles of much the same text that are both published, with the reason."""
    notices: tuple[Notice, ...]


class Sketched(Protocol):
    """What has a sketch of its words."""

    @property
    def sketch(self) -> tuple[int, ...]:
        """The sketch."""


Item = TypeVar("Item", bound=Sketched)


def find_copies(pages: Sequence[DescribedPage], paper: str) -> Copies:
    """Find replaced pages, pages in two files and articles on two pages; `paper` is what pages are of by default."""
    by_file = {page.file: page for page in pages}
    replaced, notices = find_replaced(pages)
    copied = dict(replaced)
    articles: dict[Place, Place | None] = {}
    for file, better in replaced.items():
        articles |= match_articles(by_file[file], by_file[better], HELD_REPLACED)
    notices += [
        remark_lost(by_file[place[0]], place[1]) for place, other in articles.items() if other is None
    ]
    rest = [page for page in pages if page.file not in replaced]
    groups, _ = group_alike(rest, lambda one, other: "same" if is_same_page(one, other, paper) else "")
    for group in groups:
        published = min(group, key=rank_page)
        for page in group:
            matched = match_articles(page, published, HELD) if page is not published else {}
            if page is not published and None not in matched.values():
                copied[page.file] = published.file
                articles |= matched
                notices.append(remark_page(page, published))
    kept = [page for page in rest if page.file not in copied]
    same, likes, said = find_same_articles(kept, paper)
    return Copies(copied, articles | same, likes, (*notices, *said))


def find_same_articles(
    pages: Sequence[DescribedPage], paper: str
) -> tuple[dict[Place, Place], tuple[tuple[Place, Place, str], ...], list[Notice]]:
    """Find articles printed on two pages, those of much the same text, and what is said of them."""
    groups, likes = group_alike(
        [printed for printed in list_printed(pages) if printed.article.sketch],
        lambda one, other: compare_articles(one, other, paper),
    )
    same: dict[Place, Place] = {}
    notices = []
    for group in groups:
        published = max(group, key=lambda printed: printed.article.confidence)
        for printed in group:
            if printed is not published:
                same[printed.place] = published.place
                notices.append(remark_article(printed, published))
    pairs = tuple((one.place, other.place, "两篇文字大半相同") for one, other in likes)
    return same, pairs, notices


def group_alike(
    items: Sequence[Item], compare: Callable[[Item, Item], str]
) -> tuple[list[list[Item]], list[tuple[Item, Item]]]:
    """Return the items in groups that are the same, and pairs that are only like each other.

    `compare` says `same`, `like` or nothing; it is asked for a few candidates of each item.
    """
    index: SketchIndex[int] = SketchIndex()
    groups: list[list[Item]] = []
    likes: list[tuple[Item, Item]] = []
    for item in items:
        answers = {
            number: compare(groups[number][0], item) for number in index.find(item.sketch)[:CANDIDATES]
        }
        number = next((number for number, answer in answers.items() if answer == "same"), None)
        if number is not None:
            groups[number].append(item)
            continue
        likes += [(groups[number][0], item) for number, answer in answers.items() if answer == "like"]
        index.add(len(groups), item.sketch)
        groups.append([item])
    return groups, likes


def is_same_page(one: DescribedPage, other: DescribedPage, paper: str) -> bool:
    """Tell whether two files hold the same printed page."""
    clauses = [read_clauses(page.cut_page.page.lines) for page in (one, other)]
    if min(map(len, clauses)) < LEAST_CLAUSES:
        return False
    papers = {page.entry.newspaper or paper for page in (one, other)}
    numbers = {page.number for page in (one, other)} - {""}
    contradicts = are_of_two_days(one, other) or len(numbers) > 1 or len(papers) > 1
    likeness = min(
        measure_likeness(*clauses), compare_figures(*(page.cut_page.page.lines for page in (one, other)))
    )
    return likeness >= (SAME_IN_SPITE if contradicts else SAME_PAGE)


def compare_articles(one: PrintedArticle, other: PrintedArticle, paper: str) -> str:
    """Return `same` for one article printed twice, `like` for two of much the same text, else nothing."""
    texts = [list_texts(printed.article.cut) for printed in (one, other)]
    clauses = [read_clauses(text) for text in texts]
    likeness = measure_likeness(*clauses)
    if min(map(len, clauses)) < LEAST_CLAUSES or likeness < LIKE_ARTICLE:
        return ""
    is_equal = fold("".join(texts[0])) == fold("".join(texts[1]))
    papers = {printed.page.entry.newspaper or paper for printed in (one, other)}
    if len(papers) > 1:
        return "like"
    if are_of_two_days(one.page, other.page):
        return "same" if is_equal and len(fold("".join(texts[0]))) >= LEAST_REPRINT else "like"
    return "same" if min(likeness, compare_figures(*texts)) >= SAME_ARTICLE else "like"


def compare_figures(one: Iterable[str], other: Iterable[str]) -> float:
    """Return which part of the numbers in two texts is the same: weather and prices differ in nothing else."""
    figures = [frozenset(FIGURE.findall(narrow("\n".join(texts)))) for texts in (one, other)]
    return measure_likeness(*figures) if any(figures) else 1.0


def rank_page(page: DescribedPage) -> tuple[bool, bool, float, str]:
    """Return what decides which of several copies is published, the least first.

    What the archivist describes goes before what is dated for certain, that before what is cut more surely.
    """
    is_plain = page.entry == SourceEntry(page.entry.file)
    return is_plain, page.dating.certainty != "given", -page.confidence, page.file


def match_articles(copy: DescribedPage, published: DescribedPage, least: float) -> dict[Place, Place | None]:
    """Return for each article of a copy the published one that holds at least a part of its words, None without."""
    if have_equal_text(copy, published) and len(copy.articles) == len(published.articles):
        numbers = [article.cut.number for article in copy.articles]
        return {(copy.file, number): (published.file, number) for number in numbers}
    owners: dict[str, list[int]] = {}
    for article in published.articles:
        for three in read_threes(list_texts(article.cut)):
            owners.setdefault(three, []).append(article.cut.number)
    found = {}
    for article in copy.articles:
        number = find_owner(read_threes(list_texts(article.cut)), owners, least)
        found[copy.file, article.cut.number] = (published.file, number) if number else None
    return found


def find_owner(threes: frozenset[str], owners: Mapping[str, Sequence[int]], least: float) -> int:
    """Return the number of the article that holds most threes of a text, 0 where none holds enough."""
    counts = Counter(number for three in threes for number in owners.get(three, ()))
    number, count = max(counts.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
    return number if count >= least * len(threes) and count else 0


def remark_page(copy: DescribedPage, published: DescribedPage) -> Notice:
    """Say that a page is in the archive twice."""
    reason = "两份文本相同" if have_equal_text(copy, published) else "两份文本大半相同，当是同一版的两次识别"
    return Notice(
        copy.file, 0, "same-page", f"与{published.file}是同一版", f"{reason}；篇目只收一次，行仍全列"
    )


def remark_article(copy: PrintedArticle, published: PrintedArticle) -> Notice:
    """Say that an article is printed twice."""
    text = f"“{copy.name}”又见{published.page.file}第{published.first_line}行起"
    return Notice(copy.page.file, copy.first_line, "same-article", text, "两处文字相同，只收一次，行仍全列")


def remark_lost(page: DescribedPage, number: int) -> Notice:
    """Say that a replaced page has an article that the better recognition has not."""
    article = next(article for article in page.articles if article.cut.number == number)
    printed = PrintedArticle(page, article)
    reason = "代替它的文本里没有这些文字，请核对；行仍在逐行账里，不属任何文章"
    return Notice(page.file, printed.first_line, "replaced-unmatched", f"“{printed.name}”", reason)
