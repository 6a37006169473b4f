"""Whether two ends of jumps are one jump: what agrees, what contradicts, what only makes it probable."""

from dataclasses import dataclass

from generator.assembly.jump_marks import Jump, are_one_page, normalize_number
from generator.assembly.printed import Place, PrintedArticle, are_of_two_days
from generator.folding import fold, narrow

CLOSERS = tuple("。.!！?？…")
QUOTES = "”’\"')）]】」』 "

LEAST_HEADLINE = 4
"""Folded characters of a headline that is compared; 要闻 and 新闻 name no article."""

HEADLINE_SHARE = 0.6
"""Part of the pairs of characters of the shorter headline that the longer must have; continuations shorten theirs."""

SHARED_WORDS = 2
"""Keywords of both parts from which they speak of one thing; two articles of one page seldom share one."""


@dataclass(frozen=True)
class End:
    """An article with one of its jump lines."""

    printed: PrintedArticle
    jump: Jump

    @property
    def place(self) -> Place:
        """Where the article is."""
        return self.printed.place


@dataclass(frozen=True)
class Agreement:
    """What speaks for two ends being one jump."""

    weight: int
    is_sure: bool
    """True where both pages name each other and something else agrees as well."""
    reason: str
    """In Chinese."""


def compare_ends(first: End, second: End) -> Agreement | None:
    """Return what speaks for two ends of one issue being one jump, None where anything contradicts."""
    pages = [compare_pages(first, second), compare_pages(second, first)]
    numbers = {first.jump.number, second.jump.number} - {""}
    headlines = compare_headlines(first, second)
    is_same_page = first.printed.page.file == second.printed.page.file
    if False in pages or len(numbers) > 1 or headlines is False or is_same_page:
        return None
    if are_of_two_days(first.printed.page, second.printed.page):
        return None
    evidence = (
        (8, "转版号相合", bool(first.jump.number and first.jump.number == second.jump.number)),
        (4, "标题相合", bool(headlines)),
        (2, "句子在转版处断开", is_torn(first.printed)),
        (1, "两段的关键词相同", share_words(first, second)),
    )
    held = [(weight, reason) for weight, reason, holds in evidence if holds]
    known = pages.count(True)
    reasons = ["同一期", *(["版次互指"] if known == 2 else []), *(reason for _, reason in held)]
    return Agreement(sum(weight for weight, _ in held), known == 2 and bool(held), "、".join(reasons))


def compare_pages(from_end: End, to_end: End) -> bool | None:
    """Tell whether the page that one end names is the other's; None where the other's number is not known."""
    number = normalize_number(to_end.printed.page.number)
    return are_one_page(from_end.jump.page, number) if number else None


def compare_headlines(first: End, second: End) -> bool | None:
    """Tell whether the headlines agree; None where they tell nothing. A headline named in a jump line must agree."""
    titles = [fold(end.printed.article.cut.title) for end in (first, second)]
    named = ((first.jump.headline, titles[1]), (second.jump.headline, titles[0]))
    answers = [are_alike(*pair) for pair in named]
    if False in answers:
        return False
    return True in answers or are_alike(*titles) or None


def are_alike(one: str, other: str) -> bool | None:
    """Tell whether a headline is the other or a part of it; None where either is missing or too short."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < LEAST_HEADLINE:
        return None
    pairs = [shorter[index : index + 2] for index in range(len(shorter) - 1)]
    return sum(pair in longer for pair in pairs) >= HEADLINE_SHARE * len(pairs)


def is_torn(printed: PrintedArticle) -> bool:
    """Tell whether the text of an article stops in the middle of a sentence."""
    paragraphs = printed.article.cut.paragraphs
    return bool(paragraphs) and not is_closed(paragraphs[-1].text)


def is_closed(text: str) -> bool:
    """Tell whether a text ends with a sentence."""
    return narrow(text).rstrip(QUOTES).endswith(CLOSERS)


def share_words(first: End, second: End) -> bool:
    """Tell whether both parts have keywords in common."""
    words = [set(end.printed.article.keywords) for end in (first, second)]
    return len(words[0] & words[1]) >= SHARED_WORDS
