"""What a file's name says of date and page, where archive.yml gives the pattern of the names."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

FIELDS = {"year": r"\d{4}", "month": r"\d{1,2}", "day": r"\d{1,2}", "page": r"[^/]+?", "edition": r"[^/]+?"}
TEXT_ENDING, PAGE_ENDINGS = r"\.txt", r"\.(?:txt|md|xml)"
"""A pattern written for texts fits pages in Markdown and ALTO as well."""

FIXED = {"month": r"\d{2}", "day": r"\d{2}"}
"""Where a number touches the next field, it has two digits."""


@dataclass(frozen=True)
class NamedParts:
    """Date, page and edition as a file's name gives them; "" where it does not."""

    date: str
    page: str
    edition: str
    pattern: str
    """The pattern that fitted; "" where none did."""


def read_file_name(file: str, patterns: Sequence[str]) -> NamedParts:
    """Return what the first fitting pattern reads in a file's path; impossible dates do not fit."""
    path = unicodedata.normalize("NFC", file)
    for pattern in patterns:
        found = compile_pattern(pattern).search(path)
        date = date_of(found.groupdict()) if found else None
        if found and date is not None:
            parts = found.groupdict()
            return NamedParts(date, parts.get("page") or "", parts.get("edition") or "", pattern)
    return NamedParts("", "", "", "")


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern; it must fit whole folders at the end of a path."""
    pieces = re.split(r"\{(\w+)\}", unicodedata.normalize("NFC", pattern))
    body = ""
    for index, piece in enumerate(pieces):
        touches = index + 1 < len(pieces) and not pieces[index + 1]
        expression = (
            FIXED.get(piece, FIELDS.get(piece, ""))
            if touches or not pieces[index - 1]
            else FIELDS.get(piece, "")
        )
        body += re.escape(piece) if index % 2 == 0 else f"(?P<{piece}>{expression})"
    if body.endswith(TEXT_ENDING):
        body = body.removesuffix(TEXT_ENDING) + PAGE_ENDINGS
    return re.compile(rf"(?:^|/){body}$", re.IGNORECASE)


def date_of(parts: dict[str, str | None]) -> str | None:
    """Return the EDTF date of the parts, "" where they give no year, None where it is impossible."""
    stated = [*takewhile(parts.get, ("year", "month", "day"))]
    numbers = [int(parts[name] or 0) for name in stated]
    if not is_possible(*numbers):
        return None
    return "-".join(f"{number:02d}" if index else f"{number:04d}" for index, number in enumerate(numbers))


def is_possible(year: int = 1, month: int = 1, day: int = 1) -> bool:
    """Tell whether the calendar has the day; month and day may be left out."""
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return monthrange(year, month)[1]
