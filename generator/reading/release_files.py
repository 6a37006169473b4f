"""releases/DAY.csv: what each release of the archive changed, read and checked."""

import re
from pathlib import Path

from generator.reading.csv_nodes import read_csv
from generator.reading.fields import Fields
from generator.reading.nodes import Place
from generator.releasing.rows import Release, ReleaseRow

COLUMNS = ("change", "kind", "id", "address", "text", "facts")
CHANGES = ("added", "text", "facts", "restored", "withdrawn", "moved", "dropped")
KINDS = ("article", "page", "correction", "address")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_releases(folder: Path) -> tuple[Release, ...]:
    """Read every release, the oldest first; none where there is no folder. Raises ConfigurationError."""
    if not folder.is_dir():
        return ()
    return tuple(read_release(path) for path in sorted(folder.glob("*.csv")))


def read_release(path: Path) -> Release:
    """Read one release; its day is the name of the file."""
    if not DAY.fullmatch(path.stem):
        place = Place(path.as_posix(), 0)
        raise place.error(f"文件名 {path.name}", "日期，如 2026-11-27.csv", "恢复原来的文件名")
    table = read_csv(path.read_bytes(), path.as_posix())
    return Release(path.stem, tuple(read_row(Fields(item, COLUMNS)) for item in table.items))


def read_row(fields: Fields) -> ReleaseRow:
    """Read one row."""
    return ReleaseRow(
        change=fields.choice("change", CHANGES),
        kind=fields.choice("kind", KINDS),
        id=fields.text("id", required=True),
        address=fields.text("address"),
        text=fields.text("text"),
        facts=fields.text("facts"),
    )
