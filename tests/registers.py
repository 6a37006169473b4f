"""Articles and archives for the tests of the registers."""

import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.knowledge import ArchiveSettings, District, DistrictGuide, Knowledge, Theme, ThemeGroup
from generator.model import Archive, Article, Dating, DistrictLabel, Paragraph, Person, Piece
from generator.model.registers import Figure, Proposal
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.registers.facts import compile_facts
from generator.registers.figures import read_figures
from generator.registers.proposals import read_proposals
from tests.conftest import ROOT
from tests.invented import ARTICLE, CUT

DEPUTY = Person("沈望舒", "市人大代表", "海州市临港农机有限公司董事长", "subject", 3)
MAYOR = Person("温如玉", "", "东屏区委副书记、区长", "subject", 3)

KNOWLEDGE = Knowledge(
    archive=ArchiveSettings(name="海州报章库", paper="海州日报", city="海州市"),
    theme_groups=(ThemeGroup("all", "全部"),),
    themes=(
        Theme("farm", "农业", "all", terms=(("农机", 1.0), ("良种", 1.0))),
        Theme("port", "港口", "all", terms=(("港口", 1.0), ("码头", 1.0))),
    ),
    districts=DistrictGuide(
        city="海州市", districts=(District("dongping", "东屏区"), District("xihe", "西河县"))
    ),
)
FACTS = compile_facts(KNOWLEDGE)


def write_article(
    *paragraphs: str, people: tuple[Person, ...] = (DEPUTY,), title: str = "标题", date: str = "2024-12-20"
) -> Article:
    """Give an invented article with these paragraphs, one source line each."""
    written = tuple(Paragraph((Piece(number * 2 + 9, text),)) for number, text in enumerate(paragraphs))
    return replace(
        ARTICLE,
        dating=Dating(date, "given", ()),
        cut=replace(CUT, title=title, paragraphs=written, subheads=(), captions=()),
        people=people,
        subjects=tuple(person.name for person in people if person.relation == "subject"),
        themes=(),
        districts=(DistrictLabel("city", "市级", "about", ()),),
    )


def figures_of(*paragraphs: str, date: str = "2024-12-20") -> list[Figure]:
    """Return the figures of an invented article."""
    return read_figures(write_article(*paragraphs, people=(), date=date), FACTS)


def proposals_of(
    *paragraphs: str, people: tuple[Person, ...] = (DEPUTY,), title: str = "标题"
) -> list[Proposal]:
    """Return the proposals of an invented article."""
    return read_proposals(write_article(*paragraphs, people=people, title=title), FACTS)


@cache
def make_plain_archive() -> Archive:
    """Make the archive of the five pages as they were recognised."""
    seeds = ROOT / "seeds"
    return make_archive(seeds, replace(read_knowledge(seeds), corrections=())).archive


@cache
def make_foreign_archive() -> Archive:
    """Make one archive of every invented page under tests/: of other papers, years, places and recognisers."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder)
        (seeds / "archive.yml").write_text("name: 某库\npaper: 某报\n", encoding="utf-8")
        tests = ROOT / "tests"
        places = (
            *tests.glob("papers/*.txt"),
            *tests.glob("examined/*/*.txt"),
            *tests.glob("archives/*/seeds/**/*.txt"),
        )
        for number, path in enumerate(sorted(places)):
            shutil.copy(path, seeds / f"{number:03}.txt")
        return make_archive(seeds, read_knowledge(seeds)).archive
