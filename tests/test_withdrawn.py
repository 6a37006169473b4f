"""What is withdrawn leaves every output: articles with continuations and copies, paragraphs, words."""

import csv
import html
import io
import random
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.folding import fold
from generator.knowledge import Correction, Knowledge
from generator.model import Archive, Article
from generator.pipeline import make_archive
from generator.project import Project, read_archive
from generator.reading.knowledge_files import read_knowledge
from generator.writing.data import render_data
from tests.conftest import ROOT
from tests.sites import run_tool
from tests.withdrawing import assert_gone, withdraw, write

SEEDS = ROOT / "seeds"


def read_own(article: Article, archive: Archive) -> str:
    pages = {page.cut_page.page.file: page.cut_page.page.lines for page in (*archive.pages, *archive.copies)}
    lines = [pages[article.file][role.line - 1] for role in article.cut.roles]
    return fold("".join([*lines, *(paragraph.text for paragraph in article.cut.paragraphs)]))


def withdraw_from(article: Article) -> Correction:
    """Withdraw an article by its headline."""
    line = next(
        (role.line for role in article.cut.roles if role.role == "heading"), article.cut.roles[0].line
    )
    text = (SEEDS / article.file).read_text(encoding="utf-8-sig").split("\n")[line - 1]
    return withdraw(article.file, article.sha256, line, text.strip(), "article")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read_knowledge(SEEDS)


@pytest.fixture(scope="module")
def whole(knowledge: Knowledge) -> Archive:
    return make_archive(SEEDS, knowledge).archive


def check_article(article: Article, whole: Archive, knowledge: Knowledge) -> None:
    entry = withdraw_from(article)
    archive = make_archive(SEEDS, replace(knowledge, withdrawals=(entry,))).archive
    assert {one.id for one in whole.articles} - {one.id for one in archive.articles} == {article.id}
    kept = "\n".join(read_own(one, whole) for one in whole.articles if one.id != article.id)
    kept += "\n".join(fold(line) for page in whole.pages for line in page.cut_page.banner)
    kept += fold((SEEDS / "aliases.yml").read_text(encoding="utf-8"))
    files = write(archive, knowledge)
    assert_gone(files, read_own(article, whole), kept)
    stone = files[article.url.replace(".html", ".md")]
    assert "2026-11-27" in stone
    assert "应当事人要求" in stone
    others = {one.id: one for one in whole.articles}
    assert all(one.cut == others[one.id].cut for one in archive.articles)


def test_an_article_of_the_seeds_leaves_every_output(knowledge: Knowledge, whole: Archive) -> None:
    for article in random.Random(4).sample(whole.articles, 4):
        check_article(article, whole, knowledge)


@pytest.mark.long
def test_every_article_of_the_seeds_can_be_withdrawn(knowledge: Knowledge, whole: Archive) -> None:
    for article in whole.articles:
        check_article(article, whole, knowledge)


def test_the_ledger_keeps_the_numbers_of_withdrawn_lines(knowledge: Knowledge, whole: Archive) -> None:
    article = whole.articles[0]
    entry = withdraw_from(article)
    archive = make_archive(SEEDS, replace(knowledge, withdrawals=(entry,))).archive
    before, after = (read_ledger(one, knowledge) for one in (whole, archive))
    mine = {(article.file, str(role.line)) for role in article.cut.roles}
    assert [row["line"] for row in after] == [row["line"] for row in before]
    for old, new in zip(before, after, strict=True):
        if (old["file"], old["line"]) in mine:
            assert (new["text"], new["article_id"], new["role"]) == ("撤下", "", old["role"])
        else:
            assert new == old


def read_ledger(archive: Archive, knowledge: Knowledge) -> list[dict[str, str]]:
    files = {file.path: file.text for file in render_data(archive, knowledge)}
    return [*csv.DictReader(io.StringIO(files["data/lines.csv"], newline=""))]


def test_withdrawals_hold_without_corrections(tmp_path: Path, knowledge: Knowledge) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    article = make_archive(SEEDS, knowledge).archive.articles[5]
    entry = withdraw_from(article)
    fields = {
        key: getattr(entry, key)
        for key in (
            "file",
            "sha256",
            "line",
            "expected",
            "replacement",
            "kind",
            "reason",
            "certainty",
            "by",
            "date",
        )
    }
    (tmp_path / "seeds" / "corrections.yml").write_text(
        yaml.safe_dump([fields], allow_unicode=True), encoding="utf-8"
    )
    project = Project(tmp_path / "seeds", tmp_path / "docs", tmp_path / "site", tmp_path / "mkdocs.yml")
    for is_corrected in (True, False):
        archive = read_archive(project, is_corrected=is_corrected).result.archive
        assert article.id not in {one.id for one in archive.articles}
        assert [one.id for one in archive.withdrawals] == [article.id]


@pytest.mark.long
def test_the_built_site_and_its_bundle_hold_no_word_of_it(tmp_path: Path) -> None:
    root = tmp_path
    for name in ("seeds", "overrides", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("archive", "data", "search"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    knowledge = read_knowledge(root / "seeds")
    whole = make_archive(root / "seeds", knowledge).archive
    article = next(one for one in whole.articles if one.subjects and len(one.cut.paragraphs) > 3)
    entry = withdraw_from(article)
    corrections = root / "seeds" / "corrections.yml"
    corrections.write_text(corrections.read_text(encoding="utf-8") + write_entry(entry), encoding="utf-8")
    run_tool(
        ROOT, "generator", "bundle", "--config", str(root / "mkdocs.yml"), "--output", str(root / "site.zip")
    )
    kept = "\n".join(read_own(one, whole) for one in whole.articles if one.id != article.id)
    site = {path: path.read_text(encoding="utf-8") for path in list_texts(root / "site")}
    with zipfile.ZipFile(root / "site.zip") as bundle:
        packed = {name: bundle.read(name).decode() for name in bundle.namelist() if is_text(name)}
    assert len(packed) >= len(site)
    for files in (site, packed):
        assert_gone(
            {str(path): html.unescape(text) for path, text in files.items()}, read_own(article, whole), kept
        )
    assert "已撤下" in (root / "site" / article.url).read_text(encoding="utf-8")


def write_entry(entry: Correction) -> str:
    """Return a withdrawal as it stands in corrections.yml."""
    keys = ("file", "sha256", "line", "expected", "replacement", "kind", "reason", "certainty", "by", "date")
    return "\n" + yaml.safe_dump([{key: getattr(entry, key) for key in keys}], allow_unicode=True)


def list_texts(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*")) if is_text(path.name)]


def is_text(name: str) -> bool:
    return name.endswith((".html", ".json", ".jsonl", ".csv", ".js", ".xml", ".txt", ".md", ".bib", ".ris"))
