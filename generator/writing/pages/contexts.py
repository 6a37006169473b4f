"""A place in the text as a list shows it: the words around it, linked to where the article has them."""

from dataclasses import dataclass

from generator.counting.occurrences import Place
from generator.writing.entries import Catalogue


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
    anchor = catalogue.anchors_of[entry.id].get((place.source, place.line), "")
    return ShownPlace(place, word, entry.url + (f"#{anchor}" if anchor else ""), entry.title)
