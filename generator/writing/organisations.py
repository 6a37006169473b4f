"""The bodies (机构) that articles name, each under one name: that of `aliases.yml` where the archivist says what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.counting.occurrences import AROUND, CountedText, Place, list_texts
from generator.filing.matching import WordIndex, choose_matches
from generator.folding import fold
from generator.knowledge import Knowledge
from generator.model import Archive, Article, Piece
from generator.searching.pinyin import read_words
from generator.writing.addresses import organisation_url

FEWEST_ARTICLES = 2
"""Articles that name a body from which it has a page of its own: of fewer the article itself says all."""


@dataclass(frozen=True)
class Body:
    """A body with the articles that name it."""

    name: str
    printed: tuple[str, ...]
    """The names by which articles call it, the most frequent first."""
    others: tuple[str, ...]
    """All other names that it has, printed or known to the archivist, sorted."""
    articles: tuple[Article, ...]

    @property
    def url(self) -> str:
        """Address of its page below the site's root; "" where it has none."""
        return organisation_url(self.name) if len(self.articles) >= FEWEST_ARTICLES else ""

    @property
    def initial(self) -> str:
        """The letter that its name begins with in pinyin; "" where it has no sound."""
        sounds = read_words(self.name)
        return sounds[0][0].upper() if sounds else ""


def gather_organisations(archive: Archive, knowledge: Knowledge) -> tuple[Body, ...]:
    """Return all bodies that articles name, by the sound of their names, those without a sound last."""
    known = {fold(name): one for one in knowledge.aliases for name in (one.name, *one.aliases)}
    articles: dict[str, dict[str, Article]] = {}
    printed: dict[str, dict[str, int]] = {}
    others: dict[str, set[str]] = {}
    for article in archive.articles:
        for mention in article.organisations:
            entry = known.get(fold(mention.name))
            name = entry.name if entry else mention.name
            articles.setdefault(name, {})[article.id] = article
            counts = printed.setdefault(name, {})
            counts[mention.name] = counts.get(mention.name, 0) + 1
            others.setdefault(name, set()).update({mention.name, *(entry.aliases if entry else ())})
    bodies = (
        Body(
            name,
            tuple(sorted(printed[name], key=lambda form: (-printed[name][form], form))),
            tuple(sorted(others[name] - {name})),
            tuple(found.values()),
        )
        for name, found in articles.items()
    )
    return tuple(sorted(bodies, key=_order_body))


def _order_body(body: Body) -> tuple[bool, tuple[str, ...], str]:
    sounds = read_words(body.name)
    return not sounds, sounds, body.name


def find_mentions(article: Article, index: WordIndex) -> dict[str, list[Place]]:
    """Return every place where an article's text names each of its bodies, by the printed name; `index` has them all.

    Of names inside each other the longest counts, so that a university is not found in its research centre.
    """
    names = {mention.name for mention in article.organisations}
    places: dict[str, list[Place]] = {}
    for counted in _list_texts(article):
        text = counted.text
        for start, end, name in choose_matches(index.find(text), names):
            piece = counted.find_piece(start)
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            places.setdefault(name, []).append(Place(article, piece.line, piece.source, before, after))
    return places


def _list_texts(article: Article) -> Iterator[CountedText]:
    """Yield the texts of an article, its lead-in first: there the body that somebody heads stands."""
    heading = article.cut.heading_lines[0] if article.cut.heading_lines else 0
    if article.cut.lead_in:
        yield CountedText((Piece(heading, article.cut.lead_in),))
    yield from list_texts(article)
