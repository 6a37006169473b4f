"""Reads pages back as a browser would: Markdown to HTML, HTML to elements and text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
import yaml

EXTENSIONS = ["attr_list", "toc", "pymdownx.snippets"]
"""The extensions of mkdocs.yml; guarded by tests/test_built_site.py."""

VOID = frozenset({"br", "meta", "link", "input", "img", "hr", "path"})


@dataclass
class Element:
    """An element, and the text inside it."""

    tag: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return squeeze("".join(self.texts))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self._open]:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)


def squeeze(text: str) -> str:
    """Collapse white space as a browser does."""
    return " ".join(text.split())


def read_html(html: str) -> list[Element]:
    """List the elements of a page in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements


def read_page(text: str) -> tuple[dict[str, object], list[Element]]:
    """Give the front matter of a page and the elements that its Markdown becomes."""
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), read_html(markdown.markdown(body, extensions=EXTENSIONS))


def select(elements: list[Element], tag: str, **attributes: str) -> Iterator[Element]:
    """Find elements by tag and attributes; `class_` holds one of the classes."""
    wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    for element in elements:
        found = ((key, element.attributes.get(key, "")) for key in wanted)
        if element.tag == tag and all(wanted[key] in value.split() for key, value in found):
            yield element
