"""Makes an archive from a few texts in memory, for the tests of what pages tell of each other."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from typing import Any

from generator.assembly.archive import assemble
from generator.describe import compile_tools, describe_page
from generator.knowledge import ArchiveSettings, Knowledge, SourceEntry
from generator.model import Archive, Page
from generator.reading.source_pages import split_lines
from generator.writing.data import render_data

PATTERNS = ("{year}/{month}{day}/{page}.txt", "{year}{month}{day}_{page}.txt")
SETTINGS = ArchiveSettings("某市报章库", "海州日报", file_patterns=PATTERNS)


def make_texts(files: Mapping[str, str], *sources: SourceEntry) -> Archive:
    """Make the archive of some files, given by name and text."""
    knowledge = Knowledge(SETTINGS, sources=sources)
    tools = compile_tools(knowledge)
    pages = [
        Page(file, hashlib.sha256(text.encode()).hexdigest(), "utf-8", split_lines(text))
        for file, text in sorted(files.items())
    ]
    return assemble([describe_page(page, tools) for page in pages], knowledge)


def read_data(archive: Archive) -> tuple[list[dict[str, Any]], list[dict[str, str]], list[dict[str, str]]]:
    """Return the records of the articles, the rows of the ledger and the rows of the review."""
    files = {file.path: file.text for file in render_data(archive, Knowledge(SETTINGS))}
    records = [json.loads(line) for line in files["data/articles.jsonl"].splitlines()]
    tables = (
        [*csv.DictReader(io.StringIO(files[f"data/{name}.csv"], newline=""))] for name in ("lines", "review")
    )
    return records, next(tables), next(tables)


def list_kinds(archive: Archive) -> set[str]:
    """Return the kinds of all notices but those about filing."""
    filing = {"unfiled", "no-district", "unsure", "runner-up"}
    return {notice.kind for notice in archive.notices} - filing
