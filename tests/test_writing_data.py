"""The archive as data: it keeps its schema, its keys and every byte of the sources, whatever the pages hold."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.assembly.archive import assemble
from generator.describe import compile_tools, describe_page
from generator.knowledge import ArchiveSettings, Knowledge
from generator.model import Archive, Page
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import split_lines
from generator.writing.data import render_data
from tests.conftest import SeedsMaker
from tests.invented import ARTICLE, KNOWLEDGE
from tests.invented import make_archive as invent_archive
from tests.seed_pages import FILES, SEEDS, make_whole_archive, read_lines

PLAIN = Knowledge(ArchiveSettings("某市报章库", "海州日报"))
TOOLS = compile_tools(PLAIN)
HOSTILE = (
    "渔港“</script><b>{{ x }}\u2028=1+1\n\n海州日报记者/李四\n\n"
    '昨日，"开航", 有\u2029换行、\u0085和\u0000控制符、\\u0041、,逗号,\t制表。\n\n=SUM(A1)\n\n半行\r半行。'
)


def render(archive: Archive, knowledge: Knowledge = PLAIN) -> dict[str, str]:
    return {file.path: file.text for file in render_data(archive, knowledge)}


def describe(text: str) -> Archive:
    """Make the archive of one page."""
    page = Page("page.txt", "0" * 64, "utf-8", split_lines(text))
    return assemble([describe_page(page, TOOLS)], PLAIN)


def read_records(files: dict[str, str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files["data/articles.jsonl"].split("\n")[:-1]]


def read_rows(files: dict[str, str]) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(files["data/lines.csv"], newline=""))]


def make_validator(files: dict[str, str]) -> Draft202012Validator:
    schema = json.loads(files["data/articles.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_five_pages_keep_the_schema() -> None:
    files = render(make_whole_archive().archive, read_knowledge(SEEDS))
    validator = make_validator(files)
    records = read_records(files)
    assert [error.message for record in records for error in validator.iter_errors(record)] == []
    assert len(records) == 43


@pytest.mark.parametrize(
    "text", [HOSTILE, "。", "#", "主席团名单\n\n(2人)\n\n丁　山 王小禾\n", "聚焦\n\n裂变"]
)
def test_strange_pages_keep_the_schema(text: str) -> None:
    files = render(describe(text))
    validator = make_validator(files)
    assert [error.message for record in read_records(files) for error in validator.iter_errors(record)] == []


def test_the_schema_refuses_a_record_that_lacks_a_key_or_has_null() -> None:
    files = render(invent_archive(ARTICLE), KNOWLEDGE)
    validator = make_validator(files)
    (record,) = read_records(files)
    assert validator.is_valid(record)
    for key in record:
        assert not validator.is_valid({name: value for name, value in record.items() if name != key}), key
        assert not validator.is_valid(record | {key: None}), key
    assert not validator.is_valid(record | {"more": ""})


def test_unknown_is_empty_and_never_null() -> None:
    (record,) = read_records(render(describe("昨日，开航。")))
    assert "null" not in json.dumps(record)
    assert (record["title"], record["date"], record["roster"], record["proofread"]) == ("", "", [], "")


def test_one_article_is_one_line_for_every_reader_of_lines() -> None:
    text = render(describe(HOSTILE))["data/articles.jsonl"]
    assert len(text.splitlines()) == len(describe(HOSTILE).articles)


def test_records_stand_in_the_order_of_their_ids() -> None:
    ids = [record["id"] for record in read_records(render(make_whole_archive().archive))]
    assert ids == sorted(ids)


def test_the_ledger_gives_the_five_pages_back() -> None:
    rows = read_rows(render(make_whole_archive().archive))
    for file in FILES:
        printed = {number: line for number, line in enumerate(read_lines(file), 1) if line.strip()}
        assert {int(row["line"]): row["text"] for row in rows if row["file"] == file} == printed


def test_the_ledger_names_articles_that_exist_and_lines_that_are_theirs() -> None:
    files = render(make_whole_archive().archive)
    ranges = {record["id"]: record["source"]["line_ranges"] for record in read_records(files)}
    for row in read_rows(files):
        if row["article_id"]:
            line = int(row["line"])
            assert any(first <= line <= last for first, last in ranges[row["article_id"]])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(), min_size=1, max_size=6).map("\n".join))
def test_the_ledger_gives_any_page_back(text: str) -> None:
    printed = {str(number): line for number, line in enumerate(split_lines(text), 1) if line.strip()}
    assert {row["line"]: row["text"] for row in read_rows(render(describe(text)))} == printed


def test_what_an_archivist_proofread_is_said() -> None:
    archive = invent_archive(replace(ARTICLE, proofread=("张三", "2031-01")))
    assert read_records(render(archive, KNOWLEDGE))[0]["proofread"] == {"by": "张三", "date": "2031-01"}


def test_paths_are_those_below_the_seeds_with_slashes(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"2030/某 版.txt": "夜校开课\n\n海州日报记者/李四\n\n昨日，开课。\n"})
    files = render(make_archive(Path(seeds), PLAIN).archive)
    assert {row["file"] for row in read_rows(files)} == {"2030/某 版.txt"}
    assert read_records(files)[0]["source"]["file"] == "2030/某 版.txt"
