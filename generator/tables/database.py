"""`archive.sqlite`: the tables in one file that SQLite opens, with a full-text search for Chinese words.

The texts are folded as the search of the site folds them. `search` finds three characters and more, by SQLite's trigrams;
`pairs` finds two: no tokenizer of SQLite does, so each text is there as the pairs of characters that it has.
"""

import errno
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from generator.errors import UsageError, WriteError
from generator.searching.documents import fold_fields, make_documents
from generator.searching.folding import BOUNDARY
from generator.tables.cells import Cell, Row
from generator.tables.resources import Field, Resource, read_resources
from generator.tables.rows import TABLES
from generator.writing.entries import Catalogue
from generator.writing.files import replaced

OLDEST_SQLITE = (3, 34, 0)
"""The first with trigrams, of 2020; what Python 3.11 brings along is younger."""

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
"""Types of SQLite by those of Table Schema; others are text."""

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(head, text, content='', tokenize='trigram')",
    "CREATE VIRTUAL TABLE pairs USING fts5(words, content='', detail=none,"
    """ tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")""",
)
"""Rows of both have the number of the article. Neither keeps the texts, which are in `articles`."""

OBSTACLES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES,
}
"""What is in the way of writing, by the number of SQLite's error."""

FIRST = "articles"
"""The table whose rows are numbered."""

LABELS = ("table", "field", "zh", "en")
"""Columns of the table `fields`, which says what the others hold."""


def export_database(catalogue: Catalogue, path: Path) -> int:
    """Write the archive as a database, whole or not at all; return its bytes.

    The same archive gives the same bytes with the same version of SQLite, whose number is in the file.
    Raises UsageError where SQLite is too old, WriteError where there is no room or no right to write.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise UsageError(
            f"{path.as_posix()}: 发现 SQLite {sqlite3.sqlite_version}；应为 {wanted} 以上；请换用较新的 Python。"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with replaced(str(path)) as temporary:
        Path(temporary).unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(temporary, isolation_level=None)) as database:
                fill_database(database, catalogue)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in OBSTACLES:
                raise
            raise WriteError(
                path.as_posix(), OSError(OBSTACLES[error.sqlite_errorcode], str(error))
            ) from None
        return Path(temporary).stat().st_size


def fill_database(database: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Make all tables in one transaction, then close the gaps."""
    for statement in (
        "PRAGMA page_size = 4096",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "BEGIN",
    ):
        database.execute(statement)
    for name, rows in TABLES.items():
        fill_table(database, read_resources()[name], rows(catalogue))
    write_labels(database)
    fill_search(database, catalogue)
    database.execute("COMMIT")
    database.execute("VACUUM")


def name_table(resource: str) -> str:
    """Return the name of the table of a resource."""
    return resource.replace("-", "_")


def fill_table(database: sqlite3.Connection, resource: Resource, rows: Iterable[Row]) -> None:
    """Make a table as it is described, with its rows."""
    table, header = name_table(resource.name), ", ".join(map(quote, resource.header))
    columns = [describe_column(field, resource) for field in resource.fields]
    if resource.name == FIRST:
        columns.insert(0, "number INTEGER PRIMARY KEY")
    if resource.key:
        columns.append(f"UNIQUE ({', '.join(map(quote, resource.key))})")
    database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    kinds = [is_nullable(field, resource) for field in resource.fields]
    database.executemany(
        f"INSERT INTO {table} ({header}) VALUES ({', '.join('?' * len(kinds))})",
        (tuple(clear_cells(row, kinds)) for row in rows),
    )
    for name in resource.references:
        database.execute(f"CREATE INDEX {table}_{name} ON {table} ({quote(name)})")


def clear_cells(row: Row, kinds: Sequence[bool]) -> Iterator[Cell | None]:
    """Yield the cells of a row, an empty one as NULL where its column may be."""
    return (None if null and cell == "" else cell for cell, null in zip(row, kinds, strict=True))


def describe_column(field: Field, resource: Resource) -> str:
    """Return the definition of a column."""
    target = resource.references.get(field.name)
    (key,) = read_resources()[target].key if target else ("",)
    points = f" REFERENCES {name_table(target)} ({quote(key)})" if target else ""
    return f"{quote(field.name)} {TYPES.get(field.type, 'TEXT')}{points}"


def is_nullable(field: Field, resource: Resource) -> bool:
    """Tell whether an empty cell of a column is NULL: a number that is not known, a row that points nowhere."""
    return field.type in TYPES or field.name in resource.references


def quote(name: str) -> str:
    """Return a name as SQL takes it whatever it is: `group` is a word of the language."""
    return f'"{name}"'


def write_labels(database: sqlite3.Connection) -> None:
    """Say in a table of its own what every column holds, in Chinese and English."""
    database.execute(f"CREATE TABLE fields ({', '.join(map(quote, LABELS))})")
    database.executemany(
        "INSERT INTO fields VALUES (?, ?, ?, ?)",
        (
            (name_table(name), field.name, field.chinese, field.english)
            for name in TABLES
            for field in read_resources()[name].fields
        ),
    )


def fill_search(database: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Index every article by the runs of three and the pairs of characters that it has."""
    for statement in SEARCH:
        database.execute(statement)
    numbers: dict[str, int] = dict(database.execute("SELECT id, number FROM articles"))
    for document in make_documents(catalogue):
        folded, number = fold_fields(document.fields), numbers[document.id]
        parts = (folded.text[: folded.head], folded.text[folded.head :])
        database.execute("INSERT INTO search (rowid, head, text) VALUES (?, ?, ?)", (number, *parts))
        pairs = " ".join(list_pairs(folded.text))
        database.execute("INSERT INTO pairs (rowid, words) VALUES (?, ?)", (number, pairs))
    for table in ("search", "pairs"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def list_pairs(text: str) -> Sequence[str]:
    """Return every pair of characters of a folded text once, none across a boundary, in the order of their codes."""
    return sorted(set(_find_pairs(text)))


def _find_pairs(text: str) -> Iterator[str]:
    for run in re.split(re.escape(BOUNDARY), text):
        yield from (run[at : at + 2] for at in range(len(run) - 1))
