"""Releases: what was published when, what changed since, and that every address released still answers."""

import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from generator.cli import main
from generator.errors import ConfigurationError
from generator.knowledge import Knowledge
from generator.model import Archive
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.reading.release_files import read_releases
from generator.releasing.addresses import list_published, list_unanswered
from generator.releasing.changes import compare, read_state
from generator.releasing.rows import Release
from generator.releasing.state import describe_state
from generator.releasing.table import write_rows
from generator.writing.data import render_data
from generator.writing.pages import render_pages
from tests.conftest import ROOT
from tests.withdrawing import withdraw

SEEDS = ROOT / "seeds"
NAMESPACE = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return replace(read_knowledge(SEEDS), releases=())


@pytest.fixture(scope="module")
def plain(knowledge: Knowledge) -> Archive:
    """The archive without any correction."""
    return make_archive(SEEDS, replace(knowledge, corrections=())).archive


def release(archive: Archive, knowledge: Knowledge, day: str) -> Knowledge:
    items = describe_state(archive, list_published(archive, knowledge))
    rows = compare(read_state(knowledge.releases), items)
    return replace(knowledge, releases=(*knowledge.releases, Release(day, tuple(rows))))


def write(archive: Archive, knowledge: Knowledge) -> dict[str, str]:
    files = [*render_pages(archive, knowledge), *render_data(archive, knowledge)]
    return {file.path: file.text for file in files}


def test_the_first_release_adds_everything_and_leaves_nothing_over(
    knowledge: Knowledge, plain: Archive
) -> None:
    released = release(plain, knowledge, "2026-11-01")
    (first,) = released.releases
    assert {row.change for row in first.rows} <= {"added", "moved"}
    assert {row.id for row in first.rows if row.kind == "article"} == {one.id for one in plain.articles}
    assert compare(read_state(released.releases), describe_state(plain)) == []
    assert not list(list_unanswered(plain, released))


def test_a_release_is_read_as_it_was_written(knowledge: Knowledge, plain: Archive, tmp_path: Path) -> None:
    released = release(plain, knowledge, "2026-11-01")
    (tmp_path / "2026-11-01.csv").write_text(write_rows(released.releases[0].rows), encoding="utf-8")
    assert read_releases(tmp_path) == released.releases


def test_corrections_and_what_they_change_are_told(knowledge: Knowledge, plain: Archive) -> None:
    released = release(plain, knowledge, "2026-11-01")
    archive = make_archive(SEEDS, knowledge).archive
    changed = {one.id for one in archive.articles} & {
        one.id for one in plain.articles if one.cut not in [other.cut for other in archive.articles]
    }
    assert changed
    pending = compare(read_state(released.releases), describe_state(archive))
    assert {row.id for row in pending if (row.kind, row.change) == ("article", "text")} == changed
    assert sum((row.kind, row.change) == ("correction", "added") for row in pending) == 2
    later = release(archive, released, "2026-11-27")
    files = write(archive, later)
    page = files["archive/changes/index.md"]
    assert page.index("2026-11-27") < page.index("2026-11-01")
    assert "“鱼兔" in page
    (article,) = [one for one in archive.articles if one.id == sorted(changed)[0]]
    own = files[article.url.replace(".html", ".md")].partition(">沿革<")[2]
    assert own.index("2026-11-01") < own.index("2026-11-27")
    feed = ElementTree.fromstring(files["data/changes.xml"])
    titles = [entry.findtext("a:title", "", NAMESPACE) for entry in feed.findall("a:entry", NAMESPACE)]
    assert any(title.startswith("更正：“鱼兔") for title in titles)
    ids = [entry.findtext("a:id", "", NAMESPACE) for entry in feed.findall("a:entry", NAMESPACE)]
    assert len(set(ids)) == len(ids)
    links = [link.get("href", "") for link in feed.findall("a:entry/a:link", NAMESPACE)]
    assert all(link.removeprefix("../").replace(".html", ".md") in files for link in links)


def test_what_is_not_released_yet_says_so(knowledge: Knowledge, plain: Archive) -> None:
    released = release(plain, knowledge, "2026-11-01")
    archive = make_archive(SEEDS, knowledge).archive
    assert "尚未发布" in write(archive, released)["archive/changes/index.md"]
    assert "尚未发布" not in write(plain, released)["archive/changes/index.md"]
    assert "尚未正式发布过" in write(plain, knowledge)["archive/changes/index.md"]


def test_a_withdrawn_article_is_told_without_a_word_of_it(knowledge: Knowledge, plain: Archive) -> None:
    released = release(make_archive(SEEDS, knowledge).archive, knowledge, "2026-11-01")
    corrected = next(one for one in knowledge.corrections if one.is_certain)
    article = next(
        one
        for one in plain.articles
        if one.file == corrected.file and corrected.line in {role.line for role in one.cut.roles}
    )
    line = article.cut.heading_lines[0]
    text = (SEEDS / article.file).read_text(encoding="utf-8-sig").split("\n")[line - 1].strip()
    entry = withdraw(article.file, article.sha256, line, text, "article")
    archive = make_archive(SEEDS, replace(knowledge, withdrawals=(entry,))).archive
    later = release(archive, released, "2026-11-27")
    (row,) = [row for row in later.releases[1].rows if (row.kind, row.id) == ("article", article.id)]
    assert row.change == "withdrawn"
    files = write(archive, later)
    assert "撤下文章" in files["archive/changes/index.md"]
    title = article.cut.title
    assert title not in files["archive/changes/index.md"]
    assert title not in files["data/changes.xml"]
    assert corrected.expected[:4] not in files["archive/changes/index.md"] + files["data/changes.xml"]
    assert not list(list_unanswered(archive, later))
    kept = make_archive(SEEDS, knowledge).archive
    again = release(kept, later, "2026-11-28")
    changes = {(row.id, row.change) for row in again.releases[2].rows}
    assert (article.id, "restored") in changes


def test_an_address_that_does_not_answer_is_named(knowledge: Knowledge, plain: Archive) -> None:
    released = release(plain, knowledge, "2026-11-01")
    (first,) = released.releases
    row = next(row for row in first.rows if row.kind == "article")
    lost = replace(row, id="lost", address="archive/articles/lost.html")
    said = list(
        list_unanswered(plain, replace(knowledge, releases=(Release("2026-11-01", (*first.rows, lost)),)))
    )
    assert len(said) == 1
    assert said[0].startswith("archive/articles/lost.html: 发布过（2026-11-01）")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("first.csv", "change,kind,id,address,text,facts\n", "日期"),
        ("2026-11-01.csv", "change,kind,id\nfound,article,a\n", "found"),
        ("2026-11-01.csv", "change,kind,id,colour\nadded,article,a,red\n", "colour"),
    ],
)
def test_a_damaged_release_is_one_message(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        read_releases(tmp_path)


def test_every_released_address_of_the_shipped_archive_answers() -> None:
    shipped = read_knowledge(SEEDS)
    assert shipped.releases
    assert not list(list_unanswered(make_archive(SEEDS, shipped).archive, shipped))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of its own with the shipped seeds, without their releases."""
    shutil.copytree(SEEDS, tmp_path / "seeds", ignore=shutil.ignore_patterns("releases"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def run(root: Path, command: str, *options: str) -> int:
    return main([command, "--config", str(root / "mkdocs.yml"), *options])


def test_the_commands_release_and_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "release") == 0
    (path,) = (root / "seeds" / "releases").iterdir()
    written = path.read_bytes()
    assert "新增文章 43" in capsys.readouterr().out
    assert run(root, "release") == 0
    assert path.read_bytes() == written
    assert run(root, "check") == 0
    path.write_text(
        path.read_text(encoding="utf-8") + "added,address,x,archive/x/y.html,,\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(root, "check") == 1
    assert "archive/x/y.html: 发布过" in capsys.readouterr().err
    assert run(root, "release") == 1


def test_a_release_needs_ids_that_last(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "渔港新码头开航\n\n本报记者 李四\n\n昨日上午，渔港新码头开航，第一班渡船载客四十二人。\n"
    (root / "seeds" / "new.txt").write_text(page, encoding="utf-8")
    assert run(root, "release") == 1
    assert "请先运行 mint" in capsys.readouterr().err
    assert not (root / "seeds" / "releases").exists()
    assert run(root, "release", "--no-corrections") == 2


def test_a_correction_entry_can_be_pasted_between_releases(root: Path) -> None:
    """The whole way on disk: release, correct, check, release again the next day."""
    assert run(root, "release") == 0
    (path,) = (root / "seeds" / "releases").iterdir()
    path.rename(path.with_name("2020-01-01.csv"))
    file = root / "seeds" / "corrections.yml"
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))
    entries = entries if isinstance(entries, list) else entries["corrections"]
    proposed = next(one for one in entries if one["certainty"] == "proposed" and one["kind"] == "recognition")
    proposed["certainty"] = "certain"
    file.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    assert run(root, "check") == 0
    assert run(root, "release") == 0
    second = read_releases(root / "seeds" / "releases")[1]
    assert {(row.kind, row.change) for row in second.rows if row.kind != "address"} >= {
        ("article", "text"),
        ("correction", "added"),
    }
