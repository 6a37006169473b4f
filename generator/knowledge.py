"""What an archivist knows and the pages do not say: the shape of the YAML beside the seeds.

Values only; `generator.yaml_files` reads and checks the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.meetings import KnownColumn, KnownSession
from generator.releasing.rows import Release

HEADLINES = ("small", "plain", "large", "lead")
"""Sizes of a headline on a newspaper page, the smallest first."""


@dataclass(frozen=True)
class GenreRule:
    """One line of the genre list of archive.yml; the first rule that fits an article decides."""

    name: str
    field: str
    """Where the cue is looked for: title, subtitle, lead_in, dateline, caption or text."""
    cue: str
    """Regular expression, searched in the folded text of the field."""
    headline: str = "plain"
    """One of HEADLINES."""
    leading: str = "large"
    """The same of one that has a deck over a long text."""


@dataclass(frozen=True)
class FormSettings:
    """Regular expressions of archive.yml for forms that the built-in rules do not know; half-width punctuation."""

    byline: tuple[str, ...] = ()
    """A whole line of signers; a group `names` holds the names alone."""
    caption: tuple[str, ...] = ()
    """A line under a picture; a group `names` holds the photographer."""
    furniture: tuple[str, ...] = ()
    """A line that belongs to the page and to no article."""
    dateline: tuple[str, ...] = ()
    """The head of a news item; a group `names` holds its reporters."""


@dataclass(frozen=True)
class Measured:
    """What a comparison of a register with rows marked by hand gave."""

    precision: str
    """Share of its rows that are right, in per cent."""
    recall: str
    """Share of the marked rows that it has, in per cent."""
    how: str
    """On which pages, by whom and how."""


@dataclass(frozen=True)
class ArchiveSettings:
    """archive.yml: what the archive is, whose text it holds, and how its files are named."""

    name: str
    paper: str
    city: str = ""
    """Full name of the city that 我市 and 市 stand for."""
    province: str = ""
    """Full name of the province that 我省 and 省 stand for."""
    contact: str = ""
    rights: str = ""
    rights_holder: str = ""
    access: str = ""
    """public, library, metadata; "" when not stated, which keeps search engines out."""
    file_patterns: tuple[str, ...] = ()
    """How file names tell date and page: `{year}/{month}{day}/{page}.txt`."""
    genres: tuple[GenreRule, ...] = ()
    agencies: tuple[str, ...] = ()
    """Names of news agencies and papers that a byline may carry beside the archive's own paper."""
    sponsor: str = ""
    """Who keeps the archive (主办)."""
    records: tuple[str, ...] = ()
    """Numbers under which the site is on record: ICP, police."""
    address: str = ""
    """Address of the site, with a slash at its end: `site_url` of mkdocs.yml; "" where it has none."""
    repository: str = ""
    """Address of a repository that takes issues: https://host/owner/name; "" where there is none."""
    measured: Mapping[str, "Measured"] = field(default_factory=dict)
    """How well the registers were measured to be read, by register: proposals, figures."""
    forms: FormSettings = FormSettings()
    """What an archivist adds to the rules by which a page is cut."""


@dataclass(frozen=True)
class SourceEntry:
    """sources.yml: what the archivist knows about one file."""

    file: str
    date: str = ""
    """EDTF."""
    certainty: str = ""
    """given or inferred; needed where a date is stated."""
    page: str = ""
    edition: str = ""
    reason: str = ""
    newspaper: str = ""
    proofread_by: str = ""
    proofread_date: str = ""
    replaces: str = ""
    """The file whose page this one holds in a better recognition."""
    access: str = ""
    """public or metadata; "" where it is as in archive.yml."""


@dataclass(frozen=True)
class ThemeGroup:
    """A family of themes: the upper of two levels."""

    id: str
    name: str
    note: str = ""
    formerly: tuple[str, ...] = ()
    """Ids that it had, or those of groups that went into it."""


@dataclass(frozen=True)
class Theme:
    """A theme that articles are filed under: the lower of two levels."""

    id: str
    name: str
    group: str
    """Id of its group."""
    definition: str = ""
    terms: tuple[tuple[str, float], ...] = ()
    """Words that speak for the theme, each with its weight."""
    exclude_terms: tuple[str, ...] = ()
    """Sayings that hold a term but mean something else; masked before counting."""
    cross_cutting: bool = False
    """Says how rather than which trade; never outranks a named industry."""
    reserved: bool = False
    """Known, but not used for filing in this archive."""
    govcn: tuple[tuple[str, str], ...] = ()
    """The State Council's theme and sub-theme that it corresponds to."""
    formerly: tuple[str, ...] = ()
    """Ids that it had, or those of themes that went into it."""


@dataclass(frozen=True)
class Clue:
    """Words that point to a district."""

    text: str
    use: str
    """name, admin, place, org or product."""
    level: str
    """certain: proves the district alone; likely: only beside a certain clue."""


@dataclass(frozen=True)
class District:
    """A district, county or functional zone."""

    id: str
    name: str
    code: str = ""
    """GB/T 2260; "" for a functional zone."""
    type: str = ""
    tile: tuple[int, int] | None = None
    """Column and row on the tile map, from 1; None where it has no tile of its own."""
    clues: tuple[Clue, ...] = ()
    old_names: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    full_name: str = ""
    same_as: str = ""
    """Id of the district that its articles are filed under; "" where itself."""
    formerly: tuple[str, ...] = ()
    """Ids that it had, or those of districts that went into it."""


@dataclass(frozen=True)
class DistrictGuide:
    """districts.yml as a whole."""

    city: str = ""
    """Name of the city as a whole, of which the districts are parts."""
    districts: tuple[District, ...] = ()
    masks: tuple[str, ...] = ()
    """Words that hold a district's name but do not mean it; hidden before matching."""
    tile_caption: str = ""
    city_code: str = ""
    """GB/T 2260, of the city; "" where it is not stated."""


@dataclass(frozen=True)
class KnownPerson:
    """people.yml: a person whom the archivist knows."""

    name: str
    posts: tuple[str, ...] = ()
    note: str = ""
    hidden: bool = False
    """True where the person is to have no page of names."""


@dataclass(frozen=True)
class Correction:
    """corrections.yml: one reading that an archivist corrects, or doubts."""

    file: str
    sha256: str
    """Digest of the source that was corrected, or its first characters."""
    line: int
    expected: str
    """What the page reads; for other kinds than `recognition` a quotation of the line."""
    replacement: str
    """recognition: what it should read; role: a role of the ledger; cut: opens, inside; join: joined, apart;
    date: EDTF; filing: id of a theme or district, with - before it where it does not belong;
    register: - where a row of the registers does not belong, or the fields that it should have, kind=目标;period=2025;
    withdrawal: article, paragraph or words, how much is withdrawn."""
    kind: str
    """recognition, join, cut, role, date, filing, register or withdrawal."""
    reason: str
    evidence: str
    """Line of the page, or a source outside it."""
    certainty: str
    """certain: applied; proposed: shown beside the text."""
    by: str
    checked_by: str
    date: str
    """EDTF."""
    place: tuple[str, int] = ("", 0)
    """File and line at which it is written."""

    @property
    def is_certain(self) -> bool:
        """True where it is applied, not only shown."""
        return self.certainty == "certain"


@dataclass(frozen=True)
class MintedId:
    """ids.csv: an address that was given once and for all, and by what stands there is known again."""

    kind: str
    """article, page, person, theme, group, district, organisation; list for every other list and for further sheets."""
    id: str
    """Of a person or an organisation a digest of the name, of a list its path below `archive/`."""
    file: str = ""
    first_line: int = 0
    """0 for all but an article."""
    fingerprint: str = ""
    """Provisional id of an article or page when it was last seen."""
    title: str = ""
    """Headline, or name of a theme, group or district; never a person's, who may have to be taken down."""
    opening: str = ""
    """The first characters of its text, folded."""
    state: str = ""
    """"" where it is in the archive; moved where the address leads elsewhere, or nowhere any more; withdrawn where
    it says that its article was withdrawn."""
    to: str = ""
    """Id to which a moved one leads; "" where it is gone."""
    date: str = ""
    """Day on which it was minted, EDTF."""


@dataclass(frozen=True)
class OtherNames:
    """aliases.yml: what a body or a place is also called; the search offers the name that the pages print,
    and a body has one page under it."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """All YAML beside the seeds."""

    archive: ArchiveSettings
    sources: tuple[SourceEntry, ...] = ()
    theme_groups: tuple[ThemeGroup, ...] = ()
    themes: tuple[Theme, ...] = ()
    districts: DistrictGuide = field(default_factory=DistrictGuide)
    people: tuple[KnownPerson, ...] = ()
    phrases: tuple[str, ...] = ()
    """Set phrases and names that are never split."""
    corrections: tuple[Correction, ...] = ()
    """All but withdrawals."""
    withdrawals: tuple[Correction, ...] = ()
    """What is not to be published any more, for legal reasons; holds also where corrections are left out."""
    ids: tuple[MintedId, ...] = ()
    releases: tuple[Release, ...] = ()
    """The oldest first."""
    aliases: tuple[OtherNames, ...] = ()
    sessions: tuple[KnownSession, ...] = ()
    columns: tuple[KnownColumn, ...] = ()

    def without_addresses(self) -> "Knowledge":
        """Return what a page is read by: neither addresses nor releases, which grow with the archive."""
        return replace(self, ids=(), releases=())
