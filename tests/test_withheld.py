"""Where rights allow the catalogue alone no output holds the text, of the whole archive or of single pages."""

import csv
import html
import io
import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from generator.cli import main
from generator.folding import fold
from generator.knowledge import Knowledge, SourceEntry
from generator.model import Archive, Article, Part
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.releasing.addresses import list_published
from generator.searching.documents import make_documents
from generator.searching.index import render_search
from generator.withholding import WORDS, withhold_text
from generator.writing.data import render_data
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels
from generator.writing.pages import render_pages
from tests.conftest import ROOT, SeedsMaker
from tests.exact_scan import ExactScan
from tests.sites import run_tool
from tests.withdrawing import WINDOW, windows

SEEDS = ROOT / "seeds"
PART = Part("", "", "", 0, ())


@cache
def read_whole() -> tuple[Archive, Knowledge]:
    knowledge = read_knowledge(SEEDS)
    return make_archive(SEEDS, knowledge).archive, knowledge


def close(knowledge: Knowledge, *files: str) -> Knowledge:
    """Keep the text back of some files, of the whole archive where none is named."""
    if not files:
        return replace(knowledge, archive=replace(knowledge.archive, access="metadata"))
    entries = [replace(one, access="metadata") if one.file in files else one for one in knowledge.sources]
    return replace(knowledge, sources=tuple(entries))


def read_text(articles: Iterable[Article], archive: Archive) -> str:
    """Return what is to be kept back: bodies, captions and subheads as they are read, and their lines as printed."""
    pages = {page.cut_page.page.file: page.cut_page.page.lines for page in (*archive.pages, *archive.copies)}
    texts = []
    for one in articles:
        cut = one.cut
        texts += [paragraph.text for paragraph in cut.paragraphs]
        texts += [item.text for item in (*cut.captions, *cut.subheads)]
        texts.append("".join(name.name for name in cut.roster))
        texts += [
            pages[one.file][role.line - 1]
            for role in cut.roles
            if role.role in ("body", "caption", "subhead", "repeat")
        ]
    return "\n".join(map(fold, texts))


def read_catalogue(archive: Archive, knowledge: Knowledge) -> str:
    """Return what a catalogue may say, folded: headlines, datelines, names of bodies, the archivist's own words."""
    texts = [knowledge.archive.name, *knowledge.phrases]
    for one in archive.articles:
        cut = one.cut
        texts += [cut.lead_in, cut.title, cut.subtitle, cut.dateline, cut.keyword, *cut.column]
        texts += [one.session, *(body.name for body in one.organisations)]
        texts += [reading.replacement for reading in one.readings if reading.line in cut.heading_lines]
    for page in archive.pages:
        texts += page.cut_page.banner
    texts += [theme.definition for theme in knowledge.themes]
    return "\n".join(map(fold, texts))


def assert_kept_back(files: dict[str, str], text: str, kept: str) -> None:
    runs = frozenset().union(*map(windows, text.split("\n")))
    wanted = {run for run in runs if run[0].isalnum() and run[-1].isalnum()}  # no comma between two cells
    wanted -= frozenset().union(*map(windows, kept.split("\n")))
    assert len(wanted) > 1000
    for path, content in files.items():
        is_table = path.endswith(".csv")
        plain = read_cells(content) if is_table else fold(html.unescape(re.sub(r"<[^>]*>", "", content)))
        found = [plain[at : at + WINDOW] for at in range(len(plain)) if plain[at : at + WINDOW] in wanted]
        assert not found, (path, found[:3])


def read_cells(table: str) -> str:
    """Return the cells of a table, folded, each on a line."""
    return "\n".join(map(fold, chain.from_iterable(csv.reader(io.StringIO(table, newline="")))))


def write(archive: Archive, knowledge: Knowledge) -> dict[str, str]:
    renderers = (render_pages, render_data, render_search)
    return {file.path: file.text for render in renderers for file in render(archive, knowledge)}


def test_an_archive_of_metadata_gives_no_run_of_the_text_away() -> None:
    archive, knowledge = read_whole()
    files = write(archive, close(knowledge))
    assert_kept_back(files, read_text(archive.articles, archive), read_catalogue(archive, knowledge))


def test_its_pages_say_what_a_catalogue_says_and_that_the_text_is_not_published() -> None:
    archive, knowledge = read_whole()
    files = write(archive, close(knowledge))
    for article in archive.articles:
        page = fold(re.sub(r"<[^>]*>|\\", "", files[article.url.replace(".html", ".md")]))
        assert "这里只公开题录,不公开正文" in page
        said = [article.cut.title, *(theme.name for theme in article.themes), *article.subjects]
        assert [words for words in said if fold(words) not in page] == []
        assert "_lines.html" not in files[article.url.replace(".html", ".md")]


def test_the_home_page_promises_no_text_and_offers_words_that_are_found() -> None:
    archive, knowledge = read_whole()
    home = write(archive, close(knowledge))["archive/.home.html"]
    assert "正文" not in home.split("</form>")[0]
    words = re.findall(r'search\.html\?q=[^"]*">([^<]+)<', home)
    catalogue = make_catalogue(archive, close(knowledge), read_labels())
    scan = ExactScan(make_documents(catalogue))
    assert words and all(scan.find_word(word) for word in words)


def test_one_page_is_kept_back_in_an_archive_that_is_open() -> None:
    archive, knowledge = read_whole()
    file = archive.pages[1].cut_page.page.file
    mine = [one for one in archive.articles if one.file == file]
    others = [one for one in archive.articles if one.file != file]
    files = write(archive, close(knowledge, file))
    kept = read_catalogue(archive, knowledge) + "\n" + read_text(others, archive)
    assert_kept_back(files, read_text(mine, archive), kept)
    whole = write(archive, knowledge)
    for one in others:
        (before,), (after,) = (
            [line for line in written["data/articles.jsonl"].split("\n") if f'"id":"{one.id}"' in line]
            for written in (whole, files)
        )
        assert after == before


def test_a_page_may_be_open_in_an_archive_of_metadata() -> None:
    archive, knowledge = read_whole()
    file = archive.pages[0].cut_page.page.file
    closed = close(knowledge)
    entries = tuple(one for one in closed.sources if one.file != file)
    opened = replace(closed, sources=(*entries, SourceEntry(file, access="public")))
    found = withhold_text(archive, opened)
    assert {one.file for one in found.articles if one.is_open} == {file}
    assert [page.is_open for page in found.pages] == [page.cut_page.page.file == file for page in found.pages]
    assert {row.quotation.file for row in found.registers.proposals} <= {file}


def test_an_article_that_is_continued_on_a_closed_page_is_kept_back_whole() -> None:
    archive, knowledge = read_whole()
    first, second = (page.cut_page.page.file for page in archive.pages[:2])
    mine = next(one for one in archive.articles if one.file == first)
    other = next(one for one in archive.articles if one.file == second)
    part = replace(PART, file=second, sha256=other.sha256, number=other.cut.number)
    joined = replace(mine, continued=(part,))
    articles = tuple(joined if one.id == mine.id else one for one in archive.articles if one.id != other.id)
    found = withhold_text(replace(archive, articles=articles), close(knowledge, second))
    assert not next(one for one in found.articles if one.id == mine.id).is_open
    page = next(page for page in found.pages if page.cut_page.page.file == first)
    assert page.is_open
    for role in mine.cut.roles:
        shown = page.cut_page.page.lines[role.line - 1]
        assert (shown == "未公开") == (role.role in ("body", "caption", "subhead", "repeat")), role


def test_an_open_archive_is_left_as_it_is_and_keeping_back_twice_changes_nothing() -> None:
    archive, knowledge = read_whole()
    assert withhold_text(archive, knowledge) is archive
    once = withhold_text(archive, close(knowledge))
    assert withhold_text(once, close(knowledge)) is once


def test_a_quotation_in_the_evidence_of_a_date_is_taken_out_and_a_day_stays() -> None:
    archive, knowledge = read_whole()
    found = withhold_text(archive, close(knowledge))
    terms = {one.term for article in found.articles for one in article.dating.evidence}
    assert "12月24日" in terms
    line = next(p.text for article in archive.articles for p in article.cut.paragraphs if len(p.text) > 60)
    article = next(a for a in archive.articles if any(p.text == line for p in a.cut.paragraphs))
    dating = replace(
        article.dating,
        evidence=(replace(article.dating.evidence[0], term="", reason=f"文中说“{line[:30]}”"),),
    )
    quoting = replace(archive, articles=(replace(article, dating=dating),))
    (closed,) = withhold_text(quoting, close(knowledge)).articles
    assert closed.dating.evidence[0].reason == f"文中说“{WORDS}”"


def test_every_address_that_an_open_archive_had_is_answered_when_it_closes() -> None:
    archive, knowledge = read_whole()
    before, after = (set(list_published(archive, one)) for one in (knowledge, close(knowledge)))
    gone = {address for address in before - after if not address.startswith("archive/words/")}
    assert gone == set()


def test_sources_state_the_access_of_a_page(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"sources.yml": "- {file: a.txt, access: metadata}\n"})
    assert [entry.access for entry in read_knowledge(seeds).sources] == ["metadata"]


def test_a_release_of_a_closed_archive_is_what_its_pages_compare_with(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    close_seeds(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    folders = ["--seeds", str(tmp_path / "seeds"), "--config", str(tmp_path / "mkdocs.yml"), "--quiet"]
    changes = tmp_path / "docs" / "archive" / "changes" / "index.md"
    assert main(["generate", *folders]) == 0
    assert "尚未发布" in changes.read_text(encoding="utf-8")
    assert [main([command, *folders]) for command in ("mint", "release", "generate")] == [0, 0, 0]
    assert "尚未发布" not in changes.read_text(encoding="utf-8")


def close_seeds(root: Path) -> None:
    """Let archive.yml say that only the catalogue is public."""
    settings = root / "seeds" / "archive.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("access: public ", "access: metadata "), encoding="utf-8")


@pytest.mark.long
def test_the_built_site_and_its_bundle_hold_no_run_of_the_text(tmp_path: Path) -> None:
    for name in ("seeds", "overrides", "docs"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("archive", "data", "search")
        )
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    close_seeds(tmp_path)
    output = tmp_path / "site.zip"
    config = str(tmp_path / "mkdocs.yml")
    run_tool(ROOT, "generator", "bundle", "--config", config, "--output", str(output))
    archive, knowledge = read_whole()
    text, kept = read_text(archive.articles, archive), read_catalogue(archive, knowledge)
    paths = (path for path in (tmp_path / "site").rglob("*") if path.is_file())
    site = {str(path): path.read_bytes().decode("utf-8", "replace") for path in paths}
    with zipfile.ZipFile(output) as bundle:
        packed = {name: bundle.read(name).decode("utf-8", "replace") for name in bundle.namelist()}
    assert len(packed) >= len(site) > 100
    for files in (site, packed):
        assert_kept_back(files, text, kept)
