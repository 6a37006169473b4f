"""A release as a table."""

import csv
import io
from collections.abc import Iterable

from generator.reading.release_files import COLUMNS
from generator.releasing.rows import ReleaseRow


def write_rows(rows: Iterable[ReleaseRow]) -> str:
    """Return the rows as they stand in releases/DAY.csv."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, column) for column in COLUMNS] for row in rows)
    return buffer.getvalue()
