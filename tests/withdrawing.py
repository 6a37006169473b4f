"""Withdraws from archives, and looks for what was withdrawn in all that is written of them."""

import re

from generator.folding import fold
from generator.knowledge import Correction, Knowledge
from generator.model import Archive
from generator.writing.data import render_data
from generator.writing.pages import render_pages

WINDOW = 12


def withdraw(file: str, digest: str, line: int, expected: str, extent: str) -> Correction:
    return Correction(
        file, digest, line, expected, extent, "withdrawal", "应当事人要求", "", "certain", "某馆", "", "2026-11-27",
        place=("corrections.yml", 7),
    )  # fmt: skip


def write(archive: Archive, knowledge: Knowledge) -> dict[str, str]:
    files = [*render_pages(archive, knowledge), *render_data(archive, knowledge)]
    return {file.path: file.text for file in files}


def assert_gone(files: dict[str, str], text: str, kept: str = "") -> None:
    """No output holds a run of characters that only the withdrawn text has; names and marks aside."""
    wanted = {text[at : at + WINDOW] for at in range(max(1, len(text) - WINDOW + 1))} - windows(kept)
    for path, content in files.items():
        plain = fold(re.sub(r"<[^>]*>|\\", "", content))
        found = [words for words in wanted if words in plain]
        assert not found, (path, found[:3])


def windows(text: str) -> set[str]:
    return {text[at : at + WINDOW] for at in range(len(text) - WINDOW + 1)}
