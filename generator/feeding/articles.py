"""Feeds of articles, the newest in the archive first: of the whole archive, of each theme, of each district."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.citing.citation import known_date, list_names
from generator.citing.formats import WHOLE
from generator.excerpts import first_words
from generator.feeding.feed import FORMS, Feed, FeedEntry, make_id
from generator.model import Article
from generator.releasing.changes import gather_history
from generator.writing.addresses import district_url, theme_url
from generator.writing.entries import Catalogue, sort_newest_first
from generator.writing.escaping import clean_text
from generator.writing.outputs import OutputFile

MOST_FED = 50
"""Articles of a feed: more than a page of the paper brings, in 40 kB."""

SUMMARY_CHARACTERS = 110
"""Length of what a feed shows of a text."""

WHOLE_DAY = len("2024-12-25")


def write_whole_feeds(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Yield the feeds of the whole archive."""
    name = catalogue.knowledge.archive.name
    yield from _write_feeds(
        WHOLE, "index.html", name, catalogue.archive.articles, tell_days(catalogue), catalogue
    )


def write_list_feeds(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Yield the feeds of every theme and district that has articles."""
    days = tell_days(catalogue)
    for (url, name), articles in gather_fed(catalogue).items():
        title = catalogue.knowledge.archive.name + catalogue.labels["colon"] + name
        yield from _write_feeds(url.removesuffix(".html"), url, title, articles, days, catalogue)


def gather_fed(catalogue: Catalogue) -> dict[tuple[str, str], list[Article]]:
    """Return the articles of each theme and district, by address and name of its page."""
    found: dict[tuple[str, str], list[Article]] = {}
    for article in catalogue.archive.articles:
        for theme in article.themes:
            found.setdefault((theme_url(theme.id), theme.name), []).append(article)
        for district in article.districts:
            found.setdefault((district_url(district.id), district.name), []).append(article)
    return found


def tell_days(catalogue: Catalogue) -> dict[str, str]:
    """Return for each article the day on which the archive last released it, else the one on which its id was minted."""
    rows = catalogue.knowledge.ids
    minted = {row.id: row.date for row in rows if row.kind == "article" and row.date}
    history = gather_history(catalogue.knowledge.releases)
    return minted | {key: changes[-1][0] for key, changes in history.items() if changes[-1][0]}


def _write_feeds(
    stem: str,
    page: str,
    title: str,
    articles: Iterable[Article],
    days: Mapping[str, str],
    catalogue: Catalogue,
) -> Iterator[OutputFile]:
    settings = catalogue.knowledge.archive
    newest = sort_newest_first(articles)
    newest.sort(key=lambda article: days.get(article.id, ""), reverse=True)
    entries = tuple(
        tell_article(article, days.get(article.id, ""), catalogue) for article in newest[:MOST_FED]
    )
    feed = Feed(
        id=make_id(f"{settings.name} {stem}"),
        title=clean_text(title),
        author=clean_text(settings.name),
        updated=max((entry.updated for entry in entries), default=""),
        stem=stem,
        page=page,
        entries=entries,
        address=settings.address,
    )
    for form in FORMS:
        yield OutputFile(stem + form.ending, form.write(feed, form.ending))


def tell_article(article: Article, day: str, catalogue: Catalogue) -> FeedEntry:
    """Return an article as an entry: paper and worded date before its first words, the day of print only where known."""
    entry = catalogue.entries[article.id]
    date = known_date(article.dating)
    return FeedEntry(
        id=make_id(f"{catalogue.knowledge.archive.name} article {article.id}"),
        title=clean_text(entry.title),
        updated=day,
        url=article.url,
        summary=clean_text(_summarize(article, catalogue)),
        published=date if len(date) == WHOLE_DAY else "",
        authors=list_names(one.name for one in article.cut.signatures if one.relation == "reporter"),
        subjects=tuple(clean_text(theme.name) for theme in article.themes),
    )


def _summarize(article: Article, catalogue: Catalogue) -> str:
    entry = catalogue.entries[article.id]
    words: Sequence[str] = (article.newspaper, entry.date, entry.who)
    opening = "".join(paragraph.text for paragraph in article.cut.paragraphs[:2])
    shown = first_words(opening, SUMMARY_CHARACTERS, catalogue.knowledge.phrases)
    return catalogue.labels["space"].join(filter(None, (*words, shown)))
