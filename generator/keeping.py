"""Values kept from one run to the next, each known again by the digest of what it was made from."""

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from generator.kept import Kept

Item = TypeVar("Item")
Made = TypeVar("Made")

OWN = "generator."

HARMLESS = {("decimal", "Decimal")}
"""What else values are made of."""


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
    data = pickle.dumps(value, protocol=5)
    kept.keep(type(value).__name__, name, key, data)
    found: Made = unpack(data, type(value))
    return found


class OwnUnpickler(pickle.Unpickler):
    """Makes values of this program's own classes and nothing else, whatever a file may ask for."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of values; raise UnpicklingError for anything else."""
        if (module, name) in HARMLESS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(OWN) else None
        if not isinstance(found, type) or not found.__module__.startswith(OWN):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
        return found


def unpack(data: bytes | None, kind: type) -> Any:
    """Return a value that was kept; None where there is none of this kind, or none that this program made."""
    try:
        found = OwnUnpickler(io.BytesIO(data)).load() if data else None
        return found if type(found) is kind else None
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError, IndexError):
        return None
