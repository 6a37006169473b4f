"""Which characters of the archive a reader may have meant by another: those of a like sound or a like shape."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from generator.searching.pinyin import group_by_sound
from generator.searching.shapes import group_by_shape

MOST = 60
"""Characters that are tried for one: beyond, a suggestion would be chance."""

NEAR = ((re.compile("^([zcs])h"), r"\1"), (re.compile("ng$"), "n"), (re.compile("^l"), "n"))
"""Sounds that many speakers do not tell apart: zh and z, ang and an, l and n."""


def list_alike(chars: Iterable[str], counts: Counter[str]) -> dict[str, str]:
    """Return for each character those of the archive that are like it, the likeliest first.

    `counts` are the characters of the archive with their number; of equals the more frequent comes first.
    """
    frequent = sorted(counts, key=lambda char: (-counts[char], char))
    return _list(tuple(sorted({*chars, *counts})), tuple(frequent))


@lru_cache(maxsize=1)  # an edit in a preview seldom changes which character is more frequent
def _list(wanted: tuple[str, ...], frequent: tuple[str, ...]) -> dict[str, str]:
    ranks = {char: rank for rank, char in enumerate(frequent)}
    families = [_Families(group.members, group.of, ranks) for group in _group(wanted)]
    listed = {char: "".join(_order(char, *families)) for char in wanted}
    return {char: alike for char, alike in listed.items() if alike}


@dataclass(frozen=True)
class _Groups:
    """Characters that have something in common."""

    members: list[list[str]]
    of: dict[str, list[int]]
    """For each character the groups that it is in."""


@lru_cache(maxsize=1)  # a preview asks again for nearly always the same characters
def _group(wanted: tuple[str, ...]) -> tuple[_Groups, _Groups, _Groups]:
    """Return the groups of the same sound, of a like sound, of a like shape."""
    sounds = group_by_sound(wanted)
    near: dict[str, set[str]] = {}
    for sound, group in sounds.items():
        near.setdefault(_simplify(sound), set()).update(group)
    return _gather(sounds.values()), _gather(near.values()), _gather(group_by_shape(wanted))


def _simplify(sound: str) -> str:
    for pattern, replacement in NEAR:
        sound = pattern.sub(replacement, sound)
    return sound


def _gather(groups: Iterable[Iterable[str]]) -> _Groups:
    members, of = [list(group) for group in groups], dict[str, list[int]]()
    for number, group in enumerate(members):
        for char in group:
            of.setdefault(char, []).append(number)
    return _Groups(members, of)


class _Families:
    """Groups of which only the characters of the archive count, the most frequent first."""

    def __init__(self, members: list[list[str]], of: dict[str, list[int]], ranks: Mapping[str, int]) -> None:
        self.known = [
            sorted((char for char in group if char in ranks), key=ranks.__getitem__) for group in members
        ]
        self.of = of

    def of_char(self, char: str) -> Iterator[str]:
        """Yield the characters that share a family with one, family by family."""
        return chain.from_iterable(self.known[family] for family in self.of.get(char, ()))


def _order(char: str, same: _Families, close: _Families, shapes: _Families) -> Iterator[str]:
    """Yield the characters like one, those of the same sound and a like shape first, at most `MOST`."""
    mine = shapes.of.get(char, [])
    alike = set(same.of_char(char)) - {char}
    both = {one for one in alike if not set(mine).isdisjoint(shapes.of.get(one, ()))}
    first = (one for family in mine if both for one in shapes.known[family] if one in both)
    found = dict.fromkeys(chain(first, shapes.of_char(char), same.of_char(char), close.of_char(char)))
    found.pop(char, None)
    return islice(found, MOST)
