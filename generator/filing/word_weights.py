"""How much a word tells about a text, from a table of ordinary Chinese, whatever the archive holds."""

import importlib.util
from functools import cache
from pathlib import Path

TABLE = "analyse/idf.txt"
"""Inside jieba's folder: a word and its inverse document frequency on each line."""

UNKNOWN_WEIGHT = 11.95
"""For a word that is not in the table: the table's median, as jieba itself takes it."""

STOP_WORDS = Path(__file__).with_name("stop_words.txt")
"""Words that a page of any paper is full of, one a line."""


def find_weight(word: str) -> float:
    """Return the word's weight in ordinary text: about 3 for the commonest, 14 for the rarest."""
    return float(load_table().get(word.encode("utf-8"), UNKNOWN_WEIGHT))


@cache
def load_stop_words() -> frozenset[str]:
    """Read the words that never become keywords."""
    return frozenset(STOP_WORDS.read_text(encoding="utf-8").split())


@cache
def load_table() -> dict[bytes, bytes]:
    """Read the table without importing jieba, which would load its dictionary too.

    Words and weights stay bytes: of a quarter of a million a few thousand are asked for.
    """
    found = importlib.util.find_spec("jieba")
    if found is None or found.origin is None:
        return {}
    parts = (Path(found.origin).parent / TABLE).read_bytes().split()
    return dict(zip(parts[::2], parts[1::2], strict=True))
