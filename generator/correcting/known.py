"""Corrections of what is known of a page or an article: its date, what it is filed under."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.correcting.placing import APPLIED, PlacedCorrection
from generator.knowledge import Knowledge, SourceEntry
from generator.model import Cut
from generator.model.archive import DistrictLabel, Evidence, ThemeLabel


def list_applied(placed: Sequence[PlacedCorrection], kind: str) -> Iterator[PlacedCorrection]:
    """Yield the certain corrections of a kind that have a place."""
    for one in placed:
        if one.correction.kind == kind and one.correction.is_certain and one.status in APPLIED:
            yield one


def correct_date(entry: SourceEntry, placed: Sequence[PlacedCorrection]) -> SourceEntry:
    """Return what is known of a file with the date that a correction gives."""
    for one in list_applied(placed, "date"):
        reason = "；".join(part for part in (one.correction.reason, one.correction.evidence) if part)
        entry = replace(entry, date=one.correction.replacement, certainty="given", reason=reason)
    return entry


def correct_filing(
    cut: Cut,
    themes: tuple[ThemeLabel, ...],
    districts: tuple[DistrictLabel, ...],
    placed: Sequence[PlacedCorrection],
    knowledge: Knowledge,
) -> tuple[tuple[ThemeLabel, ...], tuple[DistrictLabel, ...]]:
    """Return the labels of an article with what corrections add before them, or take away."""
    lines = {role.line for role in cut.roles}
    for one in list_applied(placed, "filing"):
        identity = one.correction.replacement
        if one.line not in lines:
            continue
        themes = tuple(label for label in themes if label.id != identity.removeprefix("-"))
        districts = tuple(label for label in districts if label.id != identity.removeprefix("-"))
        if not identity.startswith("-"):
            themes = (*add_theme(one, knowledge), *themes)
            districts = (*add_district(one, knowledge), *districts)
    return themes, districts


def add_theme(one: PlacedCorrection, knowledge: Knowledge) -> Iterator[ThemeLabel]:
    """Yield the label of a theme that a correction names."""
    groups = {group.id: group.name for group in knowledge.theme_groups}
    for theme in knowledge.themes:
        if theme.id == one.correction.replacement:
            yield ThemeLabel(theme.id, theme.name, groups.get(theme.group, ""), 1.0, prove(one))


def add_district(one: PlacedCorrection, knowledge: Knowledge) -> Iterator[DistrictLabel]:
    """Yield the label of a district that a correction names."""
    for district in knowledge.districts.districts:
        if district.id == one.correction.replacement:
            yield DistrictLabel(district.id, district.name, "about", prove(one))


def prove(one: PlacedCorrection) -> tuple[Evidence, ...]:
    """Return the proof of a label that an archivist gave: the words that the correction quotes."""
    correction = one.correction
    return (Evidence(correction.file, one.line, correction.expected, correction.reason),)
