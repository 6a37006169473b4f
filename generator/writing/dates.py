"""Reads the dates of the archive (the EDTF of the data) and words them for a reader."""

import re
from functools import lru_cache

from generator.model import Dating
from generator.writing.labels import Labels

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@lru_cache(maxsize=4096)
def read_date(edtf: str) -> tuple[str, ...]:
    """Give year, month and day as far as stated, of the earliest date meant; () when unknown."""
    found = _DAY.search(edtf)
    return tuple(part for part in found.groups() if part) if found else ()


def word_date(dating: Dating, labels: Labels) -> str:
    """Word a date with its certainty: an inferred one says that it is."""
    if not dating.date or dating.certainty == "unknown":
        return labels["date_unknown"]
    wording = "date_given" if dating.certainty == "given" else "date_inferred"
    return labels[wording].format(date=word_edtf(dating.date, labels))


def word_edtf(edtf: str, labels: Labels) -> str:
    """Word the date alone; a set of two is worded as the span between them."""
    days = [_word_day(found.groups(), labels) for found in _DAY.finditer(edtf)]
    if len(days) > 1:
        return labels["date_either"].format(first=days[0], last=days[-1])
    return days[0] if days else edtf


def _word_day(parts: tuple[str | None, ...], labels: Labels) -> str:
    year, month, day = parts
    wording = "date_day" if day else "date_month" if month else "date_year"
    return labels[wording].format(year=year, month=int(month or 0), day=int(day or 0))
