"""Fit the points of `generator/cut/signs.py` to the annotated pages below `tests/`, and print them.

    .venv/bin/python tools/fit_signs.py [FOLDER ...]

Each further FOLDER holds pages and a `gold.json` as those of `tests/examined/` do. Plain logistic regression, weights drawn
towards 0; with every page also without its heading marks and without its empty lines. The five seeds are never read.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.cut.displays import open_entries  # noqa: E402
from generator.cut.entries import TEXT, Entry  # noqa: E402
from generator.cut.places import Place, survey  # noqa: E402
from generator.cut.preparing import prepare  # noqa: E402
from generator.cut.signs import SIGNS, START  # noqa: E402

DRAWN = 1.0
"""How strongly a weight is drawn towards 0: in units of its square, one page of each look together."""

STEPS = 1500
RATE = 0.5
FOLDS = 8

Articles = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Example:
    """A place, and whether a reader saw a headline there."""

    page: str
    words: str
    signs: tuple[int, ...]
    is_headline: bool


def read_tagged(path: Path) -> tuple[list[str], Articles]:
    """Return lines and articles of a page of `tests/papers/`."""
    lines: list[str] = []
    articles: dict[str, list[int]] = {}
    for raw in path.read_text(encoding="utf-8").split("\n"):
        found = re.match(r"^(\d+|-)[a-z]\|(.*)$", raw)
        lines.append(found[2] if found else raw)
        if found and found[1] != "-":
            articles.setdefault(found[1], []).append(len(lines))
    return lines, list(articles.values())


def read_pages(folders: Sequence[Path]) -> Iterator[tuple[str, list[str], Articles]]:
    """Yield name, lines and articles of every annotated page."""
    for path in sorted((ROOT / "tests" / "papers").glob("*.txt")):
        yield path.name, *read_tagged(path)
    for folder in folders:
        for file, articles in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
            lines = (folder / file).read_text(encoding="utf-8").split("\n")
            yield f"{folder.name}/{file}", lines, [article["lines"] for article in articles]


def vary(lines: Sequence[str], articles: Articles) -> Iterator[tuple[list[str], Articles]]:
    """Yield a page as it stands, and without its marks and its empty lines."""
    plain = [re.sub(r"^\s*#+\s+|^\*\*(?=.+\*\*$)|\*\*$", "", line) for line in lines]
    for looks in [list(lines)] if plain == list(lines) else [list(lines), plain]:
        yield looks, articles
        places = [number for number, text in enumerate(looks, 1) if text.strip()]
        moved = {number: place for place, number in enumerate(places, 1)}
        yield (
            [looks[number - 1] for number in places],
            [[moved[line] for line in article if line in moved] for article in articles],
        )


def make_examples(folders: Sequence[Path]) -> Iterator[Example]:
    """Yield every place of every page with its signs."""
    for name, lines, articles in read_pages(folders):
        for varied, lines_of in vary(lines, articles):
            entries = open_entries(prepare(tuple(varied)).lines)
            for place in survey(entries):
                signs = tuple(int(sign.holds(place)) for sign in SIGNS)
                yield Example(name, place.line.text, signs, begins_article(entries, place, lines_of))


def begins_article(entries: Sequence[Entry], place: Place, articles: Articles) -> bool:
    """Tell whether no text of the article of a place's last line stands above it."""
    own = next((set(article) for article in articles if place.line.number in article), None)
    above = (entry for entry in entries[: place.first] if entry.kind in TEXT)
    return own is not None and not any(own.intersection(entry.line.numbers) for entry in above)


def fit(examples: Sequence[Example]) -> list[float]:
    """Return the weights, that of no sign first."""
    weights = [0.0] * (len(SIGNS) + 1)
    for _ in range(STEPS):
        slope = [0.0, *(DRAWN * weight for weight in weights[1:])]
        for example in examples:
            error = chance(weights, example) - example.is_headline
            slope[0] += error
            for index, holds in enumerate(example.signs, 1):
                slope[index] += error * holds
        weights = [
            weight - RATE * part / len(examples) * 4 for weight, part in zip(weights, slope, strict=True)
        ]
    return weights


def chance(weights: Sequence[float], example: Example) -> float:
    """Return how likely a headline stands at a place."""
    total = weights[0] + sum(
        weight for weight, holds in zip(weights[1:], example.signs, strict=True) if holds
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def count_right(examples: Sequence[Example], weights: Sequence[float]) -> int:
    """Return how many examples the weights judge as the reader did."""
    return sum((chance(weights, example) > 0.5) == example.is_headline for example in examples)


def main() -> None:
    """Print how well weights fitted to the other pages judge a page, and the points fitted to all."""
    folders = [*sorted((ROOT / "tests" / "examined").iterdir()), *map(Path, sys.argv[1:])]
    examples = list(make_examples(folders))
    pages = sorted({example.page for example in examples})
    right = 0
    for fold in range(FOLDS):
        held = set(pages[fold::FOLDS])
        weights = fit([example for example in examples if example.page not in held])
        right += count_right([example for example in examples if example.page in held], weights)
    shipped = [START / 10, *(sign.points / 10 for sign in SIGNS)]
    print(f"{len(examples)} places; judged as the reader did: {right} with weights fitted to other pages,")  # noqa: T201
    print(f"{count_right(examples, shipped)} with the points that are shipped")  # noqa: T201
    for name, weight in zip(("START", *(sign.name for sign in SIGNS)), fit(examples), strict=True):
        print(f"{round(10 * weight):4}  {name}")  # noqa: T201


if __name__ == "__main__":
    main()
