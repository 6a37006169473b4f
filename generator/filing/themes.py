"""File an article by theme: count the words of each theme, weigh them by their place, keep the proof."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2

from generator.filing.matching import Hit, WordIndex, compile_words, overlaps
from generator.filing.passages import Passage, find_evidence, read_passages
from generator.filing.ranking import Standing, judge_standings, rank_standings
from generator.folding import fold
from generator.knowledge import Knowledge, Theme
from generator.model import Cut, Evidence, Notice, Page, ThemeLabel

HEADING_WEIGHTS = {"title": 3.0, "subtitle": 1.5, "lead_in": 2.0, "subhead": 1.0}
"""What a term in a heading adds, times its weight; once for each heading."""

TEXT_WEIGHTS = {"lead": 1.5, "body": 1.0, "caption": 0.5}
"""What an occurrence in the text counts before the logarithm, so that one repeated word does not win;
a news item says in its first paragraph what it is about."""

EVIDENCE_KEPT = 8
"""Proofs kept for a label, the strongest terms first."""


@dataclass(frozen=True)
class ThemeIndex:
    """The themes in use, ready for searching."""

    themes: tuple[Theme, ...]
    """Reserved ones left off, in the order of the file."""
    groups: dict[str, str]
    """Id of a group to its name."""
    terms: WordIndex
    weights: dict[str, tuple[tuple[int, float], ...]]
    """Term to the themes that it speaks for, by index, with weight; the inverse share of themes is in it."""
    masks: WordIndex
    masked: dict[str, frozenset[int]]
    """Mask to the themes that it is hidden from."""


@dataclass(frozen=True)
class _Find:
    """A term that counts for a theme, where it stands."""

    theme: int
    term: str
    weight: float
    passage: Passage
    offset: int


def compile_themes(knowledge: Knowledge) -> ThemeIndex:
    """Build the index once for all articles."""
    themes = tuple(theme for theme in knowledge.themes if not theme.reserved)
    weights: dict[str, dict[int, float]] = {}
    masked: dict[str, set[int]] = {}
    for number, theme in enumerate(themes):
        for term, weight in theme.terms:
            weights.setdefault(fold(term), {})[number] = weight
        for mask in theme.exclude_terms:
            masked.setdefault(fold(mask), set()).add(number)
    shared = {
        term: tuple((number, weight / len(found)) for number, weight in found.items())
        for term, found in weights.items()
    }
    return ThemeIndex(
        themes=themes,
        groups={group.id: group.name for group in knowledge.theme_groups},
        terms=compile_words(shared),
        weights=shared,
        masks=compile_words(masked),
        masked={mask: frozenset(found) for mask, found in masked.items()},
    )


def file_by_theme(
    page: Page, cut: Cut, index: ThemeIndex
) -> tuple[tuple[ThemeLabel, ...], tuple[Notice, ...]]:
    """File the article: at most three labels, best first, each with its proof; then what is doubtful."""
    finds: dict[int, list[_Find]] = {}
    for passage in read_passages(cut):
        for find in _find_terms(passage, index):
            finds.setdefault(find.theme, []).append(find)
    standings = rank_standings(
        _weigh(index.themes[number], found, len(cut.paragraphs)) for number, found in finds.items()
    )
    verdict = judge_standings(standings)
    numbers = {theme.id: number for number, theme in enumerate(index.themes)}
    labels = tuple(
        ThemeLabel(
            id=standing.theme.id,
            name=standing.theme.name,
            group=index.groups.get(standing.theme.group, ""),
            score=standing.score,
            evidence=_prove(page, finds[numbers[standing.theme.id]]),
        )
        for standing in verdict.labels
    )
    line = cut.line_ranges[0][0] if cut.line_ranges else 0
    notices = tuple(Notice(page.file, line, doubt.kind, doubt.text, doubt.reason) for doubt in verdict.doubts)
    return labels, notices


def _find_terms(passage: Passage, index: ThemeIndex) -> Iterator[_Find]:
    if passage.part == "post":
        return
    masks = list(index.masks.find(passage.text))
    for hit in index.terms.find(passage.text):
        for number, weight in index.weights[hit.word]:
            if not _is_masked(hit, number, masks, index) and not passage.is_speaker(hit.start):
                yield _Find(number, hit.word, weight, passage, hit.start)


def _is_masked(hit: Hit, number: int, masks: list[Hit], index: ThemeIndex) -> bool:
    return overlaps(hit, (mask for mask in masks if number in index.masked[mask.word]))


def _weigh(theme: Theme, finds: list[_Find], paragraphs: int) -> Standing:
    text: dict[str, float] = {}
    heading: dict[tuple[str, str], float] = {}
    weights: dict[str, float] = {}
    for find in finds:
        weights[find.term] = find.weight
        part = find.passage.part
        if part in HEADING_WEIGHTS:
            heading[find.term, part] = find.weight * HEADING_WEIGHTS[part]
        else:
            text[find.term] = text.get(find.term, 0.0) + TEXT_WEIGHTS[part]
    body = sum(weights[term] * log2(1 + count) for term, count in sorted(text.items()))
    places = {find.passage for find in finds if find.passage.part in ("lead", "body")}
    spread = len(places) / paragraphs if paragraphs else 0.0
    return Standing(theme, round(sum(heading.values()) + body, 3), len(weights), spread, bool(heading))


def _prove(page: Page, finds: Iterable[_Find]) -> tuple[Evidence, ...]:
    proofs: dict[str, Evidence] = {}
    for find in sorted(finds, key=lambda find: -find.weight):
        if find.term not in proofs and len(proofs) < EVIDENCE_KEPT:
            proof = find_evidence(page, find.passage, (find.offset, find.term))
            if proof:
                proofs[find.term] = proof
    return tuple(sorted(proofs.values(), key=lambda proof: (proof.line, proof.term)))
