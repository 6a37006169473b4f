"""What two registers of the archive are made of: proposals with their speakers, figures with their units.

Values only: every class is frozen, nothing here reads, decides or writes.
"""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.slim import slim


@slim
@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article and where they stand."""

    article: str
    """Id of the article."""
    file: str
    lines: tuple[int, int]
    """First and last line of the source file."""
    text: str
    """Verbatim, joined where a column cut it."""
    paragraph: int
    """Index of the paragraph that it stands in, from 0."""


@slim
@dataclass(frozen=True, slots=True)
class Proposal:
    """One concrete proposal or promise of a named speaker."""

    id: str
    quotation: Quotation
    who: tuple[str, ...]
    capacity: str
    """市人大代表, 市政协委员, 官员, 企业 or 其他."""
    kind: str
    """建议, 提案 or 表态承诺."""
    theme: str
    """Name of the theme; "" where none is known."""
    districts: tuple[str, ...]
    """Names of the districts that it is about; () for the whole city."""
    addressee: str
    """Who is to act, as printed; "" where that is not said."""
    date: str
    """EDTF, of the article."""
    rule: str
    """The rule that made the row."""
    doubt: str = ""
    """Why the row is doubtful, in Chinese; "" where it is not."""


@slim
@dataclass(frozen=True, slots=True)
class Figure:
    """One number with a unit: a result or a target of a place, a body or a sector."""

    id: str
    quotation: Quotation
    subject: str
    indicator: str
    key: str
    """The indicator in the form in which those of other years are compared with it: GDP for 地区生产总值."""
    value: Decimal
    """As printed: 4.2 of 4.2万户."""
    unit: str
    """As printed, with the power of ten before it: 万户."""
    printed: str
    """Number and unit as they stand, with the words that say how exact they are."""
    normal_value: Decimal
    normal_unit: str
    kind: str
    """目标, 实绩, 预计, 排名, 占比, 累计 or 其他."""
    period: str
    """What the number is about: 2024, 2024前三季度, 2018—2023; "" where unknown."""
    is_approximate: bool
    note: str
    """How a word was turned into a number; "" where the number is printed as such."""
    districts: tuple[str, ...]
    theme: str
    date: str
    """EDTF, of the article."""
    rule: str
    doubt: str = ""


@slim
@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a thread."""

    quotation: Quotation
    who: tuple[str, ...]
    kind: str
    """建议, 提案 or 表态承诺; "" for a report that only mentions the matter."""


@slim
@dataclass(frozen=True, slots=True)
class Thread:
    """The same matter over time."""

    id: str
    title: str
    """The name or the quoted words that its rows share."""
    reason: str
    """Why they are put together, in Chinese."""
    places: tuple[Mention, ...]
    """The oldest first."""


@dataclass(frozen=True)
class Registers:
    """Both registers and the threads through them."""

    proposals: tuple[Proposal, ...] = ()
    """In the order of dates, files and lines."""
    figures: tuple[Figure, ...] = ()
    threads: tuple[Thread, ...] = ()
