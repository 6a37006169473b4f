"""Builds the site of an invented archive for the tests that look at a built site."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from generator.feeding.discovery import render_discovery
from generator.knowledge import Knowledge
from generator.model import Archive, Forward, PlacedReading
from generator.project import OWNED_FOLDERS
from generator.reading.knowledge_files import read_knowledge
from generator.searching.index import render_search
from generator.writing.data import render_data
from generator.writing.files import Tree, write_tree
from generator.writing.pages import render_pages
from tests.conftest import ROOT
from tests.invented import ARTICLE, KNOWLEDGE, make_archive, make_article, make_roster_article
from tests.seed_pages import SEEDS, make_whole_archive

FORWARDS = (
    Forward("gone", "archive/articles/gone.html", "", "一篇不在的文章"),
    Forward("old", "archive/articles/old.html", "archive/articles/aaaa.html", "旧地址"),
    Forward("old-page", "archive/pages/old-page.html", "archive/pages/page-a.html", "旧版面"),
)
HOSTILE_TITLE = (
    "<img src=x onerror=document.title=1> </title></script><script>document.title=1</script> {{ 1 }}"
)


def make_project(folder: Path) -> Path:
    """Lay out a project with the pages of an invented archive."""
    articles = [make_article(f"n{number:03}", number=number) for number in range(2, 130)]
    hostile = make_article("hostile", number=200, title=HOSTILE_TITLE, newspaper="</title>")
    long = make_article("long", number=201, title="长" * 110)
    readings = (
        PlacedReading(0, 7, "茶业卖得", "茶叶卖得", is_certain=True, reason="形近"),
        PlacedReading(0, 11, "种一千亩", "种二千亩", is_certain=False, reason="与前文不合"),
    )
    fixed = make_article("fixed", number=202, readings=readings)
    archive = make_archive(ARTICLE, make_roster_article(("赵六", "丁一")), *articles, hostile, long, fixed)
    return lay_out(folder, replace(archive, forwards=FORWARDS), KNOWLEDGE)


def make_seed_project(folder: Path) -> Path:
    """Lay out a project with the pages that ship."""
    return lay_out(folder, make_whole_archive().archive, read_knowledge(SEEDS))


def lay_out(folder: Path, archive: Archive, knowledge: Knowledge) -> Path:
    """Lay out a project: the real configuration and theme, the pages and the data of an archive, no hook."""
    config = re.sub(r"^hooks:\n(?: .*\n)+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.M)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs").mkdir()
    for page in (path for path in (ROOT / "docs").iterdir() if path.is_file()):
        shutil.copy(page, folder / "docs")
    files = (
        *render_pages(archive, knowledge),
        *render_data(archive, knowledge),
        *render_search(archive, knowledge),
        *(file for file in render_discovery(knowledge) if "/" in file.path),
    )
    write_tree(Tree(folder / "docs", OWNED_FOLDERS), files)
    return folder


def copy_program(folder: Path) -> None:
    """Lay out the program, its settings, its theme and the hand-written pages, without any seeds."""
    made = shutil.ignore_patterns("archive", "data", "search")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=made)
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))


def read_tree(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run_tool(folder: Path, tool: str, *arguments: str, **environment: str) -> str:
    """Run a site engine in the project and give back what it said; its status must be 0."""
    command = [sys.executable, "-m", tool, *arguments]
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"} | environment
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def find_pages(site: Path) -> list[str]:
    """List the HTML files of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
