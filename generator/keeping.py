"""Values kept from one run to the next, each known again by the digest of what it was made from."""

import io
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

from generator.kept import Kept
from generator.model import LineRole

Item = TypeVar("Item")
Made = TypeVar("Made")

OWN = "generator."

SHORT = 10
"""Characters of a string that is held once, however many values have it: a name, a word, a date, but no line of text."""

SHARED = 10_000
"""Numbers that are held once."""

make_decimal = lru_cache(SHARED)(Decimal)
make_line_role = lru_cache(SHARED)(LineRole)


def make_unknown(
    kept: Kept,
    kind: type,
    items: Iterable[tuple[str, str, Item]],
    make: Callable[[Sequence[Item]], Iterable[Made]],
    settle: Callable[[Made, str], str] = lambda made, key: key,
) -> Iterator[Made]:
    """Yield the value of a kind for each item, given with name and key: as it was kept, else as it is made now.

    `make` is called with all items of which nothing is kept; `settle` returns by which key to keep what came out, ""
    for not at all.
    """
    named = [(name, key, item) for name, key, item in items]
    before = kept.list_keys(kind.__name__)
    unknown = {name for name, key, _ in named if before.get(name) != key}
    made = iter(make([item for name, _, item in named if name in unknown]))
    for name, key, item in named:
        found = None if name in unknown else unpack(kept.find(kind.__name__, name, key), kind)
        if found is None:
            fresh = next(made) if name in unknown else next(iter(make([item])))
            found = keep(kept, name, settle(fresh, key), fresh)
        yield found
    kept.end(kind.__name__, (name for name, _, _ in named))


def keep(kept: Kept, name: str, key: str, value: Made) -> Made:
    """Keep a value, and return it as it will be found again."""
    if not key or not kept.is_open:
        return value
    data = pack(value)
    kept.keep(type(value).__name__, name, key, data)
    found: Made = unpack(data, type(value))
    return found


class OwnPickler(pickle.Pickler):
    """Leaves short strings to be found among those that there are already."""

    def persistent_id(self, value: Any) -> str | None:
        """Return a short string itself, None for anything else."""
        return value if type(value) is str and len(value) <= SHORT else None


class OwnUnpickler(pickle.Unpickler):
    """Makes values of this program's own classes and nothing else, whatever a file may ask for."""

    persistent_load = staticmethod(sys.intern)

    def find_class(self, module: str, name: str) -> Any:
        """Return what makes values of a class; raise UnpicklingError for anything but ours."""
        return find_maker(module, name)


@cache
def find_maker(module: str, name: str) -> Callable[..., Any]:
    """Return a class of values, or what makes its values but once; raise UnpicklingError for anything else."""
    if (module, name) == ("decimal", "Decimal"):
        return make_decimal
    found = pickle.Unpickler(io.BytesIO()).find_class(module, name) if module.startswith(OWN) else None
    if not isinstance(found, type) or not found.__module__.startswith(OWN):
        raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
    return make_line_role if found is LineRole else found


def pack(value: object) -> bytes:
    """Return a value as it is kept."""
    packed = io.BytesIO()
    OwnPickler(packed, protocol=5).dump(value)
    return packed.getvalue()


def unpack(data: bytes | None, kind: type) -> Any:
    """Return a value that was kept; None where there is none of this kind, or none that this program made."""
    try:
        found = OwnUnpickler(io.BytesIO(data)).load() if data else None
        return found if type(found) is kind else None
    except (
        pickle.UnpicklingError,
        AttributeError,
        ImportError,
        EOFError,
        TypeError,
        ValueError,
        IndexError,
        ArithmeticError,
    ):
        return None
