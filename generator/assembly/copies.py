"""The same page in two files, the same article on two pages: which is published, and where the others point.

Nothing is lost by it: every line of a copy stays in the ledger, with the id of the article that is published.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.assembly.printed import (
    Place,
    PrintedArticle,
    are_of_two_days,
    day_of,
    have_equal_text,
    list_printed,
)
from generator.assembly.replacements import find_replaced
from generator.assembly.sketches import SketchIndex, list_texts, measure_likeness, read_clauses, read_threes
from generator.folding import fold
from generator.identities import digest
from generator.knowledge import SourceEntry
from generator.model import Notice
from generator.model.described import DescribedPage

LIKE_PAGE = 0.5
"""Likeness from which two pages are said to be one page recognised twice: with 3 % misread it is about 0.65; two pages
of one issue have below 0.1. Only the archivist can tell it from a form printed again, so both are published."""

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
"""Folded characters. A shorter text is the same only on the same day: formulas come again."""

LEAST_TEXT = 20
"""Folded characters; two briefs 广告 are not one."""

CANDIDATES = 2
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
    for group in group_equal(rest, read_page_text):
        published = min(group, key=rank_page)
        for page in (page for page in group if page is not published):
            copied[page.file] = published.file
            articles |= match_articles(page, published, HELD)
            notices.append(remark_page(page, published))
    kept = [page for page in rest if page.file not in copied]
    notices += [remark_likely(other, one) for one, other in find_like_pages(kept)]
    same, said = find_same_articles(kept, paper)
    return Copies(copied, articles | same, find_like_articles(kept, same), (*notices, *said))


def group_equal(items: Sequence[Item], read_text: Callable[[Item], str]) -> list[list[Item]]:
    """Return the items of equal text in groups of two and more; an empty text equals none."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        text = read_text(item)
        if text:
            groups.setdefault(text, []).append(item)
    return [group for group in groups.values() if len(group) > 1]


def read_page_text(page: DescribedPage) -> str:
    """Return a digest of all words of a page, widths, spaces and line breaks aside."""
    return digest(("".join(page.cut_page.page.lines),))


def find_same_articles(pages: Sequence[DescribedPage], paper: str) -> tuple[dict[Place, Place], list[Notice]]:
    """Find articles printed word for word on two pages, and say so."""
    same: dict[Place, Place] = {}
    notices = []
    for group in group_equal(list_printed(pages), lambda printed: read_article_text(printed, paper)):
        published = max(group, key=lambda printed: printed.article.confidence)
        for printed in (printed for printed in group if printed is not published):
            same[printed.place] = published.place
            notices.append(remark_article(printed, published))
    return same, notices


def read_article_text(printed: PrintedArticle, paper: str) -> str:
    """Return a digest of an article's words with its paper, and with its day where it is short; "" for a mere line."""
    text = fold("".join(list_texts(printed.article.cut)))
    if len(text) < LEAST_TEXT:
        return ""
    day = day_of(printed.page) if len(text) < LEAST_REPRINT else ""
    return digest((text, printed.page.entry.newspaper or paper, day))


def find_like_pages(pages: Sequence[DescribedPage]) -> list[tuple[DescribedPage, DescribedPage]]:
    """Return the pairs of pages that may be one page recognised twice: nothing printed tells them apart."""
    pairs = find_likes(pages, lambda page: read_clauses(page.cut_page.page.lines), LIKE_PAGE)
    return [(one, other) for one, other in pairs if not are_of_two_days(one, other)]


def find_like_articles(
    pages: Sequence[DescribedPage], same: Mapping[Place, Place]
) -> tuple[tuple[Place, Place, str], ...]:
    """Return the pairs of articles of much the same text that are both published, with the reason."""
    printed = [item for item in list_printed(pages) if item.place not in same]
    pairs = find_likes(printed, lambda item: read_clauses(list_texts(item.article.cut)), LIKE_ARTICLE)
    return tuple((one.place, other.place, "两篇文字大半相同") for one, other in pairs)


def find_likes(
    items: Sequence[Item], read_words: Callable[[Item], frozenset[str]], least: float
) -> list[tuple[Item, Item]]:
    """Return the pairs of items that share at least a part of their clauses; a few candidates of each are compared."""
    index: SketchIndex[int] = SketchIndex()
    words: dict[int, frozenset[str]] = {}
    pairs = []
    for number, item in enumerate(items):
        for other in index.find(item.sketch)[:CANDIDATES]:
            for place in {number, other} - set(words):
                words[place] = read_words(items[place])
            enough = min(len(words[number]), len(words[other])) >= LEAST_CLAUSES
            if enough and measure_likeness(words[number], words[other]) >= least:
                pairs.append((items[other], item))
        index.add(number, item.sketch)
    return pairs


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
    text = f"与{published.file}是同一版"
    return Notice(copy.file, 0, "same-page", text, "两份文本相同；篇目只收一次，行仍全列")


def remark_likely(page: DescribedPage, other: DescribedPage) -> Notice:
    """Say that a page may be in the archive twice, in two recognitions."""
    reason = "两份文本大半相同，都收着；若是同一版的两次识别，请在 sources.yml 用 replaces 写明以哪一份为准"
    return Notice(page.file, 0, "same-page-likely", f"与{other.file}可能是同一版", reason)


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
