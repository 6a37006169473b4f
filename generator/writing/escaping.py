"""Keeps recognised text text: nothing that a page or an archivist wrote can become markup.

Characters with a meaning in Markdown or HTML are written as numeric references, which every reader of
Markdown leaves alone; characters that neither HTML nor YAML can hold become U+FFFD, a visible mark.
"""

import json
import re
from collections.abc import Mapping

BREAKS = r"\t\n\v\f\r\x85\u2028\u2029"
"""What ends a line or stands for space in one: inside of a character class."""
UNPRINTABLE = r"\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
"""Control characters, marks that turn the direction of reading, lone halves of a surrogate pair: inside of a class."""
_encode = json.JSONEncoder(ensure_ascii=False).encode
_BREAKS = re.compile(f"[{BREAKS}]+")
_UNPRINTABLE = re.compile(f"[{UNPRINTABLE}]")
_MARKS = re.compile(r"[&<>\\`*_{}\[\]#|~^$=]")
"""Characters that mean something to Markdown or to HTML wherever they stand."""
_OPENING = re.compile(r"^(\d*)([!-/:-@])")
"""Punctuation that makes a list, a rule or a block of a line that it opens: `-`, `1.`, `2)`, `:`."""


def clean_text(text: str) -> str:
    """Put the text on one line and replace what a web page cannot hold."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", text))


def escape_markdown(text: str) -> str:
    """Write the text so that Markdown shows it letter by letter; one line, without space around it."""
    return escape_opening(clean_text(text).strip())


def escape_inline(text: str) -> str:
    """Write a text that stands inside a paragraph, letter by letter, with the space around it."""
    return _MARKS.sub(_as_reference, clean_text(text))


def escape_attribute(text: str) -> str:
    """Write a text as the value of an attribute between double quotes."""
    return escape_inline(text).replace('"', "&#34;")


def escape_opening(text: str) -> str:
    """Write the text that a paragraph begins with, letter by letter."""
    cleaned = clean_text(text)
    opening = _OPENING.match(cleaned)
    if not opening:
        return _MARKS.sub(_as_reference, cleaned)
    return opening[1] + _as_reference(opening, 2) + _MARKS.sub(_as_reference, cleaned[opening.end() :])


def _as_reference(found: re.Match[str], group: int = 0) -> str:
    return f"&#{ord(found[group])};"


def write_front_matter(fields: Mapping[str, object]) -> str:
    """Write a front matter whose every value is JSON, so that none can be read as YAML of another kind."""
    lines = [f"{key}: {write_json(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def write_json(value: object) -> str:
    """Write a value as JSON, which is YAML too."""
    return _encode(clean_text(value) if isinstance(value, str) else value)
