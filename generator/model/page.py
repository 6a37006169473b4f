"""What a page is made of: lines, their roles, and the articles cut out of it.

Values only: every class is frozen, nothing here reads, decides or writes.
"""

from dataclasses import dataclass
from functools import cached_property

from generator.model.slim import slim

ROLES = tuple("banner section heading byline body subhead caption jump repeat label ad unassigned".split())
"""What a line can be on its page; each non-blank line is exactly one of these."""

ROLES_WITHOUT_ARTICLE = frozenset({"banner", "section", "label", "ad", "unassigned"})
"""Roles whose lines belong to the page, not to an article."""


@slim
@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader or an archivist should know: a repair, a doubt, a clash, a leftover."""

    file: str
    """Path below the seeds folder, with `/`; "" when the notice is about the archive."""
    line: int
    """Number of the line, from 1; 0 when the notice is about the whole file."""
    kind: str
    """A short English word, the same for all notices of its sort: `join`, `repeat`, `unassigned`, …"""
    text: str
    """What was found, in Chinese, quoting the page; `reason` says why, in Chinese."""
    reason: str


@dataclass(frozen=True)
class Page:
    """One source file as read: the recognised text of one printed page."""

    file: str
    """Path below the seeds folder, with `/`."""
    sha256: str
    """Digest of the bytes on disk, in hexadecimal."""
    encoding: str
    lines: tuple[str, ...]
    """Every line, blank ones too, without its line end; line n is `lines[n - 1]`."""


@slim
@dataclass(frozen=True, slots=True)
class LineRole:
    """The one place of a non-blank line in the ledger."""

    line: int
    role: str
    """One of `ROLES`."""
    article: int | None
    """Number on its page, from 1; None for a role without article."""


@slim
@dataclass(frozen=True, slots=True)
class Piece:
    """What one source line gave to a paragraph, after repair."""

    line: int
    text: str
    source: int = 0
    """Which page the line is on: 0 the article's own, n the n-th of those that it is continued on."""


@slim
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of reading text and the lines that it was joined from."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def lines(self) -> tuple[int, ...]:
        """Numbers of the source lines, in reading order."""
        return tuple(piece.line for piece in self.pieces)


@slim
@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading inside an article."""

    line: int
    text: str
    before: int
    """Index of the paragraph that it precedes, from 0."""
    source: int = 0
    """Which page the line is on, as for a `Piece`."""


@slim
@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture that the archive does not hold."""

    line: int
    text: str
    credit: str
    """Name of the photographer alone; "" when the caption names none."""
    source: int = 0
    """Which page the line is on, as for a `Piece`."""


@slim
@dataclass(frozen=True, slots=True)
class Signature:
    """A name in a byline."""

    line: int
    name: str
    relation: str
    """`reporter`, `correspondent` or `photographer`."""


@slim
@dataclass(frozen=True, slots=True)
class RosterName:
    """A name in a list of names."""

    line: int
    name: str
    """The name with its padding closed up: 张三 for `张 三(女)`."""
    mark: str
    """What the list prints behind it: 女, 苗族; "" where nothing."""
    group: str
    """The subhead that it stands under; "" where the list has none."""


@slim
@dataclass(frozen=True, slots=True)
class Cut:
    """An article as cut out of its page and repaired; nothing here is known from outside the page."""

    number: int
    """Place on the page, from 1, in the order of the headlines."""
    lead_in: str
    title: str
    subtitle: str
    column: tuple[str, ...]
    """Rubrics that it stands under, outermost first."""
    keyword: str
    """The page's own label for the article (聚焦, 裂变, …)."""
    dateline: str
    """The head of a news item as printed: 某报讯(记者/某某); "" where none."""
    signatures: tuple[Signature, ...]
    captions: tuple[Caption, ...]
    paragraphs: tuple[Paragraph, ...]
    subheads: tuple[Subhead, ...]
    roster: tuple[RosterName, ...]
    jump: str
    text_lost: bool
    """True where the page shows that the end of the text is missing."""
    roles: tuple[LineRole, ...]
    """The article's lines, in the order of the page."""
    line_ranges: tuple[tuple[int, int], ...]
    """First and last number of each run of its lines, ascending; several where articles interleave."""
    speakers: tuple[str, ...] = ()
    """Names that the lead-in, or else the deck, introduces."""
    actors: tuple[str, ...] = ()
    """Names that the headline says did something."""

    @property
    def heading_lines(self) -> tuple[int, ...]:
        """Numbers of the lines that carry lead-in, title and subtitle."""
        return tuple(role.line for role in self.roles if role.role == "heading")


@dataclass(frozen=True)
class CutPage:
    """A page with every line accounted for."""

    page: Page
    banner: tuple[str, ...]
    cuts: tuple[Cut, ...]
    roles: tuple[LineRole, ...]
    """One for each non-blank line of the page, in order."""
    notices: tuple[Notice, ...]

    @cached_property
    def notices_by_line(self) -> dict[int, tuple[Notice, ...]]:
        """The notices of each line that has any."""
        grouped: dict[int, tuple[Notice, ...]] = {}
        for notice in self.notices:
            grouped[notice.line] = (*grouped.get(notice.line, ()), notice)
        return grouped
