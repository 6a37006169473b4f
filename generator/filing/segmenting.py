"""Cut text into words: first those that the archivist knows, the rest by rjieba where installed, or jieba.

Both give the same words: they see only runs of Chinese characters, have the same dictionary, get no user
dictionary, and guess no words that are not in it (names cut out of sentences were most of the guesses).
"""

import importlib
import importlib.util
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.filing.matching import WordIndex, choose_matches, compile_words
from generator.folding import HAN
from generator.knowledge import Knowledge

ENGINES = ("rjieba", "jieba")
"""The faster first."""

SHORTEST_TERM = 3
"""Shorter theme terms are left to the engine, which sees their neighbours: 工人|大会, not 工|人大|会."""

FOREIGN = re.compile(r"[A-Za-z0-9]+(?:[.%+\-][A-Za-z0-9]+)*")
"""A number or a foreign word."""

CHINESE = re.compile(f"[{HAN}]+")

RUN = re.compile(rf"(?P<han>{CHINESE.pattern})|{FOREIGN.pattern}|\s+|.", re.DOTALL)
"""Chinese characters, a number or foreign word, white space, or one other character."""


@dataclass(frozen=True)
class Segmenter:
    """Cuts text into words; the engine is loaded when the first text is cut."""

    known: WordIndex
    """Words and phrases of the archive, which are never cut."""
    engine: str
    """rjieba or jieba."""

    def segment(self, text: str) -> list[str]:
        """Return the words, marks and spaces of the text in order; joined, they are the text."""
        words: list[str] = []
        position = 0
        for start, end, word in choose_matches(self.known.find(text), self.known.words):
            words.extend(self._cut(text[position:start]))
            words.append(word)
            position = end
        words.extend(self._cut(text[position:]))
        return words

    def list_words(self, text: str) -> list[str]:
        """Return the words of a text from which the known ones were taken; marks and spaces are left out."""
        words = load_engine(self.engine)("\n".join(CHINESE.findall(text)))
        return [*words, *FOREIGN.findall(text)]

    def _cut(self, text: str) -> Iterator[str]:
        for match in RUN.finditer(text):
            if match["han"]:
                yield from load_engine(self.engine)(match[0])
            else:
                yield match[0]


def compile_segmenter(knowledge: Knowledge, engine: str = "") -> Segmenter:
    """Build a segmenter that knows the YAML's words; the engine is the best that is installed."""
    return Segmenter(compile_words(read_known_words(knowledge)), engine or find_engine())


def read_known_words(knowledge: Knowledge) -> Iterator[str]:
    """Yield theme terms, district names and clues, people and set phrases, as written."""
    for theme in knowledge.themes:
        yield from (term for term, _ in theme.terms if len(term) >= SHORTEST_TERM)
    for district in knowledge.districts.districts:
        yield from (district.name, district.full_name, *district.old_names)
        yield from (clue.text for clue in district.clues)
    yield from (person.name for person in knowledge.people)
    yield from knowledge.phrases


def find_word_edges(text: str, offsets: Iterable[int], engine: str = "") -> set[int]:
    """Return where words begin and end, in the runs of characters or letters in which the offsets stand.

    The offsets are ascending, and those of Chinese characters, letters or digits.
    """
    runs = _find_runs(text, offsets)
    edges = {edge for run in runs for edge in run}
    chinese = [(start, end) for start, end in runs if CHINESE.match(text, start)]
    starts = iter([start for start, _ in chinese])
    position = next(starts, 0)
    # One call for all runs, a line break between two, costs half of a call for each.
    for word in load_engine(engine or find_engine())("\n".join([text[start:end] for start, end in chinese])):
        if word == "\n":
            position = next(starts)
        else:
            position += len(word)
            edges.add(position)
    return edges


def _find_runs(text: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
    backwards = text[::-1]
    last = len(text) - 1
    runs: list[tuple[int, int]] = []
    end = 0
    for offset in offsets:
        if offset >= end:
            pattern = CHINESE if CHINESE.match(text, offset) else FOREIGN
            after, before = pattern.match(text, offset), pattern.match(backwards, last - offset)
            end = after.end() if after else offset + 1
            runs.append((last + 1 - before.end() if before else offset, end))
    return runs


@cache
def load_engine(name: str) -> Callable[[str], list[str]]:
    """Import the engine and return its function from text to words."""
    module = importlib.import_module(name)
    if name == "jieba":
        module.setLogLevel(logging.ERROR)
        return lambda text: list(module.cut(text, HMM=False))
    return lambda text: module.cut(text, False)


@cache
def find_engine() -> str:
    """Return the name of the faster engine that is installed."""
    return next((name for name in ENGINES if importlib.util.find_spec(name)), ENGINES[-1])
