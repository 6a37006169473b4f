"""What one page alone tells, before it is put beside the others."""

from dataclasses import dataclass

from generator.correcting.placing import PlacedCorrection
from generator.knowledge import SourceEntry
from generator.model.archive import Dating, DistrictLabel, Organisation, Person, ThemeLabel
from generator.model.page import Cut, CutPage, Notice
from generator.model.slim import slim
from generator.withdrawing.page import WithdrawnParagraph


@slim
@dataclass(frozen=True, slots=True)
class DescribedArticle:
    """What one page alone tells of an article; it has no id yet."""

    cut: Cut
    fingerprint: str
    """Its provisional id: by what the page says, whatever is corrected of it."""
    genre: str
    session: str
    subjects: tuple[str, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    themes: tuple[ThemeLabel, ...]
    districts: tuple[DistrictLabel, ...]
    keywords: tuple[str, ...]
    notices: tuple[Notice, ...]
    sketch: tuple[int, ...] = ()
    """A few numbers by which other articles of much the same words are found."""
    confidence: float = 1.0
    """How sure the cut is, from 0 to 1."""
    doubts: tuple[str, ...] = ()
    """What speaks against the cut, in Chinese."""


@dataclass(frozen=True)
class DescribedPage:
    """A page with its articles."""

    cut_page: CutPage
    dating: Dating
    entry: SourceEntry
    """What sources.yml says of the file."""
    number: str
    """Number of the printed page (A03); "" when unknown."""
    edition: str
    session: str
    """The session that the whole page is about; "" where it is no special page or names none."""
    articles: tuple[DescribedArticle, ...]
    notices: tuple[Notice, ...]
    """About date and page; those about lines are with `cut_page`."""
    sketch: tuple[int, ...] = ()
    """As that of an article, for the page as a whole."""
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    corrections: tuple[PlacedCorrection, ...] = ()
    """The archivist's corrections of the page, each with its place."""
    withdrawals: tuple[PlacedCorrection, ...] = ()
    """What the archivist withdraws on the page, each with its place."""
    withdrawn: tuple[WithdrawnParagraph, ...] = ()
    """The paragraphs that are gone from it."""

    @property
    def file(self) -> str:
        """Path of its source below the seeds folder."""
        return self.cut_page.page.file
