"""Digests of values, by which what was made from them is known again."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from generator.program import identify_program

if TYPE_CHECKING:
    from generator.knowledge import Knowledge


def digest_shared(knowledge: "Knowledge") -> str:
    """Return the digest of what everything is made from: the program, and what an archivist knows of more than one page.

    Addresses, corrections and sources.yml grow with the archive and say something of single pages.
    """
    known = replace(knowledge.without_addresses(), corrections=(), sources=())
    return digest_values(identify_program(), known)


def digest_values(*values: object) -> str:
    """Return the digest of values; the same for all that are equal.

    Of values in JSON: pickling a string leaves its UTF-8 with it, a second copy of every text for as long as it is held.
    Raises TypeError for what is neither a dataclass nor known to JSON.
    """
    return sha256(_write(values).encode("utf-8", "surrogatepass")).hexdigest()


def _take_apart(value: Any) -> tuple[str, Any]:
    """Return the name of a dataclass and the values of its fields."""
    kind: Any = type(value)
    name, read = _find_reader(kind)
    return name, read(value)


@cache
def _find_reader(kind: Any) -> tuple[str, Callable[[Any], Any]]:
    names = [field.name for field in fields(kind)]  # raises TypeError where it is no dataclass
    return kind.__name__, attrgetter(*names)


_write = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_take_apart
).encode
