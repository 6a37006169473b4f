"""Renders archives for the tests of writing, and reads what the pages say."""

from generator.knowledge import Knowledge
from generator.model import Archive
from generator.writing.pages import render_pages
from tests.invented import KNOWLEDGE
from tests.rendered import Element, read_page, select

ARTICLE_PAGE = "archive/articles/aaaa.md"


def render(archive: Archive, knowledge: Knowledge = KNOWLEDGE) -> dict[str, str]:
    return {file.path: file.text for file in render_pages(archive, knowledge)}


def read(archive: Archive, path: str = ARTICLE_PAGE, knowledge: Knowledge = KNOWLEDGE) -> list[Element]:
    return read_page(render(archive, knowledge)[path])[1]


def links(elements: list[Element]) -> dict[str, str]:
    return {element.text: element.attributes["href"] for element in select(elements, "a")}


def text_of(elements: list[Element], tag: str, class_: str = "") -> str:
    found = select(elements, tag, class_=class_) if class_ else select(elements, tag)
    return " ".join(element.text for element in found)
