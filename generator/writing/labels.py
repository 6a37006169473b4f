"""The wordings of the pages, from `labels/zh.yml`; no other module holds words that a reader sees."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

LABELS_FILE = Path(__file__).parent.parent / "labels" / "zh.yml"

Labels = Mapping[str, str]
"""Wording by key; `{name}` in it is filled by `str.format`."""


@cache
def read_labels() -> Labels:
    """Read all wordings; sections of the file are for its reader only, keys are unique across them."""
    sections = yaml.safe_load(LABELS_FILE.read_text(encoding="utf-8"))
    return {key: wording for section in sections.values() for key, wording in section.items()}


@cache
def read_section(name: str) -> Labels:
    """Read the wordings of one section: those that a script needs."""
    section: Labels = yaml.safe_load(LABELS_FILE.read_text(encoding="utf-8"))[name]
    return section
