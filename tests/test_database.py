"""The exported database: the same tables, a search that finds every word from two characters up, the same bytes again."""

import os
import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.cli import main
from generator.errors import UsageError, WriteError
from generator.folding import fold
from generator.reading.knowledge_files import read_knowledge
from generator.searching.documents import fold_fields, make_documents
from generator.searching.folding import BOUNDARY, fold_phrase
from generator.tables import database
from generator.tables.database import export_database, fill_database
from generator.tables.resources import read_resources
from generator.tables.rows import TABLES
from generator.writing.entries import Catalogue, make_catalogue
from generator.writing.labels import read_labels
from tests.conftest import ROOT
from tests.exact_scan import ExactScan
from tests.invented import ARTICLE, KNOWLEDGE, make_archive
from tests.seed_pages import SEEDS, make_whole_archive
from tests.test_withheld import assert_kept_back, close, read_catalogue, read_text, read_whole


@cache
def make_seed_catalogue() -> Catalogue:
    return make_catalogue(make_whole_archive().archive, read_knowledge(SEEDS), read_labels())


def fill(catalogue: Catalogue) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    fill_database(made, catalogue)
    return made


@cache
def fill_seeds() -> sqlite3.Connection:
    return fill(make_seed_catalogue())


def find(made: sqlite3.Connection, word: str) -> set[str]:
    """Look a word up as the page of the data says."""
    table = "pairs" if len(fold_phrase(word)) == 2 else "search"
    sql = f"SELECT id FROM {table} JOIN articles ON number = {table}.rowid WHERE {table} MATCH ?"
    return {row[0] for row in made.execute(sql, (f'"{fold_phrase(word)}"',))}


@pytest.mark.parametrize("length", [2, 3, 4, 7])
def test_every_word_of_the_texts_is_found_where_it_stands_and_nowhere_else(length: int) -> None:
    documents = make_documents(make_seed_catalogue())
    scan, dice, made = ExactScan(documents), random.Random(length), fill_seeds()
    texts = [fold_fields(one.fields).text for one in documents]
    for _ in range(150):
        text = dice.choice(texts)
        at = dice.randrange(len(text) - length)
        word = text[at : at + length]
        if BOUNDARY not in word and fold_phrase(word) == word:
            wanted = scan.find_word(word)
            assert wanted and find(made, word) == wanted, word


def test_a_word_is_found_whatever_its_width_and_script() -> None:
    made = fill_seeds()
    assert find(made, "營商環境") == find(made, "营商环境") != set()
    assert find(made, "ＧＤＰ") == find(made, "gdp") != set()
    assert find(made, "醴陵") and not find(made, "纽约")


def test_the_tables_hold_the_rows_of_the_data() -> None:
    made, catalogue = fill_seeds(), make_seed_catalogue()
    for name, rows in TABLES.items():
        table, resource = name.replace("-", "_"), read_resources()[name]
        wanted = list(rows(catalogue))
        columns = [row[1] for row in made.execute(f"PRAGMA table_info({table})") if row[1] != "number"]
        assert columns == list(resource.header)
        chosen = ", ".join(f'"{column}"' for column in columns)
        found = [
            tuple("" if cell is None else cell for cell in row)
            for row in made.execute(f"SELECT {chosen} FROM {table}")
        ]
        assert sorted(found, key=str) == sorted(map(tuple, wanted), key=str)


def test_it_is_sound_and_every_row_points_to_one_that_is_there() -> None:
    made = fill_seeds()
    assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert made.execute("PRAGMA foreign_key_check").fetchall() == []
    described = dict(made.execute('SELECT "table", count(*) FROM fields GROUP BY "table"').fetchall())
    assert described == {name.replace("-", "_"): len(read_resources()[name].fields) for name in TABLES}


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    export_database(make_seed_catalogue(), tmp_path / "a.sqlite")
    command = [sys.executable, "-m", "generator", "export", "--quiet", "--to", str(tmp_path / "b.sqlite")]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_the_command_says_where_the_database_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "数 据" / "archive.sqlite"
    assert main(["export", "--seeds", str(SEEDS), "--to", str(target)]) == 0
    assert f"数据库：{target.as_posix()}（43 篇" in capsys.readouterr().out
    assert [path.name for path in target.parent.iterdir()] == ["archive.sqlite"]


def test_it_holds_no_run_of_a_text_that_is_not_published(tmp_path: Path) -> None:
    archive, knowledge = read_whole()
    made = fill(make_catalogue(archive, close(knowledge), read_labels()))
    text = read_text(archive.articles, archive)
    assert_kept_back({"dump": "\n".join(made.iterdump())}, text, read_catalogue(archive, knowledge))
    title = archive.articles[0].cut.title
    assert fold(title) and find(made, title.split()[0])
    export_database(make_catalogue(archive, close(knowledge), read_labels()), tmp_path / "a.sqlite")
    content = (tmp_path / "a.sqlite").read_bytes()
    wanted = [p.text[:16] for one in archive.articles for p in one.cut.paragraphs if len(p.text) > 40]
    assert wanted and not any(words.encode() in content for words in wanted)


def test_words_that_sql_or_a_file_could_trip_over_are_kept(tmp_path: Path) -> None:
    cut = replace(ARTICLE.cut, title='\'; DROP TABLE articles; --\x00"引号" 𠮷野家')
    catalogue = make_catalogue(make_archive(replace(ARTICLE, cut=cut)), KNOWLEDGE, read_labels())
    made = fill(catalogue)
    assert made.execute("SELECT title FROM articles").fetchall() == [(cut.title,)]
    assert find(made, "𠮷野") == find(made, "𠮷野家") == {ARTICLE.id}
    assert export_database(make_catalogue(make_archive(), KNOWLEDGE, read_labels()), tmp_path / "e") > 0


def test_an_old_sqlite_and_a_closed_folder_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = make_catalogue(make_archive(ARTICLE), KNOWLEDGE, read_labels())
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises((WriteError, OSError)):
        export_database(catalogue, tmp_path / "file" / "a.sqlite")
    monkeypatch.setattr(database.sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(UsageError, match="应为 3.34 以上"):
        export_database(catalogue, tmp_path / "a.sqlite")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
