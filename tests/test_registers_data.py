"""The registers as data: what the schemas describe, and tables that a spreadsheet opens without running anything."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from generator.model import Archive
from generator.tables.cells import guard_cell
from generator.writing.registers import render_registers
from tests.invented import ARTICLE, make_archive
from tests.registers import make_foreign_archive, make_plain_archive


def render(archive: Archive) -> dict[str, str]:
    return {file.path: file.text for file in render_registers(archive)}


@pytest.mark.parametrize("name", ["proposals", "figures"])
@pytest.mark.parametrize("make", [make_plain_archive, make_foreign_archive])
def test_every_row_is_what_the_schema_describes(name: str, make) -> None:  # type: ignore[no-untyped-def]
    files = render(make())
    validator = Draft202012Validator(json.loads(files[f"data/{name}.schema.json"]))
    rows = [json.loads(line) for line in files[f"data/{name}.jsonl"].splitlines()]
    assert len(rows) > 20
    for row in rows:
        assert not list(validator.iter_errors(row)), row


@pytest.mark.parametrize("name", ["proposals", "figures"])
def test_the_table_says_what_the_lines_say(name: str) -> None:
    files = render(make_plain_archive())
    rows = [json.loads(line) for line in files[f"data/{name}.jsonl"].splitlines()]
    text = files[f"data/{name}.csv"]
    assert text.startswith("\ufeff")
    table = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert [list(row) for row in table[:1]] == [list(row) for row in rows[:1]]
    assert [row["quote"] for row in table] == [row["quote"] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-3", "@x", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert not guard_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert text.strip() in guard_cell(text)


def test_an_archive_without_rows_has_the_columns() -> None:
    files = render(make_archive(ARTICLE))
    assert files["data/figures.jsonl"] == ""
    assert files["data/figures.csv"].startswith("\ufeffid,article_id,url,")
