"""A place in the text as a list shows it: the words around it, linked to where the article has them."""

from dataclasses import dataclass
from functools import lru_cache

from generator.counting.occurrences import Place
from generator.model import Article
from generator.writing.entries import Catalogue
from generator.writing.pages.body import list_anchors


@dataclass(frozen=True)
class ShownPlace:
    """A place in the text of an article."""

    place: Place
    word: str
    """What stands there."""
    url: str
    title: str


def show_place(place: Place, word: str, catalogue: Catalogue) -> ShownPlace:
    """Give a place its address."""
    entry = catalogue.entries[place.article.id]
    anchor = _find_anchors(place.article).get((place.source, place.line), "")
    return ShownPlace(place, word, entry.url + (f"#{anchor}" if anchor else ""), entry.title)


@lru_cache(maxsize=256)
def _find_anchors(article: Article) -> dict[tuple[int, int], str]:
    return list_anchors(article.cut)
