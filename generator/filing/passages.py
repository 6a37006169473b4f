"""The text of an article as filing reads it: folded, part by part, with the way back to its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.filing.segmenting import find_word_edges
from generator.folding import fold
from generator.model import Cut, Evidence, Page, Paragraph

WINDOW = 9
"""Lines in which a term may stand that a column cuts: its own line and eight more, blank ones included."""

SHORT = 2
"""Terms of so many characters also turn up across the edge of two words."""

DIVISIONS = "区县市镇乡"
"""Last characters of place names, which word cutters join to what follows: 某|县委."""

EVIDENCE_KEPT = 8
"""Proofs kept for a label."""

POST_WORDS = (
    "书记|省长|市长|区长|县长|镇长|乡长|局长|厅长|处长|科长|股长|所长|院长|校长|园长|馆长|台长|社长|行长|部长|队长"
    "|会长|组长|厂长|站长|主任|主席|主委|委员(?!会)|代表(?!团|大会|联络|建议|性|着|们|作)|常委(?!会)|理事长|理事(?!会)|秘书长"
    "|检察长|董事长|董事(?!会)|监事|总监|经理|总裁|教授|研究员|专家|工程师|律师|负责人|发言人|传承人|创始人"
)
"""Alternatives of a pattern: words that end a post and stand before a name."""

SPEECH_WORDS = "说|表示|认为|介绍|告诉|坦言|建议|指出|强调|呼吁|透露|看来|接受"
"""Alternatives of a pattern: words between a speaker and what is said."""

ROLE_AND_POST = re.compile(
    rf"(?:人大代表|政协委员)[、,](?:(?!{SPEECH_WORDS})[^。;“”!?:]){{0,60}}(?:{POST_WORDS})"
)
"""The speaker's role and post, wherever they stand."""

POST_AND_NAME = re.compile(rf"(?:{POST_WORDS})[^、,。;“”!?:]{{2,4}}(?={SPEECH_WORDS})")
"""A post and a name before a word of saying; the office before it, back to a mark, belongs to it."""

CLAUSE = re.compile(r"[^、,。;“”!?:]{0,30}$")

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
    """title, subtitle, lead_in, post, subhead, lead, body or caption.

    post is a lead-in or deck that only says who speaks; lead is the first paragraph of the body."""
    text: str
    starts: tuple[int, ...]
    """Offsets at which the lines begin; empty where the place in the heading lines is not known."""
    lines: tuple[int, ...]
    """Line for each start, or the candidate lines."""

    @cached_property
    def speakers(self) -> tuple[tuple[int, int], ...]:
        """Where the text only says who speaks: from the role or the office to the name."""
        roles = [match.span() for match in ROLE_AND_POST.finditer(self.text)]
        return (*roles, *(_office(self.text, match) for match in POST_AND_NAME.finditer(self.text)))

    @property
    def subject(self) -> str:
        """The text without those who speak; a line break stands in the place of each."""
        parts, position = [], 0
        for start, end in sorted(self.speakers):
            parts.append(self.text[position:start])
            position = max(position, end)
        return "\n".join((*parts, self.text[position:]))

    def is_speaker(self, offset: int) -> bool:
        """Tell whether the character at the offset belongs to a speaker's post."""
        return any(start <= offset < end for start, end in self.speakers)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where words of ordinary Chinese begin and end."""
        return find_word_edges(self.text)

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether a short term is a word of its own, not two halves: 开工 in 召开工作, 民政 in 人民政府."""
        if end - start > SHORT:
            return True
        return start in self.edges and (end in self.edges or self.text[end - 1] in DIVISIONS)

    def lines_at(self, offset: int) -> tuple[int, ...]:
        """Return the lines on which the character at the offset may stand."""
        if not self.starts:
            return self.lines
        return (self.lines[bisect_right(self.starts, offset) - 1],)


@dataclass(frozen=True)
class Place:
    """Where a term stands in an article."""

    passage: Passage
    offset: int
    term: str


def read_passages(cut: Cut) -> tuple[Passage, ...]:
    """Fold the parts of an article, headings first; column, keyword, dateline and roster are left out."""
    return tuple(passage for passage in _passages(cut) if passage.text)


def prove(page: Page, places: Iterable[Place], most: int = EVIDENCE_KEPT) -> tuple[Evidence, ...]:
    """Return proofs that stand, folded, in the source: one for each term, from the first places, by line.

    Where none stands there, because the words were corrected, the first place is given with that reason.
    """
    proofs: dict[str, Evidence] = {}
    unproved: list[Evidence] = []
    for place in places:
        if place.term not in proofs and len(proofs) < most:
            proof = _find_evidence(page, place)
            if proof.reason:
                unproved.append(proof)
            else:
                proofs[place.term] = proof
    return tuple(sorted(proofs.values(), key=lambda proof: (proof.line, proof.term))) or tuple(unproved[:1])


def _find_evidence(page: Page, place: Place) -> Evidence:
    candidates = place.passage.lines_at(place.offset)
    for size in (1, WINDOW):
        for line in candidates:
            if place.term in fold("".join(page.lines[line - 1 : line - 1 + size])):
                return Evidence(page.file, line, place.term)
    return Evidence(page.file, min(candidates, default=0), place.term, "据校正后的文字")


def _passages(cut: Cut) -> Iterator[Passage]:
    yield _heading("title", cut.title, cut)
    yield _heading("post" if is_post(cut.subtitle) else "subtitle", cut.subtitle, cut)
    yield _heading("post" if is_post(cut.lead_in) else "lead_in", cut.lead_in, cut)
    for subhead in cut.subheads:
        yield Passage("subhead", fold(subhead.text), (), (subhead.line,))
    for index, paragraph in enumerate(cut.paragraphs):
        yield _body("body" if index else "lead", paragraph)
    for caption in cut.captions:
        yield Passage("caption", fold(caption.text), (), (caption.line,))


def is_post(text: str) -> bool:
    """Tell whether a lead-in or deck only names a person and the post."""
    folded = fold(text)
    return bool(INTERVIEW.match(folded) or ROLE_FIRST.match(folded) or NAMED_POST.search(folded))


def _office(text: str, match: re.Match[str]) -> tuple[int, int]:
    before = CLAUSE.search(text, max(0, match.start() - 30), match.start())
    return (before.start() if before else match.start()), match.end()


def _heading(part: str, text: str, cut: Cut) -> Passage:
    return Passage(part, fold(text), (), cut.heading_lines)


def _body(part: str, paragraph: Paragraph) -> Passage:
    texts = [fold(piece.text) for piece in paragraph.pieces]
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text)
    return Passage(part, "".join(texts), tuple(starts), paragraph.lines)
