"""What a jump line says: to or from which page, with which number, under which headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from generator.folding import fold, narrow

JUMP = re.compile(
    r"(?P<way>下[转轉]|上接|[紧緊]接|承接|接|[转轉])\s*(?:自|至)?\s*(?:本报|今日)?\s*第?\s*"
    r"(?P<page>[A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?P<rest>[^\])】▶►]{0,60})"
)
OUT = ("下转", "下轉", "转", "轉")
CIRCLED = re.compile("[①-⑳❶-❿㊀-㊉]")
COUNTED = re.compile(r"^\W*(\d{1,2})\W*$")
NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True)
class Jump:
    """One end of a jump, as it is printed."""

    is_out: bool
    """True where the text goes on elsewhere, False where it began elsewhere."""
    page: str
    """The other page, as `normalize_number` writes it."""
    number: str
    """The number of the jump, ① as 1; "" where none is printed."""
    headline: str
    """Folded words of the headline that it names; "" where it names none."""


def read_jumps(text: str) -> Iterator[Jump]:
    """Yield every jump that the jump lines of an article state."""
    for found in JUMP.finditer(narrow(text)):
        rest = found["rest"]
        circled, counted = CIRCLED.search(rest), COUNTED.match(rest)
        number = normalize("NFKC", circled[0]) if circled else counted[1] if counted else ""
        headline = "" if counted else re.sub(r"\W", "", fold(CIRCLED.sub("", rest)))
        yield Jump(found["way"] in OUT, normalize_number(found["page"]), number, headline)


def normalize_number(text: str) -> str:
    """Return the number of a page for comparison: 02 and 二 as 2, a03 as A3; other words as they are."""
    folded = fold(text).upper().removeprefix("第").removesuffix("版")
    found = re.fullmatch(r"([A-Z]?)0*(\d+)", folded)
    if found:
        return found[1] + found[2]
    return str(count_numeral(folded)) if re.fullmatch(rf"[{NUMERALS}十]{{1,3}}", folded) else folded


def count_numeral(text: str) -> int:
    """Return a number up to 99 in Chinese numerals."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(NUMERALS.index(figure) + 1) for figure in text))
    return (NUMERALS.find(tens[:1]) + 1 if tens else 1) * 10 + (NUMERALS.find(ones[:1]) + 1 if ones else 0)


def are_one_page(one: str, other: str) -> bool:
    """Tell whether two numbers can mean one page: a jump line may leave the letter of the section out."""
    if one[:1].isalpha() and other[:1].isalpha():
        return one == other
    return digits_of(one) == digits_of(other)


def digits_of(number: str) -> str:
    """Return the number of a page without the letter of its section."""
    return number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or number
