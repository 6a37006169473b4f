"""File an article by theme: count the words of each theme, weigh them by their place, keep the proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from generator.filing.matching import Match, choose_matches, overlaps
from generator.filing.passages import ArticleText, Passage, Place, prove
from generator.filing.ranking import Standing, judge_standings, rank_standings
from generator.folding import fold
from generator.knowledge import Knowledge, Theme
from generator.model import Notice, Page, ThemeLabel

HEADING_WEIGHTS = {"title": 4.0, "subtitle": 1.5, "lead_in": 2.0, "subhead": 1.0}
"""What a term in a heading adds, times its weight; once for each heading."""

TEXT_WEIGHTS = {"lead": 1.5, "body": 1.0, "caption": 0.5}
"""What an occurrence in the text counts before the logarithm, so that one repeated word does not win;
a news item says in its first paragraph what it is about."""


@dataclass(frozen=True)
class ThemeIndex:
    """The themes in use, ready for searching."""

    themes: tuple[Theme, ...]
    """Reserved ones left off, in the order of the file."""
    groups: dict[str, str]
    """Id of a group to its name."""
    weights: dict[str, tuple[tuple[int, float], ...]]
    """Term to the themes that it speaks for, by index, with weight; the inverse share of themes is in it."""
    masked: dict[str, frozenset[int]]
    """Mask to the themes that it is hidden from."""

    @property
    def words(self) -> frozenset[str]:
        """All words to be searched for."""
        return frozenset((*self.weights, *self.masked))


Find = tuple[float, Place]
"""Weight and place of a term that counts for a theme."""


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
        weights=shared,
        masked={mask: frozenset(found) for mask, found in masked.items()},
    )


def file_by_theme(
    article: ArticleText, index: ThemeIndex
) -> tuple[tuple[ThemeLabel, ...], tuple[Notice, ...]]:
    """File the article: at most three labels, best first, each with its proof; then what is doubtful."""
    finds: dict[int, list[Find]] = {}
    for passage in article.passages:
        for number, weight, place in _find_terms(passage, index):
            finds.setdefault(number, []).append((weight, place))
    found = {index.themes[number].id: of_theme for number, of_theme in finds.items()}
    verdict = judge_standings(rank_standings(_weigh(index.themes[n], finds[n]) for n in sorted(finds)))
    page, line = article.page, article.first_line
    labels = tuple(_label(page, standing, found[standing.theme.id], index) for standing in verdict.labels)
    doubts = verdict.doubts
    return labels, tuple(Notice(page.file, line, doubt.kind, doubt.text, doubt.reason) for doubt in doubts)


def _label(page: Page, standing: Standing, finds: list[Find], index: ThemeIndex) -> ThemeLabel:
    theme = standing.theme
    places = (place for _, place in sorted(finds, key=lambda find: -find[0]))
    group = index.groups.get(theme.group, "")
    return ThemeLabel(theme.id, theme.name, group, standing.score, prove(page, places))


def _find_terms(passage: Passage, index: ThemeIndex) -> Iterator[tuple[int, float, Place]]:
    if passage.part == "post":
        return
    masks = choose_matches(passage.matches, index.masked)
    for match in choose_matches(passage.whole_matches, index.weights):
        start, _, word = match
        if passage.is_speaker(start):
            continue
        place = Place(passage, start, word)
        for number, weight in index.weights[word]:
            if not (masks and _is_masked(match, number, masks, index)):
                yield number, weight, place


def _is_masked(match: Match, number: int, masks: list[Match], index: ThemeIndex) -> bool:
    return overlaps(match, (mask for mask in masks if number in index.masked[mask[2]]))


def _weigh(theme: Theme, finds: list[Find]) -> Standing:
    text: dict[str, float] = {}
    heading: dict[tuple[str, str], float] = {}
    weights: dict[str, float] = {}
    for weight, (passage, _, term) in finds:
        weights[term] = weight
        if passage.part in HEADING_WEIGHTS:
            heading[term, passage.part] = weight * HEADING_WEIGHTS[passage.part]
        else:
            text[term] = text.get(term, 0.0) + TEXT_WEIGHTS[passage.part]
    body = sum(weights[term] * log2(1 + count) for term, count in text.items())
    headed = sum(heading.values())
    return Standing(theme, round(headed + body, 3), len(weights), round(headed, 3))
