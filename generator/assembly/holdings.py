"""What a finished archive holds: its pages, copies too, and the article of each place."""

from generator.model import Archive, Article, NewspaperPage


def list_all(archive: Archive) -> list[NewspaperPage]:
    """Return the published pages and the copies in the order of their files."""
    return sorted([*archive.pages, *archive.copies], key=lambda page: page.cut_page.page.file)


def map_places(archive: Archive) -> dict[tuple[str, int], str]:
    """Return the id of the article for each place, by file and number, that holds its words."""
    return {place: article.id for article in archive.articles for place in list_places(article)}


def list_places(article: Article) -> list[tuple[str, int]]:
    """Return file and number on its page of each part and copy of an article."""
    parts = ((part.file, part.number) for part in (*article.continued, *article.copies))
    return [(article.file, article.cut.number), *parts]
