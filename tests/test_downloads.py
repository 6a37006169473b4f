"""The page of the data: every file is described and there, and every example runs as it stands."""

import json
import os
import shlex
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.reading.knowledge_files import read_knowledge
from generator.tables.database import export_database
from generator.tables.resources import read_resources
from generator.writing.data import render_data
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels
from generator.writing.pages import render_pages
from generator.writing.pages.downloads import DOWNLOADS_INDEX, EXAMPLES
from tests.invented import KNOWLEDGE, make_archive
from tests.rendered import Element, read_page
from tests.seed_pages import SEEDS, make_whole_archive

PAGE = DOWNLOADS_INDEX.replace(".html", ".md")
PATIENCE = 30


@cache
def read_elements() -> list[Element]:
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    return read_page(next(file.text for file in render_pages(archive, knowledge) if file.path == PAGE))[1]


def read_examples() -> dict[str, str]:
    """Return the examples as a reader copies them from the page."""
    codes = [one for one in read_elements() if "data-example" in one.attributes]
    return {one.attributes["data-example"]: "".join(one.texts) for one in codes}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the page asks for: the data in `data`, the database beside it."""
    made = tmp_path_factory.mktemp("downloaded")
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    for file in render_data(archive, knowledge):
        (made / file.path).parent.mkdir(exist_ok=True)
        (made / file.path).write_bytes(file.text.encode())
    export_database(make_catalogue(archive, knowledge, read_labels()), made / "archive.sqlite")
    return made


def run(code: str, folder: Path) -> str:
    command = [sys.executable, "-c", code]
    settings = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_records(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "data" / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def test_every_file_is_linked_and_every_field_named_in_both_languages() -> None:
    elements = read_elements()
    links = {one.attributes.get("href", "") for one in elements if one.tag == "a"}
    names = [one.text for one in elements if one.tag == "code"]
    said = "".join(one.text for one in elements if one.tag in ("dd", "td"))
    for resource in read_resources().values():
        assert f"../../data/{resource.path}" in links
        for field in resource.fields:
            assert field.name in names
            assert " ".join(field.chinese.split()) in said and " ".join(field.english.split()) in said


def test_the_page_states_the_rights_and_that_a_text_is_not_published() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    files = {file.path: file.text for file in render_pages(make_archive(), closed)}
    assert KNOWLEDGE.archive.rights in files[PAGE] and "只公开题录" in files[PAGE]


def test_an_archive_without_keywords_has_examples_too() -> None:
    files = {file.path: file.text for file in render_pages(make_archive(), KNOWLEDGE)}
    assert all(f'data-example="{name}"' in files[PAGE] for name in EXAMPLES)
    assert "$" not in files[PAGE]


def test_the_example_of_sqlite3_finds_what_the_texts_hold(folder: Path) -> None:
    found = run(read_examples()["sqlite3"], folder).splitlines()
    words = Counter(line.split(" ")[0] for line in found)
    assert sorted(map(len, words))[0] == 2 and len(words) == 2
    for word, count in words.items():
        holders = [
            one
            for one in read_records(folder)
            if any(
                word in text
                for text in (
                    *(one["title"], one["lead_in"], one["subtitle"], *one["paragraphs"]),
                    *(item["text"] for item in (*one["subheads"], *one["captions"])),
                )
            )
        ]
        assert len(holders) == count


def test_the_example_in_sql_finds_the_same(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "archive.sqlite")) as made:
        rows = made.execute(read_examples()["datasette-sql"]).fetchall()
    found = run(read_examples()["sqlite3"], folder)
    assert rows and all(title in found for _, title, _ in rows)


@pytest.mark.long
def test_the_example_of_pandas_counts_articles_by_year_and_theme(folder: Path) -> None:
    found = run(read_examples()["pandas"], folder)
    counts = Counter(
        (one["date"][:4], theme["name"]) for one in read_records(folder) for theme in one["themes"]
    )
    for (year, name), count in counts.items():
        assert year in found
        assert any(line.split()[-2:] == [name, str(count)] for line in found.splitlines()), name


@pytest.mark.long
def test_the_example_of_duckdb_counts_who_speaks(folder: Path) -> None:
    found = run(read_examples()["duckdb"], folder)
    counts = Counter(
        name
        for one in read_records(folder)
        for name in {person["name"] for person in one["people"] if person["relation"] == "subject"}
    )
    most = max(counts.values())
    first = min(name for name, count in counts.items() if count == most)
    assert first in found


@pytest.mark.long
def test_the_example_of_frictionless_finds_everything_valid(folder: Path) -> None:
    tool, *arguments = shlex.split(read_examples()["frictionless"])
    command = [str(Path(sys.executable).parent / tool), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("VALID") == len(read_resources())
    assert "INVALID" not in done.stdout


@contextmanager
def serve(command: list[str], folder: Path) -> Iterator[str]:
    """Run the command of the page on a free port until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / command[0]), *command[1:], "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(PATIENCE * 10):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.long
def test_the_example_of_datasette_serves_the_tables_and_answers_the_sql(folder: Path) -> None:
    examples = read_examples()
    with serve(shlex.split(examples["datasette"]), folder) as address:
        with urllib.request.urlopen(f"{address}archive.json", timeout=PATIENCE) as answer:
            tables = {table["name"] for table in json.load(answer)["tables"]}
        query = urllib.parse.urlencode({"sql": examples["datasette-sql"], "_shape": "array"})
        with urllib.request.urlopen(f"{address}archive.json?{query}", timeout=PATIENCE) as answer:
            rows = json.load(answer)
    assert {"articles", "lines", "people", "organisations", "themes", "districts", "search"} <= tables
    with closing(sqlite3.connect(folder / "archive.sqlite")) as made:
        wanted = made.execute(examples["datasette-sql"]).fetchall()
    assert [(row["date"], row["title"], row["url"]) for row in rows] == wanted
