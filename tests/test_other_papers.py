"""Pages of other papers, invented and annotated by hand: `tests/papers/*.txt`.

Each line begins with the number of its article, or `-`, a letter for its role, and `|`. To add a page, write it so
before looking at what the program makes of it.
"""

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from generator.model import CutPage
from tests.conftest import ROOT
from tests.cutting import cut_text

PAGES = sorted((ROOT / "tests" / "papers").glob("*.txt"))
TAGGED = re.compile(r"^(\d+|-)([a-z])\|(.*)$")
LOOKS = {
    "as written": (False, False),
    "no marks": (True, False),
    "no blank lines": (False, True),
    "neither": (True, True),
}
SET_OFF = 0.9
"""Part of the articles cut exactly where marks or blank lines set headlines off."""

BARE = 0.8
"""The same where neither does."""

LEFT_OVER = 0.02
"""Part of the lines that no rule may understand."""


@dataclass(frozen=True)
class Annotated:
    """A page and what a reader says of each line."""

    lines: tuple[str, ...]
    tags: dict[int, tuple[str, str]]
    """Article (`-` for none) and role letter by line number."""


def read_annotated(path: Path, *, marks: bool, blanks: bool) -> Annotated:
    """Read a page, without its heading marks and without its blank lines where asked."""
    lines, tags = [], {}
    for raw in path.read_text(encoding="utf-8").split("\n"):
        found = TAGGED.match(raw)
        text = found[3] if found else raw
        text = re.sub(r"^#+ ", "", text).strip("*") if marks else text
        if blanks and not text.strip():
            continue
        lines.append(text)
        if found:
            tags[len(lines)] = (found[1], found[2])
    return Annotated(tuple(lines), tags)


def list_expected(page: Annotated) -> set[tuple[frozenset[int], frozenset[int]]]:
    """Return lines and heading lines of each article as annotated."""
    articles = sorted({article for article, _ in page.tags.values()} - {"-"})
    return {
        (
            frozenset(line for line, tag in page.tags.items() if tag[0] == article),
            frozenset(line for line, tag in page.tags.items() if tag == (article, "h")),
        )
        for article in articles
    }


def list_found(page: CutPage) -> set[tuple[frozenset[int], frozenset[int]]]:
    """Return lines and heading lines of each article as cut."""
    return {(frozenset(role.line for role in cut.roles), frozenset(cut.heading_lines)) for cut in page.cuts}


@pytest.mark.parametrize("look", LOOKS)
def test_articles_of_other_papers_are_cut_exactly(look: str) -> None:
    marks, blanks = LOOKS[look]
    pages = [read_annotated(path, marks=marks, blanks=blanks) for path in PAGES]
    expected = [(page, article) for page in pages for article in list_expected(page)]
    found = {id(page): list_found(cut_text("\n".join(page.lines))) for page in pages}
    exact = sum(article in found[id(page)] for page, article in expected)
    assert exact >= (BARE if blanks else SET_OFF) * len(expected)


@pytest.mark.parametrize(
    ("path", "look"), [*product(PAGES, LOOKS)], ids=lambda value: getattr(value, "stem", value)
)
def test_no_line_of_other_papers_is_lost_and_few_are_left_over(path: Path, look: str) -> None:
    marks, blanks = LOOKS[look]
    page = read_annotated(path, marks=marks, blanks=blanks)
    roles = cut_text("\n".join(page.lines)).roles
    assert [role.line for role in roles] == sorted(page.tags)
    assert sum(role.role == "unassigned" for role in roles) <= LEFT_OVER * len(roles)
