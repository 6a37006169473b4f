"""Orders Chinese names as printed lists do, by the strokes of the surname (按姓氏笔画)."""

import csv
from functools import cache
from pathlib import Path

SURNAMES_FILE = Path(__file__).parent.parent / "trade" / "surnames.csv"


def count_strokes(name: str) -> int:
    """Count the strokes of the surname's first character; 0 where the surname is not known."""
    surnames = _read_surnames()
    return surnames.get(name[:2]) or surnames.get(name[:1], 0)


def order_key(name: str) -> tuple[bool, int, str]:
    """Give the key that sorts names by strokes, then by character; unknown surnames last."""
    strokes = count_strokes(name)
    return (not strokes, strokes, name)


@cache
def _read_surnames() -> dict[str, int]:
    with SURNAMES_FILE.open(encoding="utf-8", newline="") as table:
        return {row["surname"]: int(row["strokes"]) for row in csv.DictReader(table)}
