"""What a feed says, in Atom (RFC 4287) and as JSON Feed 1.1; the day of print stands in neither unless it is known."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
LANGUAGE = "zh-CN"

NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""That of addresses in RFC 4122: ids of the feeds are made in it."""


@dataclass(frozen=True)
class FeedEntry:
    """One thing that a feed tells."""

    id: str
    title: str
    updated: str
    """Day on which it was published here or changed, YYYY-MM-DD; "" where that is not known."""
    url: str
    """Below the root of the site; "" where there is none."""
    summary: str
    published: str = ""
    """Day on which the paper printed it, YYYY-MM-DD, only where that is known."""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed; its addresses are whole where the site has one, else relative to the feed, whose JSON has none then."""

    id: str
    title: str
    author: str
    updated: str
    """As in an entry."""
    stem: str
    """Address of the feed below the root of the site, without its ending."""
    page: str
    """Address of the page that it belongs to, below the root of the site."""
    entries: tuple[FeedEntry, ...]
    address: str = ""
    """Address of the site, with a slash at its end; "" where it has none."""

    def locate(self, url: str) -> str:
        """Return where something below the root of the site is."""
        return (self.address or "../" * self.stem.count("/")) + url


def write_atom(feed: Feed, ending: str) -> str:
    """Return the feed in Atom; `ending` is that of its file."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": LANGUAGE})
    add(root, "title", feed.title)
    add(root, "id", feed.id)
    add(root, "updated", moment(feed.updated))
    add(ElementTree.SubElement(root, "author"), "name", feed.author)
    ElementTree.SubElement(root, "link", {"rel": "self", "href": feed.locate(feed.stem + ending)})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": feed.locate(feed.page)})
    for entry in feed.entries:
        add_entry(root, entry, feed)
    return write_xml(root)


def add_entry(root: ElementTree.Element, entry: FeedEntry, feed: Feed) -> None:
    """Put one entry into a feed in Atom."""
    element = ElementTree.SubElement(root, "entry")
    add(element, "title", entry.title)
    add(element, "id", entry.id)
    add(element, "updated", moment(entry.updated))
    if entry.published:
        add(element, "published", moment(entry.published))
    for name in entry.authors:
        add(ElementTree.SubElement(element, "author"), "name", name)
    for subject in entry.subjects:
        ElementTree.SubElement(element, "category", {"term": subject})
    if entry.url:
        ElementTree.SubElement(element, "link", {"rel": "alternate", "href": feed.locate(entry.url)})
    add(element, "summary", entry.summary)


def write_json_feed(feed: Feed, ending: str) -> str:
    """Return the feed as JSON Feed; `ending` is that of its file."""
    has_address = bool(feed.address)
    values = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.locate(feed.page) if has_address else "",
        "feed_url": feed.locate(feed.stem + ending) if has_address else "",
        "language": LANGUAGE,
        "authors": [{"name": feed.author}],
    }
    items = [make_item(entry, feed) for entry in feed.entries]
    return json.dumps(drop_unknown(values) | {"items": items}, ensure_ascii=False, indent=1) + "\n"


def make_item(entry: FeedEntry, feed: Feed) -> dict[str, object]:
    """Return one entry of a JSON Feed."""
    return drop_unknown(
        {
            "id": entry.id,
            "url": feed.locate(entry.url) if feed.address and entry.url else "",
            "title": entry.title,
            "content_text": entry.summary or entry.title,
            "date_published": moment(entry.published) if entry.published else "",
            "date_modified": moment(entry.updated) if entry.updated else "",
            "authors": [{"name": name} for name in entry.authors],
            "tags": list(entry.subjects),
        }
    )


def drop_unknown(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values that are known."""
    return {key: value for key, value in values.items() if value}


def add(parent: ElementTree.Element, tag: str, text: str) -> None:
    """Append an element with a text."""
    ElementTree.SubElement(parent, tag).text = text or None


def write_xml(root: ElementTree.Element) -> str:
    """Return a document, an element a line."""
    ElementTree.indent(root, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def make_id(words: str) -> str:
    """Return an id that is always the same for the same words."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, words)}"


def moment(day: str) -> str:
    """Return a day as a feed wants a moment; the first of 1970 for a day that is not known."""
    return f"{day or '1970-01-01'}T00:00:00Z"


@dataclass(frozen=True)
class Form:
    """A form of feeds."""

    name: str
    ending: str
    """What its files end in, with the dot: kinds that every server knows."""
    write: Callable[[Feed, str], str]


FORMS = (Form("Atom", ".atom.xml", write_atom), Form("JSON Feed", ".feed.json", write_json_feed))
