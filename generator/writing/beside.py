"""Files that lie beside a page for other programs: texts, references, feeds."""

from collections.abc import Iterable, Iterator

from generator.citing.citation import cite_all
from generator.citing.formats import MOST_CITED, Cited, plan_references
from generator.citing.texts import plan_texts
from generator.feeding.articles import write_list_feeds
from generator.model import Article
from generator.writing.addresses import PEOPLE, district_url, person_url, theme_url
from generator.writing.entries import Catalogue, sort_newest_first
from generator.writing.outputs import OutputFile, PlannedFile
from generator.writing.people import find_hidden, select_public


def write_files_beside(catalogue: Catalogue) -> Iterator[OutputFile | PlannedFile]:
    """Yield the files beside the pages of articles and lists; texts only of articles that are published."""
    labels = catalogue.labels
    cited = {key: Cited(citation, labels) for key, citation in cite_all(catalogue).items()}
    for article in catalogue.archive.articles:
        one = cited[article.id]
        yield from plan_references(article.url.removesuffix(".html"), [one])
        if article.is_open:
            yield from plan_texts(article, one.citation, labels, catalogue.digests[article.id])
    for url, articles in gather_lists(catalogue).items():
        newest = sort_newest_first(articles)
        yield from plan_references(url.removesuffix(".html"), [cited[one.id] for one in newest])
    yield from write_list_feeds(catalogue)


def gather_lists(catalogue: Catalogue) -> dict[str, list[Article]]:
    """Return the articles of each newspaper page, session, theme and district whose references have files, by its address.

    A name is among them where it stands in two articles or more: of one, the article has the references.
    """
    lists: dict[str, dict[str, Article]] = {}
    pages = {page.cut_page.page.file: page.url for page in catalogue.archive.pages}
    hidden = find_hidden(catalogue.knowledge)
    for article in catalogue.archive.articles:
        session = catalogue.session_of.get(article.id)
        urls = [
            *(pages.get(file, "") for file in list_files(article)),
            session.url if session else "",
            *(theme_url(theme.id) for theme in article.themes),
            *(district_url(district.id) for district in article.districts),
            *(person_url(person.name) for person in select_public(article.people, hidden)),
        ]
        for url in filter(None, urls):
            lists.setdefault(url, {})[article.id] = article
    return {
        url: list(articles.values())
        for url, articles in sorted(lists.items())
        if (len(articles) > 1 or not url.startswith(PEOPLE)) and len(articles) <= MOST_CITED
    }


def list_files(article: Article) -> Iterable[str]:
    """Return the source files that hold an article, whole or in part."""
    return (article.file, *(part.file for part in (*article.continued, *article.copies)))
