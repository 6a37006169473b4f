"""Which characters of the archive a reader may have meant by another: those of a like sound or a like shape."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

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
    wanted = sorted({*chars, *counts})
    sounds = group_by_sound(wanted)
    near: dict[str, set[str]] = {}
    for sound, group in sounds.items():
        near.setdefault(_simplify(sound), set()).update(group)
    same, close = _gather(sounds.values(), counts), _gather(near.values(), counts)
    shapes = _gather(group_by_shape(wanted), counts)
    listed = {char: "".join(_order(char, same, close, shapes)) for char in wanted}
    return {char: alike for char, alike in listed.items() if alike}


def _simplify(sound: str) -> str:
    for pattern, replacement in NEAR:
        sound = pattern.sub(replacement, sound)
    return sound


@dataclass(frozen=True)
class _Families:
    """Characters that have something in common, the most frequent of the archive first."""

    known: list[list[str]]
    of: dict[str, list[int]]
    """For each character the families that it is in."""

    def of_char(self, char: str) -> Iterator[str]:
        """Yield the characters that share a family with one, family by family."""
        return chain.from_iterable(self.known[family] for family in self.of.get(char, ()))


def _gather(groups: Iterable[Iterable[str]], counts: Mapping[str, int]) -> _Families:
    """Return the families that groups of characters make."""
    families = _Families([], {})
    for number, group in enumerate(groups):
        members = list(group)
        known = sorted((char for char in members if char in counts), key=lambda char: (-counts[char], char))
        families.known.append(known)
        for char in members:
            families.of.setdefault(char, []).append(number)
    return families


def _order(char: str, same: _Families, close: _Families, shapes: _Families) -> Iterator[str]:
    """Yield the characters like one, those of the same sound and a like shape first, at most `MOST`."""
    mine = shapes.of.get(char, [])
    alike = set(same.of_char(char)) - {char}
    both = {one for one in alike if not set(mine).isdisjoint(shapes.of.get(one, ()))}
    first = (one for family in mine if both for one in shapes.known[family] if one in both)
    given = {char}
    for one in chain(first, shapes.of_char(char), same.of_char(char), close.of_char(char)):
        if one not in given:
            given.add(one)
            yield one
            if len(given) > MOST:
                return
