"""The corrections of the five pages: in place, the same in any order, none lost or misapplied by a thousand edits."""

import hashlib
import itertools
import random
from dataclasses import replace

from generator.correcting.applying import apply_corrections
from generator.correcting.placing import APPLIED, PlacedCorrection, place_corrections
from generator.folding import fold
from generator.knowledge import Correction
from generator.model import Page
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import read_page
from tests.conftest import ROOT

SEEDS = ROOT / "seeds"
FILES = sorted(path.name for path in SEEDS.glob("*.txt"))


def seed_pages() -> list[tuple[Page, list[Correction]]]:
    """Return the five pages with the corrections that are shipped."""
    corrections = read_knowledge(SEEDS).corrections
    pages = [page for file in FILES if isinstance(page := read_page(SEEDS, file), Page)]
    return [(page, [one for one in corrections if one.file == page.file]) for page in pages]


def test_every_shipped_correction_has_its_place():
    placed = [one for page, corrections in seed_pages() for one in place_corrections(page, corrections)]
    assert {one.status for one in placed} == {"placed"}
    assert len(placed) == len(read_knowledge(SEEDS).corrections) > 0


def test_applied_twice_is_applied_once_and_no_order_matters():
    for page, corrections in seed_pages():
        certain = [replace(one, certainty="certain") for one in corrections]
        wanted = apply_corrections(page, place_corrections(page, certain)).lines
        for order in itertools.islice(itertools.permutations(certain), 6):
            assert apply_corrections(page, place_corrections(page, order)).lines == wanted
        again = replace(page, lines=wanted, sha256="0" * 64)
        assert apply_corrections(again, place_corrections(again, certain)).lines == wanted


def test_without_corrections_the_page_is_as_it_was():
    for page, _ in seed_pages():
        assert apply_corrections(page, place_corrections(page, ())) == page


EDITS = 1000


def edit_lines(lines: list[str], chance: random.Random) -> list[str]:
    """Return the lines after one random edit, as people and recognisers make them."""
    at = chance.randrange(len(lines))
    other = chance.randrange(len(lines))
    kind = chance.choice(["insert", "remove", "move", "wrap", "join", "noise"])
    edited = list(lines)
    if kind == "insert":
        edited.insert(at, "新插入的一行，与原文无关。")
    elif kind == "remove":
        del edited[at]
    elif kind == "move":
        edited.insert(other, edited.pop(at))
    elif kind == "wrap":
        edited = [line[i : i + 31] for line in lines for i in range(0, max(1, len(line)), 31)]
    elif kind == "join" and at + 1 < len(edited):
        edited[at : at + 2] = ["".join(edited[at : at + 2])]
    elif kind == "noise":
        edited = [
            "".join(chance.choice("未末己已日目人入") if chance.random() < 0.03 else c for c in line)
            for line in lines
        ]
    return edited


def check_placed(page: Page, placed: PlacedCorrection) -> None:
    """A correction with a place must be where its words stand; one without must be told."""
    correction = placed.correction
    if placed.status in APPLIED:
        words = "".join(page.lines[line - 1][first:end] for line, first, end in placed.span)
        assert fold(words) == fold(correction.expected)
    elif placed.status == "met":
        assert fold(correction.replacement) in fold("".join(page.lines))
    else:
        assert placed.status == "lost"


def test_a_thousand_edits_of_the_pages_lose_and_misapply_no_correction():
    chance = random.Random(20261127)
    pages = [(page, corrections) for page, corrections in seed_pages() if corrections]
    statuses = set()
    for _ in range(EDITS):
        page, corrections = chance.choice(pages)
        lines = tuple(edit_lines(list(page.lines), chance))
        edited = replace(page, lines=lines, sha256=hashlib.sha256("\n".join(lines).encode()).hexdigest())
        placed = place_corrections(edited, corrections)
        assert sorted(one.correction.expected for one in placed) == sorted(
            one.expected for one in corrections
        )
        for one in placed:
            check_placed(edited, one)
            statuses.add(one.status)
        changed = apply_corrections(edited, placed)
        certain = [one for one in placed if one.correction.is_certain and one.status in APPLIED]
        touched = {line for one in certain for line, _, _ in one.span}
        differing = {n for n, (a, b) in enumerate(zip(lines, changed.lines, strict=True), 1) if a != b}
        assert differing == touched
    assert statuses >= {"kept", "moved", "lost"}
