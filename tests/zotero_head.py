"""Reads the head of a page in the order in which Zotero's translator of embedded metadata does.

Statements with a known prefix go before `citation_…` tags where they decide what kind of thing it is: `z` before
`prism`, `og`, `dc`; a kind that is only guessed (`og:type` article) comes last. The tags that begin with `citation_`
then replace what the others said.
"""

import re
from collections.abc import Iterable, Mapping

from tests.rendered import Element

PREFIXES = frozenset("bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book rdf".split())
KINDS = {"website": "webpage", "book": "book", "video.movie": "videoRecording"}
HIGHWIRE_KINDS = {
    "citation_journal_title": "journalArticle",
    "citation_book_title": "bookSection",
    "citation_conference_title": "conferencePaper",
    "citation_dissertation_institution": "thesis",
}
HIGHWIRE = {"citation_title": "title", "citation_date": "date", "citation_journal_title": "publicationTitle",
            "citation_firstpage": "pages", "citation_public_url": "url", "citation_language": "language"}  # fmt: skip
FIELDS = {
    "title": ("dc:title", "dcterms:title", "og:title"),
    "publicationTitle": ("prism:publicationName", "dc:source", "og:site_name"),
    "rights": ("prism:copyright", "dc:rights"),
    "section": ("article:section",),
    "date": ("prism:publicationDate", "article:published_time", "dc:date"),
    "url": ("og:url",),
    "language": ("dc:language",),
}


def read_item(elements: Iterable[Element]) -> dict[str, object]:
    """Return kind, fields, authors and tags of the item that the translator would save."""
    said: dict[str, list[str]] = {}
    highwire: dict[str, list[str]] = {}
    for element in elements:
        name = element.attributes.get("name") or element.attributes.get("property") or ""
        content = element.attributes.get("content", "")
        if element.tag != "meta" or not content:
            continue
        prefix, _, rest = re.sub(r"[.:_]", "\0", name, count=1).partition("\0")
        if prefix.lower() in PREFIXES and rest:
            said.setdefault(f"{prefix.lower()}:{rest[0].lower()}{rest[1:]}", []).append(content)
        else:
            highwire.setdefault(name, []).append(content)
    item: dict[str, object] = {"itemType": find_kind(said, highwire)}
    item |= {field: first(said, names) for field, names in FIELDS.items() if first(said, names)}
    item |= {field: ", ".join(highwire[tag]) for tag, field in HIGHWIRE.items() if tag in highwire}
    return item | {"authors": highwire.get("citation_author", []), "tags": said.get("dc:subject", [])}


def find_kind(said: Mapping[str, list[str]], highwire: Mapping[str, list[str]]) -> str:
    """Return the kind of item: what is stated, by prefix, then what tags of journals suggest, then guesses."""
    stated = (
        first(said, ("z:itemType", "z:type")),
        first(said, ("prism:aggregationType",)),
        KINDS.get(first(said, ("og:type",)), ""),
        first(said, ("dc:type", "dcterms:type")),
        next((kind for tag, kind in HIGHWIRE_KINDS.items() if tag in highwire), ""),
        "journalArticle" if "citation_title" in highwire else "",
    )
    return next(filter(None, stated), "webpage")


def first(said: Mapping[str, list[str]], properties: Iterable[str]) -> str:
    """Return the first value of the first property that has one."""
    return next((said[name][0] for name in properties if name in said), "")
