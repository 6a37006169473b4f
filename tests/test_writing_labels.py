"""Tests of `generator.writing.labels`: each wording is there once, is used, and is filled as the code fills it."""

import re
from pathlib import Path

from generator.model import ROLES
from generator.shipped import read_shipped
from generator.writing.labels import read_labels
from generator.writing.people import RELATIONS
from tests.conftest import ROOT

FAMILIES = (
    "related_",
    "moved_",
    "gone_",
    "link_",
    "notice_",
    "role_",
    "relation_",
    "sort_",
    "gap_",
    "change_",
    "history_",
    "facet_",
    "field_",
    "kind_",
    "why_",
    "example_",
)
"""Wordings that are looked up by a word of the data."""


def read_sources() -> str:
    folder, scripts = ROOT / "generator", ROOT / "overrides" / "assets" / "javascripts"
    files = [
        *(
            file
            for part in ("writing", "citing", "feeding", "searching", "commands")
            for file in folder.rglob(f"{part}/**/*.py")
        ),
        *folder.rglob("templates/*.html"),
        *scripts.glob("search.js"),
    ]
    return "\n".join(Path(file).read_text(encoding="utf-8") for file in files)


def test_no_key_stands_in_two_sections() -> None:
    sections = read_shipped("generator", "labels/zh.yml").values()
    assert sum(len(section) for section in sections) == len(read_labels())


def test_every_wording_is_used() -> None:
    words = set(re.findall(r"[a-z_]+", read_sources()))
    assert [key for key in read_labels() if not key.startswith(FAMILIES) and key not in words] == []


def test_every_wording_that_a_template_names_is_there() -> None:
    named = set(re.findall(r"labels\.(?!get\b)([a-z_]+)", read_sources())) | set(
        re.findall(r'labels\["([a-z_]+)"', read_sources())
    )
    assert named <= read_labels().keys()


def test_every_role_and_every_relation_has_its_word() -> None:
    assert {f"role_{role}" for role in ROLES} | {
        f"relation_{relation}" for relation in RELATIONS
    } <= read_labels().keys()
