"""The page of the data (数据): what each file and each field holds, rights, and examples that run as they stand."""

from collections import Counter
from collections.abc import Iterator
from string import Template

from generator.tables.resources import read_resources
from generator.writing.addresses import DOWNLOADS
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import ROOT, Sheet, write_sheet
from generator.writing.templates import TEMPLATES, render_block

DOWNLOADS_INDEX = f"{DOWNLOADS}/index.html"
EXAMPLES = ("sqlite3", "datasette", "datasette-sql", "pandas", "duckdb", "frictionless")
"""Files of `templates/examples`, in the order of the page; tests/test_downloads.py runs each as the page has it."""

PAIR = 2
"""Characters of a word that the database finds by its pairs."""


def write_downloads(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the page."""
    labels, words = catalogue.labels, choose_words(catalogue)
    examples = [
        (
            name,
            labels[f"example_{name.replace('-', '_')}"],
            labels[f"example_{name.replace('-', '_')}_note"],
            read_example(name, words),
        )
        for name in EXAMPLES
    ]
    block = render_block(
        "downloads.html",
        resources=list(read_resources().values()),
        settings=catalogue.knowledge.archive,
        examples=examples,
        labels=labels,
        root=ROOT,
    )
    yield write_sheet(
        Sheet(DOWNLOADS_INDEX, labels["downloads"], "downloads", searched=True), block, catalogue
    )


def choose_words(catalogue: Catalogue) -> dict[str, str]:
    """Return a word of two characters and a longer one to look for: the keywords that most articles have."""
    counts = Counter(word for one in catalogue.archive.articles for word in one.keywords if word.isalnum())
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    labels = catalogue.labels
    return {
        "short": next((word for word in ranked if len(word) == PAIR), labels["example_short"]),
        "long": next((word for word in ranked if len(word) > PAIR), labels["example_long"]),
    }


def read_example(name: str, words: dict[str, str]) -> list[str]:
    """Return the lines of an example with words of the archive in it."""
    text = (TEMPLATES / "examples" / f"{name}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(words).splitlines()
