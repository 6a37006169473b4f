"""How programs find the archive: robots.txt, the OpenSearch description of its search, CITATION.cff of its data."""

from collections.abc import Iterator
from xml.etree import ElementTree

from generator.feeding.feed import LANGUAGE, add, write_xml
from generator.knowledge import Knowledge
from generator.writing.escaping import clean_text, write_json
from generator.writing.labels import read_labels
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import may_be_found

ROBOTS = "robots.txt"
OURS = "# made by the generator, from access and rights in archive.yml"
"""First line of robots.txt; a file that begins otherwise was written by hand and is left alone."""
OPENSEARCH = "search/opensearch.xml"
CITATION = "data/CITATION.cff"
OPENSEARCH_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"

SHORT_NAME = 16
"""Characters that OpenSearch allows for the name that a browser shows."""


def render_discovery(knowledge: Knowledge) -> Iterator[OutputFile]:
    """Yield what stands outside the data: robots.txt, and the description of the search where the site has an address."""
    yield OutputFile(ROBOTS, write_robots(knowledge))
    if knowledge.archive.address:
        yield OutputFile(OPENSEARCH, write_opensearch(knowledge))


def write_robots(knowledge: Knowledge) -> str:
    """Return robots.txt: closed where pages ask search engines to stay away, else open, with the map of the site.

    It counts at the root of a host only: below a path, the pages themselves say the same.
    """
    settings = knowledge.archive
    if not may_be_found(settings):
        return f"{OURS}\nUser-agent: *\nDisallow: /\n"
    sitemap = f"\nSitemap: {settings.address}sitemap.xml\n" if settings.address else ""
    return f"{OURS}\nUser-agent: *\nAllow: /\n{sitemap}"


def write_opensearch(knowledge: Knowledge) -> str:
    """Return the description by which a browser offers the search of the archive."""
    settings = knowledge.archive
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": OPENSEARCH_NAMESPACE})
    add(root, "ShortName", clean_text(settings.name)[:SHORT_NAME])
    add(root, "Description", read_labels()["search_described"].format(name=clean_text(settings.name)))
    template = f"{settings.address}search.html?q={{searchTerms}}"
    ElementTree.SubElement(root, "Url", {"type": "text/html", "template": template})
    add(root, "Language", LANGUAGE)
    add(root, "InputEncoding", "UTF-8")
    return write_xml(root)


def write_citation_file(knowledge: Knowledge) -> str:
    """Return CITATION.cff (version 1.2.0) of the archive as a set of data; values are JSON, which YAML holds whole."""
    settings = knowledge.archive
    released = knowledge.releases[-1].date if knowledge.releases else ""
    fields = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": read_labels()["cite_archive"],
        "title": settings.name,
        "authors": [{"name": clean_text(settings.sponsor or settings.rights_holder or settings.paper)}],
        "version": released,
        "date-released": released,
        "url": settings.address,
        "repository-code": settings.repository,
    }
    return "".join(f"{key}: {write_json(value)}\n" for key, value in fields.items() if value)
