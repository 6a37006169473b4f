"""The index proper: where every pair of characters stands, and which articles hold a single one.

A place is a number that counts the characters of all articles one behind the other. A small archive needs no pairs:
its single characters carry their places. Work and memory grow with the text, not with the number of different pairs.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.searching.encoding import QUICK, QUICKLY, encode_number

SMALL = 400_000
"""Characters up to which single characters carry places: the longest list then has the size of a picture."""

SHARD_BYTES = 5_000
"""Size of a shard that is aimed at: what a phone on a slow network loads in a tenth of a second."""

MOST_SHARDS = 4096
PORTIONS = 16
"""Parts in which places are sorted, so that only a part of them is in memory as objects."""

FACTORS = (7919, 104729)
"""Primes that spread pairs over shards; the script in the browser has the same."""

COMMONEST = 4
"""Occurrences of a character in an article above which more do not count."""

PLACE_BITS = 30
CHARACTER_BITS = 17
"""A pair and its place fit in 64 bits: 131,072 different characters, a milliard of places."""


@dataclass(frozen=True)
class Layout:
    """How an index is divided."""

    length: int
    """Characters of one entry: 1 for a small archive, else 2."""
    shards: int
    """Shards of entries with places."""
    character_shards: int
    """Shards of single characters with articles; 0 where characters carry places."""


Entries = tuple[list[tuple[int, str]], list[int]]
"""Of a shard: code and encoded places of each entry; for those that stand once, place and code as one number."""


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
    alphabet = sorted(set().union(*map(set, texts)))
    portions = min(PORTIONS, layout.shards)
    for portion, records in enumerate(_gather_places(texts, alphabet, layout)):
        shards: list[Entries] = [([], []) for _ in range(layout.shards // portions)]
        _sort_entries(records, alphabet, layout, shards)
        for place, entries in enumerate(shards):
            yield _make_shard(f"places/{place * portions + portion}", entries, alphabet, layout.length)


def find_shard(entry: str, shards: int) -> int:
    """Return which shard holds an entry."""
    return sum(ord(char) * factor for char, factor in zip(entry, FACTORS, strict=False)) % shards


def _gather_places(texts: Sequence[str], alphabet: Sequence[str], layout: Layout) -> list["array[int]"]:
    """Return entries and places as one number each, divided into portions that hold whole shards."""
    portions = min(PORTIONS, layout.shards)
    gathered = [array("Q") for _ in range(portions)]
    append = [records.append for records in gathered]
    codes = {char: code for code, char in enumerate(alphabet)}
    first = [ord(char) * FACTORS[0] % portions for char in alphabet]
    second = [ord(char) * FACTORS[1] % portions for char in alphabet]
    place = 0
    for text in texts:
        numbers = [codes[char] for char in text]
        if layout.length == 1:
            for offset, code in enumerate(numbers, place):
                append[first[code]](code << PLACE_BITS | offset)
        else:
            for offset, (one, two) in enumerate(pairwise(numbers), place):
                append[(first[one] + second[two]) % portions](
                    (one << CHARACTER_BITS | two) << PLACE_BITS | offset
                )
        place += len(text)
    return gathered


def _sort_entries(
    records: "array[int]", alphabet: Sequence[str], layout: Layout, shards: Sequence[Entries]
) -> None:
    """Deal the entries of a portion to its shards, in the order of their characters."""
    portions = layout.shards // len(shards)
    first = [ord(char) * FACTORS[0] % layout.shards for char in alphabet]
    second = [ord(char) * FACTORS[1] % layout.shards for char in alphabet]
    place_mask, code_mask = (1 << PLACE_BITS) - 1, (1 << CHARACTER_BITS) - 1
    for code, group in groupby(sorted(records), PLACE_BITS.__rrshift__):
        if layout.length == 1:
            shard = first[code]
        else:
            shard = (first[code >> CHARACTER_BITS] + second[code & code_mask]) % layout.shards
        repeated, singles = shards[shard // portions]
        places = [record & place_mask for record in group]
        if len(places) == 1:
            singles.append(places[0] << 2 * CHARACTER_BITS | code)
        else:
            repeated.append((code, _encode_steps(places)))


def _encode_steps(places: Iterable[int]) -> str:
    """Return ascending places, each as the distance from the one before."""
    last = 0
    numbers = []
    for place in places:
        step = place - last
        numbers.append(QUICKLY[step] if step < QUICK else encode_number(step))
        last = place
    return "".join(numbers)


def _make_shard(name: str, entries: Entries, alphabet: Sequence[str], length: int) -> Shard:
    repeated, singles = entries
    singles.sort()
    bits = 2 * CHARACTER_BITS
    return Shard(
        name,
        "".join(_name_entry(code, alphabet, length) for code, _ in repeated),
        tuple(numbers for _, numbers in repeated),
        "".join(_name_entry(one & (1 << bits) - 1, alphabet, length) for one in singles),
        _encode_steps([one >> bits for one in singles]),
    )


def _name_entry(code: int, alphabet: Sequence[str], length: int) -> str:
    if length == 1:
        return alphabet[code]
    return alphabet[code >> CHARACTER_BITS] + alphabet[code & (1 << CHARACTER_BITS) - 1]


def build_characters(texts: Sequence[str], heads: Sequence[tuple[int, int]], shards: int) -> Iterator[Shard]:
    """Yield the shards that say which articles hold a character, how often, and whether in title or head.

    A number is the distance from the article before, times 12, plus 4 for the head or 8 for the title, plus the
    occurrences less one.
    """
    numbers: dict[str, list[str]] = {char: [] for char in set().union(*map(set, texts))}
    last = dict.fromkeys(numbers, 0)
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
