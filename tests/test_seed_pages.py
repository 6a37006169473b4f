"""The five real pages, whole: what is cut out of them and what is known of it, as it was checked by reading."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.cut.page import cut_page
from generator.describe import compile_tools
from generator.reading.knowledge_files import read_knowledge
from tests.conftest import ROOT
from tests.seed_pages import (
    EXPECTED,
    FILES,
    SEEDS,
    cut_seed,
    make_whole_archive,
    outline_article_facts,
    outline_page,
    read_expected,
)

SCORER = ROOT.parent / "shared" / "score.py"


def find_facts(file: str) -> list[dict[str, Any]]:
    """Return what the archive knows of the articles of a page, in their order on it."""
    articles = [article for article in make_whole_archive().archive.articles if article.file == file]
    return [outline_article_facts(article) for article in sorted(articles, key=lambda one: one.cut.number)]


def test_expectations_are_rewritten_on_demand(rewrite_golden: bool) -> None:
    found = {file: outline_page(cut_seed(file)) | {"facts": find_facts(file)} for file in FILES}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if rewrite_golden:
        EXPECTED.write_text(text, encoding="utf-8", newline="\n")
    assert text == EXPECTED.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_a_page_is_cut_as_it_was_read(file: str) -> None:
    found, expected = outline_page(cut_seed(file)), read_expected()[file]
    for number, (article, wanted) in enumerate(zip(found["articles"], expected["articles"], strict=True), 1):
        assert article == wanted, number
    assert found == {name: part for name, part in expected.items() if name != "facts"}


@pytest.mark.parametrize("file", FILES)
def test_speakers_genre_session_and_date_are_known(file: str) -> None:
    assert find_facts(file) == read_expected()[file]["facts"]


def test_the_five_pages_hold_forty_three_articles_and_no_line_is_left_over() -> None:
    assert sum(len(cut_seed(file).cuts) for file in FILES) == 43
    assert [role for file in FILES for role in cut_seed(file).roles if role.role == "unassigned"] == []


def test_what_the_archivist_knows_does_not_change_the_cut() -> None:
    segment = compile_tools(read_knowledge(SEEDS)).keywords.segmenter.segment
    for file in FILES:
        plain = cut_seed(file)
        assert cut_page(plain.page, segment) == plain


def copy_project(folder: Path) -> Path:
    """Copy what the site is made of into a folder; return its settings."""
    ours = shutil.ignore_patterns("__pycache__", "archive", "data", "search")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=ours)
    for name in ("seeds", "overrides", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copy(ROOT / "mkdocs.yml", folder))


if SCORER.is_file():

    @pytest.mark.long
    def test_the_built_site_reaches_every_mark(tmp_path: Path) -> None:
        config = copy_project(tmp_path)
        assert main(["build", "--no-corrections", "--quiet", "--config", str(config)]) == 0
        command = [sys.executable, str(SCORER), str(tmp_path / "site"), "--seeds", str(SEEDS)]
        scored = subprocess.run(command, capture_output=True, text=True, check=False)
        assert scored.returncode == 0, scored.stdout
