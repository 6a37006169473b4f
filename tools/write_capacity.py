"""Write the page that says how large an archive can be, from what `make bench` measured.

    .venv/bin/python tools/write_capacity.py [REPORT ...]

Takes the figures of build/bench-build.json, or of other reports, into tools/capacity.json and writes docs/capacity.md:
what was measured as it is, larger archives by the slope between the two largest that were measured.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "build" / "bench-build.json"
FIGURES = ROOT / "tools" / "capacity.json"
PAGE = ROOT / "docs" / "capacity.md"

COMPUTED = (20_000, 50_000, 100_000, 500_000, 1_000_000)
"""Articles of archives that are computed, where none as large was measured."""

SITE_LIMIT = 1_000
"""MB that GitHub Pages takes of one site."""

FILE_LIMIT = 100
"""MB that GitHub takes of one file."""

DAY = 80
"""Articles of a day's issue: eight pages of ten."""

NUMBER = re.compile(r"([0-9]) (?=[^<]*</)")
"""A number before the word that counts it, on one line in a narrow cell."""

Row = dict[str, float]

FIELDS: dict[str, Callable[[dict[str, Any]], float]] = {
    "articles": lambda row: row["articles"],
    "pages": lambda row: row["pages"],
    "files": lambda row: row["files"],
    "site": lambda row: row["ours MB"],
    "records": lambda row: row["records MB"],
    "whole": lambda row: row["ours"]["wall"],
    "memory": lambda row: row["ours"]["memory"],
    "changed": lambda row: row["changed"]["wall"],
    "unchanged": lambda row: row["unchanged"]["wall"],
    "plain": lambda row: row["plain"]["wall"],
}
"""What of a report the page needs: numbers, MB, seconds."""

TEXT = ROOT / "tools" / "capacity-page.md"
"""The page, with fields in braces."""

COLUMNS = ("篇", "版", "网站", "文件", "从头建", "内存", "改一篇后重建", "没有改动")


def select(report: Iterable[dict[str, Any]]) -> list[Row]:
    """Return what the page needs of a report, the smallest archive first."""
    rows = [{name: round(read(row), 3) for name, read in FIELDS.items()} for row in report]
    return sorted(rows, key=lambda row: row["articles"])


def compute(measured: Sequence[Row], articles: int) -> Row:
    """Return the figures of an archive of so many articles, by the line through the two largest that were measured."""
    smaller, larger = measured[-2:]
    share = (articles - larger["articles"]) / (larger["articles"] - smaller["articles"])
    return {name: larger[name] + share * (larger[name] - smaller[name]) for name in FIELDS}


def find_end(measured: Sequence[Row], name: str, most: float) -> int:
    """Return how many articles an archive has when something of it reaches a limit, in full thousands."""
    smaller, larger = measured[-2:]
    slope = (larger[name] - smaller[name]) / (larger["articles"] - smaller["articles"])
    articles = larger["articles"] + (most - larger[name]) / slope
    return int(articles // 1000 * 1000)


def word_time(seconds: float) -> str:
    """Word a time as one looks at it."""
    if seconds < 10:
        return f"{seconds:.1f} 秒"
    if seconds < 120:
        return f"{seconds:.0f} 秒"
    return f"{seconds / 60:.0f} 分" if seconds < 7_200 else f"{seconds / 3600:.1f} 小时"


def word_size(megabytes: float) -> str:
    """Word a size as one looks at it."""
    return f"{megabytes:.0f} MB" if megabytes < 1_000 else f"{megabytes / 1000:.1f} GB"


def write_row(row: Row, *, is_measured: bool) -> str:
    """Write a row of the table."""
    cells = (
        f"{row['pages']:,.0f}",
        word_size(row["site"]),
        f"{row['files']:,.0f}",
        word_time(row["whole"]),
        word_size(row["memory"]),
        word_time(row["changed"]),
        word_time(row["unchanged"]),
    )
    name = f"{row['articles']:,.0f}" + ("" if is_measured else " 推\N{WORD JOINER}算")
    row = f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
    return NUMBER.sub("\\1\N{NO-BREAK SPACE}", row)


def write_table(rows: Iterable[str]) -> str:
    """Write the table; it is wider than a telephone and scrolls by itself."""
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    lines = [
        '<div class="wide" tabindex="0">',
        '<table class="figures">',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
    ]
    return "\n".join([*lines, *rows, "</tbody>", "</table>", "</div>"])


def write_page(measured: Sequence[Row]) -> str:
    """Return the page."""
    largest = measured[-1]
    larger = [compute(measured, size) for size in COMPUTED if size > largest["articles"]]
    rows = [write_row(row, is_measured=True) for row in measured]
    rows += [write_row(row, is_measured=False) for row in larger]
    million, hundred = compute(measured, 1_000_000), compute(measured, 100_000)
    site_end = find_end(measured, "site", SITE_LIMIT)
    return TEXT.read_text(encoding="utf-8").format(
        table=write_table(rows),
        largest=int(largest["articles"]),
        plain=word_time(largest["plain"]),
        day=word_time(hundred["changed"]),
        day_memory=word_size(hundred["memory"]),
        each=round(largest["site"] / largest["articles"] * 1000),
        site_end=site_end,
        days=site_end // DAY,
        file_end=find_end(measured, "records", FILE_LIMIT),
        million=round(million["site"] / 1000),
        million_files=round(million["files"] / 100_000) * 100_000,
        million_memory=million["memory"] / 1000,
        million_hours=million["whole"] / 3600,
    )


def main() -> None:
    """Take the reports, if there are any, and write the page."""
    reports = [Path(name) for name in sys.argv[1:]] or [REPORT]
    found = [
        row
        for report in reports
        if report.is_file()
        for row in json.loads(report.read_text(encoding="utf-8"))
    ]
    if found:
        measured = select(found)
        FIGURES.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(write_page(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
