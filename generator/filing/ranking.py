"""From the scores of themes to labels: order, cut-off, runner-up and doubt."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.knowledge import Theme

MOST_LABELS = 3
LABEL_SHARE = 0.45
"""Share of the best score from which a further theme becomes a label."""
REAL_SHARE = 0.5
"""Share of a cross-cutting theme's score from which a named trade goes before it."""
THIN_MARGIN = 0.15
"""Share of the best score below which the lead over the second is thin."""
LEAST_SCORE = 1.0
"""Below one plain term an article is not filed."""


@dataclass(frozen=True)
class Standing:
    """A theme's result for one article."""

    theme: Theme
    score: float
    terms: int
    """Number of different terms found."""
    is_headed: bool
    """True where a term stands in a heading."""


@dataclass(frozen=True)
class Doubt:
    """Something to say about the filing."""

    kind: str
    text: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What the article is filed under, and what is said about it."""

    labels: tuple[Standing, ...]
    doubts: tuple[Doubt, ...]


def rank_standings(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Sort by score; a cross-cutting theme never stands before a named trade that has real evidence."""
    ordered = sorted(standings, key=lambda standing: (-standing.score, standing.theme.id))
    if not ordered or not ordered[0].theme.cross_cutting:
        return tuple(ordered)
    named = next((s for s in ordered if is_real(s, ordered[0])), None)
    if named is None:
        return tuple(ordered)
    return (named, *(standing for standing in ordered if standing is not named))


def is_real(standing: Standing, leader: Standing) -> bool:
    """Tell whether a named trade has enough evidence to go before a cross-cutting leader."""
    return not standing.theme.cross_cutting and standing.score >= REAL_SHARE * leader.score


def judge_standings(ranked: tuple[Standing, ...]) -> Verdict:
    """Choose the labels of ranked standings and say what is doubtful."""
    if not ranked or ranked[0].score < LEAST_SCORE:
        return Verdict((), (Doubt("unfiled", "", "没有一个主题的词够得上归类"),))
    least = LABEL_SHARE * ranked[0].score
    labels = [ranked[0], *(standing for standing in ranked[1:] if standing.score >= least)][:MOST_LABELS]
    rest = [standing for standing in ranked if standing not in labels]
    return Verdict(tuple(labels), (*_runner_up(rest), *_thin(ranked)))


def _runner_up(rest: list[Standing]) -> tuple[Doubt, ...]:
    if not rest:
        return ()
    second = rest[0]
    return (Doubt("runner-up", second.theme.name, f"次选主题，得分 {second.score:g}，不够归入"),)


def _thin(ranked: tuple[Standing, ...]) -> tuple[Doubt, ...]:
    if len(ranked) < 2 or ranked[0].score - ranked[1].score >= THIN_MARGIN * ranked[0].score:
        return ()
    first, second = ranked[0], ranked[1]
    text = f"{first.theme.name}／{second.theme.name}"
    return (Doubt("unsure", text, f"拿不准：得分 {first.score:g} 与 {second.score:g} 相差太小"),)
