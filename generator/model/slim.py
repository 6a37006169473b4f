"""What lets frozen values with slots be pickled by their fields alone, in order, and made again as they were made."""

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value")


def slim(kind: type[Value]) -> type[Value]:
    """Let the values of a dataclass be pickled as a call of it: half the bytes, and made in less time than with a dict."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # says that it must be a dataclass
    read = attrgetter(*names)

    def reduce(value: Value) -> tuple[type[Value], tuple[Any, ...]]:
        return kind, read(value) if len(names) > 1 else (read(value),)

    kind.__reduce__ = reduce  # type: ignore[assignment]  # a method of each kind: its fields are known beforehand
    return kind
