"""Every article as a Dublin Core record (oai_dc), all in one static file; nothing here answers requests of OAI-PMH."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from generator.citing.areas import Area, find_areas, list_areas
from generator.citing.citation import Citation, cite_all
from generator.feeding.feed import LANGUAGE, add, write_xml
from generator.model import Article
from generator.writing.entries import Catalogue
from generator.writing.escaping import clean_text

RECORDS = "data/articles.dc.xml"
NAMESPACES = {
    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write_dublin_core(catalogue: Catalogue) -> str:
    """Return the records, in the order of their ids, as children of one element `records`."""
    root = ElementTree.Element("records", NAMESPACES)
    root.append(ElementTree.Comment(f" {catalogue.labels['records_static']} "))
    cited, areas = cite_all(catalogue), list_areas(catalogue.knowledge.districts)
    for article in catalogue.archive.articles:
        record = ElementTree.SubElement(root, "oai_dc:dc")
        for name, value in list_elements(article, cited[article.id], catalogue, areas):
            if value:
                add(record, f"dc:{name}", clean_text(value))
    return write_xml(root)


def list_elements(
    article: Article, citation: Citation, catalogue: Catalogue, areas: Mapping[str, Area]
) -> Iterator[tuple[str, str]]:
    """Yield name and value of each element; an inferred date is told in a description, not as the date."""
    yield "title", citation.whole_title
    yield from (("creator", name) for name in citation.authors)
    yield from (("contributor", name) for name in citation.contributors)
    yield from (("subject", theme.name) for theme in article.themes)
    yield "description", catalogue.entries[article.id].date if citation.inferred else ""
    yield "publisher", citation.newspaper
    yield "date", citation.date
    yield "type", "newspaperArticle"
    yield "format", "text/html"
    yield "identifier", citation.url or citation.id
    yield "source", " ".join(filter(None, (citation.newspaper, citation.date, citation.page)))
    yield "language", LANGUAGE
    yield from (("coverage", area.name) for area in find_areas(article, areas))
    yield "rights", article.rights
