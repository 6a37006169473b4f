"""An article as schema.org NewsArticle, in JSON-LD without a space to spare: only what the page itself says."""

from collections.abc import Iterable, Mapping

from generator.citing.areas import Area
from generator.citing.citation import Citation
from generator.model import Article, Person
from generator.writing.compact import write_compact

CONTEXT = "https://schema.org"


def write_linked_data(
    article: Article, citation: Citation, named: Iterable[Person], areas: Iterable[Area]
) -> str:
    """Return the article as JSON; `named` are the people that may be named, `areas` those that it is about.

    A date of print is given only where it is known. Names of a printed list are left to the list.
    """
    cut = article.cut
    issue = {
        "@type": "PublicationIssue",
        "datePublished": citation.date,
        "isPartOf": name_thing("Newspaper", citation.newspaper),
    }
    item = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": citation.title,
        "alternativeHeadline": [words for words in (cut.lead_in, cut.subtitle) if words],
        "author": name_people(citation.authors),
        "contributor": name_people(citation.contributors),
        "datePublished": citation.date,
        "inLanguage": "zh-CN",
        "articleSection": list(cut.column),
        "printPage": citation.page,
        "isPartOf": drop_empty(issue) if citation.newspaper or citation.date else {},
        "about": [name_thing("DefinedTerm", theme.name, termCode=theme.id) for theme in article.themes],
        "mentions": name_people(
            dict.fromkeys(one.name for one in named if one.relation in ("subject", "mentioned"))
        ),
        "contentLocation": [
            name_thing("AdministrativeArea", one.name, identifier=code_place(one.code)) for one in areas
        ],
        "isBasedOn": name_thing("MediaObject", article.file, sha256=article.sha256),
        "correction": list_corrections(article),
        "wordCount": sum(len(paragraph.text) for paragraph in cut.paragraphs),
    }
    return write_json(drop_empty(item))


def code_place(code: str) -> dict[str, object]:
    """Return a code of GB/T 2260 as an identifier, {} for none."""
    return {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code} if code else {}


def list_corrections(article: Article) -> list[dict[str, object]]:
    """Return what an archivist corrected of the recognised text, in the words of the page."""
    said = (notice.text for notice in article.notices if notice.kind == "corrected")
    return [{"@type": "CorrectionComment", "text": text} for text in said]


def name_people(names: Iterable[str]) -> list[dict[str, object]]:
    """Return a person of each name."""
    return [name_thing("Person", name) for name in names]


def name_thing(kind: str, name: str, **more: object) -> dict[str, object]:
    """Return a thing of a type of schema.org with its name; {} without one."""
    return drop_empty({"@type": kind, "name": name, **more}) if name else {}


def drop_empty(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item without what is unknown; a list of one is that one."""
    kept = {key: value for key, value in item.items() if value}
    return {
        key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in kept.items()
    }


def write_json(item: object) -> str:
    """Return an item as the content of a script element: no `<` in it can end the element."""
    return write_compact(item).replace("<", "\\u003c")
