"""The five real pages for the tests: their lines, what is cut out of them, and what is expected of them."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from generator.folding import fold
from generator.model import Cut, CutPage
from generator.pipeline import Result, make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import decode, split_lines
from tests.conftest import ROOT
from tests.cutting import cut_text

SEEDS = ROOT / "seeds"
EXPECTED = ROOT / "tests" / "data" / "expected_pages.json"
FILES = tuple(sorted(path.name for path in SEEDS.glob("*.txt")))


@cache
def read_lines(file: str) -> tuple[str, ...]:
    """Return the lines of a page."""
    return split_lines(decode((SEEDS / file).read_bytes())[0])


@cache
def cut_seed(file: str) -> CutPage:
    """Cut a page as it is, without the archivist's knowledge."""
    return cut_text("\n".join(read_lines(file)), file)


@cache
def make_whole_archive() -> Result:
    """Make the archive of the five pages with all that the archivist knows."""
    return make_archive(SEEDS, read_knowledge(SEEDS))


@cache
def read_expected() -> dict[str, Any]:
    """Return what the five pages hold, as it was checked by reading."""
    expected: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return expected


def outline_page(cut_page: CutPage) -> dict[str, Any]:
    """Return what was cut, short enough to be read: text by the lines that it came from."""
    return {
        "banner": list(cut_page.banner),
        "roles": [
            f"{role} {join_numbers(found.line for found in group)}"
            for role, group in groupby(cut_page.roles, key=lambda found: found.role)
        ],
        "articles": [outline_article(cut) for cut in cut_page.cuts],
        "notices": [f"{notice.line} {notice.kind}" for notice in cut_page.notices],
    }


def outline_article(cut: Cut) -> dict[str, Any]:
    """Return the parts of an article; a paragraph as `lines: first characters…last characters (length)`."""
    return {
        "column": list(cut.column),
        "keyword": cut.keyword,
        "lead_in": cut.lead_in,
        "title": cut.title,
        "subtitle": cut.subtitle,
        "signatures": [f"{signature.relation} {signature.name}" for signature in cut.signatures],
        "captions": [[caption.text, caption.credit] for caption in cut.captions],
        "subheads": [[subhead.text, subhead.before] for subhead in cut.subheads],
        "paragraphs": [
            f"{join_numbers(paragraph.lines)}: {paragraph.text[:6]}…{paragraph.text[-6:]} ({len(paragraph.text)})"
            for paragraph in cut.paragraphs
        ],
        "roster": [name.name for name in cut.roster],
        "jump": cut.jump,
        "text_lost": cut.text_lost,
        "line_ranges": [list(lines) for lines in cut.line_ranges],
    }


def join_numbers(numbers: Iterable[int]) -> str:
    """Write numbers of lines as 3+5."""
    return "+".join(map(str, numbers))


def outline_article_facts(article: Any) -> dict[str, Any]:
    """Return what the archive knows of an article beyond its text."""
    return {
        "genre": article.genre,
        "session": article.session,
        "subjects": list(article.subjects),
        "posts": [
            f"{person.role} {person.post}" for person in article.people if person.relation == "subject"
        ],
        "completeness": article.completeness,
        "date": article.dating.date,
        "certainty": article.dating.certainty,
    }


def fold_articles(cut_page: CutPage, *, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return all text of the articles, folded and without the numbers of lines; some parts may be left out."""
    return [
        {name: part for name, part in fold_article(cut).items() if name not in without}
        for cut in cut_page.cuts
    ]


def fold_article(cut: Cut) -> dict[str, Any]:
    """Return the text of an article for comparison."""
    return {
        "headline": [fold(cut.lead_in), fold(cut.title), fold(cut.subtitle)],
        "column": [fold(rubric) for rubric in cut.column],
        "keyword": cut.keyword,
        "signatures": [[signature.relation, signature.name] for signature in cut.signatures],
        "captions": [[fold(caption.text), caption.credit] for caption in cut.captions],
        "paragraphs": [fold(paragraph.text) for paragraph in cut.paragraphs],
        "subheads": [[fold(subhead.text), subhead.before] for subhead in cut.subheads],
        "roster": [name.name for name in cut.roster],
        "jump": fold(cut.jump),
        "text_lost": cut.text_lost,
    }


def printed_names(file: str) -> set[str]:
    """Return the names in headlines, bylines, credits and lists of a page."""
    names: set[str] = set()
    for facts, article in zip(read_expected()[file]["facts"], cut_seed(file).cuts, strict=True):
        names |= set(facts["subjects"]) | {name.name for name in article.roster}
        names |= {signature.name for signature in article.signatures}
        names |= {caption.credit for caption in article.captions}
    return {name for name in names if re.fullmatch(r"\w{2,4}", name)}
