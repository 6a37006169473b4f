"""Describe one page: cut it, date it, and file each of its articles. One call a page, on any worker."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from generator.assembly.sketches import ARTICLE_SKETCH, PAGE_SKETCH, list_texts, make_sketch, read_clauses
from generator.correcting.applying import apply_corrections, list_orders
from generator.correcting.known import correct_date, correct_filing
from generator.correcting.placing import PlacedCorrection, place_corrections
from generator.correcting.remarks import remark_corrections
from generator.cut.forms import Forms, compile_forms
from generator.cut.orders import Order
from generator.cut.portions import cut_file
from generator.filing.districts import DistrictIndex, compile_districts, file_by_district
from generator.filing.keywords import KeywordIndex, compile_keywords, find_keywords
from generator.filing.matching import WordIndex, compile_words
from generator.filing.passages import read_article
from generator.filing.themes import ThemeIndex, compile_themes, file_by_theme
from generator.identities import fingerprint_article
from generator.knowing.confidence import Verdict, judge_article, judge_page
from generator.knowing.dating import date_page
from generator.knowing.file_names import read_file_name
from generator.knowing.genres import find_genre
from generator.knowing.organisations import find_organisations
from generator.knowing.people import find_people, find_subjects
from generator.knowing.printed import read_printed
from generator.knowing.sessions import find_session, session_of_page
from generator.knowledge import Correction, Knowledge, SourceEntry
from generator.model import Cut, CutPage, Page
from generator.model.described import DescribedArticle, DescribedPage
from generator.reading.correction_files import SHORTEST_DIGEST
from generator.withdrawing.page import (
    WithdrawnParagraph,
    remark_withdrawals,
    withdraw_lines,
    withdraw_paragraphs,
    withdraw_words,
)


@dataclass(frozen=True)
class Tools:
    """The archivist's knowledge, compiled once for many pages."""

    knowledge: Knowledge
    themes: ThemeIndex
    districts: DistrictIndex
    keywords: KeywordIndex
    forms: Forms
    """What the archivist adds to the rules of cutting."""
    words: WordIndex
    """Everything that filing searches an article for."""
    corrections: Mapping[str, tuple[Correction, ...]]
    """By the file's path in composed form, and by the first characters of its digest."""
    withdrawals: Mapping[str, tuple[Correction, ...]]
    """Likewise."""
    sources: dict[str, SourceEntry]
    """By the file's path in composed form: some systems take names apart into letter and accent."""
    places: tuple[str, ...]
    """Full names of the districts."""
    name_places: tuple[str, ...]
    """Names of places that bodies are called after, with and without 省, 市, 区, 县."""
    known_bodies: tuple[str, ...]


def compile_tools(knowledge: Knowledge) -> Tools:
    """Compile what every page needs."""
    archive, guide = knowledge.archive, knowledge.districts
    places = tuple(district.name for district in guide.districts)
    full = (archive.city, archive.province, *places)
    themes, districts, keywords = (
        compile_themes(knowledge),
        compile_districts(knowledge),
        compile_keywords(knowledge),
    )
    return Tools(
        knowledge=knowledge,
        themes=themes,
        districts=districts,
        keywords=keywords,
        forms=compile_forms(archive),
        words=compile_words([*themes.words, *districts.words, *keywords.segmenter.known.words]),
        sources=index_sources(knowledge),
        corrections=group_corrections(knowledge.corrections),
        withdrawals=group_corrections(knowledge.withdrawals),
        places=places,
        name_places=tuple(sorted({form for name in full for form in (name, name[:-1]) if len(form) > 1})),
        known_bodies=tuple(
            clue.text for district in guide.districts for clue in district.clues if clue.use == "org"
        ),
    )


def index_sources(knowledge: Knowledge) -> dict[str, SourceEntry]:
    """Return what sources.yml says, by the file's path in composed form."""
    return {normalize("NFC", entry.file): entry for entry in knowledge.sources}


def group_corrections(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return the corrections of each file, by its path and by its digest: a file may have been renamed."""
    grouped: dict[str, tuple[Correction, ...]] = {}
    for correction in corrections:
        for key in (normalize("NFC", correction.file), correction.sha256[:SHORTEST_DIGEST]):
            grouped[key] = (*grouped.get(key, ()), correction)
    return grouped


def cut_with(page: Page, tools: Tools, orders: Sequence[Order]) -> CutPage:
    """Cut a page with the archivist's forms, phrases and orders."""
    return cut_file(page, tools.keywords.segmenter.segment, tools.knowledge.phrases, tools.forms, orders)


def fingerprint_as_printed(article: Cut, printed: Mapping[int, Cut]) -> str:
    """Return the id that an article has by the page as it stands, where nothing is corrected.

    `printed` gives for each line the article that has it there; the one with most of the lines is meant.
    """
    found = [printed[role.line] for role in article.roles if role.line in printed]
    shared = Counter(cut.number for cut in found)
    nearest = min(found, key=lambda cut: (-shared[cut.number], cut.number), default=article)
    return fingerprint_article(nearest)


def find_entry(file: str, sources: Mapping[str, SourceEntry]) -> SourceEntry:
    """Return what sources.yml says of a file, or that it says nothing."""
    return sources.get(normalize("NFC", file), SourceEntry(file))


def find_corrections(
    file: str, sha256: str, entry: SourceEntry, grouped: Mapping[str, tuple[Correction, ...]]
) -> tuple[Correction, ...]:
    """Return those of a page, under whichever name, and of the page that it is a better recognition of."""
    keys = [normalize("NFC", name) for name in (file, entry.replaces) if name]
    found = [one for key in keys for one in grouped.get(key, ())]
    found += [one for one in grouped.get(sha256[:SHORTEST_DIGEST], ()) if sha256.startswith(one.sha256)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class EditedCut:
    """A page as an archivist's corrections and withdrawals make it, cut."""

    cut: CutPage
    """Cut of the corrected text."""
    shown: Page
    """The page as printed, without what is withdrawn."""
    printed: Mapping[int, Cut]
    """For each line the article that has it where nothing is corrected."""
    corrections: tuple[PlacedCorrection, ...]
    withdrawals: tuple[PlacedCorrection, ...]
    withdrawn: tuple[WithdrawnParagraph, ...]


def edit_and_cut(page: Page, entry: SourceEntry, tools: Tools) -> EditedCut:
    """Withdraw words, correct, cut, withdraw paragraphs."""
    withdrawals = place_corrections(page, find_corrections(page.file, page.sha256, entry, tools.withdrawals))
    shown = withdraw_words(page, withdrawals, tools.knowledge.withdrawals)
    placed = place_corrections(shown, find_corrections(page.file, page.sha256, entry, tools.corrections))
    read = apply_corrections(shown, placed)
    orders = list_orders(placed)
    cut = cut_with(read, tools, orders)
    printed_as = cut if read == page else cut_with(page, tools, orders)
    cut, withdrawn, withdrawals = withdraw_paragraphs(cut, withdrawals)
    gone = {line for one in withdrawn for line in one.lines}
    placed = tuple(one for one in placed if one.line not in gone)
    said = (*remark_corrections(page.file, placed), *remark_withdrawals(page.file, withdrawals))
    return EditedCut(
        cut=replace(cut, notices=(*cut.notices, *said)),
        shown=withdraw_lines(shown, gone),
        printed={role.line: one for one in printed_as.cuts for role in one.roles},
        corrections=placed,
        withdrawals=withdrawals,
        withdrawn=withdrawn,
    )


def describe_page(page: Page, tools: Tools) -> DescribedPage:
    """Describe a page that was read."""
    settings = tools.knowledge.archive
    entry = find_entry(page.file, tools.sources)
    edited = edit_and_cut(page, entry, tools)
    cut, placed = edited.cut, edited.corrections
    named = read_file_name(page.file, settings.file_patterns)
    entry = correct_date(entry, placed)
    printed = read_printed(cut)
    dating, notices = date_page(cut, entry, named, printed)
    articles = tuple(
        describe_article(
            cut, article, tools, fingerprint=fingerprint_as_printed(article, edited.printed), placed=placed
        )
        for article in cut.cuts
    )
    session = session_of_page([article.session for article in articles], settings) if cut.banner else ""
    verdict = judge_page(cut, [Verdict(article.confidence, article.doubts) for article in articles])
    return DescribedPage(
        cut_page=replace(cut, page=edited.shown),
        corrections=placed,
        withdrawals=edited.withdrawals,
        withdrawn=edited.withdrawn,
        dating=dating,
        entry=entry,
        number=entry.page or named.page or printed.number,
        edition=entry.edition or named.edition,
        session=session,
        articles=articles,
        notices=(*notices, *printed.notices),
        sketch=make_sketch(read_clauses(edited.shown.lines), PAGE_SKETCH),
        confidence=verdict.confidence,
        doubts=verdict.doubts,
    )


def describe_article(
    cut_page: CutPage,
    cut: Cut,
    tools: Tools,
    *,
    fingerprint: str,
    placed: Sequence[PlacedCorrection] = (),
) -> DescribedArticle:
    """Describe one article of a page."""
    page, archive = cut_page.page, tools.knowledge.archive
    subjects = find_subjects(cut)
    people = find_people(cut, subjects, tools.places)
    text = read_article(page, cut, tools.words)
    themes, theme_doubts = file_by_theme(text, tools.themes)
    districts, district_doubts = file_by_district(text, tools.districts)
    themes, districts = correct_filing(cut, themes, districts, placed, tools.knowledge)
    own = [notice for role in cut.roles for notice in cut_page.notices_by_line.get(role.line, ())]
    verdict = judge_article(cut_page, cut)
    return DescribedArticle(
        cut=cut,
        fingerprint=fingerprint,
        genre=find_genre(cut, archive.genres),
        session=find_session(cut, archive, tools.places),
        subjects=subjects,
        people=people,
        organisations=find_organisations(cut, tools.known_bodies, tools.name_places),
        themes=themes,
        districts=districts,
        keywords=find_keywords(text, tools.keywords, names={person.name for person in people}),
        notices=tuple(
            sorted([*own, *theme_doubts, *district_doubts], key=lambda notice: (notice.line, notice.kind))
        ),
        sketch=make_sketch(read_clauses(list_texts(cut)), ARTICLE_SKETCH),
        confidence=verdict.confidence,
        doubts=verdict.doubts,
    )
