"""The text of an article as filing reads it: folded, part by part, with the way back to its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.folding import fold
from generator.model import Cut, Evidence, Page, Paragraph

WINDOW = 9
"""Lines in which a term may stand that a column cuts: its own line and eight more, blank ones included."""

POST_WORDS = (
    "书记|省长|市长|区长|县长|镇长|乡长|局长|厅长|处长|科长|股长|所长|院长|校长|园长|馆长|台长|社长|行长|部长|队长"
    "|会长|组长|厂长|站长|主任|主席|主委|委员(?!会)|代表(?!团|大会|联络|建议|性|着|们|作)|常委(?!会)|理事(?!会)|秘书长"
    "|检察长|董事|监事|总监|经理|总裁|教授|研究员|专家|工程师|律师|负责人|发言人|传承人|创始人"
)
"""Alternatives of a pattern: words that end a post and stand before a name."""

NAMED_POST = re.compile(rf"(?:{POST_WORDS})(?:\([^)]*\))?[^、,，。:]{{0,5}}[:：]?$")
"""A line that ends in a post and a name."""

ROLE_FIRST = re.compile(r"^(?:—|-|访|对话)*[^、,。]{0,6}(?:代表|委员)(?:[、,]|[^、,。]{2,4}[:]?$)")
"""A line that begins with a role: 某市人大代表、某厂厂长张三."""

INTERVIEW = re.compile(r"^[—―–-]+(?:访|对话)")
"""A deck that names the person spoken to."""


@dataclass(frozen=True)
class Passage:
    """One part of an article, folded."""

    part: str
    """title, subtitle, lead_in, post, subhead, body or caption; post is a line that only says who speaks."""
    text: str
    starts: tuple[int, ...]
    """Offsets at which the lines begin; empty where the place in the heading lines is not known."""
    lines: tuple[int, ...]
    """Line for each start, or the candidate lines."""
    first: bool = False
    """True for the first paragraph of the body."""

    def lines_at(self, offset: int) -> tuple[int, ...]:
        """Return the lines on which the character at the offset may stand."""
        if not self.starts:
            return self.lines
        return (self.lines[bisect_right(self.starts, offset) - 1],)


def read_passages(cut: Cut) -> tuple[Passage, ...]:
    """Fold the parts of an article, headings first; column, keyword, dateline and roster are left out."""
    return tuple(passage for passage in _passages(cut) if passage.text)


def find_evidence(page: Page, passage: Passage, place: tuple[int, str]) -> Evidence | None:
    """Return the evidence for (offset, term) if the term stands, folded, in the source; else None."""
    offset, term = place
    candidates = passage.lines_at(offset)
    for size in (1, WINDOW):
        for line in candidates:
            if term in fold("".join(page.lines[line - 1 : line - 1 + size])):
                return Evidence(page.file, line, term)
    return None


def _passages(cut: Cut) -> Iterator[Passage]:
    yield _heading("title", cut.title, cut)
    yield _heading("post" if is_post(cut.subtitle) else "subtitle", cut.subtitle, cut)
    yield _heading("post" if is_post(cut.lead_in) else "lead_in", cut.lead_in, cut)
    for subhead in cut.subheads:
        yield Passage("subhead", fold(subhead.text), (), (subhead.line,))
    for index, paragraph in enumerate(cut.paragraphs):
        yield _body(paragraph, first=index == 0)
    for caption in cut.captions:
        yield Passage("caption", fold(caption.text), (), (caption.line,))


def is_post(text: str) -> bool:
    """Tell whether a lead-in or deck only names a person and the post."""
    folded = fold(text)
    return bool(INTERVIEW.match(folded) or ROLE_FIRST.match(folded) or NAMED_POST.search(folded))


def _heading(part: str, text: str, cut: Cut) -> Passage:
    return Passage(part, fold(text), (), cut.heading_lines)


def _body(paragraph: Paragraph, *, first: bool) -> Passage:
    texts = [fold(piece.text) for piece in paragraph.pieces]
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text)
    return Passage("body", "".join(texts), tuple(starts), paragraph.lines, first)
