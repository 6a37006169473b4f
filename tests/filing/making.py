"""Make articles and knowledge for the tests of filing."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from generator.cut.page import cut_page
from generator.filing.matching import compile_words
from generator.filing.passages import ArticleText, read_article
from generator.filing.segmenting import compile_segmenter
from generator.knowledge import (
    ArchiveSettings,
    Clue,
    District,
    DistrictGuide,
    Knowledge,
    Theme,
    ThemeGroup,
)
from generator.model import Caption, Cut, LineRole, Page, Paragraph, Piece
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import read_page

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = Path(__file__).with_name("expected.json")

BAKERY = Theme("bakery", "烘焙", "trades", terms=(("面包", 2.0), ("烤炉", 1.0), ("面粉", 1.0), ("酵母", 1.0)))
FISHERY = Theme(
    "fishery", "渔业", "trades", terms=(("渔船", 2.0), ("捕鱼", 1.0), ("渔港", 1.0), ("鱼市", 1.0))
)
FAIRS = Theme(
    "fairs", "盛会", "doings", terms=(("大会开幕", 2.0), ("致辞", 1.0), ("主办方", 1.0)), cross_cutting=True
)
MINING = Theme("mining", "采矿", "trades", terms=(("矿井", 2.0),), reserved=True)

EAST = District(
    "east",
    "东丘区",
    code="990102",
    clues=(
        Clue("东丘", "name", "certain"),
        Clue("灯塔路", "place", "likely"),
        Clue("海风面包厂", "org", "certain"),
    ),
    variants=("东邱区",),
)
WEST = District("west", "西泽县", code="990121", clues=(Clue("西泽", "name", "certain"),))
NORTH = District("north", "北岗区", code="990103", clues=(Clue("北岗", "name", "certain"),))
HARBOUR = District("harbour", "港区", full_name="某市港区", same_as="east")


def make_knowledge(*themes: Theme, masks: tuple[str, ...] = ("东丘陵",)) -> Knowledge:
    """Return the knowledge of an invented city with its own themes and districts."""
    return Knowledge(
        archive=ArchiveSettings("某市报章库", "某市日报"),
        theme_groups=(ThemeGroup("trades", "行业"), ThemeGroup("doings", "活动")),
        themes=themes or (BAKERY, FISHERY, FAIRS, MINING),
        districts=DistrictGuide("某市", districts=(EAST, WEST, NORTH, HARBOUR), masks=masks),
        phrases=("东丘、西泽、北岗",),
    )


def make_article(
    title: str = "", *paragraphs: str, lead_in: str = "", subtitle: str = "", caption: str = ""
) -> tuple[Page, Cut]:
    """Return a page of one article, each part on a line of its own."""
    headings = [text for text in (lead_in, title, subtitle) if text]
    lines = (*headings, *paragraphs, *([caption] if caption else []))
    first = len(headings) + 1
    body = tuple(Paragraph((Piece(first + index, text),)) for index, text in enumerate(paragraphs))
    roles = ["heading"] * len(headings) + ["body"] * len(paragraphs) + ["caption"] * bool(caption)
    cut = Cut(
        number=1,
        lead_in=lead_in,
        title=title,
        subtitle=subtitle,
        column=(),
        keyword="",
        dateline="",
        signatures=(),
        captions=(Caption(len(lines), caption, ""),) if caption else (),
        paragraphs=body,
        subheads=(),
        roster=(),
        jump="",
        text_lost=False,
        roles=tuple(LineRole(line, role, 1) for line, role in enumerate(roles, 1)),
        line_ranges=((1, len(lines)),),
    )
    return Page("page.txt", "", "utf-8", lines), cut


def read_made(words: Iterable[str], title: str = "", *paragraphs: str, **parts: str) -> ArticleText:
    """Return a made-up article as filing reads it when it looks for the words."""
    return read_article(*make_article(title, *paragraphs, **parts), compile_words(words))


@cache
def read_archive_knowledge() -> Knowledge:
    """Read the YAML of this archive."""
    return read_knowledge(SEEDS)


@cache
def cut_five_pages() -> tuple[tuple[Page, Cut, dict[str, Any]], ...]:
    """Cut the five pages; each article comes with what it is expected to be filed under."""
    segment = compile_segmenter(read_archive_knowledge()).segment
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    pages = {}
    for file in sorted({entry["file"] for entry in expected}):
        page = read_page(SEEDS, file)
        assert isinstance(page, Page)
        pages[file] = cut_page(page, segment)
    return tuple((pages[e["file"]].page, _find_cut(pages[e["file"]].cuts, e["line"]), e) for e in expected)


def _find_cut(cuts: tuple[Cut, ...], line: int) -> Cut:
    return next(cut for cut in cuts if cut.line_ranges[0][0] == line)
