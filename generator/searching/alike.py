"""Which characters of the archive a reader may have meant by another: those of a like sound or a like shape."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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
    same = _gather(sounds.values(), counts)
    near: dict[str, set[str]] = {}
    for sound, group in sounds.items():
        near.setdefault(_simplify(sound), set()).update(group)
    close = _gather(near.values(), counts)
    shapes = _gather(group_by_shape(wanted), counts)
    listed = {
        char: "".join(_order(char, same.get(char, []), close.get(char, []), shapes.get(char, [])))
        for char in wanted
    }
    return {char: alike for char, alike in listed.items() if alike}


def _simplify(sound: str) -> str:
    for pattern, replacement in NEAR:
        sound = pattern.sub(replacement, sound)
    return sound


def _gather(groups: Iterable[Iterable[str]], counts: Mapping[str, int]) -> dict[str, list[str]]:
    """Return for each character the characters of the archive that share a group with it."""
    together: dict[str, list[str]] = {}
    for group in groups:
        known = sorted((char for char in group if char in counts), key=lambda char: (-counts[char], char))
        for char in group:
            together.setdefault(char, []).extend(known)
    return together


def _order(char: str, same: list[str], close: list[str], shapes: list[str]) -> Iterator[str]:
    both = set(same).intersection(shapes)
    ordered = dict.fromkeys([*(one for one in shapes if one in both), *shapes, *same, *close])
    ordered.pop(char, None)
    yield from list(ordered)[:MOST]
