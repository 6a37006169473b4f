"""What pages of one kind in one folder share: rendered once, with signs where each page's own words stand.

A shell counts only if it gives the first page as the template does. It takes for granted that a template prints words
of a page or not, plain or escaped, and looks at no word closer; tests/test_pressing.py compares every page.
"""

import copy
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

SIGN = "\ue001{}&\ue002"
SIGNS = re.compile("\ue001([0-9]+)&(amp;)?\ue002")

CHOICE = re.compile(r"[a-z][a-z.:-]*")
"""A value of the front matter that a template may choose by; shells know it."""

Render = Callable[[Page], str]


@dataclass(frozen=True)
class Shell:
    """The pieces of a page: text, then the number of a word and whether it is escaped, then text again."""

    texts: tuple[str, ...]
    words: tuple[tuple[int, bool], ...]

    def fill(self, page: Page) -> str:
        """Return the page."""
        words = list(list_words(page))
        filled = [self.texts[0]]
        for text, (number, is_escaped) in zip(self.texts[1:], self.words, strict=True):
            filled.append(str(escape(words[number])) if is_escaped else words[number])
            filled.append(text)
        return "".join(filled)


class Shells:
    """The shells met so far."""

    def __init__(self, render: Render) -> None:
        """Take the slow way to render a page."""
        self.render = render
        self.known: dict[Any, Shell | None] = {}

    def render_page(self, page: Page) -> str:
        """Return the page, by its shell where there is one."""
        kind = describe_kind(page)
        if kind not in self.known:
            self.known[kind], whole = self.make_shell(page)
            return whole
        shell = self.known[kind]
        return shell.fill(page) if shell else self.render(page)

    def make_shell(self, page: Page) -> tuple[Shell | None, str]:
        """Return the shell of the pages of this kind, none where it does not give this page; and the page."""
        whole = self.render(page)
        pieces = SIGNS.split(self.render(put_signs(page)))
        words = zip(pieces[1::3], pieces[2::3], strict=True)
        shell = Shell(tuple(pieces[::3]), tuple((int(number), bool(mark)) for number, mark in words))
        return (shell if shell.fill(page) == whole else None), whole


def list_words(page: Page) -> Iterator[str]:
    """Yield the page's own words: content, title, address, then front matter."""
    yield from (page.content or "", str(page.title), page.canonical_url or "")
    for value in page.meta.values():
        if is_words(value):
            yield from value
        elif is_word(value):
            yield value


def is_word(value: Any) -> bool:
    """Tell a word of the page's own from what a template may ask for: `noindex`, `article.html`."""
    return isinstance(value, str) and not CHOICE.fullmatch(value)


def is_words(value: Any) -> bool:
    """Tell whether a value is a list of words."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def put_signs(page: Page) -> Page:
    """Return a page with signs for words, numbered as `list_words` yields them; what is empty stays empty.

    Its headings and its own address are not those of the page: a template that prints one of them shows it at once.
    """
    signs = (SIGN.format(number) if word else "" for number, word in enumerate(list_words(page)))
    signed = copy.copy(page)
    signed.file = copy.copy(page.file)
    signed.file.url = posixpath.join(posixpath.dirname(page.url), "another.html")
    signed.toc = TableOfContents([AnchorLink("?", one.id, one.level) for one in list(page.toc)[:1]])
    signed.content, signed.title = next(signs), next(signs)
    address = next(signs)
    signed.canonical_url = address if page.canonical_url else page.canonical_url
    signed.meta = {name: put_sign(value, signs) for name, value in page.meta.items()}
    return signed


def put_sign(value: Any, signs: Iterator[str]) -> Any:
    """Return a value of the front matter with signs for words."""
    if is_words(value):
        return [next(signs) for _ in value]
    return next(signs) if is_word(value) else value


def describe_kind(page: Page) -> tuple[Any, ...]:
    """Return what decides of a page's shell: its folder, which words there are, the first heading's anchor."""
    meta = tuple((name, describe_value(value)) for name, value in page.meta.items())
    anchors = tuple(one.url for one in list(page.toc)[:1])
    return posixpath.dirname(page.url), meta, bool(page.canonical_url), bool(page.content), anchors


def describe_value(value: Any) -> Any:
    """Return what of a value in the front matter decides of the shell."""
    if is_words(value):
        return tuple(map(bool, value))
    return bool(value) if is_word(value) else repr(value)
