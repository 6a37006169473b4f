"""Other archives, of other papers, in other places and another script: built from their own folder, held to their gold.

The pages under `tests/archives/NAME/` are invented; `gold.json` was written by reading them, before any was cut.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.folding import fold
from generator.model import Article, NewspaperPage
from generator.pipeline import Result, make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import decode, split_lines
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "archives"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
EXACT_SHARE = 0.9
"""Part of the articles that must be cut exactly: the mark that the project sets itself for unseen papers."""

LEFT_SHARE = 0.02
"""Part of the lines that may stay without a use."""

Gold = dict[str, Any]


@cache
def make_result(name: str) -> Result:
    """Make the archive of a folder with all that its archivist knows."""
    seeds = FOLDER / name / "seeds"
    return make_archive(seeds, read_knowledge(seeds))


@cache
def read_gold(name: str) -> tuple[Gold, ...]:
    """Return the articles as they were read on the pages, a continuation on another page by itself."""
    return tuple(json.loads((FOLDER / name / "gold.json").read_text(encoding="utf-8")))


def find_page(name: str, file: str) -> NewspaperPage:
    """Return a page of an archive."""
    return next(page for page in make_result(name).archive.pages if page.cut_page.page.file == file)


def find_lines(page: NewspaperPage) -> dict[frozenset[int], int]:
    """Return the articles of a page by the lines that they consist of."""
    lines: dict[int, set[int]] = {}
    for role in page.cut_page.roles:
        if role.article is not None:
            lines.setdefault(role.article, set()).add(role.line)
    return {frozenset(numbers): article for article, numbers in lines.items()}


def expected_lines(page: NewspaperPage, gold: Gold) -> frozenset[int]:
    """Return the lines of an article of the gold that hold anything."""
    return frozenset(
        line
        for first, last in gold["line_ranges"]
        for line in range(first, last + 1)
        if page.cut_page.page.lines[line - 1].strip()
    )


def find_number(name: str, gold: Gold) -> int | None:
    """Return the number on its page of the article that consists of exactly the lines of the gold."""
    page = find_page(name, gold["file"])
    return find_lines(page).get(expected_lines(page, gold))


def find_article(name: str, gold: Gold) -> Article | None:
    """Return the article of the archive that was cut as the gold says, None where none was."""
    number = find_number(name, gold)
    return next(
        (
            article
            for article in make_result(name).archive.articles
            if (article.file, article.cut.number) == (gold["file"], number)
        ),
        None,
    )


def describe_headline(name: str, gold: Gold) -> tuple[list[str], list[str]]:
    """Return the parts of the headline as found and as read."""
    cuts = find_page(name, gold["file"]).cut_page.cuts
    number = find_number(name, gold)
    cut = next((cut for cut in cuts if cut.number == number), None)
    found = [cut.lead_in, cut.title, cut.subtitle.lstrip("—")] if cut else []
    return [fold(part) for part in found], [fold(gold[part]) for part in ("lead_in", "title", "subtitle")]


def describe_signers(article: Article) -> dict[str, list[str]]:
    """Return who signs an article, by capacity."""
    relations = {"reporters": "reporter", "correspondents": "correspondent"}
    return {
        key: [one.name for one in article.cut.signatures if one.relation == relation]
        for key, relation in relations.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_nine_articles_in_ten_are_cut_exactly_with_their_headline(name: str) -> None:
    wrong = [
        (gold["file"], gold["title"], found)
        for gold in read_gold(name)
        for found, wanted in [describe_headline(name, gold)]
        if found != wanted
    ]
    assert len(wrong) <= (1 - EXACT_SHARE) * len(read_gold(name)), wrong


@pytest.mark.parametrize("name", NAMES)
def test_the_signers_of_nine_articles_in_ten_are_named_as_printed(name: str) -> None:
    pairs = [(gold, article) for gold in read_gold(name) if (article := find_article(name, gold))]
    wrong = [
        (gold["title"], signers)
        for gold, article in pairs
        for signers in [describe_signers(article)]
        if signers != {key: gold[key] for key in signers}
        or [caption.credit for caption in article.cut.captions if caption.credit] != gold["credits"]
    ]
    assert len(wrong) <= (1 - EXACT_SHARE) * len(pairs), wrong


@pytest.mark.parametrize("name", NAMES)
def test_the_date_is_the_printed_one(name: str) -> None:
    days = {
        (page.cut_page.page.file, page.dating.date, page.dating.certainty)
        for page in make_result(name).archive.pages
    }
    assert days == {(gold["file"], gold["date"], "given") for gold in read_gold(name)}


@pytest.mark.parametrize("name", NAMES)
def test_nine_articles_in_ten_are_filed_under_their_theme_and_their_district(name: str) -> None:
    pairs = [(gold, article) for gold in read_gold(name) if (article := find_article(name, gold))]
    themes = [
        (gold["title"], [label.name for label in article.themes])
        for gold, article in pairs
        if gold["theme"] and gold["theme"] not in [label.name for label in article.themes][:1]
    ]
    districts = [
        (gold["title"], about)
        for gold, article in pairs
        for about in [
            sorted(
                label.name for label in article.districts if label.relation == "about" and label.id != "city"
            )
        ]
        if about != sorted(gold["districts"])
    ]
    allowed = (1 - EXACT_SHARE) * len(pairs)
    assert len(themes) <= allowed, themes
    assert len(districts) <= allowed, districts


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_lost_and_hardly_any_is_left_over(name: str) -> None:
    roles: Counter[str] = Counter()
    for page in make_result(name).archive.pages:
        source = split_lines(decode((FOLDER / name / "seeds" / page.cut_page.page.file).read_bytes())[0])
        numbers = [number for number, line in enumerate(source, 1) if line.strip()]
        assert [role.line for role in page.cut_page.roles] == numbers
        roles.update(role.role for role in page.cut_page.roles)
    assert roles["unassigned"] <= LEFT_SHARE * roles.total(), roles


@pytest.mark.parametrize("name", NAMES)
def test_an_archive_has_six_pages_and_none_is_missing(name: str) -> None:
    result = make_result(name)
    assert (len(result.archive.pages), result.failures) == (6, ())
    assert {gold["file"] for gold in read_gold(name)} == {
        page.cut_page.page.file for page in result.archive.pages
    }


def copy_archive(name: str, folder: Path) -> Path:
    """Copy an archive and the project that it is built with; return its settings."""
    made = shutil.ignore_patterns("__pycache__", "archive", "data", "search", "site")
    for part in ("generator", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    target = folder / "tests" / "archives" / name
    for part in ("seeds", "docs"):
        shutil.copytree(FOLDER / name / part, target / part, ignore=made if part == "docs" else None)
    return Path(shutil.copy(FOLDER / name / "mkdocs.yml", target))


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_an_archive_builds_strictly_from_its_own_folder(name: str, tmp_path: Path) -> None:
    config = copy_archive(name, tmp_path)
    assert main(["build", "--quiet", "--config", str(config)]) == 0
    site = config.parent / "site"
    title = make_result(name).archive.articles[0].cut.title
    assert (site / "archive" / "index.html").exists() or (site / "index.html").exists()
    pages = [path.read_text(encoding="utf-8") for path in (site / "archive" / "articles").glob("*.html")]
    assert len(pages) >= len(make_result(name).archive.articles)
    assert any(title.split()[0] in page for page in pages if title)


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_plain_mkdocs_builds_the_same_archive(name: str, tmp_path: Path) -> None:
    config = copy_archive(name, tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (config.parent / "site" / "index.html").is_file()
