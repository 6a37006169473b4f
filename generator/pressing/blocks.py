"""HTML in a page: Python-Markdown passes it on as it is, after reading every tag of it.

It is set aside before and put back after, which leaves Python-Markdown a tenth of the text.
"""

import re
from functools import partial

from markdown.util import BLOCK_LEVEL_ELEMENTS

OPENING = re.compile(rf"<({'|'.join(sorted(BLOCK_LEVEL_ELEMENTS))})(?=[ >\n])")
ANCHOR = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)=\"([^\"]*)\"")
TAG = re.compile(r"</?(?:a|abbr|b|mark|q|span)(?: [a-z-]+=\"[^\"<>]*\")*>")
"""A tag within a paragraph."""

MARK = "\ue000"
"""A character of nobody's: a text that has it is left alone."""

PLACE = re.compile(f"<div>{MARK}([0-9]+)</div>|{MARK}([0-9]+){MARK}")
"""Where a run of blocks, or a tag, was."""


def set_aside(text: str) -> tuple[str, list[str]]:
    """Return the text with short signs in place of runs of blocks of HTML and of tags in paragraphs, and what was taken.

    A run begins a line after a blank one and ends with a closing tag before a blank line or the end of the text;
    whatever else may be HTML stays.
    """
    if MARK in text:
        return text, []
    kept, taken = list[str](), list[str]()
    portions = text.split("\n\n")
    number = 0
    while number < len(portions):
        end = find_end(portions, number)
        whole = "\n\n".join(portions[number : end or number + 1])
        if end:
            run = whole.strip("\n")
            before, _, after = whole.partition(run)
            kept.append(f"{before}<div>{MARK}{len(taken)}</div>{after}")
            taken.append(run)
        else:
            kept.append(TAG.sub(partial(hide_tag, taken), whole))
        number = end or number + 1
    return "\n\n".join(kept), taken


def hide_tag(taken: list[str], tag: re.Match[str]) -> str:
    """Take a tag; return what stands in its place."""
    taken.append(tag[0])
    return f"{MARK}{len(taken) - 1}{MARK}"


def find_end(portions: list[str], first: int) -> int:
    """Return the number after the last portion of the run that begins with this one, 0 if none begins."""
    if not OPENING.match(portions[first].lstrip("\n")):
        return 0
    opening, closing, depth = "", "", 0
    for number in range(first, len(portions)):
        for line in portions[number].strip("\n").split("\n"):
            if depth == 0:
                found = OPENING.match(line)
                if not found:
                    return 0
                opening, closing = f"<{found[1]}", f"</{found[1]}>"
            elif opening not in line and closing not in line:
                continue
            opened, before = count_openings(line, opening), depth
            depth += opened - line.count(closing)
            if depth == 0 and (not line.endswith(closing) or (before == 0 and opened > 1)):
                return 0
            if closing + opening in line:
                return 0
        if depth == 0:
            return number + 1
    return 0


def count_openings(line: str, opening: str) -> int:
    """Count the tags that begin so: `<p` is not `<pre`."""
    return sum(line.count(opening + end) for end in (" ", ">")) + line.endswith(opening)


def put_back(html: str, taken: list[str]) -> str:
    """Return the HTML with everything in its place."""
    return PLACE.sub(lambda place: taken[int(place[1] or place[2])], html) if taken else html


def find_anchors(taken: list[str]) -> set[str]:
    """Return the anchors in what was taken out."""
    named = (html for html in taken if 'id="' in html or 'name="' in html)
    return {anchor for html in named for anchor in ANCHOR.findall(html)}
