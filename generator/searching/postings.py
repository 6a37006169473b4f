"""The index proper: where every pair of characters stands, and which articles hold a single one.

A place is a number that counts the characters of all articles one behind the other. A small archive needs no pairs:
its single characters carry their places.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import add, mul, sub
from typing import TypeAlias

from generator.searching.encoding import QUICK, QUICKLY, encode_number

SMALL = 400_000
"""Characters up to which single characters carry places: the longest list then has the size of a picture."""

SHARD_BYTES = 5_000
"""Size of a shard that is aimed at: what a phone on a slow network loads in a tenth of a second."""

MOST_SHARDS = 4096
FACTORS = (7919, 104729)
"""Primes that spread pairs over shards; the script in the browser has the same."""

COMMONEST = 4
"""Occurrences of a character in an article above which more do not count."""


@dataclass(frozen=True)
class Layout:
    """How an index is divided."""

    length: int
    """Characters of one entry: 1 for a small archive, else 2."""
    shards: int
    """Shards of entries with places."""
    character_shards: int
    """Shards of single characters with articles; 0 where characters carry places."""


Places: TypeAlias = "array[int]"
"""Of an entry: four bytes each, since a list would take tenfold."""


@dataclass(frozen=True)
class Shard:
    """A part of the index: entries, and for each its numbers; those that stand only once go without separators."""

    name: str
    entries: str
    """Of those with several numbers, one behind the other."""
    numbers: tuple[str, ...]
    """For each of them."""
    singles: str = ""
    """Entries that stand once, in the order of their places."""
    places: str = ""
    """Distances between their places."""


def plan_layout(texts: Sequence[str], length: int = 0) -> Layout:
    """Choose how to divide the index of these folded texts; `length` overrules the choice of entries."""
    size = sum(map(len, texts))
    length = length or (1 if size <= SMALL else 2)
    shards = round_up(size * 3 // SHARD_BYTES)
    return Layout(length, shards, round_up(shards // 8) if length == 2 else 0)


def round_up(number: int) -> int:
    """Return the power of two from the number up."""
    return min(MOST_SHARDS, 1 << max(0, number - 1).bit_length())


def build_shards(texts: Sequence[str], heads: Sequence[tuple[int, int]], layout: Layout) -> Iterator[Shard]:
    """Yield the shards of the index, in order; `heads` are lengths of title and of whole head of each text."""
    yield from build_places(texts, layout)
    if layout.character_shards:
        yield from build_characters(texts, heads, layout.character_shards)


def build_places(texts: Sequence[str], layout: Layout) -> Iterator[Shard]:
    """Yield the shards that say where each entry stands."""
    found = _find_places(texts, layout.length)
    by_shard: list[list[str]] = [[] for _ in range(layout.shards)]
    for entry in sorted(found):
        by_shard[find_shard(entry, layout.shards)].append(entry)
    for shard, entries in enumerate(by_shard):
        yield _make_shard(f"places/{shard}", [(entry, found.pop(entry)) for entry in entries])


def find_shard(entry: str, shards: int) -> int:
    """Return which shard holds an entry."""
    spread: int = sum(map(mul, map(ord, entry), FACTORS))
    return spread % shards


def _find_places(texts: Sequence[str], length: int) -> dict[str, Places]:
    """Return every place of every entry, in ascending order; none reaches from a text into the next."""
    found = defaultdict[str, Places](partial(array, "I"))
    start = 0
    for text in texts:
        for place, entry in enumerate(text if length == 1 else map(add, text, text[1:]), start):
            found[entry].append(place)
        start += len(text)
    return found


def _make_shard(name: str, found: Sequence[tuple[str, Places]]) -> Shard:
    repeated = [(entry, places) for entry, places in found if len(places) > 1]
    singles = sorted((places[0], entry) for entry, places in found if len(places) == 1)
    return Shard(
        name,
        "".join(entry for entry, _ in repeated),
        tuple(_encode_steps(places) for _, places in repeated),
        "".join(entry for _, entry in singles),
        _encode_steps([place for place, _ in singles]),
    )


def _encode_steps(places: Sequence[int]) -> str:
    """Return ascending places, each as the distance from the one before."""
    steps = map(sub, places, chain((0,), places))
    return "".join([QUICKLY[step] if step < QUICK else encode_number(step) for step in steps])


def build_characters(texts: Sequence[str], heads: Sequence[tuple[int, int]], shards: int) -> Iterator[Shard]:
    """Yield the shards that say which articles hold a character, how often, and whether in title or head.

    A number is the distance from the article before, times 12, plus 4 for the head or 8 for the title, plus the
    occurrences less one.
    """
    numbers, last = defaultdict[str, list[str]](list), defaultdict[str, int](int)
    for document, (text, (title, head)) in enumerate(zip(texts, heads, strict=True), 1):
        in_title, in_head = set(text[:title]), set(text[:head])
        for char, count in Counter(text).items():
            where = 8 if char in in_title else 4 if char in in_head else 0
            number = (document - last[char]) * 12 + where + (count if count < COMMONEST else COMMONEST) - 1
            last[char] = document
            numbers[char].append(QUICKLY[number] if number < QUICK else encode_number(number))
    by_shard: list[list[str]] = [[] for _ in range(shards)]
    for char in sorted(numbers):
        by_shard[find_shard(char, shards)].append(char)
    for shard, chars in enumerate(by_shard):
        yield Shard(f"characters/{shard}", "".join(chars), tuple("".join(numbers[char]) for char in chars))
