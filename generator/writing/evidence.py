"""Words the proof of a date, a theme or a district for a reader: what is said, and on which lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Evidence
from generator.writing.labels import Labels

LINES_NAMED = 6
"""Line numbers named for one term before the rest becomes an ellipsis: what fits on a line of the margin."""


@dataclass(frozen=True)
class Proof:
    """One statement of evidence."""

    term: str
    reason: str
    place: str
    """The lines, worded; for evidence from outside the page, that it is so."""


def word_evidence(evidence: Iterable[Evidence], labels: Labels) -> list[Proof]:
    """Gather evidence by term and reason, in the order given, each with the lines where it stands."""
    lines: dict[tuple[str, str], list[int]] = {}
    for item in evidence:
        lines.setdefault((item.term, item.reason), []).append(item.line)
    return [Proof(term, reason, _word_lines(found, labels)) for (term, reason), found in lines.items()]


def _word_lines(lines: list[int], labels: Labels) -> str:
    numbers = [str(line) for line in sorted(set(lines)) if line]
    if not numbers:
        return labels["outside_evidence"]
    shown = labels["comma"].join(numbers[:LINES_NAMED])
    rest = labels["ellipsis"] if len(numbers) > LINES_NAMED else ""
    return labels["source_line"].format(n=shown + rest)
