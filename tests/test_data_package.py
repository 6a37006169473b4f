"""The package describes every data file as it is: columns, keys, size, digest; programs that read packages agree."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model import Archive
from generator.reading.knowledge_files import read_knowledge
from generator.tables.resources import read_resources
from generator.writing.data import render_data
from tests.invented import ARTICLE, KNOWLEDGE, make_archive
from tests.seed_pages import SEEDS, make_whole_archive

UNDESCRIBED = {"data/datapackage.json", "data/manifest.json"}
"""The package itself, and the manifest, which holds the digest of the package."""


def render_seeds() -> dict[str, str]:
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    return {file.path: file.text for file in render_data(archive, knowledge)}


def read_resources_of(files: dict[str, str]) -> list[dict[str, Any]]:
    resources: list[dict[str, Any]] = json.loads(files["data/datapackage.json"])["resources"]
    return resources


def test_every_data_file_is_described_with_its_size_and_digest() -> None:
    files = render_seeds()
    resources = read_resources_of(files)
    assert {f"data/{one['path']}" for one in resources} == set(files) - UNDESCRIBED
    for one in resources:
        content = files[f"data/{one['path']}"].encode()
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    assert "data/datapackage.json" in json.loads(files["data/manifest.json"])["data"]


def test_every_column_and_key_is_described_in_both_languages() -> None:
    files = render_seeds()
    for one in read_resources_of(files):
        fields = one.get("schema", {}).get("fields", [])
        names = [field["name"] for field in fields]
        text = files[f"data/{one['path']}"].removeprefix("\ufeff")
        if one["format"] == "csv":
            assert next(csv.reader(io.StringIO(text, newline=""))) == names
        elif one["format"] == "jsonl":
            assert {tuple(json.loads(line)) for line in text.split("\n")[:-1]} == {tuple(names)}
        assert all(field["description"] and field["description_en"].isprintable() for field in fields)
        assert all(field["description_en"].strip() for field in fields)


def test_the_json_schemas_say_what_the_package_says() -> None:
    files = render_seeds()
    for resource in read_resources().values():
        if resource.schema:
            schema = json.loads(files[f"data/{resource.schema}"])
            described = {key: value["description"] for key, value in schema["properties"].items()}
            assert described == {one.name: f"{one.chinese} / {one.english}" for one in resource.fields}


def test_the_tables_say_what_the_articles_say() -> None:
    files = render_seeds()
    records = {one["id"]: one for one in map(json.loads, files["data/articles.jsonl"].split("\n")[:-1])}
    rows = read_rows(files, "articles.csv")
    assert [row["id"] for row in rows] == list(records)
    for row in rows:
        record = records[row["id"]]
        assert row["text"] == "\n".join(record["paragraphs"])
        assert row["title"] == record["title"]
        assert row["themes"] == "；".join(theme["name"] for theme in record["themes"])
        assert row["access"] == "public"
    people = [(row["article_id"], row["name"], row["relation"]) for row in read_rows(files, "people.csv")]
    assert people == [
        (key, person["name"], person["relation"]) for key, one in records.items() for person in one["people"]
    ]
    filed = [(row["article_id"], row["theme_id"]) for row in read_rows(files, "article-themes.csv")]
    assert filed == [(key, theme["id"]) for key, one in records.items() for theme in one["themes"]]
    counts = {row["id"]: int(row["articles"]) for row in read_rows(files, "themes.csv")}
    assert sum(counts.values()) == len(filed)


def read_rows(files: dict[str, str], name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(files[f"data/{name}"].removeprefix("\ufeff"), newline=""))]


def test_corrections_are_listed_with_what_became_of_them() -> None:
    knowledge = read_knowledge(SEEDS)
    rows = read_rows(render_seeds(), "corrections.csv")
    placed = {(one.file, one.line, one.expected) for one in knowledge.corrections}
    assert {(row["file"], int(row["line"]), row["expected"]) for row in rows} == placed
    assert {row["status"] for row in rows} == {"corrected", "proposed"}


def hostile(text: str) -> Archive:
    cut = replace(ARTICLE.cut, title=text, lead_in=text, keyword=text)
    return make_archive(replace(ARTICLE, cut=cut, subjects=(text,), keywords=(text,)))


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "　＝"]
)
def test_no_cell_of_the_sheet_for_a_spreadsheet_starts_a_formula(start: str) -> None:
    files = {file.path: file.text for file in render_data(hostile(start + "1+1"), KNOWLEDGE)}
    text = files["data/articles-excel.csv"]
    assert text.startswith("\ufeff")
    (row,) = read_rows(files, "articles-excel.csv")
    assert [cell for cell in row.values() if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))] == []
    assert "1+1" in row["引题"]


def test_a_text_that_no_cell_of_a_spreadsheet_takes_is_cut_with_a_mark() -> None:
    piece = replace(ARTICLE.cut.paragraphs[0].pieces[0], text="长" * 40_000)
    cut = replace(ARTICLE.cut, paragraphs=(replace(ARTICLE.cut.paragraphs[0], pieces=(piece,)),))
    files = {file.path: file.text for file in render_data(make_archive(replace(ARTICLE, cut=cut)), KNOWLEDGE)}
    (sheet,), (table,) = (read_rows(files, name) for name in ("articles-excel.csv", "articles.csv"))
    assert len(sheet["正文"]) == 32_767 and sheet["正文"].endswith("长…")
    assert table["text"] == "长" * 40_000


def write_files(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder / "data" / "datapackage.json"


@pytest.mark.long
def test_frictionless_finds_the_package_valid_and_a_changed_byte(tmp_path: Path) -> None:
    from frictionless import Package, system

    package = write_files(tmp_path, render_seeds())
    with system.use_context(trusted=True):
        assert Package(str(package)).validate().flatten(["type", "message"]) == []
        people = tmp_path / "data" / "people.csv"
        people.write_bytes(people.read_bytes().replace(b"subject", b"subjekt", 1))
        report = Package(str(package)).validate()
    assert [task.name for task in report.tasks if not task.valid] == ["people"]


@pytest.mark.long
@pytest.mark.parametrize(
    "archive", [make_archive(), make_archive(ARTICLE)], ids=["no article", "no register"]
)
def test_frictionless_finds_the_package_of_an_archive_without_rows_valid(
    tmp_path: Path, archive: Archive
) -> None:
    from frictionless import Package, system

    package = write_files(tmp_path, {file.path: file.text for file in render_data(archive, KNOWLEDGE)})
    with system.use_context(trusted=True):
        assert Package(str(package)).validate().flatten(["type", "message"]) == []
