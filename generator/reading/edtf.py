"""The part of EDTF that the archive writes: a day, a month or a year, one in doubt, one of several."""

import re
from datetime import date

FORMS = "2024-12-25、2024-12、2024、2023-12?、[2021-12,2022-01] 之一"
"""The forms by example, for messages."""

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_edtf(text: str) -> bool:
    """Tell whether a date is written in one of `FORMS` and stands in the calendar."""
    if text.startswith("[") and text.endswith("]"):
        points = [point.strip() for point in text[1:-1].split(",")]
        return len(points) > 1 and points == sorted(set(points)) and all(map(_is_point, points))
    return _is_point(text.removesuffix("?"))


def _is_point(text: str) -> bool:
    found = _POINT.fullmatch(text)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
