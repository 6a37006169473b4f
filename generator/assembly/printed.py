"""An article with the page that it is printed on, and what tells whether two pages are of one issue."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.folding import fold
from generator.model import LineRole
from generator.model.described import DescribedArticle, DescribedPage

Place = tuple[str, int]
"""File and number of an article on its page: what names it before it has an id."""

WHOLE_DATE = len("2024-12-25")
"""Characters of a date that names one day."""


@dataclass(frozen=True)
class PrintedArticle:
    """An article where it is printed."""

    page: DescribedPage
    article: DescribedArticle

    @property
    def place(self) -> Place:
        """File and number, which name it."""
        return self.page.file, self.article.cut.number

    @property
    def sketch(self) -> tuple[int, ...]:
        """The sketch of its words."""
        return self.article.sketch

    @property
    def first_line(self) -> int:
        """Number of its first line, 0 where it has none."""
        roles: tuple[LineRole, ...] = self.article.cut.roles
        return min((role.line for role in roles), default=0)

    @property
    def name(self) -> str:
        """Its headline, else where it begins."""
        return self.article.cut.title or f"{self.page.file}第{self.first_line}行起"


def list_printed(pages: Iterable[DescribedPage]) -> list[PrintedArticle]:
    """Return every article of some pages in their order."""
    return [PrintedArticle(page, article) for page in pages for article in page.articles]


def day_of(page: DescribedPage) -> str:
    """Return the day on which a page appeared, "" where only month or year or nothing is known."""
    date = page.dating.date
    return date if len(date) == WHOLE_DATE and date[0].isdigit() else ""


def are_of_two_days(one: DescribedPage, other: DescribedPage) -> bool:
    """Tell whether two pages are known to be of different days."""
    days = {day_of(page) for page in (one, other)} - {""}
    return len(days) > 1


def folder_of(page: DescribedPage) -> str:
    """Return the folder of a page's file."""
    return page.file.rpartition("/")[0]


def have_equal_text(one: DescribedPage, other: DescribedPage) -> bool:
    """Tell whether two pages hold the same words in the same lines, widths and spaces aside."""
    texts = ([fold(line) for line in page.cut_page.page.lines if line.strip()] for page in (one, other))
    return next(texts) == next(texts)
