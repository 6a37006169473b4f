"""What the archive is made of: articles and newspaper pages with all that is known of them.

Values only: every class is frozen, nothing here reads, decides or writes.
"""

from dataclasses import dataclass

from generator.model.page import Cut, CutPage, Notice
from generator.model.registers import Registers
from generator.model.slim import slim

LOW_CONFIDENCE = 0.7
"""Confidence below which a page or an article says so itself: no headline, or two things that look odd."""


@slim
@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement comes from."""

    file: str
    """The source file; "" for evidence from outside the pages."""
    line: int
    """Number of the line; 0 for evidence from outside the page."""
    term: str
    """The words that prove it, as they stand there."""
    reason: str = ""


@slim
@dataclass(frozen=True, slots=True)
class Dating:
    """When the paper appeared, and how that is known."""

    date: str
    """EDTF: `2024-12-25`, `2024-12`, `2023-12?`, `[2021-12,2022-01]`; "" when unknown."""
    certainty: str
    """`given`, `inferred` or `unknown`."""
    evidence: tuple[Evidence, ...]


@slim
@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a name with what the page says about it."""

    name: str
    role: str
    """市人大代表, 市政协委员 …; "" where none is printed."""
    post: str
    """The post, with its place (某市市长, where only 市长 is printed); "" where none is printed."""
    relation: str
    """subject, reporter, correspondent, photographer, roster or mentioned."""
    line: int


@slim
@dataclass(frozen=True, slots=True)
class Organisation:
    """One body named in an article, and the first line that names it."""

    name: str
    line: int


@slim
@dataclass(frozen=True, slots=True)
class PlacedReading:
    """A reading of an article that an archivist corrects or doubts, where it stands."""

    source: int
    """Which page the line is on: 0 the article's own, n the n-th of those that it is continued on."""
    line: int
    expected: str
    replacement: str
    is_certain: bool
    """True where the text is corrected; False where both readings are shown."""
    reason: str


@slim
@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A theme that an article is filed under, best first, with its proof."""

    id: str
    name: str
    group: str
    """Name of the theme's group."""
    score: float
    evidence: tuple[Evidence, ...]


@slim
@dataclass(frozen=True, slots=True)
class DistrictLabel:
    """A district that an article is about or that it mentions."""

    id: str
    name: str
    relation: str
    """`about` or `mentioned`."""
    evidence: tuple[Evidence, ...]


@slim
@dataclass(frozen=True, slots=True)
class Part:
    """What another page holds of an article: its continuation, or the same text once more."""

    file: str
    sha256: str
    page: str
    """Number of the printed page; "" when unknown."""
    number: int
    """Number that the part has as an article of that page."""
    line_ranges: tuple[tuple[int, int], ...]


@slim
@dataclass(frozen=True, slots=True)
class Link:
    """Another article that belongs to this one in some way, but was printed as one of its own."""

    kind: str
    """`jump`: probably the other end of a jump; `series`: a part of the same series; `same`: much the same text."""
    article: str
    """Id of the other article."""
    reason: str
    """Why they belong together, in Chinese."""


@dataclass(frozen=True)
class Facsimile:
    """A picture of a printed page that lies beside its text."""

    file: str
    """Path below the seeds folder, with `/`."""
    url: str
    """Address below the site's root."""


@slim
@dataclass(frozen=True, slots=True)
class Article:
    """An article of the archive: cut, dated and filed."""

    id: str
    url: str
    """Address below the site's root: `archive/articles/ID.html`."""
    file: str
    sha256: str
    page: str
    """Number of the printed page as printed (A03); "" when unknown."""
    edition: str
    newspaper: str
    session: str
    """The session reported on; "" where none."""
    dating: Dating
    completeness: str
    """whole, continues, continued or text_lost."""
    genre: str
    cut: Cut
    subjects: tuple[str, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    themes: tuple[ThemeLabel, ...]
    districts: tuple[DistrictLabel, ...]
    keywords: tuple[str, ...]
    rights: str
    proofread: tuple[str, str] | None
    """Who read the text against the paper, and when; None while nobody has."""
    notices: tuple[Notice, ...]
    continued: tuple[Part, ...] = ()
    """Its further parts on other pages, in reading order; their text is in the cut already."""
    copies: tuple[Part, ...] = ()
    """Where the same text stands once more; it is published only here."""
    links: tuple[Link, ...] = ()
    confidence: float = 1.0
    """How sure the cut is, from 0 to 1."""
    doubts: tuple[str, ...] = ()
    """What speaks against the cut, in Chinese."""
    fingerprint: str = ""
    """Its provisional id: by what the page says."""
    readings: tuple[PlacedReading, ...] = ()
    """What an archivist corrects or doubts in its words."""
    is_open: bool = True
    """False where its text is not published, only what a catalogue says."""


@dataclass(frozen=True)
class NewspaperPage:
    """A page of the archive with what is known about its issue."""

    id: str
    url: str
    """Address below the site's root: `archive/pages/ID.html`."""
    cut_page: CutPage
    newspaper: str
    number: str
    """The page's number as printed (A03); "" when unknown."""
    edition: str
    dating: Dating
    notices: tuple[Notice, ...]
    """About the page itself; those of its articles are with the articles."""
    facsimile: Facsimile | None = None
    confidence: float = 1.0
    """How sure the cut is, from 0 to 1."""
    doubts: tuple[str, ...] = ()
    """What speaks against the cut, in Chinese."""
    same_as: str = ""
    """For a page that is not published: the file whose page is, with the same text."""
    is_open: bool = True
    """False where none of its text is published."""


@dataclass(frozen=True)
class Forward:
    """An address that was given once and leads elsewhere now, or nowhere any more."""

    id: str
    url: str
    """Address below the site's root."""
    to: str
    """Address to which it leads; "" where nothing of it is left."""
    title: str
    """What stood there."""


@dataclass(frozen=True)
class Withdrawal:
    """An article that is not published any more: what may still be said of it."""

    id: str
    url: str
    """Address below the site's root, where it says that it was withdrawn."""
    file: str
    """Source file; "" where it is not in the folder any more."""
    first_line: int
    fingerprint: str
    newspaper: str
    dating: Dating
    page: str
    """Number of the printed page; "" when unknown."""
    reason: str
    date: str
    """Day of the withdrawal, EDTF."""
    places: tuple[tuple[str, int], ...] = ()
    """File and number on its page of each part and copy."""


@dataclass(frozen=True)
class Archive:
    """Everything that the site is written from."""

    pages: tuple[NewspaperPage, ...]
    """In the order of their files."""
    articles: tuple[Article, ...]
    """In the order of their ids."""
    notices: tuple[Notice, ...]
    """Everything said about pages, articles and the archive, in the order of files and lines."""
    copies: tuple[NewspaperPage, ...] = ()
    """Pages that are not published because another one has their text; their lines stay in the ledger."""
    forwards: tuple[Forward, ...] = ()
    """In the order of their ids."""
    withdrawals: tuple[Withdrawal, ...] = ()
    """In the order of their ids."""
    registers: Registers = Registers()
    """What was proposed and what was measured, read from the articles."""
