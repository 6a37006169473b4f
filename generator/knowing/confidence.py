"""How sure the cut of a page is, from 0 to 1: what proves each headline, what is left over, what looks odd.

Each weakness takes its share of the figure; the figure orders pages for an archivist's eyes, it proves nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.folding import fold, narrow
from generator.model import Cut, CutPage

SHORT_TEXT = 40
"""Folded characters. A brief of one sentence has about fifty; less is a headline taken for an article."""

LONG_TEXT = 8000
"""Folded characters. A whole page of one article has about seven thousand; more are articles that ran together."""

MOST_RUNS = 4
"""Separate runs of lines; articles round a picture or another article have two or three."""

LEFTOVER_WEIGHT = 4
"""How much more than its share a line costs that no rule understands: one of fifty costs eight hundredths."""

LEAST_PAGE = 5
"""Lines from which a page without any article is odd."""

CLOSERS = tuple("。.!?…:;”’\"')]】》」』")
"""What can stand at the end of a text, in half-width forms; (完) and a list end so too."""

TORN = tuple("、,。;:!?)]”’")
"""What no text begins with."""


@dataclass(frozen=True)
class Verdict:
    """How sure the cut of an article or a page is."""

    confidence: float
    doubts: tuple[str, ...]
    """What speaks against it, in Chinese."""


@dataclass(frozen=True)
class Weakness:
    """One thing that makes a cut less sure."""

    reason: str
    factor: float
    """What it leaves of the figure."""
    holds: Callable[[CutPage, Cut], bool]


def has_no_title(page: CutPage, cut: Cut) -> bool:
    """Tell whether an article has no headline; a picture with its caption and a continuation need none."""
    return not cut.title and bool(cut.paragraphs) and not cut.jump


def has_unproved_title(page: CutPage, cut: Cut) -> bool:
    """Tell whether nothing but its look makes a line the headline."""
    parts = (cut.signatures, cut.dateline, cut.lead_in, cut.subtitle, cut.column, cut.keyword, cut.roster)
    return bool(cut.title) and not any(parts) and not has_mark(page, cut)


def has_mark(page: CutPage, cut: Cut) -> bool:
    """Tell whether the recogniser marked the headline as one."""
    return any(page.page.lines[line - 1].lstrip().startswith(("#", "**")) for line in cut.heading_lines)


def is_short(page: CutPage, cut: Cut) -> bool:
    """Tell whether an article has next to no text, and nothing instead."""
    return not (cut.captions or cut.roster or cut.jump) and count_text(cut) < SHORT_TEXT


def is_long(page: CutPage, cut: Cut) -> bool:
    """Tell whether an article has more text than a page of one article."""
    return count_text(cut) > LONG_TEXT


def count_text(cut: Cut) -> int:
    """Return the length of the text in folded characters."""
    return sum(len(fold(paragraph.text)) for paragraph in cut.paragraphs)


def begins_torn(page: CutPage, cut: Cut) -> bool:
    """Tell whether the text begins in the middle of a sentence."""
    return bool(cut.paragraphs) and narrow(cut.paragraphs[0].text).startswith(TORN) and not cut.jump


def ends_torn(page: CutPage, cut: Cut) -> bool:
    """Tell whether the text stops in the middle of a sentence, and no jump or repeat says why."""
    if not cut.paragraphs or cut.jump or cut.roster or cut.text_lost:
        return False
    last = narrow(cut.paragraphs[-1].text).rstrip()
    return not last.endswith(CLOSERS) and any(narrow(p.text).rstrip().endswith("。") for p in cut.paragraphs)


WEAKNESSES = (
    Weakness("没有标题", 0.6, has_no_title),
    Weakness("标题没有署名、电头、引题或标记为证", 0.85, has_unproved_title),
    Weakness(f"正文不足{SHORT_TEXT}字", 0.75, is_short),
    Weakness(f"正文超过{LONG_TEXT}字，疑有几篇相连", 0.7, is_long),
    Weakness("文首不成句", 0.8, begins_torn),
    Weakness("文末不成句，也没有转版说明", 0.8, ends_torn),
    Weakness("有残缺", 0.8, lambda page, cut: cut.text_lost),
    Weakness("有重复识别的文字", 0.95, lambda page, cut: any(role.role == "repeat" for role in cut.roles)),
    Weakness("与别篇交错成多段", 0.85, lambda page, cut: len(cut.line_ranges) > MOST_RUNS),
)
PAGE_NOTICES = {"interleaved-columns": ("疑为两栏逐行交错", 0.4), "wrapped": ("每行按固定宽度断开", 0.95)}
"""What the cutting says of a page as a whole, and what it leaves of the figure."""


def judge_article(page: CutPage, cut: Cut) -> Verdict:
    """Return how sure the cut of an article is."""
    found = [weakness for weakness in WEAKNESSES if weakness.holds(page, cut)]
    return settle((weakness.reason, weakness.factor) for weakness in found)


def judge_page(page: CutPage, articles: Sequence[Verdict]) -> Verdict:
    """Return how sure the cut of a page is: the mean of its articles by their lines, less what is left over."""
    lines = [max(1, len(cut.roles)) for cut in page.cuts]
    sums = zip(lines, articles, strict=True)
    mean = sum(count * verdict.confidence for count, verdict in sums) / max(1, sum(lines)) if lines else 1.0
    own = settle(find_page_weaknesses(page))
    doubts = dict.fromkeys((*own.doubts, *(doubt for verdict in articles for doubt in verdict.doubts)))
    return Verdict(round(mean * own.confidence, 2), tuple(doubts))


def find_page_weaknesses(page: CutPage) -> Iterator[tuple[str, float]]:
    """Yield what speaks against the cut of a page as a whole, with what it leaves of the figure."""
    leftover = sum(1 for role in page.roles if role.role == "unassigned")
    if leftover:
        yield f"{leftover}行未认出用途", max(0.3, 1 - LEFTOVER_WEIGHT * leftover / len(page.roles))
    if not page.cuts and len(page.roles) >= LEAST_PAGE:
        yield "没有切出文章", 0.3
    kinds = {notice.kind for notice in page.notices}
    yield from (found for kind, found in PAGE_NOTICES.items() if kind in kinds)


def settle(found: Iterable[tuple[str, float]]) -> Verdict:
    """Return the figure that some weaknesses leave together."""
    confidence, doubts = 1.0, []
    for reason, factor in found:
        confidence *= factor
        doubts.append(reason)
    return Verdict(round(confidence, 2), tuple(doubts))
