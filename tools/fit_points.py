"""Fit the points of `generator/cut/points.tsv` to the annotated pages below `tests/`, and write them.

    .venv/bin/python tools/fit_points.py [--left-out] [FOLDER ...]

Each further FOLDER holds pages and a `gold.json` as those of `tests/examined/` do; `--left-out` writes nothing but tells
of each set how points fitted to the other sets label its pages. A linear-chain conditional random field, fitted by
stochastic descent with weights drawn towards 0; every page also without its marks and without its empty lines. The five
seeds are never read.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.cut.entries import Entry  # noqa: E402
from generator.cut.kinds import gather_entries, see_entries  # noqa: E402
from generator.cut.labelling import (  # noqa: E402
    HEADS,
    INSIDE,
    LABELS,
    OPENS,
    OUTSIDE,
    POINTS,
    START,
    UNTITLED,
    Weights,
    label_lines,
)
from generator.cut.preparing import prepare  # noqa: E402
from generator.folding import fold  # noqa: E402

ROUNDS = 24
RATE = 0.2
DRAWN = 0.0004
"""How much of a weight is lost at each page, whatever its size: what is seldom of use becomes 0."""

FEWEST_PAGES = 3
"""Looks of pages that must show a sight before it is given points."""

HEAD_LINES = 6
"""Lines of an article among which its headline stands."""

COUNT = len(LABELS)
Gold = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One look of an annotated page."""

    set: str
    page: str
    sights: list[list[str]]
    labels: list[int]


@dataclass
class Model:
    """Weights while they are fitted."""

    sights: dict[str, list[float]] = field(default_factory=dict)
    behind: list[list[float]] = field(default_factory=lambda: [[0.0] * COUNT for _ in range(COUNT + 1)])
    """By the label before; the last row is that of the first line."""


def read_tagged(path: Path) -> tuple[list[str], list[Gold]]:
    """Return lines and articles of a page of `tests/papers/`."""
    lines: list[str] = []
    articles: dict[str, Gold] = {}
    for raw in path.read_text(encoding="utf-8").split("\n"):
        found = re.match(r"^(\d+|-)([a-z])\|(.*)$", raw)
        lines.append(found[3] if found else raw)
        if found and found[1] != "-":
            article = articles.setdefault(found[1], {"lines": [], "heads": []})
            article["lines"].append(len(lines))
            article["heads"] += [len(lines)] if found[2] == "h" else []
    return lines, list(articles.values())


def read_pages(folders: Sequence[Path]) -> Iterator[tuple[str, str, list[str], list[Gold]]]:
    """Yield set, name, lines and articles of every annotated page."""
    for path in sorted((ROOT / "tests" / "papers").glob("*.txt")):
        yield "papers", path.name, *read_tagged(path)
    for folder in folders:
        for file, articles in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items():
            yield folder.name, file, (folder / file).read_text(encoding="utf-8").split("\n"), articles


def vary(lines: list[str], articles: list[Gold]) -> Iterator[tuple[list[str], list[Gold]]]:
    """Yield a page as it stands, and without its marks and its empty lines."""
    plain = [re.sub(r"^\s*#+\s+|^\*\*(?=.+\*\*$)|\*\*$", "", line) for line in lines]
    for looks in [lines] if plain == lines else [lines, plain]:
        yield looks, articles
        places = [number for number, text in enumerate(looks, 1) if text.strip()]
        moved = {number: place for place, number in enumerate(places, 1)}
        yield [looks[number - 1] for number in places], [move(article, moved) for article in articles]


def move(article: Gold, moved: dict[int, int]) -> Gold:
    """Return an article with the numbers that its lines have without empty ones."""
    return {
        key: [moved[line] for line in value if line in moved] if key in ("lines", "heads") else value
        for key, value in article.items()
    }


def make_examples(folders: Sequence[Path]) -> list[Example]:
    """Return every look of every page with its sights and labels."""
    examples = []
    for name, page, lines, articles in read_pages(folders):
        for varied, golds in vary(lines, articles):
            seen = see_entries(gather_entries(prepare(tuple(varied))))
            entries = [entry for entry, _ in seen]
            examples.append(Example(name, page, [sights for _, sights in seen], label_gold(entries, golds)))
    return examples


def label_gold(entries: Sequence[Entry], articles: Sequence[Gold]) -> list[int]:
    """Return the label that a reader gave each line."""
    labels = [OUTSIDE] * len(entries)
    for article in articles:
        own = [index for index, entry in enumerate(entries) if entry.line.number in article["lines"]]
        last = max((place for place in range(len(own[:HEAD_LINES])) if heads(entries, own, place, article)), default=-1)
        for place, index in enumerate(own):
            first = OPENS if last >= 0 else UNTITLED
            labels[index] = first if not place else HEADS if place <= last else INSIDE
    return labels


def heads(entries: Sequence[Entry], own: Sequence[int], place: int, article: Gold) -> bool:
    """Tell whether a line of an article is one of its headline."""
    entry = entries[own[place]]
    if "heads" in article:
        return entry.line.number in article["heads"]
    words = fold(entry.line.text)
    keys = ("title", "lead_in", "subtitle")
    titles = [fold(title) for title in (*(article.get(key, "") for key in keys), *article.get("title_also", []))]
    is_deck = entry.kind == "deck" and place > 0 and heads(entries, own, place - 1, article)
    return is_deck or any(words and (words in title or (title == titles[0] != "" and title in words)) for title in titles)


def fit(examples: Sequence[Example]) -> Weights:
    """Return the points fitted to some examples."""
    shown = Counter(sight for example in examples for sight in {one for seen in example.sights for one in seen})
    model = Model({sight: [0.0] * COUNT for sight in shown if shown[sight] >= FEWEST_PAGES})
    order = list(examples)
    touched = dict.fromkeys(model.sights, 0)
    step = 0
    for turn in range(ROUNDS):
        Random(turn).shuffle(order)
        for example in order:
            step += 1
            learn(model, example, RATE / (1 + turn / 4), (touched, step))
    for sight, weights in model.sights.items():
        draw(weights, DRAWN * (step - touched[sight]) / ROUNDS)
    return round_model(model)


def draw(weights: list[float], much: float) -> None:
    """Draw weights towards 0."""
    for label, weight in enumerate(weights):
        weights[label] = max(0.0, weight - much) if weight > 0 else min(0.0, weight + much)


def learn(model: Model, example: Example, rate: float, clock: tuple[dict[str, int], int]) -> None:
    """Move the weights towards those that give an example its labels."""
    touched, step = clock
    rows = [[model.sights[sight] for sight in seen if sight in model.sights] for seen in example.sights]
    for seen in example.sights:
        for sight in seen:
            if sight in touched and touched[sight] < step:
                draw(model.sights[sight], rate * DRAWN * (step - touched[sight]))
                touched[sight] = step
    scores = [[sum(row[label] for row in line) for label in range(COUNT)] for line in rows]
    likely, pairs = expect(scores, model.behind)
    for index, (line, gold) in enumerate(zip(rows, example.labels, strict=True)):
        error = [(label == gold) - chance for label, chance in enumerate(likely[index])]
        if max(map(abs, error)) < 0.001:
            continue
        moves = [rate * part for part in error]
        for row in line:
            for label in range(COUNT):
                row[label] += moves[label]
    for before, row in enumerate(model.behind):
        for label in range(COUNT):
            row[label] -= rate * pairs[before][label]
    before = COUNT
    for gold in example.labels:
        model.behind[before][gold] += rate
        before = gold


def expect(scores: list[list[float]], behind: list[list[float]]) -> tuple[list[list[float]], list[list[float]]]:
    """Return how likely each label of each line, and how often each pair of labels, is expected."""
    labels = range(COUNT)
    steps = [[exp(weight) for weight in row] for row in behind]
    tops = [max(row) for row in scores]
    own = [[exp(score - top) for score in row] for row, top in zip(scores, tops, strict=True)]
    forward: list[list[float]] = []
    for index, row in enumerate(own):
        before = forward[-1] if index else []
        reached = [row[k] * (sum(before[j] * steps[j][k] for j in labels) if index else steps[COUNT][k]) for k in labels]
        total = sum(reached)
        forward.append([part / total for part in reached])
    backward = [[1.0] * COUNT]
    for row in reversed(own[1:]):
        ahead = [row[k] * backward[-1][k] for k in labels]
        reached = [sum(steps[j][k] * ahead[k] for k in labels) for j in labels]
        total = sum(reached)
        backward.append([part / total for part in reached])
    backward.reverse()
    likely = []
    pairs = [[0.0] * COUNT for _ in range(COUNT + 1)]
    for index, (one, other) in enumerate(zip(forward, backward, strict=True)):
        joint = [a * b for a, b in zip(one, other, strict=True)]
        total = sum(joint)
        likely.append([part / total for part in joint])
        if index:
            before = forward[index - 1]
            both = [[before[j] * steps[j][k] * own[index][k] * other[k] for k in labels] for j in labels]
            total = sum(map(sum, both))
            for j in labels:
                for k in labels:
                    pairs[j][k] += both[j][k] / total
    pairs[COUNT] = list(likely[0])
    return likely, pairs


def round_model(model: Model) -> Weights:
    """Return weights as points."""
    sights = {name: tuple(round(100 * weight) for weight in row) for name, row in sorted(model.sights.items())}
    names = (*LABELS, START)
    return Weights(
        {name: row for name, row in sights.items() if any(row)},
        {name: tuple(round(100 * w) for w in row) for name, row in zip(names, model.behind, strict=True)},
    )


def write_points(weights: Weights) -> None:
    """Write the points of all sights, by name."""
    rows = [("behind", name, *points) for name, points in weights.behind.items()]
    rows += [("sight", name, *points) for name, points in weights.sights.items()]
    POINTS.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def count_right(examples: Sequence[Example], weights: Weights) -> tuple[int, int]:
    """Return how many articles are labelled as the reader did, of how many: first line, and all up to the next one."""
    right = total = 0
    for example in examples:
        every = frozenset(range(COUNT))
        found = label_lines(example.sights, [every] * len(example.sights), [False] * len(example.sights), weights)
        articles, others = split(example.labels), set(split(found))
        right += sum(article in others for article in articles)
        total += len(articles)
    return right, total


def split(labels: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the lines of each article."""
    articles: list[list[int]] = []
    for index, label in enumerate(labels):
        if label in (OPENS, UNTITLED) or (label != OUTSIDE and not articles):
            articles.append([index])
        elif label != OUTSIDE:
            articles[-1].append(index)
    return [tuple(article) for article in articles]


def main() -> None:
    """Write the points, or tell how well those fitted to other sets label each set."""
    is_trial = "--left-out" in sys.argv
    folders = [*sorted((ROOT / "tests" / "examined").iterdir())]
    folders += [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    examples = make_examples(folders)
    if not is_trial:
        write_points(fit(examples))
        return
    for name in sorted({example.set for example in examples}):
        weights = fit([example for example in examples if example.set != name])
        print(name, *count_right([example for example in examples if example.set == name], weights))  # noqa: T201


if __name__ == "__main__":
    main()
