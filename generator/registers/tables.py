"""The tables of trade knowledge that the registers read by: units, masks, cue words. Compiled once."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from generator.shipped import read_shipped


@dataclass(frozen=True)
class Unit:
    """A unit of measure or of counting."""

    name: str
    sort: str
    """money, share, ratio, step, person, count, length, area, volume, mass, energy, power or time."""
    normal: str
    """The unit that it is turned into for comparing."""
    factor: Decimal
    not_before: str
    """Characters before which it is part of another word: 方 in 方面."""


@cache
def read_rules(name: str) -> Mapping[str, Any]:
    """Return the rules of a YAML file of this package."""
    rules: Mapping[str, Any] = read_shipped("generator.registers", name)
    return rules


@cache
def read_units() -> Mapping[str, Unit]:
    """Return the units by their printed form."""
    text = files("generator.registers").joinpath("units.csv").read_text(encoding="utf-8")
    return {
        row["unit"]: Unit(row["unit"], row["sort"], row["normal"], Decimal(row["factor"]), row["not_before"])
        for row in csv.DictReader(text.splitlines())
    }


def match_any(words: list[str] | tuple[str, ...]) -> str:
    """Return a regular expression of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
