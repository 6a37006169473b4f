"""Bodies named in an article: by the words that their names end in, and those that the archivist lists."""

import re
from collections.abc import Iterator, Sequence

from generator.folding import HAN, narrow
from generator.knowing.people import line_at
from generator.model import Cut, Organisation, Piece
from generator.trade.names import POST

STRONG = (
    "有限责任公司 股份有限公司 有限公司 集团公司 研究总院 研究院 研究所 "
    "大学 学院 协会 学会 商会 联合会 合作社 出版社"
).split()
"""Words that end a body's name wherever they stand."""

WEAK = "研究中心 促进中心 服务中心 中学 小学 医院 工作室 博物馆 图书馆 人大常委会 管委会".split()
"""Words that end a name only behind a place; elsewhere they are common nouns."""

BOUNDARY = re.compile(r"[,。;:!?、“”‘’《》()\s和与及兼]+")
ENDING = re.compile(rf"(?:{'|'.join(STRONG + WEAK)})(?!生|们|路|城|{'|'.join(STRONG + WEAK)})")
NAMED = re.compile(rf"[{HAN}A-Za-z0-9·]+$")
LONGEST = 30
"""Characters of the longest name that is looked for."""

OFFICE = re.compile(POST)
LEADING_WORDS = re.compile(
    rf"^[{HAN}A-Za-z0-9·]*(?:的|在|由|以|为|对|是|了|从|向|到|将|把|被|兼|聚焦|发挥|审议|来自|位于|走进|入选|依托|包括|比如|例如|拥有|引进"
    rf"|参观|访问|成立|组建|创办|创建|任职于|[担现曾出他她]任|人大代表|政协委员|代表|委员|——访)(?=[{HAN}A-Za-z0-9·]{{2,}}$)"
)
SHORTEST = 5
"""Characters; what is shorter is a common noun (该医院, 各大学) more often than a name."""


def find_organisations(cut: Cut, known: Sequence[str], places: Sequence[str]) -> tuple[Organisation, ...]:
    """Return the bodies that headline and text name, each once with its first line, in the order of mention.

    `known` are names that the archivist lists, `places` the names of places that bodies are called after.
    """
    first: dict[str, int] = {}
    for pieces, text in passages(cut):
        listed = ((text.find(name), name) for name in known if name in text)
        longest = dict(
            sorted({*named_bodies(text, places), *listed})
        )  # of two that begin alike the longer is last
        for position, name in longest.items():
            first.setdefault(name, line_at(pieces, position))
    return tuple(Organisation(name, line) for name, line in first.items())


def passages(cut: Cut) -> Iterator[tuple[tuple[Piece, ...], str]]:
    """Yield the parts of the headline and the paragraphs, with half-width punctuation, each with its pieces."""
    heading = cut.heading_lines[0] if cut.heading_lines else 0
    for part in (cut.lead_in, cut.title, cut.subtitle):
        yield (Piece(heading, part),), narrow(part)
    for paragraph in cut.paragraphs:
        yield paragraph.pieces, narrow(paragraph.text)


def named_bodies(text: str, places: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the names in a text that end as bodies' names do, each with its place; of two that begin alike the longer."""
    longest: dict[int, str] = {}
    for ending in ENDING.finditer(text):
        clause = text[max(0, ending.start() - LONGEST) : ending.end()]
        found = NAMED.search(BOUNDARY.split(clause)[-1])
        name = LEADING_WORDS.sub("", found[0]) if found else ""
        if len(name) >= SHORTEST and not OFFICE.search(name) and is_proper(name, places):
            longest[ending.end() - len(name)] = name
    yield from longest.items()


def is_proper(name: str, places: Sequence[str]) -> bool:
    """Tell whether a name is one body's own: by its ending, or by the place before a weaker one."""
    placed = name.startswith(tuple(places)) or bool(re.match(r"[省市区县](?!级)", name))
    return placed or name.endswith(tuple(STRONG))
