"""Headings, plain paragraphs and HTML set aside, converted as Python-Markdown converts them, at a tenth of its work.

Whatever is not surely one of these three leaves the whole page to Python-Markdown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, strip_tags
from mkdocs.structure.toc import TableOfContents, get_toc

EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "attr_list", "pymdownx.snippets"})
"""Extensions that do nothing to these forms; snippets are looked for before."""

PLAIN = r"[^\\`*_\[\]<>&{}|#~^\x00-\x1f\x7f-\x9f\u2028\u2029]"
"""A character that no rule of Python-Markdown begins with, wherever it stands in a line."""

WORD = r"[A-Za-z0-9][A-Za-z0-9-]*"
ATTRIBUTE = rf'(?:#{WORD}|\.{WORD}|[a-z]+-[a-z]+="[^"\\`*_\[\]<>&{{}}\n]*")'
ATTRIBUTES = rf"\{{: (?P<attributes>{ATTRIBUTE}(?: {ATTRIBUTE})*) \}}"

ASIDE = re.compile("<div>\ue000[0-9]+</div>")
HEADING = re.compile(rf"(?P<level>\#{{1,6}}) (?P<text>{PLAIN}+) {ATTRIBUTES}")
PARAGRAPH = re.compile(rf"(?P<text>{PLAIN}+)(?:\n{ATTRIBUTES})?")
MARKER = re.compile(r"[-+=:!>]|[0-9]+[.)]|\ue000?\s")
"""What at the beginning of a line may make something else of a paragraph: a list, a rule, a definition."""

BREAK = re.compile(r"\n{2,}")


@dataclass(frozen=True)
class Converted:
    """What MkDocs wants to know of a page's text."""

    html: str
    headings: tuple[Mapping[str, Any], ...]
    anchors: frozenset[str]

    @property
    def contents(self) -> TableOfContents:
        """The headings, one below another."""
        tokens: list[Any] = [dict(heading) for heading in self.headings]
        return get_toc(nest_toc_tokens(tokens))


def are_plain(extensions: Iterable[str], settings: Mapping[str, Any]) -> bool:
    """Tell whether pages of plain blocks may be converted here under these extensions of Python-Markdown."""
    contents = settings.get("toc") or {}
    return set(extensions) <= EXTENSIONS and not any(contents.values()) and not settings.get("attr_list")


def convert(text: str) -> Converted | None:
    """Return a text of plain blocks converted; None for any other."""
    html, headings, anchors = list[str](), list[Mapping[str, Any]](), list[str]()
    for block in BREAK.split(text.strip("\n")):
        heading, paragraph = HEADING.fullmatch(block), PARAGRAPH.fullmatch(block)
        found = heading or paragraph
        if ASIDE.fullmatch(block):
            html.append(f"{block}\n")
            continue
        if not found or found["text"] != found["text"].strip() or (paragraph and MARKER.match(block)):
            return None
        attributes = read_attributes(found["attributes"] or "")
        anchors += filter(None, [attributes.get("id", "")])
        if heading and "id" not in attributes:
            return None
        tag = f"h{len(heading['level'])}" if heading else "p"
        html.append(f"<{tag}{write_attributes(attributes)}>{found['text']}</{tag}>")
        if heading:
            headings.append(make_token(heading, attributes["id"]))
    return Converted("\n".join(html).strip(), tuple(headings), frozenset(anchors))


def make_token(heading: re.Match[str], anchor: str) -> Mapping[str, Any]:
    """Return what the table of contents says of a heading."""
    text = heading["text"]
    named = {"name": strip_tags(text), "html": text, "data-toc-label": ""}
    return {"level": len(heading["level"]), "id": anchor, **named}


def read_attributes(written: str) -> dict[str, str]:
    """Return attributes by name; several classes are one."""
    found: dict[str, str] = {}
    for word in re.findall(ATTRIBUTE, written):
        if word.startswith("."):
            found["class"] = f"{found['class']} {word[1:]}" if "class" in found else word[1:]
        elif word.startswith("#"):
            found["id"] = word[1:]
        else:
            name, _, value = word.partition("=")
            found[name] = value.strip('"')
    return found


def write_attributes(attributes: Mapping[str, str]) -> str:
    """Write attributes in the order in which Python-Markdown writes them."""
    return "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
