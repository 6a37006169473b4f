"""Invented pages of people who had not read the rules, but for the tenth and eleventh: how many articles come out exact.

Each folder of `tests/examined/` holds one set of pages with its `gold.json`. The points of `generator/cut/points.tsv`
are fitted to all of them, so the floors keep what is reached; they do not tell how unseen pages fare. That tells
`tools/fit_points.py --left-out`, by points that were fitted without the set. Never touch an annotation to reach a floor.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.folding import fold
from generator.model import CutPage
from tests.conftest import ROOT
from tests.cutting import cut_text

FOLDER = ROOT / "tests" / "examined"
FLOORS = {
    "first": (47, 47, 52),
    "second": (73, 73, 80),
    "third": (96, 96, 107),
    "fourth": (121, 119, 130),
    "fifth": (116, 115, 124),
    "sixth": (91, 90, 100),
    "seventh": (123, 122, 135),
    "eighth": (98, 97, 98),
    "ninth": (99, 98, 100),
    "tenth": (81, 82, 83),
    "eleventh": (40, 38, 40),
    "twelfth": (85, 83, 93),
    "thirteenth": (94, 93, 105),
    "fourteenth": (81, 81, 94),
    "fifteenth": (87, 86, 106),
    "sixteenth": (115, 111, 125),
    "seventeenth": (83, 83, 103),
    "eighteenth": (89, 89, 102),
    "nineteenth": (81, 79, 97),
    "twentieth": (89, 89, 101),
}
"""By set: articles whose headline and lines are exactly those of the annotation, as the pages stand and without their
blank lines, of how many."""

UNSEEN = ROOT / "tests" / "unseen"
UNSEEN_FLOORS = {"first": (57, 57, 73), "second": (49, 49, 70)}
"""The same of pages that no points are fitted to. At the first look 102 of the 143 came out exact, four more since."""

DIGEST = re.compile(r"(?:快讯|简讯|短讯|短波|集锦|动态|热线|信息)$")
"""Readers differ on whether the items of a digest are articles: either way is right."""

ADDRESS = re.compile(r"https?://")
"""Readers differ on whether the address of the original is a line of the article."""

RUBRIC = re.compile(r"^【[^】]*】|\([^()]{2,8}\)$")
"""A rubric in brackets before or behind a headline is its column; the annotation leaves it in the title."""

Gold = dict[str, Any]
Lines = list[tuple[int, str]]
SETS = {FOLDER / name: floor for name, floor in FLOORS.items()} | {
    UNSEEN / name: floor for name, floor in UNSEEN_FLOORS.items()
}
FILES = [folder / file for folder in SETS for file in json.loads((folder / "gold.json").read_text("utf-8"))]


def read_gold(folder: Path) -> dict[str, list[Gold]]:
    return dict(json.loads((folder / "gold.json").read_text(encoding="utf-8")))


def read_lines(path: Path, *, blanks: bool = True) -> Lines:
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    return [(number, text) for number, text in lines if blanks or text.strip()]


def plain(title: str) -> str:
    return fold(title.replace("**", "")).lstrip("#")


def count_exact(gold: list[Gold], lines: Lines) -> int:
    """Return how many articles of a page come out as annotated; `lines` are those kept, with their numbers."""
    found = cut_text("\n".join(text for _, text in lines))
    return sum(is_exact(article, found, lines) for article in gold)


def is_exact(gold: Gold, found: CutPage, lines: Lines) -> bool:
    numbers = [number for number, _ in lines]
    wanted = set(gold["lines"])
    either = set(gold.get("optional", [])) | {number for number, text in lines if ADDRESS.search(text)}
    whole = {plain(gold["title"]), *map(plain, gold.get("title_also", []))}
    titles = whole | {RUBRIC.sub("", title) for title in whole}
    for cut in found.cuts:
        mine, title = {numbers[role.line - 1] for role in cut.roles}, plain(cut.title)
        whole_title = plain(f"{cut.lead_in}{cut.title}{cut.subtitle}")
        if titles & {title, whole_title} and mine - either == wanted - either and mine <= wanted | either:
            return True
        if DIGEST.search(title) and wanted <= mine:
            return True
    roles = {numbers[role.line - 1]: role.role for role in found.roles}
    return bool(gold.get("may_be_ad") and {roles[line] for line in wanted} == {"ad"})


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: f"{folder.parent.name} {folder.name}")
@pytest.mark.parametrize("blanks", [True, False], ids=["as they stand", "without blank lines"])
def test_articles_come_out_exact(folder: Path, blanks: bool) -> None:
    gold = read_gold(folder)
    exact = sum(
        count_exact(articles, read_lines(folder / file, blanks=blanks)) for file, articles in gold.items()
    )
    as_written, without_blanks, total = SETS[folder]
    assert sum(map(len, gold.values())) == total
    assert exact >= (as_written if blanks else without_blanks)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name} {path.name}")
def test_no_line_is_lost(path: Path) -> None:
    lines = read_lines(path)
    found = cut_text("\n".join(text for _, text in lines))
    assert [role.line for role in found.roles] == [number for number, text in lines if text.strip()]
