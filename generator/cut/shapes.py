"""What a line is by its own look, before its neighbours are asked: one rule, one function, in one list."""

import re
from collections.abc import Callable

from generator.cut.captions import LONGEST_CAPTION, is_caption
from generator.cut.lines import Line
from generator.cut.signatures import is_byline, read_dateline
from generator.folding import HAN
from generator.trade.names import IDENTITY, ends_with_post, is_name

JUMP = re.compile(
    r"^[▶►▷→>》\s]*[\[(【]?\s*(?:下转|上接|紧接|接)\s*(?:本报)?(?:第|[A-Z])?\s*[\d一二三四五六七八九十]{1,3}\s*版[^,。;:!?]{0,12}$"
)
JUMP_MARK = re.compile(
    r"^[▶►▷→>》\s]*[\[(【]\s*(?:上接|紧接|接)[^\])】]{1,10}版[^\])】]{0,6}[\])】]\s*(?=\S)"
)
AD_WORDS = re.compile(r"广告|热线|订报|订阅|发行|投递|招租|招聘|邮编|邮箱|客服|咨询电话|联系电话|电话|地址")
PHONE = re.compile(r"\d[\d\-—()\s转]{5,}\d")
ONLY_PHONE = re.compile(r"^[\d\-—()\s、,/转]{7,40}$")
LONGEST_AD = 40
DECK = re.compile(r"^(?:[—–]{1,2}|--)\s*\S|^\([^()]{1,60}\)$")
ITEM = re.compile(
    r"^(?:[一二三四五六七八九十百]{1,4}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))"
)
ROSTER_MARK = re.compile(r"\([^()]{1,8}\)")
ROSTER_SHARE = 0.7
"""Part of the names of a line that must begin with a known surname; recognisers misread about one in ten."""

LONGEST_DISPLAY = 75
"""Folded characters. The longest line over a headline of the seeds, two deputies with their posts, has 66."""


def is_jump(line: Line) -> bool:
    """Recognise a jump line: ▶▶下转02版①, (上接第一版)."""
    return len(line.text) <= 30 and bool(JUMP.match(line.narrow))


def jump_mark(line: Line) -> str:
    """Return the mark with which the continuation of another page's article begins: (上接第一版)."""
    found = JUMP_MARK.match(line.narrow)
    return line.text[: found.end()].strip() if found else ""


def is_continuation(line: Line) -> bool:
    """Recognise running text that goes on from another page."""
    return bool(jump_mark(line))


def is_ad(line: Line) -> bool:
    """Recognise an advertisement's line: a number to call, or the words that go with one."""
    short = len(line.folded) <= LONGEST_AD
    called = AD_WORDS.search(line.narrow) and (
        PHONE.search(line.narrow) or line.narrow.rstrip(":").endswith(("热线", "电话"))
    )
    return short and bool(called or ONLY_PHONE.match(line.narrow))


def is_deck(line: Line) -> bool:
    """Recognise a deck on a line of its own: ——访…, (…通过), (14人)."""
    return not line.is_closed and bool(DECK.match(line.narrow))


def is_item(line: Line) -> bool:
    """Recognise a numbered item."""
    return bool(ITEM.match(line.narrow))


def roster_names(narrow: str) -> list[str]:
    """Return the words of a line of names, marks like (女) removed and padded names closed up."""
    bare = ROSTER_MARK.sub(" ", narrow)
    closed = re.sub(rf"(?<![{HAN}])([{HAN}])\s{{1,3}}([{HAN}])(?![{HAN}])", r"\1\2", bare)
    return re.split(r"[\s、]+", closed.strip())


def is_roster(line: Line) -> bool:
    """Recognise a line of a list of names."""
    names = roster_names(line.narrow)
    if len(names) < 2 or not all(re.fullmatch(rf"[{HAN}]{{2,4}}|[{HAN}·]{{4,16}}", name) for name in names):
        return False
    return sum(map(is_name, names)) >= ROSTER_SHARE * len(names)


def is_lone_name(line: Line) -> bool:
    """Tell whether a line can be one name of a list, by itself, padded or marked: 张 三(女)."""
    names = roster_names(line.narrow)
    return len(names) == 1 and not line.level and is_name(names[0]) and not ends_with_post(line.narrow)


def is_sentence(line: Line) -> bool:
    """Recognise running text by its marks: full stops, several commas, an open quotation, sheer length."""
    text = line.narrow
    if (
        IDENTITY.match(text)
        and len(line.folded) <= LONGEST_DISPLAY
        and not line.is_closed
        and "。" not in text
    ):
        return text.count(",") > 3
    return (
        text.rstrip("”’\"')").endswith(("。", ".", "…", ",", "、", ";"))
        or "。" in text
        or ";" in text
        or text.count(",") >= 2
        or text.count("“") != text.count("”")
        or len(line.folded) > LONGEST_DISPLAY
    )


def is_dateline(line: Line) -> bool:
    """Recognise the first paragraph of a news item."""
    return read_dateline(line.narrow) is not None


LONG_RULES = ("continuation", "dateline", "item", "sentence")
"""What a line can be that is longer than any caption."""

RULES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("jump", is_jump),
    ("continuation", is_continuation),
    ("dateline", is_dateline),
    ("byline", lambda line: is_byline(line.narrow)),
    ("caption", lambda line: is_caption(line.narrow)),
    ("ad", is_ad),
    ("item", is_item),
    ("roster", is_roster),
    ("deck", is_deck),
    ("sentence", is_sentence),
)


def read_shape(line: Line) -> str:
    """Return the first shape that fits the line; `bare` where none does.

    A line with a heading mark is `bare` unless it is plainly something else: its mark is believed
    before the count of its commas.
    """
    is_long = len(line.text) > LONGEST_CAPTION
    for shape, fits in RULES:
        if is_long and shape not in LONG_RULES:
            continue
        if shape in ("item", "sentence", "roster") and line.level and not is_running_text(line):
            continue
        if fits(line):
            return shape
    return "bare"


def is_running_text(line: Line) -> bool:
    """Tell whether a marked line is a paragraph after all: a mark before it can be text or noise."""
    return len(line.folded) > LONGEST_DISPLAY and "。" in line.narrow
